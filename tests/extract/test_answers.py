"""Talks: an answer goes on with its question, names whom it asked for, and settles what was told before it."""

from __future__ import annotations

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read

_TITLE = "Elf Fragen an Talvex-Chefin Dr. Nora Lindt\n12. Februar 2026\n\nFrau Lindt, schön, Sie zu sehen.\nGern.\n\n"


def told(text: str) -> list[Claim]:
    found = read(Document("text.txt", text, "0" * 64)).claims
    return [claim for claim in found if claim.type != "Leadership"]


def test_a_short_question_between_leaves_a_rumour_open_to_the_answer() -> None:
    text = "Im Sommer hieß es, Sorvia würde Sie kaufen. Kommt das noch?\nNein.\n"
    assert [(c.type, c.negated) for c in told(_TITLE + text)] == [("Acquisition", True)]


def test_a_question_about_a_fact_leaves_it_standing() -> None:
    text = "Sie haben 40 Millionen Euro in das Werk in Graz investiert. Reicht das?\nNein.\n"
    assert [(c.type, c.negated) for c in told(_TITLE + text)] == [("CapitalExpenditure", False)]


def test_an_answer_names_whom_the_question_asks_for() -> None:
    (claim,) = told(_TITLE + "Wer fertigt Ihre Chips?\nTSMC, und zwar nur die.\n")
    assert (claim.type, claim.fillers("supplier"), claim.fillers("customer")) == (
        "ComponentSupply",
        ("tsmc",),
        ("talvex",),
    )


def test_turns_of_a_talk_keep_to_the_topic_they_turn_to() -> None:
    text = (
        "Netzrauschen, Folge 12\nTranskript vom 9. März 2026\n\nPAUL: Reden wir über Norvik Labs.\n\n"
        "LENA: Bewertung: drei Milliarden.\n\nPAUL: Und der Umsatz?\n\nLENA: Klar, 50 Millionen.\n\n"
        "PAUL: Okay, Heliodyn.\n\nLENA: Um die 40 Millionen Umsatz. Und 12 Millionen Verlust.\n"
    )
    assert [(c.type, c.fillers("organisation"), int(c.measures[0].max or 0)) for c in told(text)] == [
        ("Valuation", ("norvik-labs",), 3_000_000_000),
        ("Revenue", ("norvik-labs",), 50_000_000),
        ("Revenue", ("heliodyn",), 40_000_000),
        ("Loss", ("heliodyn",), 12_000_000),
    ]


def test_a_question_is_no_answer_to_the_line_before() -> None:
    text = "PAUL: Temasek hat Talvex 40 Millionen geliehen.\n\nLENA: Und die 90 Millionen von Altimeter für Sorvia?\n"
    assert [c.fillers("investor") for c in told(text)] == [("temasek",)]
