"""Reads ECB+ (Cybulska and Vossen 2014): a topic's articles as a story, with the event chains of its words.

The archive holds ``ecbplus/TOPIC/TOPIC_NAME.xml`` (CAT format: tokens, markables over them, relations that make chains) and the list of
sentences that were annotated and checked. Only those are read for chains.
"""

from __future__ import annotations

import csv
import io
import tarfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retold.model.story import Story
from retold.testing import document, story

Chains = dict[str, list[tuple[int, int, str]]]
"""For every document id the events of its checked sentences: characters and name of the chain."""

_LIST = "ecbplus/ECBplus_coreference_sentences.csv"
_FIRST = 12
"""Sentences of an article that are read even where none of them was checked, for the words they weigh."""
_GLUED_LEFT = frozenset(
    {",", ".", ";", ":", "!", "?", ")", "''", "%", "'s", "’s", "n't", "'", "’", "”", "'re", "'ve", "'ll", "'d", "'m"}
)
_GLUED_RIGHT = frozenset({"(", "``", "$", "“", "#"})
_GLYPHS = {"``": "“", "''": "”"}
_EVENTS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class Topic:
    """The articles of one topic, two happenings of one kind, and the chains of their events."""

    name: str
    story: Story
    chains: Chains


def read(archive: Path) -> Iterator[Topic]:
    """The topics of ``archive`` (a tar file) in the order of their numbers. Raises ``OSError``, ``tarfile.TarError``, ``KeyError``."""
    with tarfile.open(archive) as tar:
        files = {m.name: tar.extractfile(m) for m in tar.getmembers() if m.isfile()}
        texts = {name: f.read() for name, f in files.items() if f is not None}
    checked: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in csv.DictReader(io.StringIO(texts[_LIST].decode())):
        checked[row["Topic"], row["File"]].add(int(row["Sentence Number"]))
    for topic in sorted({t for t, _ in checked}, key=int):
        names = sorted(name for t, name in checked if t == topic)
        pages = [(name, texts.get(f"ecbplus/{topic}/{topic}_{name}.xml")) for name in names]
        found = [(name, page, checked[topic, name]) for name, page in pages if page is not None]
        if found:
            yield _topic(topic, found)


def _topic(name: str, pages: list[tuple[str, bytes, set[int]]]) -> Topic:
    documents, chains = [], {}
    for file, page, checked in pages:
        root = ET.fromstring(page)  # noqa: S314 - a corpus of the workshop, no input of users
        text, places = _text(root, max(_FIRST, *checked))
        made = document(text, f"{file}.xml")
        documents.append(made)
        chains[made.id] = list(_chains(root, places, checked))
    return Topic(name, story(*documents), chains)


def _text(root: ET.Element, last: int) -> tuple[str, dict[str, tuple[int, int, int]]]:
    """The text, a line for each sentence up to ``last``, and for every token its characters and sentence."""
    text, places = "", {}
    before, line = "", -1
    for token in root.iter("token"):
        number, word = int(token.get("sentence", "0")), token.text or ""
        if number > last:
            break
        if number != line:
            text += "\n" if text else ""
        elif word not in _GLUED_LEFT and before not in _GLUED_RIGHT:
            text += " "
        start = len(text)
        text += _GLYPHS.get(word, word)
        places[token.get("t_id", "")] = (start, len(text), number)
        before, line = word, number
    return text, places


def _chains(root: ET.Element, places: dict[str, tuple[int, int, int]], checked: set[int]) -> Iterator[tuple[int, int, str]]:
    chain = {
        source.get("m_id", ""): relation.get("note") or f"{root.get('doc_name')}:{relation.get('r_id')}"
        for relation in root.iterfind("Relations/*")
        for source in relation.iter("source")
    }
    for mark in root.iterfind("Markables/*"):
        at = [places.get(anchor.get("t_id", "")) for anchor in mark.iter("token_anchor")]
        inside = [p for p in at if p is not None]
        if not mark.tag.startswith(_EVENTS) or not inside or len(inside) < len(at) or inside[0][2] not in checked:
            continue
        name = mark.get("m_id", "")
        yield inside[0][0], inside[-1][1], chain.get(name, f"{root.get('doc_name')}#{name}")
