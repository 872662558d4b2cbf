"""Rounds, stakes and takeovers told over several clauses and sentences."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def said(text: str) -> list[str]:
    """Return each claim of a text in short: type, roles in order of their names, upper bounds of its measures."""
    found = []
    for claim in read(Document("text.txt", text, "0" * 64)).claims:
        roles = " ".join(f"{role}={','.join(claim.fillers(role))}" for role, _ in sorted(claim.roles))
        found.append(" ".join([claim.type, roles, *(str(m.max or m.min) for m in claim.measures)]))
    return found


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Parloa bekommt 90 Millionen Euro, davon 60 von Temasek und 30 von Accel.",
            [
                "FundingTotal organisation=parloa 90000000",
                "Investment investee=parloa investor=temasek 60000000",
                "Investment investee=parloa investor=accel 30000000",
            ],
        ),
        (
            "Parloa hat 90 Millionen Euro eingesammelt. Temasek und unser Altaktionär Accel haben je 15 draufgelegt.",
            ["Investment investee=parloa investor=temasek,accel 15000000"],
        ),
        (
            "Vor der Runde war Parloa 310 Millionen Euro wert, jetzt sind es 400.",
            ["Valuation organisation=parloa 310000000", "Valuation organisation=parloa 400000000"],
        ),
        (
            "Parloa plant einen Börsengang, der 700 Millionen Euro einbringen soll.",
            ["FundingTotal organisation=parloa 700000000"],
        ),
    ],
)
def test_parts_levels_and_relative_clauses(text: str, claims: list[str]) -> None:
    found = said(text)
    assert [claim for claim in claims if claim not in found] == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Tarnwerk wird von Rockwell, HV Capital und Mubadala finanziert.",
            "Investment investee=tarnwerk investor=rockwell,hv-capital,mubadala",
        ),
        (
            "Speedinvest (20 Mio. Euro), Accel (15 Mio.) und Temasek (10 Mio.) investieren in Ferrolens.",
            "Investment investee=ferrolens investor=accel 15000000",
        ),
        (
            "Siemens übernimmt Altair. Branchenkreisen zufolge geht es um zehn Milliarden Dollar.",
            "Acquisition acquirer=siemens target=altair 10000000000",
        ),
    ],
)
def test_lists_share_out_and_prices_follow(text: str, claim: str) -> None:
    assert claim in said(text)
