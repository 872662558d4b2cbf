from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kgtool.cli.query import FORMATS
from kgtool.query.results.formats import FORMAT_NAMES
from tests.cli.conftest import Kgtool


def test_questions_are_listed_with_their_parameters(kgtool: Kgtool) -> None:
    ran = kgtool("query", "--lang", "de")
    assert ran.status == 0
    for name in ("circular-flow", "lock-in", "deal-anatomy", "who-says-so"):
        assert f"\n{name} " in ran.out
    assert "length=5" in ran.out


def test_circle_is_answered_in_words(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("query", "circular-flow", "--store", built, "--lang", "de")
    assert "Anthropic → Microsoft → Anthropic" in ran.out
    assert "Akteure" in ran.out
    assert "Mrd. USD" in ran.out
    assert ran.err == "1 Zeile\n"


def test_json_holds_exact_numbers_and_types(kgtool: Kgtool, built: Path) -> None:
    answer = json.loads(kgtool("query", "circular-flow", "--store", built, "--format", "json").out)
    (binding,) = answer["results"]["bindings"]
    assert binding["max"]["value"] == "5000000000"
    assert binding["max"]["datatype"].endswith("#decimal")


def test_csv_goes_to_the_file_that_is_named(kgtool: Kgtool, built: Path, tmp_path: Path) -> None:
    ran = kgtool("query", "circular-flow", "--store", built, "--format", "csv", "--output", "circles.csv")
    assert ran.out == ""
    (row,) = csv.DictReader(io.StringIO((tmp_path / "circles.csv").read_text("utf-8")))
    assert (row["actors"], row["currency"]) == ("Anthropic → Microsoft → Anthropic", "USD")


def test_circles_are_drawn_as_mermaid(kgtool: Kgtool, built: Path) -> None:
    out = kgtool("query", "circular-flow", "--store", built, "--format", "mermaid", "--lang", "de").out
    assert out.startswith("flowchart LR\n")
    assert "Microsoft" in out


def test_parameter_narrows_the_answer(kgtool: Kgtool, built: Path) -> None:
    everyone = kgtool("query", "lock-in", "--store", built).out
    narrowed = kgtool("query", "lock-in", "--store", built, "--set", "kind=capital").out
    assert "cloud" in everyone
    assert "cloud" not in narrowed


@pytest.mark.parametrize(
    ("setting", "hint"),
    [
        ("length=drei", "'drei' is no value for 'length' (integer)"),
        ("lenght=3", "Did you mean 'length'?"),
        ("length", "--set name=value"),
    ],
)
def test_wrong_parameter_ends_with_status_2(kgtool: Kgtool, built: Path, setting: str, hint: str) -> None:
    ran = kgtool("query", "circular-flow", "--store", built, "--set", setting)
    assert ran.status == 2
    assert hint in ran.err


def test_table_fits_the_terminal(kgtool: Kgtool, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = kgtool("query", "who-says-so", "--store", built, "--set", "subject=anthropic").out
    assert len(out.splitlines()) > 4
    assert max(map(len, out.splitlines())) <= 60


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_holds_the_evidence(kgtool: Kgtool, built: Path, format: str) -> None:
    words = ("query", "circle-edges", "--store", built, "--format", format, "--lang", "en")
    sentence = "Microsoft investiert 5 Milliarden Dollar in Anthropic"
    ran = kgtool(*words, "--evidence")
    assert ran.status == 0
    assert sentence in ran.out
    assert sentence not in kgtool(*words).out


def test_question_without_a_picture_says_so(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("query", "who-says-so", "--store", built, "--format", "gexf")
    assert ran.status == 2
    assert ran.err.startswith("kgtool: KG100 'who-says-so' cannot be drawn. These questions can: ")


def test_command_takes_every_format_there_is() -> None:
    assert FORMATS == FORMAT_NAMES
