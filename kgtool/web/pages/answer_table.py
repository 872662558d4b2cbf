"""The answer of the SPARQL endpoint on its page, for whoever has no script: rows, yes or no, Turtle, or a failure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from kgtool.error_words import in_language
from kgtool.graph.formats import TURTLE
from kgtool.web.pages.page import Visit

#: So many rows and characters of Turtle are shown.
ROWS, LETTERS = 500, 100_000

#: What is wrong with a query, behind line and column where it has a place.
_PLACED = re.compile(r"^(\d+:\d+: |)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of an answer: columns and rows of words with their links, yes or no, a graph, or a problem.

    `total` counts all rows; `is_cut` tells that more is there than is shown, of a graph or where nothing could be.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, str | None], ...], ...] = ()
    total: int = 0
    boolean: bool | None = None
    graph: str | None = None
    problem: dict[str, str] = field(default_factory=dict)
    is_cut: bool = False


def shown(answer: Response, visit: Visit) -> Shown:
    """Return what a page shows of an answer of the endpoint; IRIs of the graph lead to their pages."""
    body = getattr(answer, "body", None)
    if not isinstance(body, bytes):
        return Shown(is_cut=True)
    media = answer.headers["content-type"].partition(";")[0]
    if answer.status_code != 200:
        record = json.loads(body)
        place, detail = _PLACED.findall(record["detail"])[0]
        cure = in_language(record["cure"], visit.language)
        return Shown(
            problem={"detail": place + in_language(detail, visit.language), "cure": cure, "code": record["code"]}
        )
    if media == TURTLE.media_type:
        text = body.decode()
        return Shown(graph=text[:LETTERS], is_cut=len(text) > LETTERS)
    record = json.loads(body)
    if "boolean" in record:
        return Shown(boolean=record["boolean"])
    columns = tuple(record["head"]["vars"])
    bindings = record["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name), visit) for name in columns) for row in bindings[:ROWS])
    return Shown(columns, rows, len(bindings), is_cut=len(bindings) > ROWS)


def _cell(term: dict[str, Any] | None, visit: Visit) -> tuple[str, str | None]:
    """Return the words of a term of SPARQL 1.1 Query Results JSON, and where it leads."""
    if term is None:
        return "", None
    if term["type"] == "triple":
        parts = (_cell(term["value"][name], visit)[0] for name in ("subject", "predicate", "object"))
        return f"<<{' '.join(parts)}>>", None
    value = str(term["value"])
    return value, visit.link(value) if term["type"] == "uri" else None
