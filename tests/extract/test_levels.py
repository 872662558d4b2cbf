"""Levels: what was before, the number of customers, and two nouns that share a name."""

from __future__ import annotations

from datetime import date

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def told(text: str) -> list[str]:
    """Give the claims of a text in short: type, last role's fillers and bounds."""
    claims = read(Document("text.txt", text, "0" * 64, issued=date(2026, 2, 10))).claims
    return [f"{c.type} {c.roles[0][1][0]} {' '.join(str(m.max) for m in c.measures)}".strip() for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Der Umsatz von Micron stieg um 38 Prozent auf 13,6 Mrd. Dollar (Vorjahr: 8,7 Mrd. Dollar).",
            ["Revenue micron 13600000000 38", "Revenue micron 8700000000"],
        ),
        (
            "Infineon verdiente 231 Millionen Euro, im Vorjahr waren es 403 Millionen.",
            ["Profit infineon 231000000", "Profit infineon 403000000"],
        ),
        (
            "Infineon setzte 3,9 Milliarden Euro um, im Vorquartal waren es 3,7 Milliarden gewesen.",
            ["Revenue infineon 3900000000", "Revenue infineon 3700000000"],
        ),
        (
            "Wolfspeed meldete einen Verlust von 40 Millionen Dollar, der Umsatz sank um 9 Prozent auf 190 Millionen.",
            ["Loss wolfspeed 40000000", "Revenue wolfspeed 190000000 -9"],
        ),
        (
            "Die größten Investoren von Mistral:\n- ASML: 1,3 Milliarden Euro\n- Nvidia: 200 Millionen Euro\n",
            ["Investment mistral 1300000000", "Investment mistral 200000000"],
        ),
        ("Die Zahl der Nutzer von Perplexity stieg auf 45 Millionen.", ["CustomerCount perplexity 45000000"]),
    ],
)
def test_levels(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_two_posts_of_one_person_share_the_firm() -> None:
    text = "Mistral-Gründer und Chef Arthur Mensch schweigt."
    claims = read(Document("text.txt", text, "0" * 64)).claims
    assert {dict(c.roles)["position"][0] for c in claims if dict(c.roles)["organisation"] == ("mistral",)} == {
        "founder",
        "ceo",
    }
