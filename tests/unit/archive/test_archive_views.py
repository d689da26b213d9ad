"""The order of dates that questions to a store go by is the one of the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from retold.archive.records import day_of
from retold.model.when import When

pa = pytest.importorskip("pyarrow", reason="the extra retold[archive] is not installed")
pytest.importorskip("duckdb", reason="the extra retold[archive] is not installed")

PUBLISHED = (
    "2026-03-01", "2026-03-02?", "2026-03", "2026", None,
    "2026-03-01T09:00:00Z", "2026-03-01T10:30:00+01:00", "2026-03-01T10:30+01:00~", "2026-03-01T23:30:00-05:00", "2026-03-02T01:00:00Z",
    "2026-03-01T09:00", "2026-03-01T11:00:00", "2026-03-02T00:10?",
)  # fmt: skip


def test_what_is_before_in_a_store_is_what_is_after_in_the_model(tmp_path: Path) -> None:
    from retold.archive.store import Store
    from retold.archive.tables import schema_of
    from retold.archive.views import dated

    dates = [When(p) if p else None for p in PUBLISHED]
    rows = [{"n": n, "published": p, "day": day_of(w)} for n, (p, w) in enumerate(zip(PUBLISHED, dates, strict=True))]
    store = Store.create(tmp_path / "store")
    store.commit({"articles": pa.Table.from_pylist(rows, schema=schema_of("articles"))})
    query = "SELECT x.n, y.n FROM dated x, dated y WHERE before(x.day, x.at, x.zoned, y.day, y.at, y.zoned)"
    found = set(dated(store).execute(query).fetchall())
    told = {(a, b) for a, x in enumerate(dates) for b, y in enumerate(dates) if x and y and y.after(x)}
    assert found == told
    assert len(told) > len(PUBLISHED)
