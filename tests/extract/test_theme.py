"""Which organisation a text is about, and which lines below its title are no text."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read

BODY = (
    "Der Vorstand hat am Donnerstag in Kassel bekannt gegeben, dass er mit dem Verlauf des Jahres sehr zufrieden ist "
    "und an seinen Zielen für das kommende Jahr unverändert festhält.\n\nDer Umsatz stieg auf 40 Millionen Euro.\n"
)


def organisations(text: str) -> set[str]:
    claims = read(Document("text.txt", text, "0" * 64)).claims
    return {slug for claim in claims if claim.type == "Revenue" for slug in claim.fillers("organisation")}


@pytest.mark.parametrize(
    "head",
    [
        "Halvorsen Compute SE: Umsatz legt zu\nBankhaus Eckernkamp, Aktienanalyse, 3. März 2026\n\n",
        "Halvorsen Compute SE: Prognose bestätigt\nVeröffentlichung einer Insiderinformation nach Artikel 17 MAR\n\n",
        "Halvorsen Compute SE wächst weiter\nVon Jorid Brekke\n\n",
    ],
)
def test_who_publishes_a_text_is_not_its_theme(head: str) -> None:
    assert organisations(head + BODY) == {"halvorsen-compute"}


def test_a_quotation_as_title_does_not_name_the_theme() -> None:
    text = (
        "„Gegen Microsoft haben wir keine Chance“\n\n"
        "Die Tellmann Rechenwerke AG aus Trier baut ihre Hallen seit zwölf Jahren dort, wo andere nur Weinberge sehen, "
        "und sie verdient damit inzwischen gutes Geld.\n\nDer Umsatz stieg auf 40 Millionen Euro.\n"
    )
    assert organisations(text) == {"tellmann-rechenwerke"}


def test_a_short_first_sentence_with_a_date_is_text() -> None:
    text = "Halvorsen Compute wächst\nAm 5. März hat Halvorsen Compute die Brennau Chips AG übernommen.\n\n" + BODY
    claims = read(Document("text.txt", text, "0" * 64)).claims
    assert [claim.type for claim in claims if claim.fillers("target")] == ["Acquisition"]
