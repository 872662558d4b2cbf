"""When a claim holds: the clause's time, a figure's inherited period, the year before, and times that date a noun."""

from __future__ import annotations

from datetime import date

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def times(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return type, figure, first and last day of the claims with a measure."""
    document = Document("a.txt", text, "0" * 64, issued=date(2026, 3, 10))
    return [
        (c.type, c.measures[0].text, _iso(c.time.start if c.time else None), _iso(c.time.end if c.time else None))
        for c in read(document).claims
        if c.measures
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def test_a_period_holds_for_the_figures_after_it() -> None:
    text = "Dell erzielte im dritten Quartal 2025 einen Umsatz von 27 Mrd. Dollar. "
    assert times(text + "Der Gewinn von Dell lag bei 1,5 Mrd. Dollar.") == [
        ("Revenue", "27 Mrd. Dollar", "2025-07-01", "2025-09-30"),
        ("Profit", "1,5 Mrd. Dollar", "2025-07-01", "2025-09-30"),
    ]


def test_a_heading_ends_the_period() -> None:
    text = "# Dell\nDell erzielte 2025 einen Umsatz von 27 Mrd. Dollar.\n"
    assert times(text + "# Ausblick\nDer Gewinn von Dell lag bei 2 Mrd. Dollar.\n")[1][2:] == (None, None)


def test_another_organisation_does_not_share_it() -> None:
    text = "Dell erzielte 2025 einen Umsatz von 27 Mrd. Dollar. Der Gewinn von Cisco lag bei 2 Mrd. Dollar."
    assert times(text)[1] == ("Profit", "2 Mrd. Dollar", None, None)


def test_the_year_before_dates_the_figure_beside_it() -> None:
    text = "Dell erzielte 2025 einen Umsatz von 27 Mrd. Dollar, nach 24 Mrd. Dollar im Vorjahr."
    assert ("Revenue", "24 Mrd. Dollar", "2024-01-01", "2024-12-31") in times(text)


def test_what_a_change_is_measured_against_dates_nothing() -> None:
    text = "Gegenüber dem Vorjahr stieg der Umsatz von Dell um 12 Prozent."
    assert times(text) == [("Revenue", "12 Prozent", None, None)]


@pytest.mark.parametrize("attribute", ["2021 gegründete", "2019 übernommene"])
def test_the_year_of_an_attribute_dates_the_noun(attribute: str) -> None:
    found = times(f"Nvidia beteiligt sich mit 90 Millionen Dollar an Mistral, das {attribute} Haus wächst.")
    assert all(start is None for _, _, start, _ in found)
    assert found
