"""The spaCy component: what it finds, where, and that all of it survives being saved."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.vocab import Vocab

import retold
import retold.component as ours
from retold.model.errors import AliasError

REPOSITORY = Path(__file__).parents[2]
TEXT = (
    "A crane fell on Hollow Quay 🏗️ on Monday, Reuters reported. “We saw it 👷🏽 lean,” docker Ann Lee told the Dockside Eye, “for an hour.” "
    "The harbour master, Mara Lindt, denied that it was old."
)
ALIASES = [{"name": "The Dockside Eye", "kind": "broadcast", "aliases": ["DE"]}]


def pipeline(lang: str = "en", **config: object) -> Language:
    nlp = spacy.blank(lang)
    nlp.add_pipe(ours.NAME, config=config)
    return nlp


def rows(group: SpanGroup) -> list[tuple[str, str, str]]:
    return [(span.label_, span.text, span.id_) for span in group]


def groups(doc: Doc) -> dict[str, tuple[list[tuple[str, str, str]], object]]:
    return {name: (rows(group), group.attrs) for name, group in doc.spans.items()}


def test_statements_and_credits_are_span_groups() -> None:
    doc = pipeline(aliases=ALIASES)(TEXT)
    statements, credit = doc.spans[ours.NAME], doc.spans[ours.CREDITS]
    lee = next(name for name, told in statements.attrs.items() if told["speaker"] == "Ann Lee")
    assert statements.attrs[lee] == {"form": "direct", "speaker": "Ann Lee", "certainty": "asserted"}
    assert [(s.label_, s.text) for s in statements if s.id_ == lee] == [
        ("SOURCE", "docker Ann Lee"),
        ("CUE", "told"),
        ("CONTENT", "“We saw it 👷🏽 lean,”"),
        ("CONTENT", "“for an hour.”"),
    ]
    assert {told["certainty"] for told in statements.attrs.values()} == {"asserted", "denied"}
    assert [(s.label_, credit.attrs[s.id_]["credited"]) for s in credit] == [
        ("WIRE", "Reuters"),
        ("BROADCAST", "The Dockside Eye"),
    ]
    assert {told["attribution"] for told in credit.attrs.values()} <= {*statements.attrs}


def test_results_are_those_of_the_function_whatever_the_pipeline() -> None:
    story = retold.annotate_text(TEXT, language="en")
    expected = sorted((p.start, p.end) for a in story.attributions for p in (a.source, a.cue, *a.content) if p is not None)
    blank = pipeline()
    doc = blank(TEXT)
    assert sorted((s.start_char, s.end_char) for s in doc.spans[ours.NAME]) == expected
    full = spacy.blank("en")
    full.add_pipe("sentencizer")
    full.add_pipe(ours.NAME, first=True)
    assert groups(full(TEXT)) == groups(blank(TEXT))


def test_spans_are_widened_to_whole_tokens() -> None:
    nlp = pipeline()
    doc = nlp(Doc(nlp.vocab, words=["“We", "waited,”Ann", "Lee", "said."], spaces=[True, True, True, False]))
    found = [(s.label_, s.text) for s in doc.spans[ours.NAME]]
    assert ("CONTENT", "“We waited,”Ann") in found
    assert ("CUE", "said.") in found


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n \t", '"', "“", "” “ ”", "“We “waited” Ann Lee said. ”", "'''", "👷🏽", "\ufeff", "...", "\x00"]
)
def test_odd_docs_do_not_fail(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    assert set(doc.spans) == {ours.NAME, ours.CREDITS}
    for group in doc.spans.values():
        assert {span.id_ for span in group} == set(group.attrs)


def test_a_stream_gives_what_single_docs_give() -> None:
    nlp = pipeline(aliases=ALIASES)
    texts = [TEXT, "", "“We waited,” Bo Ray said.", TEXT]
    assert [groups(doc) for doc in nlp.pipe(texts)] == [groups(nlp(text)) for text in texts]


def test_docs_keep_their_groups_when_saved() -> None:
    doc = pipeline(aliases=ALIASES)(TEXT)
    assert all(kept for kept, _ in groups(doc).values())
    assert groups(Doc(Vocab()).from_bytes(doc.to_bytes())) == groups(doc)


def test_pipelines_keep_their_settings_when_saved(tmp_path: Path) -> None:
    nlp = pipeline(aliases=ALIASES, language="en-GB")
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert groups(loaded(TEXT)) == groups(nlp(TEXT))
    # Settings are the component's own state too: a bare pipeline takes them over from bytes.
    bare = pipeline()
    assert groups(bare(TEXT)) != groups(nlp(TEXT))
    bare.from_bytes(nlp.to_bytes())
    assert groups(bare(TEXT)) == groups(nlp(TEXT))
    component = bare.get_pipe(ours.NAME)
    assert isinstance(component, ours.RetoldAttributions)
    assert component.language == "en-GB"
    bare.from_bytes(pipeline().to_bytes())
    assert component.outlets == ()


def test_other_processes_get_the_same_component() -> None:
    component = pickle.loads(pickle.dumps(ours.RetoldAttributions(language="en", aliases=ALIASES)))  # noqa: S301 - our own
    assert groups(component(spacy.blank("de")(TEXT))) == groups(pipeline(aliases=ALIASES)(TEXT))


def test_the_language_is_the_settings_then_the_pipelines_then_the_texts() -> None:
    assert len(pipeline("de")(TEXT).spans[ours.NAME]) == 0
    assert len(pipeline("de", language="en")(TEXT).spans[ours.NAME]) > 0
    assert len(pipeline("xx")(TEXT).spans[ours.NAME]) > 0
    german = "Die Fähre lief am Montag auf Grund, Ann Lee said. „Wir haben lange auf Hilfe gewartet“, sagte der Hafenmeister am Abend."
    assert len(pipeline("xx")(german).spans[ours.NAME]) == 0
    assert len(pipeline("xx", language="en")(german).spans[ours.NAME]) > 0


def test_outlets_of_one_pipeline_are_not_known_to_another() -> None:
    with_names, without = pipeline(aliases=ALIASES), pipeline()
    for _ in range(2):
        assert "BROADCAST" in {row[0] for row in groups(with_names(TEXT))[ours.CREDITS][0]}
        assert "BROADCAST" not in {row[0] for row in groups(without(TEXT))[ours.CREDITS][0]}


def test_bad_aliases_are_named_when_the_component_is_made() -> None:
    with pytest.raises(AliasError, match="row 1 has no `name`"):
        ours.RetoldAttributions(aliases=[{"kind": "wire"}])


def test_an_installation_brings_the_component_without_an_import(tmp_path: Path) -> None:
    declared = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf8"))["project"]["entry-points"]["spacy_factories"]
    assert declared == {ours.NAME: "retold.component:make"}
    # What an installer makes of the declaration, so that the test needs none.
    info = tmp_path / "installed-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: installed\nVersion: 1.0\n", "utf8")
    lines = [f"{name} = {value}" for name, value in declared.items()]
    (info / "entry_points.txt").write_text("\n".join(("[spacy_factories]", *lines, "")), "utf8")
    code = (
        "import sys, spacy; nlp = spacy.blank('en')\n"
        "assert 'retold.component' in sys.modules, 'spaCy does not load it unasked: let the test say so'\n"
        "heavy = {'retold.pipeline', 'retold.read', 'retold.lang', 'lxml', 'rapidfuzz'} & {*sys.modules}\n"
        "assert not heavy, f'every pipeline of every program would load {heavy}'\n"
        "nlp.add_pipe('retold_attributions'); print(nlp.pipe_names)"
    )
    path = os.pathsep.join([str(tmp_path), str(REPOSITORY / "src")])
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("['retold_attributions']\n", 0), done.stderr
