"""Scopes of sums: totals, parts, increments, and sums that only stand beside somebody else's."""

from __future__ import annotations

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Document("a.txt", text, "0" * 64)).claims)


def scopes(text: str, claim_type: str = "Investment") -> list[str | None]:
    return [m.scope for c in claims(text) if c.type == claim_type for m in c.measures]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Cisco hat insgesamt 8 Milliarden Dollar in Mistral investiert.", "total"),
        ("Cisco investiert in Summe 8 Milliarden Dollar in Mistral.", "total"),
        ("Cisco verdoppelt seine Beteiligung an Mistral auf 8 Milliarden Dollar.", "total"),
        ("Cisco investiert weitere 4 Milliarden Dollar in Mistral.", "increment"),
        ("Cisco stockt seine Beteiligung an Mistral um 4 Milliarden Dollar auf.", "increment"),
        ("Mistral sammelt 8 Milliarden Dollar ein, davon 3 Milliarden von Cisco.", "part"),
        ("Mistral sammelt 8 Milliarden Dollar ein. Davon kommen 3 Milliarden von Cisco.", "part"),
        ("Cisco investiert zunächst 4 Milliarden Dollar in Mistral.", None),
        ("Cisco investiert 4 Milliarden Dollar in Mistral.", None),
    ],
)
def test_scope_that_the_words_name(text: str, scope: str | None) -> None:
    assert scopes(text) == [scope]


def test_the_whole_of_a_contract_is_its_total() -> None:
    text = "Damit steigt das Gesamtvolumen des Vertrags zwischen Kolbrax und Oracle auf 12 Milliarden Dollar."
    assert scopes(text, "CloudCommitment") == ["total"]


def test_goods_that_come_on_top_are_an_increment() -> None:
    assert scopes("Cisco kauft bei Nvidia 10.000 zusätzliche Chips.", "ChipPurchase") == ["increment"]


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia investiert 10 Milliarden Dollar in Mistral. Cisco steuert weitere 5 Milliarden Dollar bei.",
        "Nvidia investiert 10 Milliarden Dollar in Mistral, Cisco weitere 5 Milliarden Dollar.",
        "Nvidia investiert 10 Mrd. Dollar in Mistral. Cisco investiert zusätzlich 5 Mrd. Dollar in Mistral.",
    ],
)
def test_a_sum_beside_another_giver_s_is_no_increment(text: str) -> None:
    assert scopes(text) == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Cisco investiert 10 Milliarden Dollar in Mistral. Im Mai investiert Cisco weitere 5 Mrd. Dollar in Mistral.",
        "Nvidia investiert 10 Mrd. Dollar in Mistral. Cisco stockt seine Beteiligung an Mistral um 5 Mrd. Dollar auf.",
    ],
)
def test_a_sum_on_top_of_one_s_own_stays_an_increment(text: str) -> None:
    assert scopes(text) == [None, "increment"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Cisco hat bisher 3 Milliarden Dollar in Mistral investiert.", "delivered"),
        ("Cisco steckt zunächst 3 Milliarden Dollar in Mistral.", None),
        ("Cisco ist nicht mehr an Mistral beteiligt.", "ended"),
    ],
)
def test_a_sum_so_far_ends_nothing(text: str, stage: str | None) -> None:
    assert {c.stage for c in claims(text) if c.type == "Investment"} == {stage}
