"""Multiples with the side they are measured by, and shares with what they are of."""

from __future__ import annotations

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Document("a.txt", text, "0" * 64)).claims)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Der Gewinn von Micron ist 2,5-mal so hoch wie der von Kioxia, "
            "die Bewertung ist viermal so hoch und der Umsatz 1,5-mal so hoch.",
            ["Profit", "Valuation", "Revenue"],
        ),
        (
            "Der Umsatz von Micron ist dreimal so hoch wie der von Kioxia und die Bewertung doppelt so hoch.",
            ["Revenue", "Valuation"],
        ),
        (
            "Die Bewertung von Micron ist viermal so hoch wie bei Kioxia, der Umsatz sogar fünfmal so hoch.",
            ["Valuation", "Revenue"],
        ),
    ],
)
def test_each_multiple_keeps_both_sides_of_the_first(text: str, types: list[str]) -> None:
    found = claims(text)
    assert [c.type for c in found] == types
    assert {c.fillers("organisation") for c in found} == {("micron",)}
    assert {c.fillers("reference") for c in found} == {("kioxia",)}


@pytest.mark.parametrize(
    "text",
    [
        "Arista erlöste 2,4 Milliarden Euro, doppelt so viel wie Ciena.",
        "Arista hat 300 Millionen Euro eingesammelt, doppelt so viel wie der Netzausrüster Ciena.",
    ],
)
def test_a_multiple_beside_a_sum_is_a_claim_of_its_own(text: str) -> None:
    told = [c for c in claims(text) if c.measures]
    assert [[m.kind for m in c.measures] for c in told] == [["amount"], ["ratio"]]
    assert [c.fillers("reference") for c in told] == [(), ("ciena",)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        (
            "Cisco hat Mistral mit 13 Mio. Euro unterstützt, was 16 % des gesamten Finanzierungsbetrags ausmacht.",
            "funding",
        ),
        ("Cisco steckt 30 Millionen Euro in Mistral, das sind 40 Prozent der Finanzierungssumme.", "funding"),
        ("Cisco steckt 30 Millionen Euro in Mistral, ein Viertel der Finanzierungsrunde.", "funding"),
        ("Cisco übernimmt für 200 Millionen Euro 12 Prozent an Mistral.", "stake"),
        ("Cisco übernimmt für 200 Millionen Euro 12 Prozent der Anteile an Mistral.", "stake"),
        ("Cisco steht für 30 Prozent des Umsatzes von Arista.", "revenue"),
        ("Cisco erhält 20 Prozent der Gewinne von Mistral.", "profit"),
        ("SAP kommt bei Cloudsoftware auf 20 Prozent Marktanteil.", "market"),
    ],
)
def test_of_what_a_share_is(text: str, of: str) -> None:
    assert [m.of for c in claims(text) for m in c.measures if m.kind == "share"] == [of]


def test_a_share_of_the_round_stands_beside_the_sum() -> None:
    (claim,) = claims("Cisco hat Mistral mit 13 Mio. Euro unterstützt, was 16 % des Finanzierungsbetrags ausmacht.")
    assert [(m.kind, m.text) for m in claim.measures] == [("amount", "13 Mio. Euro"), ("share", "16 %")]
