"""Where the work of an archive runs: in this process, or on a Ray cluster; the stages do not know which."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.model.errors import ArchiveError, MissingExtra

if TYPE_CHECKING:
    import daft
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]

NATIVE, RAY = "native", "ray"
_started: list[str] = []
"""The engine of this process, once it has one."""
BLOCK = 16_384
"""Articles that stand together: pairs between two such blocks are worked on one after the other."""
AHEAD = 8
"""Chunks of pairs that are given to the engine together, for each part that a cluster works on at once."""

Tell = Callable[[str, int, int], None]
"""Called with a stage's name, what it has done and what there is to do (0: not known)."""
Work = Callable[["Ints", "Ints"], list["NDArray[Any]"]]
"""Makes columns of numbers from pairs of articles, on whatever machine the engine has."""


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


def in_tiles(a: Ints, b: Ints, most: int) -> Iterator[tuple[Ints, Ints]]:
    """Pairs by the blocks of their articles, ``most`` at a time."""
    order = np.lexsort((b, a, b // BLOCK, a // BLOCK))
    for k in range(0, len(a), most):
        some = order[k : k + most]
        yield a[some], b[some]


@dataclass(frozen=True, slots=True)
class Way:
    """How pairs are worked on: ``most`` at a time, on so many ``parts`` of a cluster at once, and whom to tell as what ``stage``."""

    most: int
    parts: int
    tell: Tell
    stage: str


def work_on(a: Ints, b: Ints, work: Work, way: Way) -> list[NDArray[Any]]:
    """The columns that ``work`` makes of all pairs, wherever the engine runs; what each chunk of pairs has of a column one behind the other."""
    import pyarrow as pa
    from daft import DataType, col, func

    def made(one: daft.Series, other: daft.Series) -> pa.Array:
        chunks = zip(one.to_arrow(), other.to_arrow(), strict=True)
        rows = [work(*(side.values.to_numpy() for side in chunk)) for chunk in chunks]
        return pa.array([[c.astype(np.int64) for c in row] for row in rows], pa.large_list(pa.large_list(pa.int64())))

    apply = func.batch(return_dtype=DataType.list(DataType.list(DataType.int64())), batch_size=1)(made)
    found: list[list[NDArray[Any]]] = []
    way.tell(way.stage, 0, len(a))
    chunks, done = list(in_tiles(a, b, way.most)), 0
    for k in range(0, len(chunks), AHEAD * way.parts):
        some = chunks[k : k + AHEAD * way.parts]
        sides = [pa.array([chunk[side] for chunk in some], pa.large_list(pa.int64())) for side in (0, 1)]
        table = pa.table({"place": np.arange(len(some)), "a": sides[0], "b": sides[1]})
        rows = frame(table, min(way.parts, len(some)))
        result = rows.select(col("place"), apply(col("a"), col("b")).alias("made")).to_arrow()
        found += [[column.values.to_numpy() for column in row.values] for row in result.sort_by("place")["made"]]
        done += sum(len(one) for one, _ in some)
        way.tell(way.stage, done, len(a))
    return [np.concatenate(columns) for columns in zip(*found, strict=True)]
