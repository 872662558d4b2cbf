"""The list of sources: title, publisher, day, language, claims, and how many of its figures stand in a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kgtool.resources import folder
from kgtool.vocabulary.terms import KG, RDF
from kgtool.web.addresses import path_of
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words
from kgtool.web.reading import Reading


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A document in the list; what is not known is None."""

    iri: str
    link: str | None
    path: str
    title: str | None
    issued: date | None
    publisher: str | None
    publisher_link: str | None
    language: str
    claims: int
    found: int
    claimed: int

    @property
    def percent(self) -> int | None:
        """Return how many of a hundred figures stand in a claim, None where there are no figures."""
        return None if not self.found else self.claimed * 100 // self.found


def page(visit: Visit) -> Page:
    """Return the list of sources, the latest first."""
    found = tuple(_sources(visit))
    figures = sum(source.found for source in found)
    claimed = sum(source.claimed for source in found)
    values = {
        "sources": found,
        "claims": sum(source.claims for source in found),
        "figures": figures,
        "percent": None if not figures else claimed * 100 // figures,
        "undated": sum(source.issued is None for source in found),
        "unsigned": sum(source.publisher is None for source in found),
    }
    return Page("sources.html", words(visit.language, "sources.title"), values, "sources")


def _sources(visit: Visit) -> Iterator[ShownSource]:
    rows = visit.reading.store.engine.query(folder("queries", "lookup", "sources.rq").read_text("utf-8"))
    assert isinstance(rows, ox.QuerySolutions)
    seen: set[str] = set()
    for row in rows:
        document, publisher = row["document"], row["publisher"]
        if document.value in seen:  # a publisher of several names
            continue
        seen.add(document.value)
        issued = _text(row["issued"])
        yield ShownSource(
            iri=document.value,
            link=visit.link(document.value),
            path=row["path"].value,
            title=_text(row["title"]),
            issued=None if issued is None else date.fromisoformat(issued),
            publisher=_text(row["name"]) if publisher is not None else None,
            publisher_link=None if publisher is None else visit.link(publisher.value),
            language=_text(row["language"]) or "de",
            claims=int(_text(row["claims"]) or 0),
            found=int(_text(row["found"]) or 0),
            claimed=int(_text(row["claimed"]) or 0),
        )


def _text(term: object) -> str | None:
    return term.value if isinstance(term, ox.Literal) else None


def documents(reading: Reading) -> tuple[str, ...]:
    """Return the IRIs of all documents, sorted."""
    quads = reading.store.engine.quads_for_pattern(None, RDF["type"], KG["Document"], None)
    return tuple(sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}))


def source_paths(reading: Reading) -> tuple[str, ...]:
    """Return the paths of the pages of all documents, sorted."""
    return tuple(path for iri in documents(reading) if (path := path_of(iri, reading.iris)) is not None)


KIND = PageKind("sources", "/sources", page, lambda _reading: ("/sources",), entry=True)
