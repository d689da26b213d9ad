"""The example story is compared, and what was hidden in it is found (examples/harbour-ferry/README.md lists it)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import retold
from retold.model.claims import Conflict, ConflictKind, Strength, Support
from retold.model.document import Role
from retold.model.links import Difference
from retold.model.span import Span
from retold.model.story import Story

EXAMPLE = Path(__file__).parents[2] / "examples/harbour-ferry"


@pytest.fixture(scope="module")
def story() -> Story:
    return retold.compare_articles(EXAMPLE / "articles", meta=EXAMPLE / "meta.yaml")


def number(story: Story, doc: str) -> str:
    """The two digits that an article's file name starts with."""
    return Path(story.document(doc).file).name[:2]


def in_articles(story: Story, conflict: Conflict) -> dict[str, set[str | None]]:
    """The values a conflict has in each article."""
    values: dict[str, set[str | None]] = {}
    for member in conflict.members:
        values.setdefault(number(story, member.span.doc), set()).add(member.value)
    return values


def place(story: Story, article: str, words: str) -> Span:
    (document,) = (d for d in story.documents if number(story, d.id) == article)
    start = document.text.index(words)
    return Span(document.id, start, start + len(words))


def roles_of(story: Story, span: Span) -> set[Role]:
    return {r.role for r in story.regions if r.span.overlaps(span)}


def descendants(story: Story, name: str) -> set[str]:
    """The articles that an unseen original of this name leads to, over any number of edges."""
    reached = {n.id for n in story.lineage.nodes if not n.seen and name in n.name}
    while more := {e.target for e in story.lineage.edges if e.source in reached} - reached:
        reached |= more
    return {number(story, n.doc) for n in story.lineage.nodes if n.id in reached and n.doc is not None}


def test_all_five_are_read_and_nothing_is_wrong_with_them(story: Story) -> None:
    assert [number(story, d.id) for d in story.documents] == ["01", "02", "03", "04", "05"]
    assert story.problems == ()
    assert [d.outlet for d in story.documents] == [
        "Varnmouth Courier",
        "Coastline Daily",
        "The Tern",
        "Saltmarsh Post",
        "The Island Ledger",
    ]
    assert all(d.title and d.published and d.language == "en" for d in story.documents)
    assert [d.author for d in story.documents][:2] == ["Petra Lindqvist", "Northern Wire"]
    assert story.documents[4].author == "Signe Aune"
    assert "WATERFRONT" not in (story.documents[3].author or "")


def test_the_lost_original_stands_behind_both_that_copied_it(story: Story) -> None:
    assert {"03", "04"} <= descendants(story, "Harbour Beat News")
    (finding,) = (f for f in story.findings if f.code == "F101" and "Harbour Beat News" in f.text)
    assert {number(story, e.span.doc) for e in finding.evidence} == {"03", "04"}


def test_neither_copy_of_the_lost_original_copied_the_other(story: Story) -> None:
    ids = {n.id: number(story, n.doc) for n in story.lineage.nodes if n.doc is not None}
    assert not [e for e in story.lineage.edges if {ids.get(e.source), ids.get(e.target)} == {"03", "04"}]


def test_the_wire_stands_behind_both_that_printed_it(story: Story) -> None:
    assert {"02", "05"} <= descendants(story, "Northern Wire")


def test_the_altered_quotation_is_found(story: Story) -> None:
    matches = [m for m in story.quote_matches if any("asked for reverse" in story.text(p.span) for p in m.members)]
    assert len(matches) == 1
    assert {number(story, m.span.doc) for m in matches[0].members} == {"01", "02", "05"}
    assert matches[0].difference is Difference.WORDING
    assert any(f.code == "F301" and "Brandt" in f.text for f in story.findings)


def test_the_number_that_grew_is_an_update(story: Story) -> None:
    grown = [c for c in story.conflicts if c.kind is ConflictKind.NUMBER and {"02", "05"} <= set(in_articles(story, c))]
    assert grown
    assert any(c.strength is Strength.UPDATE_OVER_TIME for c in grown)
    assert any(v and "17" in v for c in grown for v in in_articles(story, c)["05"])


def test_the_dates_of_the_inspection_contradict_each_other(story: Story) -> None:
    dated = [c for c in story.conflicts if c.kind is ConflictKind.DATE]
    values = [in_articles(story, c) for c in dated]
    assert any({"2026-09-14"} == v.get("02") and {"2026-08-14"} == v.get("05") for v in values)


def test_the_day_of_the_accident_is_told_differently(story: Story) -> None:
    values = [in_articles(story, c) for c in story.conflicts if c.kind is ConflictKind.DATE]
    assert any({"2026-10-05"} == v.get("04") and len(v) > 1 for v in values)


def test_the_headline_without_a_body_is_found_and_the_others_are_not_blamed(story: Story) -> None:
    verdicts = {number(story, h.span.doc): h for h in story.headlines if Role.HEADLINE in roles_of(story, h.span)}
    assert verdicts["04"].supported is not Support.YES
    assert "ARRESTED" in {story.text(s) for s in verdicts["04"].missing}
    assert any(f.code in {"F601", "F602"} and "ARRESTED" in f.text for f in story.findings)
    assert {verdicts[n].supported for n in ("01", "02")} == {Support.YES}


def test_the_letter_behind_several_articles_is_found(story: Story) -> None:
    letters = [f for f in story.findings if f.code == "F201" and "letter" in f.text]
    assert any({"03", "04"} <= {number(story, e.span.doc) for e in f.evidence} for f in letters)


@pytest.mark.parametrize(
    ("article", "words", "roles"),
    [
        ("04", "My brother got off it in May", {Role.COMMENT}),
        ("04", "Where does it say that anybody was arrested?", {Role.COMMENT}),
        ("04", "LEAVE A REPLY", {Role.COMMENT_UI}),
        ("04", "SHOCK ON THE WATERFRONT", {Role.KICKER}),
        ("05", "who sent bread over with the fishing boats", {Role.COMMENT}),
        ("01", "never miss a story", {Role.PROMO}),
        ("01", "The Linnet lies against the east pier", {Role.CAPTION}),
        ("01", "© 2026 Varnmouth Courier", {Role.LEGAL}),
        ("02", "First autumn storm closes coast road", {Role.RELATED}),
        ("03", "Become a member of The Tern", {Role.PROMO}),
    ],
)
def test_furniture_is_labelled(story: Story, article: str, words: str, roles: set[Role]) -> None:
    assert roles_of(story, place(story, article, words)) == roles


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("01", "Everybody fell at once"),
        ("01", "Crossings will resume on Thursday"),
        ("02", "All crossings were suspended on Wednesday"),
        ("03", "Four months, and not one line"),
        ("04", "A minute of silence is planned"),
        ("05", "A smaller boat, the Dunlin"),
    ],
)
def test_the_running_text_stays_the_running_text(story: Story, article: str, words: str) -> None:
    assert roles_of(story, place(story, article, words)) <= {Role.BODY, Role.BLOCKQUOTE}


def test_no_article_of_the_set_is_said_to_have_copied_another(story: Story) -> None:
    assert not [f.text for f in story.findings if f.code == "F102"]


def test_every_finding_stands_on_words_of_articles(story: Story) -> None:
    assert story.findings
    assert all(story.text(e.span).strip() for f in story.findings for e in f.evidence)


def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    command = [
        sys.executable,
        "-m",
        "retold",
        "compare",
        str(EXAMPLE / "articles"),
        "--meta",
        str(EXAMPLE / "meta.yaml"),
        "--json",
        "-",
    ]
    outputs = {
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_the_articles_that_drop_allegedly_are_named(story: Story) -> None:
    (drift,) = (k for k in story.conflicts if k.kind is ConflictKind.CERTAINTY)
    assert in_articles(story, drift) == {"01": {"hedged"}, "04": {"told as fact"}, "05": {"told as fact"}}
