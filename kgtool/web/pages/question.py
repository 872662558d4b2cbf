"""The page of a stored question: its form, its rows with a sentence for each, what stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.explain.evidence import with_evidence
from kgtool.query.library import find, library
from kgtool.query.question import StoredQuestion
from kgtool.query.results.table import Table, table
from kgtool.query.solutions import Solutions, plain
from kgtool.resources import folder
from kgtool.views.left_out import stored_left_out
from kgtool.web.pages.answered import answered, kept_fields
from kgtool.web.pages.form import entity_names, question_fields, view_fields
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.problem import NotFoundError
from kgtool.web.reading import Reading

#: So many rows stand on one page.
ROWS = 100
#: The formats that the rows can be taken away in.
DOWNLOADS = ("csv", "tsv", "json", "ttl")
_EVIDENCE = ("evidence_quote", "evidence_hedge", "evidence_document", "evidence_date", "evidence_iris")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its number from 1, its cells, and the sentence that best carries it."""

    number: int
    cells: tuple[tuple[str, str | None, bool], ...]
    evidence: Mapping[str, str]


def page(visit: Visit) -> Page:
    """Return the page of a question; an unknown one is not found, a value that does not fit a UsageError."""
    question = question_named(visit.parts["name"])
    found = answered(question, visit)
    answer, seen = found.solutions, visit.graph.seen
    first = _first(visit, len(answer))
    chosen = slice(first - 1, first - 1 + ROWS)
    part = Solutions(answer.columns, answer.rows[chosen])
    shown = table(part, question, visit.language)
    evident = with_evidence(visit.case, part, found.behind[chosen])
    values = {
        "question": question,
        "fields": question_fields(question, visit),
        "view_fields": view_fields(visit),
        "entity_names": entity_names(visit),
        "headings": tuple(zip(shown.headings, shown.numeric, strict=True)),
        "rows": _rows(visit, question, evident, part, shown, first),
        "first": first,
        "total": len(answer),
        "last": first + len(part) - 1,
        "step": ROWS,
        "query": urlencode(kept_fields(question, visit)),
        "downloads": DOWNLOADS,
        "sparql": found.sparql,
        "left_out": sum(stored_left_out(seen.store, seen.iris, seen.name).values()) if seen.shown is None else 0,
    }
    return Page("question.html", question.title[visit.language], values, "questions")


def question_named(name: str) -> StoredQuestion:
    """Return the question of a path; an unknown one is a NotFoundError that names the nearest."""
    try:
        return find(name)
    except UsageError as error:
        raise NotFoundError(error.cause, error.cure) from error


def _first(visit: Visit, total: int) -> int:
    word = visit.field("first", "1")
    return max(1, min(int(word), total)) if word.isdecimal() and len(word) < 10 else 1


def _rows(
    visit: Visit, question: StoredQuestion, evident: Solutions, part: Solutions, shown: Table, first: int
) -> list[Row]:
    places = {name: evident.columns.index(name) for name in _EVIDENCE}
    links = cell_links(visit, question, part)
    rows = []
    for number, (cells, row, linked) in enumerate(zip(shown.rows, evident.rows, links, strict=True)):
        said = {name: plain(row[place]) for name, place in places.items()}
        rows.append(Row(first + number, tuple(zip(cells, linked, shown.numeric, strict=True)), said))
    return rows


def cell_links(visit: Visit, question: StoredQuestion, part: Solutions) -> Iterable[tuple[str | None, ...]]:
    """Yield where the cells of each row lead: those that hold an IRI of ours to its page, names of actors to theirs."""
    by_name = _entities(visit)
    money = all(name in part.columns for name in ("min", "max", "currency"))
    names = question.shown if set(question.shown) <= set(part.columns) else part.columns
    names = tuple(name for name in names if not (money and name in ("max", "currency")))
    for row in part.rows:
        cells = dict(zip(part.columns, row, strict=True))
        found: list[str | None] = []
        for name in names:
            value = cells[name]
            iri = value.value if isinstance(value, ox.NamedNode) else None
            if isinstance(value, ox.Literal) and value.datatype.value.endswith("#string"):
                iri = by_name.get(value.value)
            found.append(None if iri is None else visit.link(iri))
        yield tuple(found)


def _entities(visit: Visit) -> Mapping[str, str]:
    """Return the IRI of each entity that alone has a name, by that name."""

    def make() -> Mapping[str, str]:
        found = visit.reading.store.query(folder("queries", "lookup", "entities.rq").read_text("utf-8"))
        assert isinstance(found, ox.QuerySolutions)
        named: dict[str, set[str]] = {}
        for row in found:
            named.setdefault(row["name"].value, set()).add(row["entity"].value)
        return {name: next(iter(iris)) for name, iris in named.items() if len(iris) == 1}

    return visit.reading.kept("entity-by-name", make)


def _addresses(_reading: Reading) -> Iterable[str]:
    return (f"/q/{question.name}" for question in library())


KIND = PageKind("question", "/q/{name}", page, _addresses)
