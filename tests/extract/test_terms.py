"""The terms of a deal: its condition, what it is given in return for, and sums said together or of each."""

from __future__ import annotations

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Document("a.txt", text, "0" * 64)).claims)


@pytest.mark.parametrize("opening", ["Im Gegenzug", "Als Gegenleistung", "Dafür"])
def test_what_is_given_in_return(opening: str) -> None:
    text = f"Nvidia investiert 3 Milliarden Dollar in Mistral. {opening} kauft Mistral bei Nvidia 20.000 Chips."
    found = {c.type: c for c in claims(text)}
    assert found["ChipPurchase"].in_return_for == found["Investment"].id
    assert found["Investment"].in_return_for is None


def test_nothing_before_it_gives_no_return() -> None:
    assert all(c.in_return_for is None for c in claims("Im Gegenzug kauft Mistral bei Nvidia 20.000 Chips."))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Nvidia investiert 3 Milliarden Dollar in Mistral, sofern Brüssel das genehmigt.",
            "sofern Brüssel das genehmigt",
        ),
        (
            "Vorbehaltlich der Freigabe durch Brüssel übernimmt Cisco Mistral.",
            "Vorbehaltlich der Freigabe durch Brüssel",
        ),
        ("Nvidia investiert 3 Milliarden Dollar in Mistral.", None),
    ],
)
def test_condition(text: str, words: str | None) -> None:
    assert {c.condition for c in claims(text)} == {words}


@pytest.mark.parametrize(("sum_", "jointly"), [("je 5 Milliarden", False), ("zusammen 5 Milliarden", True)])
def test_together_or_each(sum_: str, jointly: bool) -> None:
    found = claims(f"Microsoft und Nvidia investieren {sum_} Dollar in Mistral.")
    assert {c.jointly for c in found if c.type == "Investment"} == {jointly}
