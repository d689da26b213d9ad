from __future__ import annotations

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from retold.align.claim_alike import FEATURES
from training.claims.corpus import read
from training.claims.train import fit, pairs

LIST = "Topic,File,Sentence Number\n1,1ecb,0\n1,2ecb,0\n2,1ecb,0\n"


def page(name: str, words: str, event: str, chain: str) -> str:
    tokens = words.split()
    rows = "".join(f'<token t_id="{i}" sentence="0" number="{i}">{w}</token>' for i, w in enumerate(tokens, 1))
    at = tokens.index(event) + 1
    return (
        f'<Document doc_name="{name}">{rows}<Markables><ACTION_OCCURRENCE m_id="5"><token_anchor t_id="{at}"/></ACTION_OCCURRENCE>'
        f'<HUMAN_PART m_id="6"><token_anchor t_id="1"/></HUMAN_PART></Markables>'
        f'<Relations><CROSS_DOC_COREF r_id="9" note="{chain}"><source m_id="5"/><target m_id="7"/></CROSS_DOC_COREF></Relations></Document>'
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    files = {
        "ecbplus/ECBplus_coreference_sentences.csv": LIST,
        "ecbplus/1/1_1ecb.xml": page("1_1ecb", "The guild sued the town of Norhaven .", "sued", "ACT1"),
        "ecbplus/1/1_2ecb.xml": page("1_2ecb", "In Norhaven the guild has sued the town , `` at last '' .", "sued", "ACT1"),
    }
    path = tmp_path / "ecb.tar"
    with tarfile.open(path, "w") as tar:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
    return path


def test_a_topic_is_a_story_with_chains_at_its_words_and_topics_without_files_are_left_out(archive: Path) -> None:
    [topic] = read(archive)
    first, second = topic.story.documents
    assert first.text == "The guild sued the town of Norhaven."
    assert second.text == "In Norhaven the guild has sued the town, “at last”."
    [(start, end, chain)] = topic.chains[second.id]
    assert (second.text[start:end], chain) == ("sued", "ACT1")


def test_two_uses_in_one_chain_are_a_true_pair(archive: Path) -> None:
    [topic] = read(archive)
    values, truth = pairs(topic)
    assert values.shape == (1, len(FEATURES))
    assert truth.tolist() == [1.0]


def test_fitting_finds_what_separates() -> None:
    values = np.array([[1.0, x] for x in (0.0, 0.1, 0.2, 0.8, 0.9, 1.0)])
    weights = fit(values, np.array([0.0, 0, 0, 1, 1, 1]))
    assert weights[1] > 0
    assert ((values @ weights > 0) == np.array([False, False, False, True, True, True])).all()
    assert fit(values, np.array([0.0, 0, 0, 1, 1, 1])).tolist() == weights.tolist()
