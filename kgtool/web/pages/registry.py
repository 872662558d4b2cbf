"""All kinds of pages, in the order of the navigation."""

from __future__ import annotations

from functools import cache

from kgtool.web.pages import (
    actors,
    asked,
    circles,
    contradictions,
    dataset,
    lock_in,
    my_firm,
    ontology,
    proof,
    question,
    questions,
    read,
    row,
    search,
    sources,
    sparql,
    start,
    story,
    term,
)
from kgtool.web.pages.page import PageKind

PAGES: tuple[PageKind, ...] = (
    start.KIND,
    circles.KIND,
    story.INDEX,
    story.KIND,
    actors.KIND,
    lock_in.KIND,
    my_firm.KIND,
    sources.KIND,
    read.KIND,
    contradictions.KIND,
    questions.KIND,
    question.KIND,
    row.KIND,
    proof.KIND,
    search.KIND,
    asked.KIND,
    sparql.KIND,
    ontology.KIND,
    term.KIND,
    dataset.KIND,
)


@cache
def entries() -> tuple[tuple[str, str], ...]:
    """Return name and path of each entry of the navigation."""
    return tuple((kind.name, kind.path) for kind in PAGES if kind.entry)
