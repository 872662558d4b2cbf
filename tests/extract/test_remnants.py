"""Conjuncts without a verb of their own: gapping, 'nicht … sondern', 'weder … noch', a second noun with its figure."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def said(text: str) -> set[str]:
    """Return each claim of a text in short: type, roles in order of their names, measures, 'not' where denied."""
    found = set()
    for claim in read(Document("text.txt", text, "0" * 64)).claims:
        roles = " ".join(",".join(claim.fillers(role)) for role, _ in sorted(claim.roles))
        measures = " ".join(m.text for m in claim.measures)
        found.add(" ".join(f"{claim.type} {roles} {measures} {'not' if claim.negated else ''}".split()))
    return found


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Oracle steckt vier Milliarden Dollar in Cohere, Nvidia drei in Mistral.",
            {"Investment cohere oracle vier Milliarden Dollar", "Investment mistral nvidia drei"},
        ),
        (
            "Im Frühjahr hatten Samsung drei und Nvidia sechs Milliarden Dollar in Rapidus investiert.",
            {"Investment rapidus samsung drei", "Investment rapidus nvidia sechs Milliarden Dollar"},
        ),
        (
            "Auf Micron entfallen 24 Prozent des DRAM-Marktes, auf Samsung 33.",
            {"MarketShare dram micron 24 Prozent", "MarketShare dram samsung 33"},
        ),
        (
            "Der Umsatz von SAP kletterte auf 9 Milliarden Euro, der Gewinn auf 2 Milliarden.",
            {"Revenue sap 9 Milliarden Euro", "Profit sap 2 Milliarden"},
        ),
        (
            "Perplexity mietet Rechenleistung nicht bei Google, sondern bei Microsoft.",
            {"CloudUse perplexity google not", "CloudUse perplexity microsoft"},
        ),
        (
            "Weder Intel noch Samsung beteiligen sich an Rapidus.",
            {"Investment rapidus intel not", "Investment rapidus samsung not"},
        ),
        (
            "Nicht nur Intel, sondern auch Samsung beteiligt sich an Rapidus.",
            {"Investment rapidus intel", "Investment rapidus samsung"},
        ),
        (
            "Tesla bestellt die Chips bei Samsung, nicht aber bei Intel.",
            {"ChipPurchase tesla samsung", "ChipPurchase tesla intel not"},
        ),
    ],
)
def test_a_conjunct_borrows_what_it_lacks(text: str, claims: set[str]) -> None:
    assert claims <= said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nokia zahlt 3 Milliarden Dollar an Infinera, 20 Prozent mehr als gedacht.",
        "Nokia zahlt 3 Milliarden Dollar an Infinera, eine stolze Summe für Google.",
    ],
)
def test_an_afterthought_is_no_conjunct(text: str) -> None:
    assert len(said(text)) <= 1
