"""The bundled documents: they are ours, name their source, and close the circles of payments between the actors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgtool.resources import folder

#: A run of words this long in common with a source article would no longer be our own words.
RUN = 6


def documents() -> list[Path]:
    return sorted(path for path in folder("data", "documents").iterdir() if path.name != "README.md")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def test_there_are_at_least_six_texts_and_a_licence() -> None:
    assert len(documents()) >= 6
    assert "CC BY 4.0" in folder("data", "documents", "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_a_text_has_a_title_a_publisher_and_a_fair_length(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].removeprefix("# ").strip()
    assert sum(line.startswith("Quelle der Angaben: kgtool-") for line in lines) == 1
    assert 250 <= len(words("\n".join(lines))) <= 600


def test_the_readme_lists_every_text() -> None:
    readme = folder("data", "documents", "README.md").read_text(encoding="utf-8")
    assert [path.name for path in documents() if f"`{path.name}`" not in readme] == []


@pytest.mark.shared
def test_no_text_shares_a_run_of_words_with_the_source_articles(shared: Path) -> None:
    theirs = {
        run for path in sorted((shared / "seeds").glob("*.txt")) for run in runs(path.read_text(encoding="utf-8"))
    }
    assert theirs
    ours = {run for path in documents() for run in runs(path.read_text(encoding="utf-8"))}
    assert ours & theirs == set()
