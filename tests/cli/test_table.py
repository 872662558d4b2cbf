from __future__ import annotations

import pytest

from kgtool.cli.table import table


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    assert table(["Wer", "n"], [["Nvidia", "5"], ["[bold]", "10"]], right=frozenset({"n"})).splitlines() == [
        "Wer       n",
        "───────────",
        "Nvidia    5",
        "[bold]   10",
    ]


def test_cells_wrap_only_where_there_is_a_width_to_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["x" * 300, "y"]]
    assert len(table(["a", "b"], rows).splitlines()) == 3
    monkeypatch.setenv("COLUMNS", "50")
    lines = table(["a", "b"], rows).splitlines()
    assert len(lines) > 5
    assert max(map(len, lines)) <= 50
    assert sum(line.count("x") for line in lines) == 300


def test_no_colour_without_a_terminal() -> None:
    assert "\x1b" not in table(["a"], [["b"]])
