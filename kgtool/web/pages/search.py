"""The page of the search: what was found, kind by kind, with the words that were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote

from kgtool.search.entry import KINDS
from kgtool.search.find import Hit, Marked
from kgtool.web.finding import found, link_of
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: A stretch of a text, and whether it was asked for.
Stretch = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as the page shows it: where it leads, its name and text in stretches, the source of a sentence."""

    link: str | None
    name: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    source: str
    source_link: str | None
    others: int


def page(visit: Visit) -> Page:
    """Return the page of a search; without words only the field."""
    text = visit.field("q")
    result = found(visit)
    groups = [(kind, [_shown(hit, visit) for hit in hits]) for kind, hits in groupby(result.hits, lambda hit: hit.kind)]
    values = {
        "text": text,
        "groups": groups,
        "counts": result.counts,
        "total": sum(result.counts.values()),
        "every": result.every,
        "meant": result.meant,
        "kinds": KINDS,
        "chosen": [kind for kind in visit.fields.get("kind", ()) if kind.strip()],
    }
    title = words(visit.language, "search.title_of", words=text) if text else words(visit.language, "search.title")
    return Page("search.html", title, values)


def _shown(hit: Hit, visit: Visit) -> ShownHit:
    source = "" if hit.source is None else unquote(hit.source.partition("/document/")[2])
    link = None if hit.source is None else visit.link(hit.source)
    return ShownHit(
        link_of(hit, visit), tuple(_stretches(hit.name)), tuple(_stretches(hit.text)), source, link, len(hit.others)
    )


def _stretches(marked: Marked) -> Iterator[Stretch]:
    at = 0
    for start, end in marked.marks:
        if start > at:
            yield marked.text[at:start], False
        yield marked.text[start:end], True
        at = end
    if at < len(marked.text):
        yield marked.text[at:], False


KIND = PageKind("search", "/search", page, lambda _reading: ("/search", "/search?q=nvidia", "/search?q=Nividia"))
