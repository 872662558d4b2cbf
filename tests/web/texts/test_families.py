"""Every type of claim has a look of its own."""

from __future__ import annotations

from kgtool.resources import folder
from kgtool.vocabulary.ontology import load_ontology
from kgtool.web.texts.families import FAMILIES, look


def test_every_type_of_claim_has_a_family() -> None:
    kinds = [kind for _, found in FAMILIES for kind in found]
    assert sorted(kinds) == sorted(load_ontology().claim_types)


def test_types_of_one_family_differ_by_their_line_but_for_the_last() -> None:
    looks = [look(kind) for _, kinds in FAMILIES for kind in kinds[:5]]
    assert len(looks) == len(set(looks))


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def test_words_are_readable_on_every_colour() -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1, ink on the tint, the number on it, and white on the line's colour."""
    style = folder("data", "pages", "style").joinpath("40-source.css").read_text("utf-8")
    for family, _ in FAMILIES:
        rule = style.split(f".{family} {{", 1)[1].split("}", 1)[0]
        tint, line = (rule.split(f"--{name}: ", 1)[1].split(";", 1)[0] for name in ("tint", "line"))
        for dark, light in (("#1b2a33", tint), (line, tint), (line, "#ffffff")):
            assert (_luminance(light) + 0.05) / (_luminance(dark) + 0.05) >= 4.5, (family, dark, light)
