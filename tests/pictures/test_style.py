from __future__ import annotations

import re

import pytest

from kgtool.pictures.chord import chord
from kgtool.pictures.circular_sankey import circular_sankey
from kgtool.pictures.marks import KINDS
from kgtool.pictures.money_circle import money_circle
from kgtool.pictures.style import stylesheet
from tests.pictures.made import RING
from tests.pictures.test_charts import every_chart


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2) of `#rrggbb`."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, ground: str = "#ffffff") -> float:
    one, other = sorted((luminance(colour), luminance(ground)))
    return (other + 0.05) / (one + 0.05)


def rules() -> list[tuple[str, dict[str, str]]]:
    css = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.S)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        pairs = [part.split(":", 1) for part in body.split(";") if ":" in part]
        found.append((selector.strip(), {key.strip(): value.strip() for key, value in pairs}))
    return found


def blended(colour: str, opacity: float) -> str:
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(part * opacity + 255 * (1 - opacity)):02x}" for part in parts)


def test_every_colour_of_text_passes_aa_on_white() -> None:
    colours = {
        body["fill"] for selector, body in rules() if " text" in selector or "kgp-text" in selector if "fill" in body
    }
    assert {colour: contrast(colour) >= 4.5 for colour in colours} == dict.fromkeys(colours, True)
    assert len(colours) >= 6


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_passes_aa_for_graphics_also_where_it_is_translucent(kind: str) -> None:
    found = dict(rules())
    colour = re.search(rf"\.kgp-fill-{kind} {{ fill: (#[0-9a-f]{{6}}) }}".replace(" }", "; }"), stylesheet())
    assert colour is not None
    opacity = float(found[".kgp-solid"]["fill-opacity"])
    assert contrast(blended(colour[1], opacity)) >= 3
    assert contrast(colour[1]) >= 4.5


def test_kinds_differ_in_more_than_colour() -> None:
    page = chord(RING).for_page()
    tiles = re.findall(r"<pattern id=\"chord-hatch-\w+\".*?</pattern>", page)
    lines = [tuple(re.findall(r" d=\"([^\"]+)\"", tile)) for tile in tiles]
    assert len(lines) == len(set(lines)) == len(KINDS)
    dashes = re.findall(r"\.kgp-thin\.kgp-line-\w+ \{ stroke-dasharray: ([^;]+);", stylesheet())
    assert len(dashes) == len(set(dashes)) == len(KINDS)


def test_the_stylesheet_leads_nowhere() -> None:
    assert not re.search(r"url\(|@import|expression|javascript|</", stylesheet())


def test_every_class_of_a_picture_is_in_the_stylesheet() -> None:
    written = [chord(RING), circular_sankey(RING), money_circle(RING), *every_chart("A")]
    used = {name for one in written for names in re.findall(r'class="([^"]+)"', one.alone()) for name in names.split()}
    known = set(re.findall(r"\.(kgp[\w-]*)", stylesheet()))
    # What only scripts and tests look for.
    hooks = {"kgp-cell", "kgp-row", "kgp-point", "kgp-step", "kgp-deal"}
    assert {name for name in used - known if not name.startswith("kgp-is-")} == hooks
