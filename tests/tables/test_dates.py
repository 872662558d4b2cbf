from __future__ import annotations

import pytest

from kgtool.tables.dates import read_date

FORMATS = ("%d.%m.%Y", "%m/%Y", "%B %Y")


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2025-11-18", "2025-11-18", "2025-11-18"),
        ("2025-11-18T10:30:00Z", "2025-11-18", "2025-11-18"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("Q3 2025", "2025-07-01", "2025-09-30"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("18.11.2025", "2025-11-18", "2025-11-18"),
        ("11/2025", "2025-11-01", "2025-11-30"),
        ("February 2025", "2025-02-01", "2025-02-28"),
    ],
)
def test_a_date_is_its_first_and_last_day(cell: str, start: str, end: str) -> None:
    found = read_date(f" {cell} ", FORMATS)
    assert found is not None
    assert (str(found.start), str(found.end), found.text) == (start, end, cell)


@pytest.mark.parametrize("cell", ["", "soon", "2025-02-30", "2025-13", "31.02.2025", "18/11/2025", "Q5 2025", "0000"])
def test_what_is_no_date_is_not_read(cell: str) -> None:
    assert read_date(cell, FORMATS) is None
