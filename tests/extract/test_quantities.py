"""Quantities keep their offsets, look only where they may, and read any string."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgtool.extract.quantities import Quantity, quantities

_PIECES = st.sampled_from(
    [
        "bis zu",
        "zwischen",
        "über",
        "von",
        "auf",
        "und",
        ",",
        ".",
        " ",
        "\n",
        "\xa0",
        "\xad",
        "**",
        "5",
        "30",
        "1.000",
        "2025",
        "18 000",
        "3,5",
        "-",
        "–",
        "+",
        "$",
        "€",
        "%",
        "Mrd.",
        "Mio",
        "Milliarden",
        "Dollar",
        "Euro",
        "Kronen",
        "Prozent",
        "GW",
        "Stück",
        "GPUs",
        "H100",
        "zwei",
        "einhalb",
        "eine",
        "halbe",
        "Hälfte",
        "Drittel",
        "Hunderte",
        "mehrere",
        "zweistelligen",
        "Komma",
        "doppelt so viel",
        "verdreifacht",
        "Vertrag",
        "je",
        "pro Jahr",
        "davon",
        "Amazon",
        "😀",
        "\u202e",
        "é",
        "½",
        "Ⅷ",
        "٣",
        "ß",
        "(",
        ")",
        "beziehungsweise",
        "bereich",
    ]
)


def _one(text: str) -> Quantity:
    (item,) = quantities(text)
    return item


def test_offsets_are_absolute_within_the_range_asked_for() -> None:
    view = "Zuvor 3 Mrd. Euro. Nun zahlt Meta bis zu 10 Mrd. USD an Google."
    (item,) = quantities(view, 19, len(view))
    assert view[item.start : item.end] == item.text == "bis zu 10 Mrd. USD"
    assert view[slice(*item.core)] == "10 Mrd. USD"


def test_nothing_beyond_the_range_is_read() -> None:
    assert [item.text for item in quantities("Er zahlt 5 Mrd. USD", 0, 16)] == ["5 Mrd."]


def test_words_cut_by_soft_hyphens_are_read_with_their_own_offsets() -> None:
    view = "rund 5 Mil\u00adliar\u00adden Dol\u00adlar für Chips"
    item = _one(view)
    assert (item.min, item.unit, item.hedge) == (Decimal(5_000_000_000), "USD", "approx")
    assert item.text == view[item.start : item.end] == "rund 5 Mil\u00adliar\u00adden Dol\u00adlar"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Die schwedische Nordglas zahlt 6 Mio. Kronen.", "SEK"),
        ("3,1 Mrd. SEK Anleihe. Der Wert: 9,7 Milliarden Kronen.", "SEK"),
        ("Für 6 Mio. dänische Kronen", "DKK"),
        ("Sie kostet 6 Mio. Kronen.", None),
    ],
)
def test_kronen_take_the_country_named_last(text: str, unit: str | None) -> None:
    assert quantities(text)[-1].unit == unit


def test_a_currency_in_brackets_is_not_carried_on() -> None:
    text = "9,5 Billionen Won (rund 6 Milliarden Euro); zuletzt waren es noch 8,8 Billionen"
    assert [item.unit for item in quantities(text)] == ["KRW", "EUR", "KRW"]


def test_a_currency_is_not_carried_over_the_end_of_a_sentence_or_line() -> None:
    assert [item.unit for item in quantities("Erst 5 Mrd. Euro. Dann kamen 3 Mrd. dazu.")] == ["EUR", None]
    assert [item.unit for item in quantities("• 5 Mrd. Euro\n• 3 Mrd. in Indien")] == ["EUR", None]


def test_an_elliptic_figure_looks_back_in_its_line_only() -> None:
    view = "Es waren 64 Millionen Euro. Davon zeichnet der Fonds 25."
    (item,) = quantities(view, 28, len(view))
    assert (item.min, item.unit, item.scope, item.form) == (Decimal(25_000_000), "EUR", "part", "gapped")
    assert quantities("64 Millionen Euro.\nDavon zeichnet der Fonds 25.", 19) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ein Rückgang um mehr als 9 Prozent", None, Decimal(-9)),
        ("ein Minus von knapp 5 Prozent", Decimal(-5), None),
    ],
)
def test_hedges_of_a_decline_bound_it_from_the_right_side(text: str, low: Decimal | None, high: Decimal | None) -> None:
    item = _one(text)
    assert (item.kind, item.min, item.max) == ("growth", low, high)


def test_amounts_are_exact_decimals_in_the_base_unit() -> None:
    assert _one("1,285 Milliarden Dollar").min == Decimal(1_285_000_000)
    assert _one("2,4 Megawatt").min == Decimal("0.0024")
    assert str(_one("100 Millionen Euro").min) == "100000000"


def _check(view: str, start: int, end: int) -> None:
    found = quantities(view, start, end)
    assert found == quantities(view, start, end)
    last = start
    for item in found:
        assert last <= item.start <= item.core[0] < item.core[1] <= item.end <= end
        assert item.text == view[item.start : item.end]
        assert item.min is not None or item.max is not None
        if item.min is not None and item.max is not None:
            assert item.min <= item.max
        for span in (item.counted, item.head):
            assert span is None or start <= span[0] < span[1] <= end
        last = item.end


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.sampled_from(["", " "]))
def test_spans_of_any_mixture_of_number_words_are_exact_and_apart(pieces: list[str], joint: str) -> None:
    view = joint.join(pieces)
    _check(view, 0, len(view))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.integers(0, 40))
def test_any_string_is_read_without_failure(view: str, start: int) -> None:
    _check(view, min(start, len(view)), len(view))


def test_figures_beyond_decimal_precision_are_read() -> None:
    assert [item.kind for item in quantities("1" * 60 + " Kunden, " + "9" * 60 + " Mrd. Euro")] == [
        "quantity",
        "amount",
    ]


def test_a_number_that_opens_a_list_item_counts_nothing() -> None:
    assert quantities("1   Anthropic kauft\n  2 Microsoft zahlt") == ()


def test_a_long_run_of_figures_is_read_in_linear_time() -> None:
    view = "5 und " * 4000
    begin = time.process_time()
    quantities(view)
    assert time.process_time() - begin < 5
