"""Posts: who holds one, in whatever place of the sentence he stands, and whose it is."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def led(text: str) -> list[tuple[str, str, bool]]:
    """Return person, organisation and denial of the claims of leadership."""
    claims = [c for c in read(Document("x", text, "0" * 64)).claims if c.type == "Leadership"]
    return [(c.fillers("person")[0], c.fillers("organisation")[0], c.negated) for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Der Vorstandschef der Intel AG, Henrik Ahlborn, lacht.",
        "Henrik Ahlborn, seit Mai alleiniger Geschäftsführer von Intel, lacht.",
        "Intel (Chef: Henrik Ahlborn) wächst.",
        "„Es läuft“, so Intel-Chef Henrik Ahlborn.",
        "Laut Chef Henrik Ahlborn baut Intel ein Werk.",
        "Henrik Ahlborn, Chef Intel: Es läuft.",
        "Als Henrik Ahlborn im Mai die Leitung von Intel übernahm, lachte er.",
        "Intel macht Tjorven Quast zum Finanzchef und lacht. Henrik Ahlborn bleibt Chef von Intel.",
    ],
)
def test_the_holder_of_a_post_is_found(text: str) -> None:
    assert ("henrik-ahlborn", "intel", False) in led(text)


def test_two_words_called_to_a_post_are_a_person() -> None:
    assert led("Im Mai rückt Ottvine Quast bei Intel auf den Posten der Technikchefin.") == [
        ("ottvine-quast", "intel", False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Henrik Ahlborn ist nicht mehr Chef von Intel.",
        "Der frühere Intel-Chef Henrik Ahlborn lacht.",
        "Intel trennt sich von Finanzchef Henrik Ahlborn.",
    ],
)
def test_who_left_a_post_holds_it_no_more(text: str) -> None:
    assert led(text) == [("henrik-ahlborn", "intel", True)]


def test_a_person_invests_for_himself() -> None:
    text = "Der Unternehmer Henrik Ahlborn steckt 4 Millionen Euro in Intel."
    claims = [c for c in read(Document("x", text, "0" * 64)).claims if c.type == "Investment"]
    assert [c.fillers("investor") for c in claims] == [("henrik-ahlborn",)]


def test_a_post_without_a_firm_belongs_to_the_one_the_text_is_about() -> None:
    text = (
        "Lumidata wächst\n\nLumidata steigert den Umsatz auf 20 Millionen Euro. Bei Lumidata arbeiten 40 Leute.\n\n"
        "Neuer Kunde ist Vodafone. Geschäftsführer Henrik Ahlborn lacht."
    )
    assert led(text) == [("henrik-ahlborn", "lumidata", False)]
