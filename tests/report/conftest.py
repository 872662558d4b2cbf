"""Stores that reports are made of: the bundled texts, and texts of a test's own; the example firm."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.explain.case import Case
from kgtool.remote.opening import open_store
from kgtool.report.firm import KINDS, Entry, Firm, read_firm
from kgtool.report.report import Report, my_firm
from kgtool.resources import folder


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the store of the bundled texts."""
    store = tmp_path_factory.mktemp("bundled") / "store"
    build(BuildRequest((BUNDLED,), store))
    return store


@pytest.fixture(scope="session")
def example() -> Firm:
    """Give the example firm."""
    path = folder("data", "firms", "brandauer-werkzeugmaschinen.toml")
    return read_firm(path.read_text("utf-8"), str(path))


def case_of(store: Path, language: str = "de") -> Case:
    opened, iris = open_store(str(store))
    return Case(opened.engine, iris, "all", language)


def uses(**names: list[str]) -> Firm:
    """Give a firm that uses these names, each on a line of its own."""
    words = [(kind, word) for kind in KINDS for word in names.get(kind, [])]
    return Firm("Prüf GmbH", tuple(Entry(kind, word, line) for line, (kind, word) in enumerate(words, 1)))


@pytest.fixture(scope="session")
def report(bundled: Path, example: Firm) -> Report:
    """Give the German report for the example firm."""
    return my_firm(case_of(bundled), example)
