"""Times are resolved against the day of issue, the company's fiscal year and each other, and read any string."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgtool.extract.times import TimeMention, times

_ISSUED = date(2025, 12, 10)
_PIECES = st.sampled_from(
    [
        "im",
        "seit",
        "bis",
        "bis zu",
        "ab",
        "am",
        "von",
        "zwischen",
        "und",
        "–",
        "-",
        ".",
        ",",
        " ",
        "\n",
        "\xad",
        "2025",
        "2019",
        "31.",
        "12.",
        "30. Februar",
        "03/2023",
        "2024/25",
        "Januar",
        "Mai",
        "August",
        "Quartal",
        "dritten",
        "letzten",
        "ersten",
        "neun Monaten",
        "Halbjahr",
        "Geschäftsjahr",
        "(",
        ")",
        "Ende",
        "Mitte",
        "Anfang",
        "Jahresende",
        "Sommer",
        "Winter",
        "vergangenen",
        "kommenden",
        "Montag",
        "heute",
        "Vorjahr",
        "Vorquartal",
        "Vorjahresquartal",
        "dieses Jahres",
        "vor drei Jahren",
        "vor",
        "Wochen",
        "damals",
        "Q3",
        "H1",
        "FY25",
        "9999",
        "1900",
        "zum 31. Dezember",
        "über",
        "fünf",
        "Jahre",
        "😀",
        "\u202e",
    ]
)


def _days(text: str, issued: date | None = _ISSUED, fiscal: int | None = None) -> list[tuple[str, str]]:
    found = times(text, issued=issued, fiscal_year_start=fiscal)
    return [(str(t.value.start), str(t.value.end)) for t in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("im Geschäftsjahr 2026", ("2025-09-01", "2026-08-31")),
        ("im laufenden Geschäftsjahr", ("2025-09-01", "2026-08-31")),
        ("im abgelaufenen Geschäftsjahr", ("2024-09-01", "2025-08-31")),
        ("Geschäftsjahr 2024/25", ("2024-09-01", "2025-08-31")),
        ("im zweiten Fiskalquartal 2026", ("2025-12-01", "2026-02-28")),
        ("im ersten Quartal des Geschäftsjahres 2026", ("2025-09-01", "2025-11-30")),
    ],
)
def test_a_fiscal_year_is_named_by_the_year_it_ends_in(text: str, days: tuple[str, str]) -> None:
    assert _days(text, fiscal=9) == [days]


def test_brackets_say_the_days_of_a_fiscal_year_also_for_later_mentions() -> None:
    text = "Geschäftsjahr 2024 (1. Mai 2023 - 30. April 2024). Im Geschäftsjahr 2024 und im gleichen Zeitraum"
    assert _days(text, fiscal=3) == [("2023-05-01", "2024-04-30")] * 3


@pytest.mark.parametrize("text", ["heute", "im Mai", "im dritten Quartal", "dieses Jahr", "am Montag", "im Vorjahr"])
def test_a_relative_time_without_a_day_of_issue_has_no_days(text: str) -> None:
    assert _days(text, issued=None) == [("None", "None")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("von Oktober bis März 2025", ("2024-10-01", "2025-03-31")),
        ("vom 28. November 2024 bis 3. Januar", ("2024-11-28", "2025-01-03")),
        ("zwischen Mai 2023 und Juli 2024", ("2023-05-01", "2024-07-31")),
        ("Q1 2024 bis Q3 2024", ("2024-01-01", "2024-09-30")),
    ],
)
def test_the_side_of_a_range_without_a_year_takes_it_from_the_other(text: str, days: tuple[str, str]) -> None:
    assert _days(text) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Im Februar will Meta bauen.", ("2026-02-01", "2026-02-28")),
        ("Im Februar hat Meta gebaut.", ("2025-02-01", "2025-02-28")),
        ("Sie soll im Februar gekauft worden sein.", ("2025-02-01", "2025-02-28")),
        ("Die Bahn will mehr, und die Post hat im Sommer verkauft.", ("2025-06-01", "2025-08-31")),
        ("Bis Ende August lag der Wert bei 5.", ("2025-08-31", "2025-08-31")),
    ],
)
def test_tense_decides_whether_a_month_lies_ahead(text: str, days: tuple[str, str]) -> None:
    assert _days(text) == [days]


def test_the_previous_year_is_that_before_the_year_of_the_sentence() -> None:
    assert _days("Im dritten Quartal 2023 mehr als im Vorjahr")[1] == ("2022-01-01", "2022-12-31")
    assert _days("2021 war gut. Das ist mehr als im Vorjahr.")[1] == ("2024-01-01", "2024-12-31")


def test_a_quantity_with_four_digits_is_no_year() -> None:
    assert _days("2000 Mitarbeiter, 2025 Euro, 1999 Megawatt") == []


def test_offsets_are_absolute_within_the_range_asked_for() -> None:
    view = "Im Mai 2023 begann es. Seit 2024 läuft es."
    (item,) = times(view, 23, len(view))
    assert view[item.start : item.end] == item.value.text == "Seit 2024"


def test_words_cut_by_soft_hyphens_are_read_with_their_own_offsets() -> None:
    view = "im drit\u00adten Quar\u00adtal 2023"
    (item,) = times(view)
    assert (item.value.text, item.value.start) == (view, date(2023, 7, 1))


def _check(view: str, start: int, issued: date | None, fiscal: int | None) -> tuple[TimeMention, ...]:
    found = times(view, start, len(view), issued=issued, fiscal_year_start=fiscal)
    assert found == times(view, start, len(view), issued=issued, fiscal_year_start=fiscal)
    last = start
    for item in found:
        assert last <= item.start < item.end <= len(view)
        assert item.value.text == view[item.start : item.end]
        if item.value.start and item.value.end:
            assert item.value.start <= item.value.end
        last = item.end
    return found


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_PIECES, max_size=12),
    st.sampled_from(["", " "]),
    st.none() | st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.none() | st.integers(1, 12),
)
def test_spans_of_any_mixture_of_time_words_are_exact_and_apart(
    pieces: list[str], joint: str, issued: date | None, fiscal: int | None
) -> None:
    _check(joint.join(pieces), 0, issued, fiscal)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.integers(0, 30))
def test_any_string_is_read_without_failure(view: str, start: int) -> None:
    _check(view, min(start, len(view)), _ISSUED, None)


def test_a_long_run_of_years_is_read_in_linear_time() -> None:
    begin = time.process_time()
    times("2024 und " * 4000, issued=_ISSUED)
    assert time.process_time() - begin < 5
