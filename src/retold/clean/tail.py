"""What stands behind the article: comment areas, lists of other articles, writers' lives."""

from __future__ import annotations

import re

from retold.clean.draft import Draft
from retold.clean.head import is_stamp
from retold.clean.lines import Line
from retold.lang import furniture
from retold.model.document import Role

BODY_LINES = 3
"""Lines of running text that must stand above a comment area: the same words stand beside headlines as buttons."""
BIO_WORDS = 90
SHORT_WORDS = 4
"""Words up to which a closed line is no sentence about a writer."""
LINK_WORDS = 25

_ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}")
_FIRST_COMMENT = re.compile(r"1[.)] ?\S")
_NUMBERED = re.compile(r"\d{1,4}[.)] ?\S")
_SAYS = re.compile(r"(?!(?:The|A|An|It|He|She|They|This|That|One) )[\w.@-]{1,30}(?: [\w.@-]{1,20}){0,2} (?:says|commented) ?:")


def label_tail(draft: Draft) -> None:
    """Label comment areas, then what follows the last paragraph."""
    _comment_areas(draft)
    _bios(draft)
    _leftovers(draft)


def _prose(draft: Draft) -> list[Line]:
    return [line for line in draft.undecided() if line.prose]


def _comment_areas(draft: Draft) -> None:
    """Comments stand between the article and the form that asks for one, or behind a count of them."""
    prose = [line.index for line in _prose(draft)]
    if len(prose) < BODY_LINES:
        return
    earliest = prose[BODY_LINES - 1]
    forms = [line.index for line in draft.lines[earliest:] if _is_form(draft, line)]
    if not forms:
        return
    for i in range(_comments_from(draft, earliest + 1, forms[0]), forms[0]):
        draft.put(i, Role.COMMENT, "stands above the comment form")
    for i in range(forms[0] + 1, len(draft.lines)):
        draft.put(i, Role.COMMENT, "stands below the comment form")


def _is_form(draft: Draft, line: Line) -> bool:
    return (
        draft.role(line.index) is Role.COMMENT_UI
        and re.match(
            r"(?i)(?:leave|post|add|write) a |\(?\d[\d,]* .*comments?|this site uses akismet|your email address", line.text
        )
        is not None
    )


def _comments_from(draft: Draft, start: int, form: int) -> int:
    """Where the comments above a form begin: at a list, numbered or indented to its last line, or at ``Name says:`` twice.

    An article may hold a numbered list, and a line that says who says what; it does not indent all that follows.
    """
    lines = draft.lines
    first = form
    while (
        first > start
        and (lines[first - 1].indent > 0 or _NUMBERED.match(lines[first - 1].text))
        and not lines[first - 1].block.path
    ):
        first -= 1
    first = next((i for i in range(first, form) if lines[i].gap and _FIRST_COMMENT.match(lines[i].text)), form)
    says = [i for i in range(start, form) if lines[i].gap and _SAYS.fullmatch(lines[i].text)]
    return min(first, says[0]) if len(says) > 1 else first


def label_link_lists(draft: Draft) -> None:
    """Lines below a heading such as ``Read more:`` that are titles belong to it."""
    inside = False
    for line in draft.lines[draft.body_from :]:
        label = draft.labels[line.index]
        if label is not None:
            inside = label.role is Role.RELATED and (len(line.words) <= 6 or inside)
        elif (
            inside and len(line.words) <= LINK_WORDS and (not line.closed or (line.title_case and not line.text.endswith(".")))
        ):
            draft.put(line.index, Role.RELATED, "listed under a heading for other articles")
        else:
            inside = False


def _bios(draft: Draft) -> None:
    """The last paragraphs, where they introduce somebody the article has not spoken of, or its writer."""
    prose = [line for line in draft.undecided() if line.closed and len(line.words) > SHORT_WORDS]
    writers = {w for line in draft.lines if draft.role(line.index) is Role.BYLINE for w in line.words}
    while len(prose) > 1 and (match := furniture.BIO.match(prose[-1].text)) and len(prose[-1].words) <= BIO_WORDS:
        surname = match["name"].split()[-1].casefold()
        if surname not in writers and any(surname in line.words for line in prose[:-1]):
            return
        draft.put(prose[-1].index, Role.BIO, "introduces the writer")
        prose.pop()


def _leftovers(draft: Draft) -> None:
    """Short open lines behind the last paragraph."""
    prose = _prose(draft)
    if not prose:
        return
    rest = [line for line in draft.undecided() if line.index > prose[-1].index and not line.closed and not line.open_quote]
    for line in rest:
        if furniture.BYLINE.fullmatch(line.text):
            draft.put(line.index, Role.BYLINE, "a name below the article")
        elif is_stamp(line):
            draft.put(line.index, Role.STAMP, "a date below the article")
        elif _ADDRESS.fullmatch(line.text):
            draft.put(line.index, Role.BIO, "the writer's address")
        elif len(line.words) <= 3:
            draft.put(line.index, Role.OTHER, "a word or two below the article")
        elif line.title_case and len(line.words) <= LINK_WORDS:
            draft.put(line.index, Role.RELATED, "a title below the article")
