"""Whose an unlisted product is: the owner that the text names beside it, as an integrator shows."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def integrators(text: str) -> set[str]:
    claims = read(Document("text.txt", text, "0" * 64)).claims
    return {s for c in claims if c.type == "ProductIntegration" for s in c.fillers("integrator")}


@pytest.mark.parametrize(
    "text",
    [
        "In der Software Kontura von Brevanto steckt GPT-5.",
        "In der App Kontura des Grazer Anbieters Brevanto arbeitet GPT-5.",
        "Brevanto hat GPT-5 in seinen Assistenten Kontura eingebaut.",
        "In Brevantos neuer Software Kontura werkelt GPT-5.",
        "In Kontura, der Software der Firma Brevanto, steckt GPT-5.",
    ],
)
def test_the_owner_stands_beside_the_product(text: str) -> None:
    assert integrators(f"Der Anbieter Brevanto wächst. Sein Assistent heißt Kontura. {text}") == {"brevanto"}


def test_a_product_without_an_owner_integrates_nothing() -> None:
    assert integrators("In der Software Kontura steckt GPT-5.") == set()
