"""The period of a report, and what leans on it: 'Stichtag', 'Berichtszeitraum', 'Vorquartal'."""

from __future__ import annotations

from datetime import date

import pytest

from kgtool.documents.document import Document
from kgtool.extract.blocks import blocks
from kgtool.extract.reader import read
from kgtool.extract.reporting import reporting


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Weidner Optik AG\nQuartalsmitteilung zum 31. März 2026\n\nLage", (2026, 1, 1), (2026, 3, 31)),
        ("Halbjahresbericht zum 30. Juni 2025\n\nLage", (2025, 1, 1), (2025, 6, 30)),
        ("Neunmonatsmitteilung zum 30. September 2025\n\nLage", (2025, 1, 1), (2025, 9, 30)),
        ("Jahresabschluss zum 30. Juni 2025\n\nLage", (2024, 7, 1), (2025, 6, 30)),
        ("Ergebnisse des zweiten Quartals 2025\n\nLage", (2025, 4, 1), (2025, 6, 30)),
    ],
)
def test_title_gives_the_period(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    found = reporting(text, blocks(text), None)
    assert found is not None
    assert (found.value.start, found.value.end) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "Weidner Optik kauft Server\nBremen, 31. März 2026\n\nText",
        "Quartalsmitteilung vom 12. März 2026\n\nText",
        "Weidner Optik AG\n\nDie Quartalsmitteilung kam spät.",
    ],
)
def test_other_titles_give_none(text: str) -> None:
    assert reporting(text, blocks(text), None) is None


def days(text: str) -> list[tuple[str, str, str]]:
    found = read(Document("a.txt", text, "0" * 64)).claims
    return [(c.type, str(c.time and c.time.start), str(c.time and c.time.end)) for c in found]


def test_a_report_dates_what_leans_on_its_period() -> None:
    text = (
        "Weidner Optik AG\nQuartalsmitteilung zum 31. März 2026\n\n"
        "Der Umsatz der Weidner Optik AG stieg auf 40 Mio. Euro. "
        "Zum Stichtag belief sich der Auftragsbestand der Weidner Optik AG auf 90 Mio. Euro."
    )
    assert days(text) == [("Revenue", "2026-01-01", "2026-03-31"), ("OrderBacklog", "2026-03-31", "2026-03-31")]


def test_the_quarter_before_is_no_year_away() -> None:
    text = "SAP setzte im dritten Quartal 2025 rund 9 Mrd. Euro um; im Vorquartal setzte SAP 8 Mrd. Euro um."
    assert [d[1] for d in days(text)] == ["2025-07-01", "2025-04-01"]
