"""Progress on stderr: a moving line on a terminal, timings with ``-v``, silence otherwise."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from retold.read.items import Reached

LARGE = 1_000_000
"""Bytes of a source from which it is said how far into it reading is."""

Show = Callable[[str], None]


class Progress:
    """Tells how far a run is: documents while reading, then stages.

    ``verbose`` of 1 and more prints a line per finished step with its seconds; a terminal gets one moving line
    instead; ``quiet`` silences both. Use as a context manager, so that the terminal is itself again after errors.
    """

    def __init__(self, *, quiet: bool, verbose: int) -> None:
        self._lines = verbose > 0 and not quiet
        self._moving = not quiet and not self._lines and sys.stderr.isatty()
        self._show: Show | None = None
        self._stop: Callable[[], None] | None = None
        self._print: Show | None = None
        self._step = ""
        self._since = time.perf_counter()
        self._counting, self._from = "", 0

    def __enter__(self) -> Self:
        if self._moving:
            # rich costs 150 ms and is of use on terminals only.
            from rich.console import Console
            from rich.text import Text

            console = Console(stderr=True)
            status = console.status("reading")
            status.start()
            self._print = lambda line: console.print(Text(line), soft_wrap=True)
            # Text, not a string: square brackets in a file name are no markup.
            self._show, self._stop = lambda step: status.update(Text(step)), status.stop
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._stop is not None:
            self._stop()
            self._print = None

    def reached(self, at: Reached) -> None:
        """Called as reading goes on, with the documents so far and the place in the current source."""
        if at.documents == 0 and at.done == 0 and not self._step:
            self._begin("reading")
        self._step = f"reading {at.documents} documents"
        words = f"reading: {at.documents:,} documents"
        if at.sources > 1:
            words += f", {at.done} of {at.sources} inputs"
        if at.pages is not None:
            words += f", {at.pages[0]} of {at.pages[1]} pages fetched"
        if at.size is not None and at.size >= LARGE:
            words += f", {at.bytes / 1e6:,.0f} of {at.size / 1e6:,.0f} MB"
        elif at.size is None and at.bytes >= LARGE:
            words += f", {at.bytes / 1e6:,.0f} MB"
        self._move(words)

    def counted(self, name: str, done: int, total: int) -> None:
        """Called as a step of many articles goes on: what it has done (at its beginning: what was done before) and is to do (0: not known)."""
        if name != self._counting:
            self._begin(name)
            self._counting, self._from = name, done
        self._step = f"{name}: {done:,}{f' of {total:,}' if total else ''}" if done or total else name
        rate = (done - self._from) / max(time.perf_counter() - self._since, 1e-3)
        self._move(self._step + (f", {rate:,.0f} a second" if done > self._from else ""))

    def say(self, line: str) -> None:
        """A line on stderr, above the moving one."""
        if self._print is not None:
            self._print(line)
        else:
            click.echo(line, err=True)

    def stage(self, name: str, number: int, total: int) -> None:
        """Called before stage ``number`` (from 0) of ``total`` runs."""
        self.step(f"{name} ({number + 1} of {total})")

    def step(self, name: str) -> None:
        """Any other step worth a name, such as writing a file; ends the one before. Empty: only end it."""
        self._begin(name)
        self._move(name)

    def _begin(self, step: str) -> None:
        now = time.perf_counter()
        if self._lines and self._step:
            click.echo(f"{now - self._since:7.3f} s  {self._step}", err=True)
        self._step, self._since = step, now

    def _move(self, words: str) -> None:
        if self._show is not None and words:
            self._show(words)
