"""Chains of sources: the paper that is read first, then whom it quotes, in the text's own words."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read

DEAL = "Cisco investiert 3 Milliarden Dollar in Mistral"
TURNED = "investiert Cisco 3 Milliarden Dollar in Mistral"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"Wie Reuters unter Berufung auf einen Insider berichtet, {TURNED}.", ("Reuters", "Insider")),
        (
            f"Reuters berichtet unter Berufung auf zwei mit der Sache vertraute Personen, dass {DEAL}.",
            ("Reuters", "zwei mit der Sache vertraute Personen"),
        ),
        (f"Laut Bloomberg, das sich auf interne Unterlagen beruft, {TURNED}.", ("Bloomberg", "Unterlagen")),
        (f"Insider sagten der Agentur Reuters, {DEAL}.", ("Reuters", "Insider")),
        (f"Wie das Handelsblatt von Insidern erfuhr, {TURNED}.", ("Handelsblatt", "Insider")),
        (f"Nach Informationen des Handelsblatts aus Branchenkreisen {TURNED}.", ("Handelsblatt", "Branchenkreise")),
        (f"{DEAL}. Das berichtet Reuters unter Berufung auf mehrere Insider.", ("Reuters", "mehrere Insider")),
        (f"Laut Reuters {TURNED}. Die Agentur beruft sich auf zwei Insider.", ("Reuters", "zwei Insider")),
        (
            "Reuters zitiert zwei mit der Sache vertraute Personen, denen zufolge Cisco 3 Mrd. Euro in Mistral steckt.",
            ("Reuters", "zwei mit der Sache vertraute Personen"),
        ),
        ("Presseberichte, denen zufolge Cisco 3 Mrd. Dollar in Mistral steckt, freuen viele.", ("Presseberichte",)),
        (f"{DEAL}, schreibt das Handelsblatt mit Verweis auf Finanzkreise.", ("Handelsblatt", "Finanzkreise")),
    ],
)
def test_the_paper_stands_before_its_source(text: str, chain: tuple[str, ...]) -> None:
    deals = [c for c in read(Document("a.txt", text, "0" * 64)).claims if c.type == "Investment"]
    assert [c.attribution for c in deals] == [chain]


def test_who_leans_on_a_contract_in_the_next_sentence_was_no_source_of_what_nobody_told() -> None:
    text = f"{DEAL}. Die Behörde beruft sich auf einen Bericht."
    assert [c.attribution for c in read(Document("a.txt", text, "0" * 64)).claims] == [()]
