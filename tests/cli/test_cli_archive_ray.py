"""The same job on both engines: a Ray cluster of two worker nodes on this machine gives the tables that this process gives."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_records import records, write_records

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")
pytest.importorskip("ray", reason="the extra retold[ray] is not installed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of a head that does no work and two workers."""
    from ray.cluster_utils import Cluster

    memory = 100_000_000
    made = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 0, "object_store_memory": memory, "include_dashboard": False}
    )
    for _ in range(2):
        made.add_node(num_cpus=1, object_store_memory=memory)
    yield made.address
    made.shutdown()


def test_both_engines_give_the_same_tables(cluster: str, tmp_path: Path) -> None:
    import pyarrow as pa

    from retold.archive.store import Store
    from retold.archive.tables import TABLES

    source = write_records(tmp_path / "news.jsonl", records())
    tables: dict[str, dict[str, pa.Table]] = {}
    for engine in ("native", "ray"):
        store = tmp_path / engine
        command = [
            sys.executable,
            "-m",
            "retold",
            "archive",
            "build",
            str(source),
            "--into",
            str(store),
            "--engine",
            engine,
            *(("--parts", "2") if engine == "ray" else ()),
            "-q",
        ]
        done = subprocess.run(
            command, env={**os.environ, "RAY_ADDRESS": cluster}, capture_output=True, text=True, check=False, timeout=240
        )
        assert done.returncode == 0, done.stderr[-3000:]
        opened = Store(store)
        tables[engine] = {name: opened.read(name) for name in TABLES}
    for name in TABLES:
        assert tables["ray"][name].equals(tables["native"][name]), name
    assert tables["ray"]["copies"].num_rows == 6
