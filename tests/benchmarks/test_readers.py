"""The benchmark of the readers, small: whom it measures, and what a row says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.readers.rules import read_plain
from tests.benchmarks.readers import PIPELINE, chosen, measured, table
from tests.benchmarks.reading import SETS, documents
from tests.readers.pipeline.made import SENTENCES, ruled, text_of

MISSING = [
    f"{name}: other sets not measured, ${variable} names no folder"
    for name, variable in (("spacy", PIPELINE), ("llm", "KGTOOL_BENCH_ANSWERS"), ("hybrid", "KGTOOL_BENCH_ANSWERS"))
]


def test_without_folders_the_rules_read_alone() -> None:
    assert [name for name, _ in chosen({})] == ["rules"]


@pytest.mark.shared
def test_who_has_no_folder_is_told(shared: Path) -> None:
    assert [line for line in table({}, sets=()) if ":" in line and "|" not in line] == MISSING


@pytest.mark.shared
def test_a_model_reads_what_has_recorded_answers_and_the_gate_lets_most_of_it_through(shared: Path) -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table({}, sets=()) if line.startswith("| ")]
    found = {row[0]: row for row in rows[2:]}
    assert list(found) == ["rules", "llm", "hybrid"]
    assert {row[1] for row in found.values()} == {"9"}
    assert float(found["llm"][7]) >= 0.9
    assert found["rules"][8] == "0"
    assert found["llm"][8] == "12"


@pytest.mark.shared
def test_a_row_says_how_well_a_reader_reads(shared: Path) -> None:
    _, folder, gold = SETS[2]
    row = measured("rules", read_plain, documents(folder)[:2], gold)
    assert (row.reader, row.texts, row.rejected) == ("rules", 2, 0)
    assert 0 < row.scores["all"]["precision"] <= 1
    assert row.seconds > 0
    assert str(row).count("|") == 11


@pytest.mark.shared
def test_a_pipeline_reads_beside_the_rules(shared: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(text_of(SENTENCES[0]), "utf-8")
    gold = tmp_path / "gold.jsonl"
    claim = {
        "source": "a.txt",
        "type": "Acquisition",
        "roles": {"acquirer": ["bertelsborn"], "target": ["nvidia"]},
        "spans": [{"start": 0, "end": 30}],
        "measures": [],
    }
    gold.write_text(json.dumps(claim) + "\n", "utf-8")
    pipeline = ruled(tmp_path / "pipeline")
    lines = list(table({PIPELINE: str(pipeline)}, [("one", texts, gold)]))
    rows = [line for line in lines[lines.index("**one**") :] if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows]
    assert [(row[0], row[7], row[8]) for row in cells] == [
        ("reader", "F1", "rejected"),
        ("---", "---", "---"),
        ("rules", "0.00", "0"),
        ("spacy", "1.00", "0"),
    ]
