from __future__ import annotations

from pathlib import Path

import pytest

from retold.annotate.tagger_links import CUE_TAGS, LINK_TAGS, stretches
from retold.annotate.tagger_text import Window, windows
from training.attribution.polnear import GoldArticle, Statement, read
from training.attribution.samples import covered, samples

TEXT = "“We waited,” said Ann Lee.\n\nThe guild, she added, “wants an answer.”\n"


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def pieces(text: str, window: Window, a: int, b: int) -> str:
    return text[window.starts[a] : window.ends[b - 1]]


@pytest.fixture
def split(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "harbour-post_1.txt").write_bytes(TEXT.encode())
    quotation, cue, source = at("“We waited,”"), at("said"), at("Ann Lee")
    second, third = at("The guild"), at("“wants an answer.”")
    rows = [
        f"T1\tContent {quotation[0]} {quotation[1]}\t“We waited,”",
        f"T2\tCue {cue[0]} {cue[1]}\tsaid",
        f"T3\tSource {source[0]} {source[1]}\tAnn Lee",
        f"T4\tAttribution {cue[0]} {cue[1]}\tsaid",
        "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3",
        f"T5\tContent {second[0]} {second[1]};{third[0]} {third[1]}\tThe guild “wants an answer.”",
        f"T6\tAttribution-no-source {at('added')[0]} {at('added')[1]}\tadded",
        f"T7\tCue {at('added')[0]} {at('added')[1]}\tadded",
        "E2\tAttribution-no-source:T6 Content:T5 Cue:T7",
        "E3\tAttribution:T4 Cue:T2",
    ]
    (tmp_path / "attributions" / "harbour-post_1_a.ann").write_text("\n".join(rows), "utf-8")
    (tmp_path / "attributions" / "harbour-post_1_b.ann").write_text("", "utf-8")
    return tmp_path


def test_the_first_annotator_counts_and_statements_without_content_do_not(split: Path) -> None:
    [article] = read(split)
    assert (article.name, article.outlet) == ("harbour-post_1", "harbour-post")
    assert [s.cue for s in article.statements] == [[at("said")], [at("added")]]
    assert article.statements[1].content == [at("The guild"), at("“wants an answer.”")]
    assert article.statements[1].source == []


def test_paragraphs_are_lines_with_words(split: Path) -> None:
    [article] = read(split)
    assert [TEXT[a:b][:10] for a, b in article.paragraphs] == ["“We waited", "The guild,"]


def test_a_link_tags_its_own_statement_in_the_cues_paragraph(split: Path) -> None:
    [article] = read(split)
    [sample] = samples(article)
    said, added = sample.links
    assert pieces(TEXT, sample.window, said.start, said.end) == "said"
    assert sample.cues[said.start] == CUE_TAGS.index("B")
    found = [
        [(kind, pieces(TEXT, sample.window, k.first + a, k.first + b)) for kind, a, b in stretches(k.tags, LINK_TAGS)]
        for k in (said, added)
    ]
    assert found == [[("C", "We waited"), ("S", "Ann Lee")], [("C", "The guild"), ("C", "wants an answer")]]


def test_marks_at_the_edges_are_no_part_of_a_span() -> None:
    [window] = windows(TEXT, [(0, 26)])
    assert covered(window, TEXT, [at("“We waited,”")]) == [(2, 4)]
    assert covered(window, TEXT, [(0, 1)]) == []


def test_spans_with_only_marks_between_them_are_one() -> None:
    text = "one, two and three"
    [window] = windows(text, [(0, len(text))])
    assert covered(window, text, [(0, 3), (5, 8)]) == [(1, 4)]
    assert covered(window, text, [(0, 3), (9, 12)]) == [(1, 2), (4, 5)]


def test_what_has_no_cue_teaches_roles_alone() -> None:
    text = "Ann Lee: “We waited.”"
    article = GoldArticle("harbour-post_2", text, [Statement([(0, 7)], [], [(9, len(text))])])
    [sample] = samples(article)
    assert sample.links == []
    assert sample.roles[1] == (1, 0)
    assert sample.roles[sample.window.starts.index(10)] == (0, 1)
    assert not any(sample.cues)
