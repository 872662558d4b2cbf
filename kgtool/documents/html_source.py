"""Parses the bytes of an HTML page in bounded time and memory."""

from __future__ import annotations

import re

from lxml import etree

from kgtool.documents.decode import decode, decode_as
from kgtool.documents.faults import NoArticleError, TooComplexError

_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{1,40})", re.IGNORECASE)
#: Elements whose content is no text of the page; comments are dropped with them.
_RAW = re.compile(r"<!--|<(script|style|noscript|template|svg|textarea)\b", re.IGNORECASE)
#: The parser takes time with the square of a tag's attributes; no page has so many.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{1000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MAX_ATTRIBUTES = 200
#: By these the parser says that it stopped at a limit.
_LIMITS = ("ERR_INTERNAL_ERROR", "ERR_RESOURCE_LIMIT")
#: Most elements of a page that are looked at: several times those of a long encyclopaedia article.
MAX_ELEMENTS = 150_000


def decode_page(data: bytes, label: str) -> tuple[str, str]:
    """Decode a page: a mark goes before what the page says of itself, else it is decoded as texts are."""
    declared = _CHARSET.search(data[:4096])
    return decode_as(data, label, declared[1].decode("ascii")) if declared else decode(data, label)


def _end(page: str, lower: str, match: re.Match[str]) -> int:
    """Return where what `match` begins ends; an open end goes to the end of the page, as in browsers."""
    mark = "-->" if match[1] is None else f"</{match[1].lower()}"
    start = lower.find(mark, match.end())
    if start < 0:
        return len(page)
    if match[1] is None:
        return start + len(mark)
    close = lower.find(">", start)
    return len(page) if close < 0 else close + 1


def without_raw(page: str) -> str:
    """Drop comments, scripts, styles and drawings from a page's source, in linear time."""
    # Not lower(): that may change the number of characters.
    lower = page.translate({code: code + 32 for code in range(ord("A"), ord("Z") + 1)})
    kept: list[str] = []
    position = 0
    while match := _RAW.search(page, position):
        kept.append(page[position : match.start()])
        position = _end(page, lower, match)
        # What stood on its two sides was not side by side.
        kept.append(" ")
    kept.append(page[position:])
    return "".join(kept)


def _check_tags(page: str, label: str) -> None:
    for tag in _LONG_TAG.finditer(page):
        names = _QUOTED.sub(" ", tag[0])
        if len(re.findall(r"[\s/]+", names)) > _MAX_ATTRIBUTES:
            raise TooComplexError(label, f"a tag has more than {_MAX_ATTRIBUTES} attributes")


def parse_page(page: str, label: str) -> etree._Element:
    """Return the root of a page's elements, its source mended as browsers do.

    Raises TooComplexError for tags without end and nesting of more than 256, NoArticleError for no element at all.
    """
    source = without_raw(page)
    _check_tags(source, label)
    # Before the tree stands in memory: every element has at most two tags, and few less-than signs are none.
    if source.count("<") > 4 * MAX_ELEMENTS:
        raise TooComplexError(label, f"it has more than {MAX_ELEMENTS:,} elements")
    # The limits of the parser on depth and size stay on: no huge_tree.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        raise NoArticleError(label) from None
    if any(entry.type_name in _LIMITS for entry in parser.error_log):
        raise TooComplexError(label, "its elements are nested more than 256 deep, or one of its texts is too long")
    if root is None:
        raise NoArticleError(label)
    for number, _ in enumerate(root.iter(), 1):
        if number > MAX_ELEMENTS:
            raise TooComplexError(label, f"it has more than {MAX_ELEMENTS:,} elements")
    return root
