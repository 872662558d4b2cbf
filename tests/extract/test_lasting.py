"""How long a deal runs: lengths of time that are the deal's, and those that are not."""

from __future__ import annotations

import pytest

from kgtool.claims.record import from_record, to_record
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def durations(text: str) -> set[str | None]:
    return {c.duration for c in read(Document("a.txt", text, "0" * 64)).claims if c.measures}


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Kolbrax mietet bei Nebius über die nächsten 15 Jahre Rechenleistung für drei Milliarden Euro.", "P15Y"),
        ("Kolbrax investiert innerhalb von fünf Jahren 200 Millionen Euro in neue Rechenzentren.", "P5Y"),
        ("Cisco investiert über einen Zeitraum von sieben Jahren 4 Milliarden Dollar in Mistral.", "P7Y"),
        ("Kolbrax zahlt Oracle 30 Milliarden Dollar für Rechenleistung, Laufzeit zehn Jahre.", "P10Y"),
        ("Mistral unterzeichnete mit Nebius einen fünfjährigen Cloud-Vertrag über 4 Milliarden Dollar.", "P5Y"),
        ("Mistral unterzeichnete mit Nebius einen Fünfjahresvertrag über Cloud-Kapazität für 4 Mrd. Dollar.", "P5Y"),
        ("Kolbrax mietet bei Nebius für anderthalb Jahre Rechenleistung für drei Milliarden Euro.", "P18M"),
        ("Kolbrax mietet bei Nebius Rechenleistung für 3 Milliarden Euro, verteilt auf sechs Jahre.", "P6Y"),
        ("Kolbrax mietet bei Nebius Rechenleistung für 3 Milliarden Euro; der Vertrag läuft zwölf Jahre.", "P12Y"),
        ("Amazon steckt binnen zwölf Monaten 15 Milliarden Dollar in Rechenzentren.", "P12M"),
    ],
)
def test_length_of_a_deal(text: str, duration: str) -> None:
    assert durations(text) == {duration}


@pytest.mark.parametrize(
    "text",
    [
        "Meta will über mehrere Jahre 60 Milliarden Dollar in Rechenzentren investieren.",
        "Meta will über mehr als zehn Jahre 60 Milliarden Dollar in Rechenzentren investieren.",
        "Meta will über zehn bis 15 Jahre 60 Milliarden Dollar in Rechenzentren investieren.",
        "Meta investiert seit über fünf Jahren jährlich 3 Milliarden Dollar in Rechenzentren.",
        "Meta investierte vor drei Jahren 60 Milliarden Dollar in Rechenzentren.",
        "Das drei Jahre alte Start-up Mistral bekommt von Nvidia 100 Millionen Euro.",
        "Der Umsatz von Oracle stieg über fünf Jahre auf 60 Milliarden Dollar.",
    ],
)
def test_vague_lengths_and_those_of_something_else_are_none(text: str) -> None:
    assert durations(text) == {None}


def test_the_next_sentence_says_how_long_the_one_deal_before_it_runs() -> None:
    deal = "Kolbrax mietet bei Nebius Rechenleistung für drei Milliarden Euro."
    assert durations(f"{deal} Die Laufzeit des Vertrags beträgt zehn Jahre.") == {"P10Y"}
    assert durations(f"{deal} Ein Vertrag mit Oracle läuft über zehn Jahre.") == {None}


def test_a_record_keeps_the_length() -> None:
    text = "Cisco investiert innerhalb von fünf Jahren 4 Milliarden Dollar in Mistral."
    (claim,) = read(Document("a.txt", text, "0" * 64)).claims
    record = to_record(claim)
    assert record["duration"] == "P5Y"
    assert from_record(record, document="a.txt", sha256="0" * 64) == claim
