"""Figures that go on about the one before: another level, another time, another firm, the unit left out."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def said(text: str) -> set[str]:
    """Return each claim of a text as its type, the largest bound of its first measure and that measure's unit."""
    return {
        f"{claim.type} {(claim.measures[0].max or claim.measures[0].min):f} {claim.measures[0].unit}"
        for claim in read(Document("text.txt", text, "0" * 64)).claims
        if claim.measures
    }


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Bei Grafikkarten hält AMD einen Marktanteil von 17 Prozent; im Jahr davor waren es 12.", "MarketShare 12 %"),
        ("Bei Grafikkarten hält AMD einen Marktanteil von 17 Prozent. Intel kommt auf drei.", "MarketShare 3 %"),
        ("Mistral zählt 900 Firmenkunden, vor einem Jahr waren es 300.", "CustomerCount 300 1"),
        ("Mistral zählt 900 Firmenkunden (Vorjahr: 300).", "CustomerCount 300 1"),
        ("SAP steckt heuer zwei Milliarden Euro in Rechenzentren (2024: 1,4).", "CapitalExpenditure 1400000000 EUR"),
        ("Aixtron: Umsatz 140 Mio. Euro (Vorjahr: 120,5), Gewinn 20 Mio. Euro.", "Revenue 120500000 EUR"),
        ("Der Umsatz von Aixtron lag bei 140 Mio. Euro, im Vorquartal bei 118 Mio. Euro.", "Revenue 118000000 EUR"),
        (
            "Bei Grafikkarten hält AMD 17 Prozent Marktanteil; Intel kommt auf rund 3. Bis 2030 ist Zeit.",
            "MarketShare 3 %",
        ),
        ("Aixtron hebt die Umsatzprognose von bisher 550 auf nunmehr 610 Mio. Euro an.", "Revenue 550000000 EUR"),
        ("Heute nutzen 4 Millionen Menschen Perplexity.", "CustomerCount 4000000 1"),
        ("Aixtron erlöste 600 Mio. Euro. Für 2027 peilt der Konzern 650 an.", "Revenue 650000000 EUR"),
    ],
)
def test_a_figure_goes_on_about_the_one_before(text: str, more: str) -> None:
    assert more in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Umsatz von Aixtron lag bei 140 Mio. Euro. Im Werk sind es 30 Grad.",
        "Der Umsatz von Aixtron lag bei 140 Mio. Euro. Es waren 20 Gäste im Saal.",
    ],
)
def test_other_figures_do_not(text: str) -> None:
    assert said(text) == {"Revenue 140000000 EUR"}


def test_a_rule_without_its_figure_tells_nothing_to_the_next_clause() -> None:
    text = "Das Start-up Parloa sammelt 30 Mio. ein. Die Series B führt Temasek an, mit dabei sind Accel und Lakestar."
    with_it = [c for c in read(Document("text.txt", text, "0" * 64)).claims if "accel" in c.fillers("investor")]
    assert [c.fillers("investee") for c in with_it] == [("parloa",)]


@pytest.mark.parametrize(
    ("last", "figure"),
    [
        ("Der Umsatz der Kelvantis GmbH stieg auf 31 Mio. Euro. (Vorjahr: 12 Mio. Euro)", "Revenue"),
        ("Der Verlust der Kelvantis GmbH stieg auf 31 Mio. Euro. Vorjahr: 12 Mio. Euro.", "Loss"),
        ("Die Bewertung der Kelvantis GmbH liegt bei 31 Mio. Euro. Letzte Runde: 12 Mio. Euro.", "Valuation"),
    ],
)
def test_an_afterthought_is_of_the_firm_just_named_not_of_whom_the_text_is_about(last: str, figure: str) -> None:
    text = f"Die Hellgrund AG baut Motoren. Hellgrund wächst. {last}"
    found = [c for c in read(Document("text.txt", text, "0" * 64)).claims if c.type == figure]
    assert [c.fillers("organisation") for c in found] == [("kelvantis",)] * 2


@pytest.mark.parametrize(
    "answer", ["Der lag bei 45 Mio. Euro.", "Er stieg auf 45 Mio. Euro.", "45 Mio. Euro.", "Der betrug 45 Mio. Euro."]
)
def test_an_answer_gives_the_figure_asked_for(answer: str) -> None:
    assert said(f"Die Hellgrund AG hat ein gutes Jahr hinter sich. Und der Umsatz? {answer}") == {
        "Revenue 45000000 EUR"
    }


def test_an_answer_about_something_else_gives_no_figure() -> None:
    text = "Die Hellgrund AG hat ein gutes Jahr hinter sich. Und der Umsatz? Die Miete lag bei 45 Mio. Euro."
    assert said(text) == set()


@pytest.mark.parametrize(
    ("subject", "figures"),
    [("Die Produkt-Tochter", set()), ("Die Tochter Kelvantis", {"Revenue 300000000 EUR"})],
)
def test_the_figure_of_a_daughter_without_a_name_is_nobodys(subject: str, figures: set[str]) -> None:
    assert said(f"Der Energiekonzern Voltera wächst. {subject} meldete einen Umsatz von 300 Mio. Euro.") == figures
