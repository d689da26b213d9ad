"""What retold's exit codes mean, and how errors are told on stderr."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from retold.model.errors import (
    AliasError,
    ArchiveError,
    DateError,
    InputError,
    MetaError,
    MissingExtra,
    OutputError,
    RetoldError,
    UnknownCode,
)

if TYPE_CHECKING:
    from retold.model.story import Problem, Story


class Exit(IntEnum):
    """Exit codes of the program; scripts may rely on them."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING_USABLE = 3
    BUG = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141


MEANING: dict[Exit, str] = {
    Exit.OK: "everything given was read",
    Exit.SOME_FAILED: "some inputs could not be used (each is named on stderr); the others were",
    Exit.USAGE: "the command line, the --meta or --aliases file or an output cannot be used as given",
    Exit.NOTHING_USABLE: "no input could be used; nothing was written",
    Exit.BUG: "a bug in retold, or a broken installation",
    Exit.INTERRUPTED: "interrupted (Ctrl-C)",
    Exit.BROKEN_PIPE: "the program reading the output closed it",
}


def of_story(story: Story) -> Exit:
    """The exit code a story's inputs deserve."""
    if not story.articles:
        return Exit.NOTHING_USABLE
    return Exit.SOME_FAILED if any(p.fatal for p in story.problems) else Exit.OK


def of_error(error: RetoldError) -> Exit:
    """The exit code of an error that ended the run."""
    if isinstance(error, (AliasError, ArchiveError, DateError, MetaError, MissingExtra, OutputError, UnknownCode)):
        return Exit.USAGE
    return Exit.NOTHING_USABLE if isinstance(error, InputError) else Exit.BUG


def describe(problem: Problem) -> str:
    """A problem as one line: what it concerns, what is wrong, what to try."""
    kind = "not read" if problem.fatal else "note"
    return f"{problem.file}: {kind}: {problem.reason} ({problem.code}). {problem.hint}".rstrip()
