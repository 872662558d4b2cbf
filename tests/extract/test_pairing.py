"""Several figures and several nouns in one clause: each figure goes to the noun it belongs to."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def said(text: str) -> set[str]:
    """Return each claim of a text as its type and the words of its measures."""
    return {
        " ".join([claim.type, *(m.text for m in claim.measures)])
        for claim in read(Document("text.txt", text, "0" * 64)).claims
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Umsatz und Gewinn von SAP stiegen auf neun und zwei Milliarden Euro.",
            {"Revenue neun", "Profit zwei Milliarden Euro"},
        ),
        (
            "Der Umsatz und der operative Gewinn von ASML legten um elf beziehungsweise acht Prozent zu.",
            {"Revenue elf", "Profit acht Prozent"},
        ),
        (
            "Das Ergebnis nach Steuern von Aixtron belief sich auf vier Millionen Euro "
            "nach einem Fehlbetrag von drei Millionen Euro im Jahr davor.",
            {"Profit vier Millionen Euro", "Loss drei Millionen Euro"},
        ),
        (
            "Sieben Millionen Euro Verlust bei elf Millionen Umsatz machte Aixtron.",
            {"Loss Sieben Millionen Euro", "Revenue elf Millionen"},
        ),
        (
            "Aixtron steigerte den Umsatz um elf Prozent auf 60 Millionen Euro und den Gewinn um acht Prozent "
            "auf 21 Millionen Euro.",
            {"Revenue 60 Millionen Euro elf Prozent", "Profit 21 Millionen Euro acht Prozent"},
        ),
        (
            "Der Umsatz von Aixtron kletterte von 25 auf 30 Millionen Euro, der Gewinn von 18 auf 20 Millionen Euro.",
            {"Revenue 25", "Revenue 30 Millionen Euro", "Profit 18", "Profit 20 Millionen Euro"},
        ),
    ],
)
def test_each_figure_goes_to_its_noun(text: str, claims: set[str]) -> None:
    assert said(text) == claims
