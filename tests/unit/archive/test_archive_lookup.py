"""Articles are looked up by their numbers in the files and row groups they are in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pa = pytest.importorskip("pyarrow", reason="the extra retold[archive] is not installed")


def test_texts_come_in_the_order_of_their_numbers_from_any_file(tmp_path: Path) -> None:
    from retold.archive.lookup import Texts
    from retold.archive.store import Store
    from retold.archive.tables import ROWS_TOGETHER, schema_of

    store = Store.create(tmp_path / "store")
    size = 2 * ROWS_TOGETHER["articles"] + 3
    for first in (0, size):
        rows = [{"n": n, "text": f"text {n}", "body": f"body {n}" if n % 3 == 0 else None} for n in range(first, first + size)]
        store.commit({"articles": pa.Table.from_pylist(rows, schema=schema_of("articles"))})
    known = Texts.of(store)
    wanted = np.array([0, 1, 255, 256, 511, 512, size - 1, size, size + 300, 2 * size - 1])
    assert known.at(wanted) == [f"{'body' if n % 3 == 0 else 'text'} {n}" for n in wanted.tolist()]
    assert known.at(np.array([], dtype=np.int64)) == []
