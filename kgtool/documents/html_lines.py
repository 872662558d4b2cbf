"""Writes an element of a page as lines: a heading, a paragraph, an item or a row each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from kgtool.documents.boilerplate import boilerplate
from kgtool.documents.extracted import visible
from kgtool.documents.header import is_navigation
from kgtool.documents.html_article import inner_text, tag_of
from kgtool.documents.html_table import caption, is_layout, table_rows

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"),
        *("tt", "u", "var", "wbr", "img", "picture", "source", "ruby", "rb", "rt", "rp"),
    )
)
_LISTS = ("ul", "ol")
#: Blanks that HTML runs together; the no-break space is none of them and stays.
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_PARTS = re.compile(r"\s*[|·•]\s*|\s[–—-]\s")
#: Longest line that is taken for one of the page's own.
_SHORT = 200


def _is_reading_time(part: str) -> bool:
    page = boilerplate().page
    words = part.lower().strip(" :.()")
    for start in page.reading_time:
        words = words.removeprefix(start).strip(" :")
    figures = re.match(r"\d{1,3}(?:\s?[-–]\s?\d{1,3}|:\d\d)?\s*", words)
    return figures is not None and words[figures.end() :] in {unit.strip(".") for unit in page.reading_units}


def without_page_words(line: str) -> str:
    """Return a line without the reading time in it; empty where the whole line is the page's, not the article's."""
    if len(line) > _SHORT or line.startswith("| "):
        return line
    bare = line.lower().lstrip("• ")
    if bare.startswith(boilerplate().page.openings) or (is_navigation(bare) and not line.startswith("•")):
        return ""
    parts = _PARTS.split(line)
    kept = [part for part in parts if not _is_reading_time(part)]
    return line if len(kept) == len(parts) else " · ".join(kept)


class _Lines:
    """Collects text into lines, which are parted by a blank line except within lists and tables."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pieces: list[str] = []
        self.depth = 0
        self.bullet = False
        self.close = False

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)

    def end(self) -> None:
        """End the line, if there is one."""
        line = _BLANKS.sub(" ", visible("".join(self.pieces))).strip()
        self.pieces.clear()
        if not line:
            return
        mark = ""
        if self.depth:
            # What follows an item's first paragraph is the item's still and gets no mark of its own.
            mark = "  " * (self.depth - 1) + ("• " if self.bullet else "  ")
            self.bullet = False
        kept = without_page_words(line)
        if kept:
            self.put(mark + kept, close=bool(self.depth))

    def put(self, line: str, *, close: bool) -> None:
        if self.lines and not (close and self.close):
            self.lines.append("")
        self.lines.append(line)
        self.close = close

    def pre(self, text: str) -> None:
        """Add preformatted text, whose line ends count."""
        for line in text.splitlines():
            self.add(line)
            self.end()


def _is_contents(element: etree._Element) -> bool:
    """Tell whether a list is a table of contents: nothing but links into the page itself."""
    links = list(element.iter("a"))
    inner = sum(len(inner_text(link).strip()) for link in links if str(link.get("href", "")).startswith("#"))
    whole = sum(len(piece.strip()) for piece in element.itertext())
    return len(links) > 1 and inner >= 0.9 * whole


def _open(element: etree._Element, lines: _Lines) -> bool:
    """Begin an element; true where its content is written and nothing within it is to be looked at."""
    tag = tag_of(element)
    if tag in _INLINE:
        if tag == "wbr":
            lines.add("\u200b")
        lines.add(element.text)
        return False
    lines.end()
    if tag == "table" and not is_layout(element):
        lines.add(caption(element))
        lines.end()
        lines.close = False
        for row in table_rows(element):
            lines.put(row, close=True)
        lines.close = False
        return True
    if tag in _LISTS and _is_contents(element):
        return True
    if tag == "pre":
        lines.pre(inner_text(element))
        return True
    if tag in _LISTS:
        lines.depth += 1
    if tag == "li":
        lines.depth = max(lines.depth, 1)
        lines.bullet = True
    lines.add(element.text)
    return False


def _close(element: etree._Element, lines: _Lines) -> None:
    tag = tag_of(element)
    if tag not in _INLINE:
        lines.end()
    if tag in _LISTS:
        lines.depth = max(0, lines.depth - 1)
        lines.close = lines.close and lines.depth > 0
    elif tag == "li" and not any(tag_of(above) in _LISTS for above in element.iterancestors()):
        lines.depth = 0


def element_lines(top: etree._Element) -> list[str]:
    """Return the lines of an element, with blank lines between blocks; items are `• item`, indented by two a level."""
    lines = _Lines()
    walk: Iterable[tuple[str, etree._Element]] = etree.iterwalk(top, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walk:
        if skipped is not None and element is not skipped:
            continue
        if event == "start":
            if _open(element, lines):
                skipped = element
            continue
        if skipped is None:
            _close(element, lines)
        skipped = None
        if element is not top:
            lines.add(element.tail)
    lines.end()
    return lines.lines
