"""Lines told apart: headings, turns of a transcript, list items, tables."""

from __future__ import annotations

import pytest

from kgtool.extract.blocks import blocks


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## Die Lage", "heading"),
        ("Kolbrax Compute SE: Ergebnisse für das erste Quartal", "heading"),
        ("Imke Jansens: Wir mieten zwei Hallen.", "turn"),
        ("• Kolbrax mietet zwei Hallen.", "bullet"),
        ("1. Kolbrax mietet zwei Hallen von einem Betreiber aus dem Norden.", "bullet"),
        ("18. Dezember 2024", "heading"),
        ("Das sind die Verträge:", "intro"),
        ("| Firma | Summe |", "row"),
        ("|---|---|", "boilerplate"),
        ("Lesezeit: 4 Minuten", "boilerplate"),
        ("Kolbrax mietet zwei Hallen von einem Betreiber aus dem Norden.", "paragraph"),
    ],
)
def test_kind_of_a_line(line: str, kind: str) -> None:
    assert blocks(line + "\n\nEin Satz danach.\n")[0].kind == kind


def test_offsets_leave_out_marks() -> None:
    text = "## Lage\n• Kolbrax mietet Hallen.\n"
    assert [text[b.start : b.end] for b in blocks(text)] == ["Lage", "Kolbrax mietet Hallen."]


def test_heading_and_intro_hold_for_what_stands_below() -> None:
    heading, intro, item, after = blocks("## Lage\nDas sind die Verträge:\n• Zwei Hallen.\nDanach ein ganzer Satz.\n")
    assert (intro.heading, item.heading, after.heading) == (0, 0, 0)
    assert (heading.heading, item.intro, after.intro) == (None, 1, None)


def test_a_turn_names_its_speaker() -> None:
    assert blocks("Imke Jansens: Wir mieten zwei Hallen.\n")[0].who == "Imke Jansens"
