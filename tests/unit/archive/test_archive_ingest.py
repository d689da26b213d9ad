"""Reading records where the engine runs."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")


def test_records_stay_in_order_whatever_order_the_engine_answers_in(monkeypatch: pytest.MonkeyPatch) -> None:
    from retold.archive import ingest
    from retold.archive.engine import frame, start_engine
    from retold.read.items import Item
    from retold.read.sniff import Format

    start_engine()

    def turned(table: Any, parts: int = 1) -> Any:
        return frame(table.take(list(range(table.num_rows))[::-1]), parts)

    monkeypatch.setattr(ingest, "frame", turned)
    items = [
        Item(
            name=f"t!{k}",
            data=f"text {k}".encode(),
            kind=Format.TEXT,
            charset="utf-8",
            values={"title": "T"},
            headed=True,
            key=str(k),
        )
        for k in range(5)
    ]
    rows = ingest._read(items, 1, clean_tables=False)
    assert [r["doc_id"] for r in rows] == [i.key for i in items]
    assert [r["text"] for r in rows] == [f"text {k}" for k in range(5)]
