"""Takes the article out of an HTML page, and its title, date and publisher out of the page's head."""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from kgtool.documents.extracted import Extracted, visible
from kgtool.documents.faults import NoArticleError
from kgtool.documents.html_article import article, drop_surroundings, inner_text
from kgtool.documents.html_lines import element_lines
from kgtool.documents.html_source import decode_page, parse_page

_LONGEST_TITLE = 300
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_DATES = (
    *("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.issued"),
    *("dc.date.issued", "pubdate", "publish-date", "publication_date", "last-modified"),
)
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
#: The page's name for search engines, in a script that is not run.
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
#: Behind the last of these a page's title names the publication.
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»?!:]{1,40}$")


def _squeeze(text: str) -> str:
    return visible(" ".join(text.split()))


def _meta(root: etree._Element) -> dict[str, str]:
    """Return the page's meta entries by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _squeeze(str(element.get("content", ""))[:1000])
        if name and content:
            found.setdefault(str(name).lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _day(text: str | None) -> date | None:
    match = _DAY.match(text or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _issued(meta: dict[str, str], page: str, top: etree._Element) -> date | None:
    """Return the day of issue: from the head, from what is meant for search engines, from the article's first time."""
    days = [_day(meta[name]) for name in _DATES if name in meta]
    json = _JSON_DATE.search(page)
    days.append(_day(json[1]) if json else None)
    days.extend(_day(time.get("datetime")) for time in list(top.iter("time"))[:1])
    return next((day for day in days if day), None)


def _heading(body: etree._Element) -> str:
    first = next(body.iter("h1"), None)
    return "" if first is None else _squeeze(inner_text(first))


def _title(meta: dict[str, str], root: etree._Element, heading: str) -> str | None:
    """Return the article's heading, else what the page's head calls it, without the publication behind it."""
    named = next(root.iter("title"), None)
    words = heading or _first(meta, _TITLES) or _SITE.sub("", _squeeze(named.text or "") if named is not None else "")
    return words if words and len(words) <= _LONGEST_TITLE else None


def page_text(page: str, label: str) -> tuple[str, etree._Element, etree._Element]:
    """Return the article's text, the root of the page's elements, and the article's element; surroundings are gone.

    Raises TooComplexError and NoArticleError.
    """
    root = parse_page(page, label)
    body = next(root.iter("body"), None)
    if body is None:
        raise NoArticleError(label)
    drop_surroundings(body)
    top = article(body)
    lines = element_lines(top)
    heading = _heading(body)
    if heading and next(top.iter("h1"), None) is None:
        lines = [heading, "", *lines]
    text = visible("\n".join(lines)).strip("\n")
    if not text.strip() or text.strip() == heading:
        raise NoArticleError(label)
    return text + "\n", root, top


def extract_html(data: bytes, label: str) -> Extracted:
    """Take the article out of a page's bytes; raises BrokenEncodingError, TooComplexError and NoArticleError."""
    page, encoding = decode_page(data, label)
    text, root, top = page_text(page, label)
    meta = _meta(root)
    return Extracted(
        text,
        encoding,
        title=_title(meta, root, _heading(root)),
        issued=_issued(meta, page, top),
        publisher=_first(meta, _PUBLISHERS),
    )
