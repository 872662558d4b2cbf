"""A profit below zero is a loss of so much."""

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def _claims(text: str) -> list[tuple[str, int]]:
    found = read(Document("x", text, "0" * 64)).claims
    return sorted((c.type, int(m.min)) for c in found for m in c.measures if m.min is not None)


@pytest.mark.parametrize(
    "text",
    [
        "Quarnholm wies einen Gewinn von minus 4 Mio. Euro aus.",
        "Das Ebit von Quarnholm fiel auf -4 Mio. Euro.",
        "Das Ergebnis von Quarnholm lag bei minus 4 Millionen Euro.",
        "Quarnholm verbuchte ein negatives Ergebnis von 4 Mio. Euro.",
        "Der Nettogewinn von Quarnholm betrug \u20134 Mio. Euro.",
    ],
)
def test_a_profit_below_zero_is_a_loss(text: str) -> None:
    assert _claims(text) == [("Loss", 4_000_000)]


def test_the_year_before_can_have_had_a_profit() -> None:
    text = "Der Nettogewinn von Quarnholm betrug minus 4 Mio. Euro nach 3 Mio. Euro im Vorjahr."
    assert _claims(text) == [("Loss", 4_000_000), ("Profit", 3_000_000)]


@pytest.mark.parametrize(
    "text", ["Der Gewinn von Quarnholm lag bei 3 Mio. Euro.", "Der Gewinn von Quarnholm lag bei 3 \u2013 4 Mio. Euro."]
)
def test_a_stroke_between_two_figures_is_no_sign(text: str) -> None:
    assert _claims(text) == [("Profit", 3_000_000)]
