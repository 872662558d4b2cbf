"""Legends: a swatch and its words, as many in a row as fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kgtool.pictures.lettering import fitted, text_width
from kgtool.pictures.markup import Element, element, write
from kgtool.pictures.setting import Setting
from kgtool.pictures.symbols import symbol

#: What a swatch shows: a kind, or a way of drawing.
Swatch: TypeAlias = Literal["kind", "sure", "hedged", "none", "direction", "box", "line"]
_ROW, _SIZE, _GAP, _SWATCH = 22, 13, 26, 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a legend: what its swatch shows, of which kind or class, and its words."""

    swatch: Swatch
    of: str
    words: str


def legend_body(entries: tuple[Entry, ...], setting: Setting, width: int) -> tuple[list[Element], int]:
    """Return a legend in rows no wider than `width`, and its height; no entries give nothing."""
    found: list[Element] = []
    x, y = 0, 0
    for entry in entries:
        words = fitted(entry.words, _SIZE, width - _SWATCH - 8)
        needed = _SWATCH + 8 + text_width(words, _SIZE)
        if x and x + needed > width:
            x, y = 0, y + _ROW
        found.append(
            element(
                "g",
                *_swatch(entry, setting),
                element("text", words, class_="kgp-key", x=_SWATCH + 8, y=15),
                transform=f"translate({x} {y})",
            )
        )
        x += needed + _GAP
    return found, y + _ROW if entries else 0


def legend(entries: tuple[Entry, ...], setting: Setting, width: int = 900) -> str:
    """Return a legend as an `<svg>` element for a page that links the stylesheet and shows its picture."""
    body, height = legend_body(entries, setting, width)
    title = element("title", setting.say("legend"))
    tree = element(
        "svg",
        title,
        *body,
        xmlns="http://www.w3.org/2000/svg",
        class_="kgp kgp-legend",
        viewBox=f"0 0 {width} {max(height, 1)}",
        width=width,
        height=max(height, 1),
        role="img",
        aria_label=", ".join([setting.say("legend"), *(entry.words for entry in entries)]),
    )
    return write(tree) + "\n"


def _swatch(entry: Entry, setting: Setting) -> list[Element]:
    box = {"y": 3, "width": _SWATCH, "height": 14}
    if entry.swatch == "kind":
        return [element("rect", class_=f"kgp-fill-{entry.of}", **box), symbol(entry.of, _SWATCH // 2, 10, 4)]
    if entry.swatch == "hedged":
        return [element("rect", class_=f"kgp-edge-{entry.of}", fill=setting.hatch(entry.of), **box)]
    if entry.swatch == "none":
        return [element("path", class_=f"kgp-thin kgp-line-{entry.of}", d=f"M0 10H{_SWATCH}")]
    if entry.swatch == "direction":
        return [
            element(
                "path",
                class_=f"kgp-fill-{entry.of}",
                d=f"M0 2L{_SWATCH - 8} 6V2L{_SWATCH} 10L{_SWATCH - 8} 18V14L0 18Z",
            )
        ]
    if entry.swatch == "line":
        return [element("path", class_=f"kgp-line {entry.of}", d=f"M0 10H{_SWATCH}")]
    return [element("rect", class_=entry.of if entry.swatch == "box" else f"kgp-fill-{entry.of}", **box)]
