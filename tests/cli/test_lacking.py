"""Reading with a spaCy pipeline on the command line, and what is said of one that lacks something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kgtool
from tests.readers.pipeline.made import CLAIMS, SENTENCES, ruled, text_of

TEXT = text_of(SENTENCES[0])


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ruled(tmp_path_factory.mktemp("pipelines") / "names", tags=False)


def test_a_pipeline_makes_a_claim_and_what_it_lacks_is_said(kgtool: Kgtool, tmp_path: Path, names: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    ran = kgtool("extract", "text.txt", "--reader", "spacy", "--model", names, "--lang", "en")
    (record,) = [json.loads(line) for line in ran.out.splitlines()]
    assert (record["type"], record["roles"]) == ("Acquisition", {"acquirer": ["bertelsborn"], "target": ["nvidia"]})
    assert CLAIMS[0] == "Acquisition acquirer=bertelsborn target=nvidia"
    assert ran.err.splitlines() == [
        "the pipeline has no tags, lemmas, dependencies; the rules read without",
        "1 document, 1 claim",
    ]


def test_a_build_reads_with_a_pipeline_and_says_what_it_lacks(kgtool: Kgtool, tmp_path: Path, names: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    ran = kgtool("build", "text.txt", "--reader", "spacy", "--model", names, "--store", "store", "--lang", "de")
    assert ran.status == 0
    said = "Der Pipeline fehlen Wortarten, Grundformen, Abhängigkeiten; die Regeln lesen ohne sie"
    assert [line for line in ran.err.splitlines() if line.startswith("Der Pipeline")] == [said]


def test_a_folder_that_is_no_pipeline_is_an_error(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    ran = kgtool("extract", "text.txt", "--reader", "spacy", "--model", "nowhere")
    assert ran.status == 2
    assert "KG976" in ran.err
    other = kgtool("extract", "text.txt", "--reader", "spacy", "--model", "nowhere", "--endpoint", "http://localhost")
    assert other.status == 2
