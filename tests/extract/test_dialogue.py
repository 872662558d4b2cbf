"""Who speaks a line: transcripts with full and short names, printed interviews, and labels that are nobody."""

from __future__ import annotations

import pytest

from kgtool.extract.blocks import blocks
from kgtool.extract.dialogue import voices


def heard(text: str, *people: str) -> list[str | None]:
    return list(voices(text, blocks(text), people))


def test_a_turn_with_one_name_belongs_to_the_full_name() -> None:
    text = (
        "Imke Jansens: Wir mieten Hallen.\nJansens: Und zwar zwei.\nModeratorin: Warum?\n"
        "Jansens: Wegen der Lage.\nModeratorin: Danke.\n"
    )
    assert heard(text) == ["Imke Jansens", "Imke Jansens", None, "Imke Jansens", None]


def test_capitals_find_a_person_the_text_names() -> None:
    assert heard("Zu Gast ist Imke Jansens.\nIMKE: Wir mieten.\nAMD: Umsatz steigt.\n", "Imke Jansens") == [
        None,
        "Imke Jansens",
        None,
    ]


def test_a_name_two_people_share_is_nobodys() -> None:
    text = "Imke Jansens: Wir mieten.\nOle Jansens: Wir auch.\nJansens: Ja.\nJansens: Nein.\n"
    assert heard(text) == ["Imke Jansens", "Ole Jansens", None, None]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_answer_of_a_printed_interview(gap: str) -> None:
    text = f"Frau Jansens, wie viel mieten Sie?{gap}Zwei Hallen für drei Jahre.\n\nDas Haus steht in Kiel.\n"
    assert heard(text, "Imke Jansens") == [None, "Imke Jansens", None]


def test_a_question_without_a_guest_has_no_answer() -> None:
    assert heard("Wie viel mietet Kolbrax?\nZwei Hallen für drei Jahre.\n") == [None, None]


@pytest.mark.parametrize("label", ["Mein Fazit", "Unser Tipp", "Preis", "Zahl der Woche"])
def test_a_label_is_no_speaker(label: str) -> None:
    assert heard(f"{label}: Zwei Hallen sind genug.\n{label}: Drei wären besser.\n") == [None, None]
