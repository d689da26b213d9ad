"""Where the work of an archive runs: in this process, or on a Ray cluster; the stages do not know which."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from retold.model.errors import ArchiveError, MissingExtra

if TYPE_CHECKING:
    import daft
    import pyarrow as pa

NATIVE, RAY = "native", "ray"
_started: list[str] = []
"""The engine of this process, once it has one."""


def start_engine(name: str = NATIVE) -> None:
    """Choose the engine of this process: ``native``, ``ray`` (a cluster that RAY_ADDRESS names, or one on this machine) or ``ray://HOST:PORT``.

    Daft takes one engine a process. Raises ``MissingExtra`` where the engine is not installed and ``ArchiveError`` for another
    name, or for a second engine.
    """
    if _started:
        if _started[0] != name:
            raise ArchiveError(
                f"--engine {name}", f"this process runs on {_started[0]} already", "Start another process for it."
            )
        return
    if find_spec("daft") is None or find_spec("pyarrow") is None:
        raise MissingExtra("retold archive", "this part is not installed (it takes 310 MB)", "pip install 'retold[archive]'")
    # Said before Daft is loaded: nothing is told to anybody, and no bars of its own.
    os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    import daft

    if name == NATIVE:
        daft.set_runner_native()
    elif name == RAY or name.startswith("ray://"):
        if find_spec("ray") is None:
            raise MissingExtra(f"--engine {name}", "Ray is not installed", "pip install 'retold[ray]'")
        daft.set_runner_ray(address=os.environ.get("RAY_ADDRESS") if name == RAY else name, noop_if_initialized=True)
    else:
        raise ArchiveError(f"--engine {name}", "no such engine", "Use native, ray or ray://HOST:PORT.")
    _started.append(name)


def frame(table: pa.Table, parts: int = 1) -> daft.DataFrame:
    """A table of this process as a dataframe; ``parts`` of it can be worked on at once."""
    import daft

    made = daft.from_arrow(table)
    return made.into_partitions(parts) if parts > 1 else made
