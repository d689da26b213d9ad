"""Verbs that tell one kind of happening by degrees: asked to leave, ordered out, thrown out. English lemmas; compiled by the retold project.

Each line is a step: the scale, what the step says, its verbs. Two articles that take different steps for one happening tell it
differently, whichever is right.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

_STEPS = """
made to go|asked|ask request invite encourage
made to go|ordered|order instruct command direct
made to go|forced|force compel coerce kick throw drag boot eject expel evict haul bundle
leaving a post|left of one's own will|resign quit retire
leaving a post|was removed|fire sack dismiss oust axe
what was done to a body|touched|touch kiss hug
what was done to a body|groped|grope fondle molest
what was done to a body|harassed|harass pester proposition
what was done to a body|assaulted|assault attack
what was done to a body|raped|rape
what was taken|borrowed|borrow
what was taken|stole|steal rob loot swipe
how it came down|landed|land
how it came down|crashed|crash smash plunge slam
"""

_READ = [line.split("|") for line in _STEPS.strip().splitlines()]

DEGREES: dict[str, tuple[str, str]] = {verb: (scale, step) for scale, step, verbs in _READ for verb in verbs.split()}
"""A verb's scale and step."""

OUTWARD = frozenset(verb for verb, (scale, _) in DEGREES.items() if scale == "made to go") - {"eject", "expel", "evict"}
"""Verbs that tell of going only with a word for it."""

LEAVING = frozenset(verb for verb, (_, step) in DEGREES.items() if step == "left of one's own will")
"""Verbs whose subject is whom another step befalls: who resigned here was fired there."""

PRESSING = word_set("force compel press pressure push order make oblige coerce")
"""Verbs under which somebody does not do a thing of his own will."""

GOING = word_set("off out away leave exit vacate go")
"""Such words."""
