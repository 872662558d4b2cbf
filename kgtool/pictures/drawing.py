"""A finished picture, and how it is written: for a page with its own stylesheet, or as a file that stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from kgtool.pictures.legend import Entry, legend_body
from kgtool.pictures.lettering import wrapped
from kgtool.pictures.markup import Element, element, write
from kgtool.pictures.patterns import patterns
from kgtool.pictures.setting import Setting
from kgtool.pictures.style import stylesheet

_SVG = "http://www.w3.org/2000/svg"
_MARGIN = 24


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in a box of `width` by `height`, and what explains it.

    `left_out` counts what was asked for and is not drawn.
    """

    setting: Setting
    width: int
    height: int
    title: str
    description: str
    body: tuple[Element, ...]
    legend: tuple[Entry, ...] = ()
    left_out: int = 0

    def for_page(self) -> str:
        """Return an `<svg>` element that needs the page's link to the stylesheet: no style in it, no script."""
        return write(self._svg(self.width, self.height, self.body, ())) + "\n"

    def alone(self, heading: str = "", lead: str = "", source: str = "") -> str:
        """Return an SVG file that stands alone: with heading, lead, legend, source and its stylesheet."""
        heading = heading or self.title
        top, head = _head(heading, lead, self.width)
        key, key_height = legend_body(self.legend, self.setting, self.width - 2 * _MARGIN)
        below = top + self.height
        foot = (
            element("g", *key, transform=f"translate({_MARGIN} {below + 8})"),
            element(
                "text", source or self.setting.say("source"), class_="kgp-source", x=_MARGIN, y=below + key_height + 34
            ),
        )
        body = (
            element("rect", class_="kgp-paper", width=self.width, height=below + key_height + 52),
            element("rect", class_="kgp-flag", x=_MARGIN, width=56, height=6),
            *head,
            element("g", *self.body, transform=f"translate(0 {top})"),
            *foot,
        )
        style = element("style", stylesheet())
        return write(self._svg(self.width, below + key_height + 52, body, (style,))) + "\n"

    def _svg(self, width: int, height: int, body: tuple[Element, ...], extra: tuple[Element, ...]) -> Element:
        title, description = self.setting.id("title"), self.setting.id("desc")
        return element(
            "svg",
            element("title", self.title, id=title),
            element("desc", self.description, id=description),
            *extra,
            element("defs", *patterns(self.setting.id("hatch"))),
            element("g", *body, class_="kgp-marks"),
            xmlns=_SVG,
            class_="kgp",
            id=self.setting.id("svg"),
            viewBox=f"0 0 {width} {height}",
            width=width,
            height=height,
            lang=self.setting.language,
            role="group",
            aria_labelledby=title,
            aria_describedby=description,
        )


def _head(heading: str, lead: str, width: int) -> tuple[int, list[Element]]:
    """Set heading and lead above the picture; return the height they take."""
    lines: list[Element] = []
    y = 44
    for line in wrapped(heading, 28, width - 2 * _MARGIN, 2, bold=True):
        lines.append(element("text", line, class_="kgp-heading", x=_MARGIN, y=y))
        y += 34
    for line in wrapped(lead, 16, width - 2 * _MARGIN, 3):
        lines.append(element("text", line, class_="kgp-lead", x=_MARGIN, y=y - 6))
        y += 22
    return y, lines
