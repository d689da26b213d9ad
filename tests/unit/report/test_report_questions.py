"""Open questions, voices and what is told, in every report alike."""

from __future__ import annotations

from dataclasses import replace

from bridge_story import bridge
from retold.model.finding import Evidence, Finding
from retold.model.story import Story
from retold.report.text import summary
from retold.report.voices import voices
from retold.report.writers import FORMATS


def asking() -> Story:
    s = bridge()
    place = s.voices[0].statements[0].span
    rows = (
        Finding(
            code="F001",
            values={"document": "the guild's letter", "articles": "A", "verb": "quotes or credits"},
            confidence=0.8,
            evidence=(Evidence(place, "points at the letter"),),
        ),
        Finding(
            code="F005",
            values={"articles": "A", "verb": "tells of", "who": "the mayor"},
            confidence=0.8,
            evidence=(Evidence(place, "no answer"),),
        ),
    )
    kept = tuple(f for f in s.findings if not f.code.startswith("F0"))
    return replace(s, findings=(*kept, *rows))


def test_questions_are_a_list_to_work_off() -> None:
    text = FORMATS[".md"](asking()).decode()
    section = text.split("## Open questions")[1].split("\n## ")[0]
    assert section.count("- [ ] ") == 2
    assert "Not in the set: the guild's letter" in section
    assert "Not in the set" not in text.split("## All findings")[1].split("\n## ")[0]


def test_the_page_and_the_terminal_ask_too() -> None:
    page = FORMATS[".html"](asking()).decode()
    assert 'id="questions"' in page
    assert "A tells of no answer from the mayor" in page
    text = " ".join(summary(asking(), 80).split())
    assert "Open questions" in text
    assert "no answer from the mayor" in text.split("Open questions")[1]
    assert "no answer from the mayor" not in text.split("Open questions")[0]


def test_voices_article_by_article() -> None:
    table = voices(bridge())
    assert table is not None
    lindt = table.rows[0]
    told = {d.file: c.told for d, c in zip(bridge().articles, lindt.cells, strict=True)}
    assert sorted(filter(None, told.values())) == ["1 quoted", "1 told"]
    assert not lindt.through
    letter = table.rows[1]
    assert letter.kind == "a text"
    assert "no answer" in [c.told for c in letter.cells]
    text = FORMATS[".md"](bridge()).decode()
    assert "## Whose words each article gives" in text
    assert voices(replace(bridge(), voices=())) is None


def test_the_timeline_marks_what_is_dated_differently() -> None:
    text = FORMATS[".md"](bridge()).decode().split("## What is said to have happened")[1].split("\n## ")[0]
    assert text.count("≠") == 1
