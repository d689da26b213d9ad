"""A text on a desk: headline, marks and paragraphs of sentences, each sentence knowing which text it was first written for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it now reads; ``born`` names the sentence it was first, whatever has been done to it since.

    ``born`` is ``node:number`` for what came from a node's own article or framing; edits keep it, so that two texts share
    matter exactly where they share births.
    """

    text: str
    born: str

    def reads(self, text: str) -> Sentence:
        """The same sentence in other words."""
        return replace(self, text=text)


@dataclass
class Draft:
    """An article file in the making.

    ``mark`` is what stands before the first sentence ("PORT SELDA (CW) — "); ``foot`` lines come after the body, ``top``
    lines between byline and body.
    """

    headline: str
    paragraphs: list[list[Sentence]]
    byline: str = ""
    mark: str = ""
    top: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def copy(self) -> Draft:
        """A draft that can be changed without changing this one."""
        return replace(
            self,
            paragraphs=[list(p) for p in self.paragraphs],
            top=list(self.top),
            foot=list(self.foot),
        )

    def places(self) -> Iterator[tuple[int, int, Sentence]]:
        """Every sentence with its paragraph and its place in it."""
        for i, paragraph in enumerate(self.paragraphs):
            for j, sentence in enumerate(paragraph):
                yield i, j, sentence

    @property
    def births(self) -> set[str]:
        """What it has sentences of."""
        return {s.born for _, _, s in self.places()}

    @property
    def body(self) -> list[str]:
        """The paragraphs as text."""
        lines = [" ".join(s.text for s in p) for p in self.paragraphs if p]
        if lines and self.mark:
            lines[0] = self.mark + lines[0]
        return lines

    @property
    def text(self) -> str:
        """The file: headline, byline and body, set apart by blank lines, and a line feed at the end."""
        lines = [self.headline, self.byline, *self.top, *self.body, *self.foot]
        return "\n\n".join(line for line in lines if line) + "\n"

    def tidy(self) -> None:
        """Leave no empty paragraph."""
        self.paragraphs = [p for p in self.paragraphs if p]
