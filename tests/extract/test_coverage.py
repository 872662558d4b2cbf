"""The ledger: every figure, time and organisation once, with its exact words, and the true reason where it is open."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgtool.cli.language import LANGUAGES, catalogue
from kgtool.documents.document import Document
from kgtool.extract.coverage import STATUSES, Coverage, coverage
from kgtool.extract.quantities import quantities
from kgtool.extract.reader import read
from kgtool.extract.reading import NAME, TIME, Covered
from kgtool.extract.view import view
from tests.extract.test_reader import DISTURBERS, SENTENCES


def ledger(text: str) -> Coverage:
    return coverage(Document("text.txt", text, "0" * 64, issued=date(2025, 11, 18)))


def item(text: str, words: str) -> Covered:
    (found,) = [entry for entry in ledger(text).items if entry.text == words]
    return found


def figures(found: Coverage) -> list[Covered]:
    return [entry for entry in found.items if entry.kind not in (TIME, NAME)]


@given(st.lists(st.sampled_from(SENTENCES + DISTURBERS), min_size=1, max_size=14))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_quantity_is_listed_exactly_once_with_its_words(parts: list[str]) -> None:
    text = " ".join(parts)
    found = ledger(text)
    for entry in found.items:
        assert text[entry.start : entry.end] == entry.text
        assert entry.line == text.count("\n", 0, entry.start) + 1
        assert entry.status in STATUSES
        assert (entry.reason is None) == (entry.status == "claimed")
    listed = figures(found)
    assert all(one.end <= other.start for one, other in pairwise(listed))
    for quantity in quantities(view(text)):
        assert any(entry.start < quantity.end and quantity.start < entry.end for entry in listed)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_ledger_and_reading_count_the_same_figures(parts: list[str]) -> None:
    text = "\n".join(parts)
    reading = read(Document("text.txt", text, "0" * 64))
    claimed = [entry for entry in figures(ledger(text)) if entry.status == "claimed"]
    assert len(claimed) == reading.quantities_claimed


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_breaks_the_ledger(text: str) -> None:
    ledger(text)


def test_an_observer_changes_nothing_of_the_reading() -> None:
    document = Document("text.txt", "\n".join(SENTENCES), "0" * 64)
    before = read(document)
    coverage(document)
    assert read(document) == before


def test_figure_and_names_of_a_claim_carry_its_rule() -> None:
    text = "Microsoft investiert 5 Milliarden Dollar in Anthropic."
    for words in ("Microsoft", "5 Milliarden Dollar", "Anthropic"):
        found = item(text, words)
        assert (found.status, found.rule) == ("claimed", "investment.put-into")
    assert item(text, "Anthropic").entity == "anthropic"


@pytest.mark.parametrize(
    ("text", "words", "status", "reason"),
    [
        ("Das Wetter riecht nach 7 Milliarden Dollar.", "7 Milliarden Dollar", "open", "no_frame"),
        ("Das Wetter riecht nicht nach 7 Milliarden Dollar.", "7 Milliarden Dollar", "open", "negated"),
        ("Wer investiert 5 Milliarden Dollar in Anthropic?", "5 Milliarden Dollar", "settled", "question"),
        ("BERLIN, 18. November 2025", "18. November 2025", "settled", "issued"),
        ("Viele fürchten 7 Milliarden Dollar.", "7 Milliarden Dollar", "settled", "opinion"),
        ("Microsoft zahlt 200 Dollar je Aktie.", "200 Dollar", "settled", "price"),
        ("Laut Handelsblatt regnet es.", "Handelsblatt", "settled", "source"),
        ("Lesezeit: 5 Minuten, Microsoft und 4 Mrd. USD", "4 Mrd. USD", "settled", "boilerplate"),
        ("| Microsoft | 4 Mrd. USD |", "4 Mrd. USD", "open", "table"),
        ("Microsoft wartet seit zwei Jahren.", "zwei Jahren", "settled", "duration"),
    ],
)
def test_reason_is_told(text: str, words: str, status: str, reason: str) -> None:
    found = [entry for entry in ledger(text).items if words in entry.text]
    assert [(entry.status, entry.reason) for entry in found] == [(status, reason)]


def test_source_that_a_claim_is_attributed_to_is_part_of_it() -> None:
    text = "Laut Handelsblatt investiert Amazon 4 Mrd. USD in Anthropic."
    assert item(text, "Handelsblatt").status == "claimed"


def test_open_role_is_named_with_the_rule_that_matched() -> None:
    found = item("Microsoft, das 2019 eingestiegen war, kauft Chips für rund 5 Mrd. Euro.", "rund 5 Mrd. Euro")
    assert (found.status, found.reason) == ("open", "no_role")
    assert found.rule is not None
    assert found.rule.startswith("chip-purchase.")
    assert found.roles == ("supplier",)


def test_figure_that_no_rule_takes_is_a_duplicate_where_it_is_claimed_elsewhere() -> None:
    text = "Das Wetter riecht nach 5 Milliarden Dollar.\nMicrosoft investiert 5 Milliarden Dollar in Anthropic."
    first, second = figures(ledger(text))
    assert (first.status, first.reason, first.rule) == ("settled", "duplicate", "investment.put-into")
    assert (second.status, second.line) == ("claimed", 2)


def test_names_of_an_arrow_heading_belong_to_the_claims_below_it() -> None:
    found = ledger("Microsoft → Anthropic\n• 5 Milliarden Dollar Beteiligung\n")
    first = [entry for entry in found.items if entry.line == 1]
    assert [entry.entity for entry in first] == ["microsoft", "anthropic"]
    assert {entry.status for entry in first} <= {"claimed", "settled"}


def test_counts_add_up_to_the_items() -> None:
    found = ledger("\n".join(SENTENCES))
    assert sum(number for *_, number in found.counts()) == len(found.items)


def test_every_reason_has_words_in_every_language() -> None:
    codes = {key.removeprefix("why_") for key in catalogue("en") if key.startswith("why_")}
    for language in LANGUAGES:
        assert {f"reason_{code}" for code in codes} <= set(catalogue(language))
    text = "\n".join([*SENTENCES, "Das kostet 7 Mio. USD.", "| 4 Mrd. USD |"])
    assert {entry.reason for entry in ledger(text).items if entry.reason} <= codes
