from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.store import StoreDirectory
from tests.cli.conftest import TEXT, Kgtool

HALF = TEXT.partition(" Anthropic verpflichtet")[0] + "\n"


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of two builds: the second has a sentence more, and with it a circle."""
    folder = tmp_path_factory.mktemp("twice")
    for text in (HALF, TEXT):
        (folder / "allianz.txt").write_text(text)
        build(BuildRequest((str(folder / "allianz.txt"),), folder / "store"))
    return folder / "store"


def test_a_circle_gained_is_shown_with_its_sentence(kgtool: Kgtool, twice: Path) -> None:
    ran = kgtool("diff", "previous", "--store", twice, "--lang", "de")
    assert ran.status == 0
    assert "Anthropic → Microsoft → Anthropic" in ran.out
    assert "+ Anthropic verpflichtet sich" in ran.out
    assert ran.err.startswith("Kreise: 1 gewonnen, 0 verloren;")


def test_builds_are_named_by_id_or_store(kgtool: Kgtool, twice: Path, built: Path) -> None:
    directory = StoreDirectory(twice)
    current = directory.current().id
    (old,) = (found.id for found in directory.builds() if found.id != current)
    ran = kgtool("diff", old, current, "--store", twice, "--format", "json")
    record = json.loads(ran.out)
    assert record["totals"]["cyclesGained"] == 1
    (circles,) = (entry for entry in record["questions"] if entry["question"] == "circular-flow")
    assert [change["change"] for change in circles["changes"]] == ["new"]
    assert circles["changes"][0]["because"]["came"][0]["document"] == "allianz.txt"
    assert kgtool("diff", built, twice).out == ""


def test_status_is_1_only_where_asked_for_and_something_differs(kgtool: Kgtool, twice: Path) -> None:
    assert kgtool("diff", "previous", "--store", twice, "--exit-code").status == 1
    assert kgtool("diff", "current", "--store", twice, "--exit-code").status == 0


def test_a_build_that_is_not_here_is_refused_with_those_that_are(kgtool: Kgtool, twice: Path) -> None:
    ran = kgtool("diff", "0123456789abcdef", "--store", twice)
    assert ran.status == 2
    assert StoreDirectory(twice).current().id in ran.err
