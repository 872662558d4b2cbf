"""When a claim holds: the clause's time, a figure's inherited period, the year before, and times that date a noun."""

from __future__ import annotations

from dataclasses import replace
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


def events(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return type, first and last day of the claims."""
    document = Document("a.txt", text, "0" * 64, issued=date(2026, 3, 10))
    return [
        (c.type, _iso(c.time.start if c.time else None), _iso(c.time.end if c.time else None))
        for c in read(document).claims
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cisco übernimmt Mistral für zwei Milliarden Dollar, wie beide Seiten am Montag mitteilten.",
        "Am Montag hat Cisco bekanntgegeben, dass Cisco Mistral für zwei Milliarden Dollar übernimmt.",
        "Am Montag hat Cisco Mistral für zwei Milliarden Dollar übernommen.",
        "09.03.2026 – Cisco übernimmt Mistral für zwei Milliarden Dollar.",
        "Für zwei Milliarden Dollar hat Cisco am Montag Mistral übernommen.",
    ],
)
def test_the_day_of_a_deal(text: str) -> None:
    assert events(text) == [("Acquisition", "2026-03-09", "2026-03-09")]


def test_an_event_that_goes_on_has_the_date_of_the_one_before() -> None:
    text = "Im Januar beteiligte sich Nvidia mit 90 Mio. Euro an Helsing. Damit wird Helsing mit 4 Mrd. Euro bewertet."
    assert ("Valuation", "2026-01-01", "2026-01-31") in events(text)
    later = text.partition(" Damit")[0] + " Inzwischen nutzt Helsing Azure von Microsoft."
    assert all(start is None for kind, start, _ in events(later) if kind != "Investment")


def test_a_list_has_the_date_of_the_line_above() -> None:
    text = "Die Abschlüsse der vergangenen Woche:\n• Cisco kauft Mistral für zwei Milliarden Dollar.\n"
    assert events(text) == [("Acquisition", "2026-03-02", "2026-03-08")]


def test_a_title_that_is_dated_later_has_that_date() -> None:
    title = "# Cisco übernimmt Mistral für zwei Milliarden Dollar\n"
    title += "Beide Seiten hatten lange verhandelt, nun steht das Ergebnis fest, und alle zeigen sich zufrieden damit. "
    text = title + "Am 5. März hat Cisco Mistral für zwei Milliarden Dollar übernommen.\n"
    assert events(text) == [("Acquisition", "2026-03-05", "2026-03-05")]


def test_the_day_of_the_report_dates_no_revenue() -> None:
    assert times("Dell meldete am Dienstag einen Umsatz von 27 Mrd. Dollar.")[0][2:] == (None, None)


def test_a_known_fiscal_year_begins_in_its_month() -> None:
    text = "Im Geschäftsjahr 2025 erzielte Infineon einen Umsatz von 14 Mrd. Euro."
    assert times(text)[0][2:] == ("2024-10-01", "2025-09-30")


def test_the_year_before_the_last_does_not_stay() -> None:
    text = "Im vergangenen Jahr setzte Dell 9 Mrd. Euro um, im Jahr davor 7 Mrd. Euro. Dell machte 1 Mrd. Euro Gewinn."
    assert ("Profit", "1 Mrd. Euro", "2025-01-01", "2025-12-31") in times(text)


def test_an_attribute_with_words_between() -> None:
    found = events("Cisco beliefert mit dem im Mai 2024 vorgestellten Chip nun Mistral für 90 Millionen Euro.")
    assert all(start is None for _, start, _ in found)


def test_spending_that_lies_ahead_is_planned() -> None:
    document = Document("a.txt", "Dell investiert bis 2030 rund 5 Mrd. Euro in Rechenzentren.", "0" * 64)
    ahead = [c.modality for c in read(replace(document, issued=date(2026, 3, 10))).claims]
    behind = [c.modality for c in read(replace(document, issued=date(2031, 3, 10))).claims]
    assert (ahead, behind) == (["planned"], ["asserted"])


def test_what_a_figure_is_compared_with_does_not_date_it() -> None:
    text = "Mistral wird mit zwölf Milliarden Euro bewertet, doppelt so hoch wie noch im Juni 2024."
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert [c.time for c in found if c.type == "Valuation"] == [None]


def test_the_period_of_a_plan_does_not_date_what_is_told_next() -> None:
    text = "Dell erlöste 2025 rund 27 Mrd. Dollar. Für dieses Jahr peilt Dell 40 Mrd. Dollar an. "
    found = times(text + "Der Verlust lag bei 1 Mrd. Dollar.")
    assert found[-1] == ("Loss", "1 Mrd. Dollar", "2025-01-01", "2025-12-31")


def test_a_later_main_clause_dates_its_own_figures_alone() -> None:
    text = "Dell machte einen Verlust von 1 Mrd. Dollar, und 2027 will der Konzern sparen."
    assert times(text)[0] == ("Loss", "1 Mrd. Dollar", None, None)
