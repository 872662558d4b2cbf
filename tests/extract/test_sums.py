"""Sums that a later clause gives, takes up again or says of several: 'das sind etwa 10 Mrd.', 'in diesem Wert'."""

from __future__ import annotations

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Document("a.txt", text, "0" * 64)).claims)


@pytest.mark.parametrize(
    "text",
    [
        "Scaleway will 60.000 H200 Chips kaufen, das sind etwa 2 Milliarden Euro.",
        "Scaleway kauft 60.000 H200 Chips, das entspricht rund 2 Milliarden Euro.",
        "Scaleway bestellt 60.000 H200, Kostenpunkt: 2 Milliarden Euro.",
        "Scaleway → Nvidia\n\n  • Umfang: 60.000 Chips vom Typ H200 für 2 Mrd. Euro",
    ],
)
def test_number_and_price_of_what_is_bought_stand_in_one_claim(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.type, claim.fillers("product")) == ("ChipPurchase", ("h200",))
    assert [m.kind for m in claim.measures] == ["quantity", "amount"]


def test_an_arrow_from_goods_to_what_they_bring_names_no_sides() -> None:
    lines = ["1. Scaleway → Nvidia", "", "  • Kauf: direkt"]
    text = "\n".join([*lines, "  • Umfang: 1 GW Leistung = 20.000 H200 Chips → Milliardenumsatz für Nvidia."])
    purchase = next(c for c in claims(text) if c.type == "ChipPurchase" and c.measures)
    assert purchase.fillers("buyer") == ("scaleway",)
    assert {m.kind for m in purchase.measures} == {"quantity", "capacity"}


@pytest.mark.parametrize(
    "text",
    [
        "Kern ist ein 3 Mrd. Euro schwerer Vertrag: Mistral muss Rechenzeit in diesem Wert bei Oracle mieten.",
        "Es geht um 3 Milliarden Euro; für diese Summe kauft Mistral Rechenzeit bei Oracle.",
    ],
)
def test_a_clause_takes_up_the_sum_before_it(text: str) -> None:
    commitment = next(c for c in claims(text) if c.type == "CloudCommitment")
    assert (commitment.fillers("customer"), commitment.fillers("provider")) == (("mistral",), ("oracle",))
    assert [m.min for m in commitment.measures] == [3_000_000_000]


def test_an_invested_sum_goes_to_the_one_in_whom_its_givers_invested_before() -> None:
    deals = "Cisco steckt eine Milliarde Euro in Mistral. Arista legt zwei Milliarden Euro in Mistral an."
    text = f"{deals} Ein Teil der investierten drei Milliarden Euro von Cisco und Arista fließt bald zurück."
    claim = claims(text)[-1]
    assert (claim.fillers("investor"), claim.fillers("investee")) == (("cisco", "arista"), ("mistral",))
    assert (claim.jointly, claim.modality) == (True, "asserted")
