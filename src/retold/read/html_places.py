"""Where the characters of a page's text stand in its text nodes, white space collapsed on the way."""

from __future__ import annotations

import re

from retold.model.document import Anchor

_SPACES = re.compile(r"[ \t\n\r\f]{2,}")


def anchors(raw: str, text: str, start: int, path: str) -> list[Anchor]:
    """Where the characters of ``text``, white space collapsed, stand in ``raw``; ``start`` is its place in the page's text."""
    place = 0
    if text[0] != " ":
        while raw[place] in " \t\n\r\f":
            place += 1
    found = [Anchor(start, path, place)]
    if len(raw) - place == len(text):
        return found
    written = start - place
    for match in _SPACES.finditer(raw, place):
        written -= match.end() - match.start() - 1
        found.append(Anchor(match.end() + written, path, match.end()))
    return found
