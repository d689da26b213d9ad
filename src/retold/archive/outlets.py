"""Questions about outlets: who prints what others have printed, who is first with a story, how stories are shared out.

The order is that of dates of publication and says nothing of how a text came from one to the other: two that print an agency's
text stand in it as the earlier and the later one. Formulas stand in ``docs/archive.md``.
"""

from __future__ import annotations

from retold.archive.store import Store
from retold.archive.views import Rows, dated, rows_of

_PAIRS = """
    both_ways AS (SELECT a, b FROM copies UNION ALL SELECT b, a FROM copies),
    pairs AS (
      SELECT x.n AS first_n, y.n AS later_n, x.house AS source, y.house AS taker, y.story_id,
             before(x.day, x.at, x.zoned, y.day, y.at, y.zoned) AS told,
             before(y.day, y.at, y.zoned, x.day, x.at, x.zoned) AS reversed
      FROM both_ways c JOIN dated x ON x.n = c.a JOIN dated y ON y.n = c.b
      WHERE x.house IS NOT NULL AND y.house IS NOT NULL AND x.house <> y.house
    ),
    taken AS (
      SELECT later_n, taker, source, any_value(story_id) AS story_id, list(first_n) AS given,
             1 / count(*) OVER (PARTITION BY later_n) AS weight
      FROM pairs WHERE told GROUP BY later_n, taker, source
    ),
    names AS (SELECT house, min(name) AS name FROM houses GROUP BY house)
"""
"""Copies across outlets: ``taken`` has a row for every later article and every outlet that had half of it before."""


def outlet_edges(store: Store) -> Rows:
    """Who prints what others printed before: an edge from the earlier outlet to the later one.

    ``articles`` are the later outlet's, each once an edge; ``weight`` shares an article among all outlets that were earlier, so that the
    weights of all edges add up to the articles that have an earlier copy elsewhere. ``undated`` pairs have dates that do not tell
    who was first; they stand under the outlets in the order of the alphabet, and count nowhere else.
    """
    columns = ("source", "taker", "articles", "weight", "stories", "undated")
    query = f"""WITH {_PAIRS},
        edges AS (
          SELECT source, taker, count(*) AS articles, sum(weight) AS weight, count(DISTINCT story_id) AS stories, 0 AS undated
          FROM taken GROUP BY source, taker
          UNION ALL
          SELECT source, taker, 0, 0, 0, count(*) FROM pairs JOIN names x ON x.house = source JOIN names y ON y.house = taker
          WHERE NOT told AND NOT reversed AND x.name < y.name GROUP BY source, taker
        )
        SELECT x.name, y.name, sum(articles)::BIGINT, round(sum(weight), 2), sum(stories)::BIGINT, sum(undated)::BIGINT
        FROM edges JOIN names x ON x.house = source JOIN names y ON y.house = taker
        GROUP BY ALL ORDER BY 3 DESC, 4 DESC, 6 DESC, 1, 2
    """  # noqa: S608 - parts written here
    return columns, rows_of(dated(store), query, [], columns)


def outlet_totals(store: Store) -> Rows:
    """Every outlet: its articles and stories, what it was first with, and what stands in others before or after it.

    ``shared`` are its stories that other outlets told too; in ``first`` of them it was earlier than every other outlet, in
    ``first_undecided`` the dates leave open whether it was. ``taken_by_others`` are its articles half of which another outlet had later,
    ``taken_from_others`` those half of which another outlet had before.
    """
    columns = (
        "outlet", "articles", "stories", "shared", "first", "first_undecided", "taken_by_others", "taken_from_others",
    )  # fmt: skip
    query = f"""WITH {_PAIRS},
        told AS (SELECT * FROM dated WHERE house IS NOT NULL AND story_id IS NOT NULL),
        several AS (SELECT story_id FROM told GROUP BY 1 HAVING count(DISTINCT house) > 1),
        begun AS (SELECT story_id, min(day) AS day FROM told GROUP BY 1),
        -- Who is first published on the story's first day (or a day later: moments with zones reach into the next one).
        early AS (SELECT t.* FROM told t JOIN several USING (story_id) JOIN begun b USING (story_id) WHERE t.day <= b.day + 1),
        beaten AS (
          SELECT DISTINCT x.story_id, x.n FROM early x JOIN early y USING (story_id)
          WHERE before(y.day, y.at, y.zoned, x.day, x.at, x.zoned)
        ),
        unbeaten AS (SELECT DISTINCT story_id, house FROM early ANTI JOIN beaten USING (story_id, n)),
        firsts AS (SELECT story_id, house, count(*) OVER (PARTITION BY story_id) AS rivals FROM unbeaten),
        movers AS (SELECT house, count(*) FILTER (rivals = 1) AS first, count(*) FILTER (rivals > 1) AS open FROM firsts GROUP BY house),
        own AS (SELECT house, count(*) AS articles, count(DISTINCT story_id) AS stories,
                       count(DISTINCT story_id) FILTER (story_id IN (SELECT story_id FROM several)) AS shared FROM told GROUP BY house),
        gave AS (SELECT source AS house, count(DISTINCT n) AS given FROM (SELECT source, unnest(given) AS n FROM taken) GROUP BY 1),
        got AS (SELECT taker AS house, count(DISTINCT later_n) AS got FROM taken GROUP BY 1)
        SELECT name, articles, stories, shared, coalesce(first, 0), coalesce(open, 0), coalesce(given, 0), coalesce(got, 0)
        FROM own JOIN names USING (house) LEFT JOIN movers USING (house) LEFT JOIN gave USING (house) LEFT JOIN got USING (house)
        ORDER BY articles DESC, name
    """  # noqa: S608 - parts written here
    return columns, rows_of(dated(store), query, [], columns)


def story_measures(store: Store) -> Rows:
    """Every story of two and more articles: how much of it is copies, how long and how fast it was told, and by how few.

    ``copied`` is the share (0-1) of articles of which another article of the archive has half, or that have half of another; ``later`` of
    those half of which an earlier article of another outlet has; ``days`` from the first to the last, ``half`` until half of the dated articles were out;
    ``concentration`` the Herfindahl index of its outlets (1: one outlet has all articles).
    """
    columns = ("story_id", "title", "articles", "outlets", "copied", "later", "days", "half", "concentration")
    query = f"""WITH {_PAIRS},
        shares AS (SELECT story_id, coalesce(house, 0) AS house, count(*) AS held FROM dated GROUP BY ALL),
        even AS (SELECT story_id, sum((held / total) ** 2) AS index FROM
                 (SELECT *, sum(held) OVER (PARTITION BY story_id) AS total FROM shares) GROUP BY story_id),
        spans AS (SELECT story_id, max(day) - min(day) AS days, quantile_disc(day, 0.5) - min(day) AS half FROM dated GROUP BY story_id),
        later AS (SELECT story_id, count(DISTINCT later_n) AS later FROM taken GROUP BY story_id)
        SELECT story_id, title, articles, outlets, round(copies / articles, 4), round(coalesce(later, 0) / articles, 4),
               days, half, round(index, 4)
        FROM stories JOIN even USING (story_id) JOIN spans USING (story_id) LEFT JOIN later USING (story_id)
        WHERE articles > 1 ORDER BY articles DESC, story_id
    """  # noqa: S608 - parts written here
    return columns, rows_of(dated(store), query, [], columns)
