"""Who says what: the sources of claims, from source phrases, telling clauses and the sentences around them."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def said(text: str, claim_type: str) -> list[tuple[tuple[str, ...], str, bool]]:
    """Return sources, modality and denial of the claims of a type."""
    claims = read(Document("text.txt", text, "0" * 64)).claims
    return [(c.attribution, c.modality, c.negated) for c in claims if c.type == claim_type]


SOURCES = """
Meta hat 600 Millionen Dollar in Parlevo investiert, sagen Insider. | Investment | Insider | rumoured
Meta hat 9 Millionen Dollar in Parlevo investiert, so das Handelsblatt. | Investment | Handelsblatt | asserted
Parlevo machte 30 Millionen Euro Verlust, wie Finanzchef Jon Aas einräumte. | Loss | Jon Aas | asserted
Laut Konzernchef Jon Aas machte Parlevo 30 Millionen Euro Verlust. | Loss | Jon Aas | asserted
Parlevo machte 30 Millionen Euro Verlust. So steht es im Geschäftsbericht. | Loss | Geschäftsbericht | asserted
Parlevo machte 30 Millionen Euro Verlust. Das teilte Finanzchef Jon Aas mit. | Loss | Jon Aas | asserted
Aus Finanzkreisen verlautet, Meta wolle Parlevo kaufen. | Acquisition | Finanzkreise | rumoured
Mehrere Eingeweihte sagten, Meta wolle Parlevo kaufen. | Acquisition | Mehrere Eingeweihte | rumoured
Nvidia stand nach IDC-Zählung für 81 Prozent des Beschleunigermarkts. | MarketShare | IDC | estimated
Der Cloud-Markt wuchs um 24 Prozent, zeigen Zahlen von Canalys. | MarketGrowth | Canalys | estimated
Parlevo erzielte nach eigenen Angaben einen Umsatz von 80 Millionen Euro. | Revenue | Parlevo | asserted
"""


@pytest.mark.parametrize("row", SOURCES.strip().splitlines())
def test_sources(row: str) -> None:
    text, claim_type, source, modality = row.split(" | ")
    assert said(text, claim_type) == [((source,), modality, False)]


def test_speaker_goes_on_in_indirect_speech() -> None:
    text = "Finanzchef Jon Aas sprach vor Aktionären. Parlevo habe 30 Millionen Euro Verlust gemacht."
    text += " Der Umsatz stieg auf 80 Millionen Euro."
    assert said(text, "Loss") == [(("Jon Aas",), "asserted", False)]
    assert said(text, "Revenue") == [((), "asserted", False)]


def test_sources_of_sources_are_a_chain() -> None:
    text = "Wie das Handelsblatt unter Berufung auf Insider berichtet, will Meta Parlevo kaufen."
    assert said(text, "Acquisition") == [(("Handelsblatt", "Insider"), "rumoured", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Dass Meta die Firma Parlevo übernehmen wolle, wies Finanzchef Jon Aas zurück.",
        "Jon Aas dementierte, dass Meta die Firma Parlevo übernehmen wolle.",
    ],
)
def test_denials_are_the_word_of_who_denies(text: str) -> None:
    assert said(text, "Acquisition") == [(("Jon Aas",), "asserted", True)]


def test_author_is_no_source() -> None:
    text = "Parlevo wächst kräftig, meldet aber nichts. Parlevo schreibt einen Verlust von 3 Millionen Euro."
    assert said(text, "Loss") == [((), "asserted", False)]


def test_analysts_who_reckon_only_ever_estimate() -> None:
    found = read(Document("a.txt", "Für SAP rechnen Analysten mit 40 Milliarden Euro Umsatz.", "0" * 64)).claims
    assert [(c.modality, c.attribution) for c in found] == [("estimated", ("Analysten",))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zwei Insider sagten Reuters, SAP zahle vier Milliarden Euro für Celonis.", ("Reuters", "Zwei Insider")),
        (
            "Ein Manager sagte dem Handelsblatt, SAP zahle vier Milliarden Euro für Celonis.",
            ("Handelsblatt", "Ein Manager"),
        ),
        ("Nach einem Bericht des Handelsblatts zahlt SAP vier Milliarden Euro für Celonis.", ("Handelsblatt",)),
        ("Nach dem Bericht zahlt SAP vier Milliarden Euro für Celonis.", ()),
        ("Ausweislich des Jahresabschlusses zahlte SAP vier Milliarden Euro für Celonis.", ("Jahresabschluss",)),
    ],
)
def test_who_says_so_as_a_chain(text: str, names: tuple[str, ...]) -> None:
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert [c.attribution for c in found if c.type == "Acquisition"] == [names]


@pytest.mark.parametrize("told", ["bekannt gegeben", "bekanntgegeben", "mitgeteilt"])
def test_a_verb_written_apart_tells_too(told: str) -> None:
    found = read(Document("a.txt", f"SAP hat für 2025 einen Umsatz von 40 Milliarden Euro {told}.", "0" * 64)).claims
    assert [c.attribution for c in found] == [("SAP",)]
