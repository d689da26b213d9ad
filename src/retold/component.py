"""A spaCy pipeline component: statements and credits of a ``Doc`` as span groups, found by retold's own stages.

::

    nlp = spacy.blank("en")
    nlp.add_pipe("retold_attributions")
    doc = nlp("“We waited,” Ann Lee told Reuters.")

The component reads ``doc.text`` and nothing else of the ``Doc``: retold brings its own sentences and grammar, so results are
the same in every pipeline, blank ones included, and are those of :func:`retold.annotate_text`.

spaCy imports this module with every pipeline that it makes, in every program: what it needs loads where it is used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

if TYPE_CHECKING:
    from retold.model.marks import Attribution, Credit
    from retold.model.outlet import Outlet
    from retold.model.span import Span as Place
    from retold.model.story import Story

NAME = "retold_attributions"
"""The factory, and the group of statements in ``doc.spans``."""
CREDITS = "retold_credits"
"""The group of credits in ``doc.spans``."""
ANY_LANGUAGE = "xx"
"""What spaCy calls a pipeline for texts in any language."""


class RetoldAttributions:
    """Sets ``doc.spans["retold_attributions"]`` and ``doc.spans["retold_credits"]``.

    Of each attribution there is a span for its source (label ``SOURCE``), its cue (``CUE``) and every part of its content
    (``CONTENT``), whose ``id_`` is the attribution's id; the group's ``attrs`` hold by this id ``form``, ``speaker`` and
    ``certainty``. Of each credit there is one span, whose label is the credit's kind in capitals (``OUTLET``, ``WIRE`` …) and
    whose ``id_`` is the credit's id; ``attrs`` hold by it ``credited``, ``kind`` and the ``attribution`` it is given with.
    Spans are widened to whole tokens. A text in another language than English, or without a word in it, has none.
    """

    def __init__(self, *, language: str | None = None, aliases: Sequence[Mapping[str, Any]] = ()) -> None:
        self.language = language
        self.outlets = _outlets(aliases)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a ``Doc`` in place; returns it."""
        story = self._story(doc)
        doc.spans[NAME] = _group(
            doc, NAME, [s for a in story.attributions for s in _statement(doc, a)], {a.id: _told(a) for a in story.attributions}
        )
        doc.spans[CREDITS] = _group(
            doc,
            CREDITS,
            [_span(doc, c.span, c.kind.upper(), c.id) for c in story.credits],
            {c.id: _given(c) for c in story.credits},
        )
        return doc

    def _story(self, doc: Doc) -> Story:
        from retold.lang.outlets import outlets_in_force
        from retold.model.errors import EmptyInput
        from retold.model.story import Story
        from retold.pipeline import ANNOTATE_STAGES, run
        from retold.read.documents import read_text

        spoken = self.language or (doc.lang_ if doc.lang_ != ANY_LANGUAGE else None)
        try:
            story = read_text(doc.text, spoken=spoken)
        except EmptyInput:
            return Story()
        with outlets_in_force(self.outlets):
            return run(story, ANNOTATE_STAGES)

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """The settings as JSON."""
        outlets = [{"name": o.name, "kind": o.kind, "aliases": o.aliases, "domains": o.domains} for o in self.outlets]
        return json.dumps({"language": self.language, "aliases": outlets}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> RetoldAttributions:  # noqa: ARG002 - spaCy's signature
        """Take over the settings that :meth:`to_bytes` gave; raises ``AliasError`` or ``ValueError`` where they are none."""
        settings = json.loads(data)
        self.language = settings["language"]
        self.outlets = _outlets(settings["aliases"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the settings to a file."""
        Path(path).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> RetoldAttributions:
        """Take over the settings in a file that :meth:`to_disk` wrote; raises ``OSError`` too."""
        return self.from_bytes(Path(path).read_bytes(), exclude=exclude)


def make(nlp: Language, name: str, language: str | None, aliases: list[dict[str, Any]]) -> RetoldAttributions:  # noqa: ARG001 - spaCy's signature
    """The component of a pipeline: ``language`` is the texts' ISO 639-1 code (else the pipeline's), ``aliases`` rows as --aliases takes them."""
    return RetoldAttributions(language=language, aliases=aliases)


def _outlets(aliases: Sequence[Mapping[str, Any]]) -> tuple[Outlet, ...]:
    from retold.read.aliases import read_aliases

    return read_aliases(aliases or None)


def _statement(doc: Doc, attribution: Attribution) -> list[Span | None]:
    parts = [("SOURCE", attribution.source), ("CUE", attribution.cue), *(("CONTENT", part) for part in attribution.content)]
    return [_span(doc, place, label, attribution.id) for label, place in parts if place is not None]


def _told(attribution: Attribution) -> dict[str, str | None]:
    return {"form": str(attribution.form), "speaker": attribution.speaker, "certainty": str(attribution.certainty)}


def _given(credit: Credit) -> dict[str, str | None]:
    return {"credited": credit.credited, "kind": str(credit.kind), "attribution": credit.attribution}


def _span(doc: Doc, place: Place, label: str, name: str) -> Span | None:
    return doc.char_span(place.start, place.end, label=label, span_id=name, alignment_mode="expand")


def _group(doc: Doc, name: str, spans: list[Span | None], attrs: dict[str, dict[str, str | None]]) -> SpanGroup:
    return SpanGroup(doc, name=name, spans=[s for s in spans if s is not None], attrs=attrs)


Language.factory(NAME, func=make, assigns=["doc.spans"], default_config={"language": None, "aliases": []})
