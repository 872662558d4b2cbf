"""Soft roles by common nouns: the market of a share, the line of business of a figure, the place of what is built."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def fillers(text: str, claim_type: str, role: str) -> list[tuple[str, ...]]:
    found = read(Document("example.txt", text, "0" * 64)).claims
    return [claim.fillers(role) for claim in found if claim.type == claim_type]


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("Auf Micron entfallen 19 Prozent des DRAM-Marktes.", "dram"),
        ("Bei Serverprozessoren liegt der Marktanteil von Intel bei 64 Prozent.", "server-cpu"),
        ("Vertiv hat bei der Kühlung von Rechenzentren einen Marktanteil von 22 Prozent.", "data-centre-cooling"),
        ("TSMC beherrscht rund 70 Prozent des Weltmarkts für Auftragsfertigung.", "foundry"),
        ("Der Markt für Lieferroboter wächst. Starship kommt auf einen Marktanteil von 40 Prozent.", "delivery-robots"),
        ("Im Notebookgeschäft holt AMD auf. Der Marktanteil von AMD liegt bei 21 Prozent.", "notebook"),
    ],
)
def test_a_common_noun_names_the_market(text: str, market: str) -> None:
    assert fillers(text, "MarketShare", "market") == [(market,)]


def test_a_market_nobody_speaks_of_stays_open() -> None:
    assert fillers("Der Marktanteil von AMD liegt bei 21 Prozent.", "MarketShare", "market") == [()]


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("Mit Flüssigkühlungen erlöste Vertiv im Quartal 900 Millionen Dollar.", ("liquid-cooling",)),
        ("Die Erlöse von Lumentum aus Transceivern stiegen um 40 Prozent.", ("optical-transceivers",)),
        ("In der Robotersparte steigerte Kuka den Umsatz auf 1,1 Milliarden Euro.", ("robotics",)),
        ("Mit Glück steigerte Kuka den Umsatz auf 4,1 Milliarden Euro.", ()),
        ("Im Automarkt steigerte Kuka den Umsatz auf 4,1 Milliarden Euro.", ()),
    ],
)
def test_a_common_noun_names_the_line_of_business(text: str, segment: tuple[str, ...]) -> None:
    assert fillers(text, "Revenue", "segment") == [segment]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Infineon steckt 900 Millionen Euro in den Ausbau am Standort Regensburg.", "regensburg"),
        ("GlobalFoundries investiert 1,1 Milliarden Euro in das Dresdner Werk.", "dresden"),
        ("Micron investiert sieben Milliarden Dollar in seine japanischen Fabriken.", "japan"),
        ("Nscale errichtet im norwegischen Øksnes für 900 Millionen Dollar ein Rechenzentrum.", "oksnes"),
    ],
)
def test_a_noun_or_an_adjective_gives_the_place(text: str, place: str) -> None:
    assert fillers(text, "CapitalExpenditure", "location") == [(place,)]


def test_a_good_that_names_a_market_is_one() -> None:
    reading = read(Document("example.txt", "Siltronic hält 13 Prozent des Wafermarkts.", "0" * 64))
    assert [set(e.kinds) for e in reading.entities if e.slug == "wafer"] == [{"Component", "Market"}]


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("Der Cloud-Umsatz von SAP stieg auf fünf Milliarden Euro.", ("cloud",)),
        ("Die Umsätze mit Servern beliefen sich bei Dell auf neun Milliarden Dollar.", ("server",)),
        ("Der Jahresumsatz von SAP stieg auf fünf Milliarden Euro.", ()),
    ],
)
def test_a_noun_of_income_names_the_line_of_business(text: str, segment: tuple[str, ...]) -> None:
    assert fillers(text, "Revenue", "segment") == [segment]
