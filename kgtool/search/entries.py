"""Reads what can be found out of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import unquote

import pyoxigraph as ox

from kgtool.query.library import library
from kgtool.query.results.table import amount_words
from kgtool.query.solutions import Value
from kgtool.resources import folder
from kgtool.search.entry import Entry
from kgtool.search.sentence import Text, clipped
from kgtool.store.protocol import Store
from kgtool.vocabulary.terms import Iris

#: Gives the text of a document by its path, None where nobody has it.
TextOf = Callable[[str], "str | None"]
_Rows: TypeAlias = dict[tuple[str, str, str], tuple[str, ...]]

_DIGEST = 64
#: The columns of an amount, as `amount_words` takes them.
_AMOUNT = ("min", "max", "currency")
_QUERIES = (("entity", "search-entities.rq"), ("deal", "search-deals.rq"), ("source", "search-sources.rq"))


def entries(store: Store, iris: Iris, text_of: TextOf) -> Iterator[Entry]:
    """Yield all that can be found in a store: entities, deals, sentences with claims, sources, questions, terms."""
    for kind, file in _QUERIES:
        yield from _named(store, iris, kind, file)
    yield from _sentences(store, iris, text_of)
    for question in library():
        yield Entry("question", question.name, question.title, question.description)
    yield from _named(store, iris, "term", "search-terms.rq")


def _named(store: Store, iris: Iris, kind: str, file: str) -> Iterator[Entry]:
    """Yield what a query gives, a row for each ?name of a ?node, with a ?text or more of them in their languages."""
    graphs = {"facts": iris.policy_graph("all", "facts"), "ontology": iris.ontology_graph}
    query = folder("queries", "lookup", file).read_text(encoding="utf-8")
    for name, graph in graphs.items():
        query = query.replace(f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {graph} }}")
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    columns = {variable.value for variable in solutions.variables}
    names: dict[str, dict[str, str]] = defaultdict(dict)
    amounts: dict[str, dict[str, Value]] = {}
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for solution in solutions:
        node, name, text = solution["node"].value, solution["name"], solution["text"]
        _take(names[node], name)
        _take(texts[node], text)
        if "max" in columns:
            amounts[node] = {column: solution[column] for column in _AMOUNT}
    for node in sorted(names):
        yield Entry(kind, node, names[node], _with_amount(texts[node], amounts.get(node)))


def _with_amount(texts: dict[str, str], amount: dict[str, Value] | None) -> dict[str, str]:
    """Return texts with the words of an amount before them, in each language."""
    if amount is None:
        return texts
    whole = {
        language: " · ".join(filter(None, (amount_words(amount, language), texts.get(language))))
        for language in ("de", "en")
    }
    return {language: text for language, text in whole.items() if text}


def _take(words: dict[str, str], literal: object) -> None:
    """Keep a literal by its language, of several the least."""
    if isinstance(literal, ox.Literal):
        language = (literal.language or "").partition("-")[0]
        words[language] = min(words.get(language, literal.value), literal.value)


def _sentences(store: Store, iris: Iris, text_of: TextOf) -> Iterator[Entry]:
    """Yield each sentence that carries claims, once, by document and place."""
    texts: dict[str, Text | None] = {}
    quotes: _Rows | None = None
    found: dict[tuple[str, int, str], Entry] = {}
    places = _rows(store, iris, "search-places.rq", ("start", "end"))
    for key in sorted(places, key=lambda key: (key[0], int(places[key][0]), key[1:])):
        path, claim, _ = key
        start, end = map(int, places[key])
        if path not in texts:
            whole = text_of(path)
            texts[path] = None if whole is None else Text(whole)
        if (text := texts[path]) is not None:
            start, words = text.around(start, end)
        else:
            quotes = quotes or _rows(store, iris, "search-quotes.rq", ("before", "quote", "after"))
            words = clipped(*quotes.get(key, ("", "", "")))
        iri = iris.claim(claim).value
        known = found.get((path, start, words))
        if known is None:
            found[path, start, words] = Entry("claim", iri, {}, {"": words}, source=iris.document(path).value)
        elif iri not in (known.iri, *known.others):
            found[path, start, words] = replace(known, others=(*known.others, iri))
    yield from found.values()


def _rows(store: Store, iris: Iris, file: str, names: tuple[str, ...]) -> _Rows:
    """Return what a query says of selectors, by document, claim and number of the span."""
    begin, graphs = iris.claim("").value, iris.document_graph("").value
    solutions = store.query(folder("queries", "lookup", file).read_text(encoding="utf-8"))
    assert isinstance(solutions, ox.QuerySolutions)
    found: _Rows = {}
    for solution in solutions:
        selector, graph = solution["selector"].value, solution["graph"].value
        if selector.startswith(begin):
            values = tuple(value.value if (value := solution[name]) is not None else "" for name in names)
            path = unquote(graph.removeprefix(graphs), errors="surrogateescape")
            found[path, selector[len(begin) : len(begin) + _DIGEST], selector.rpartition("-")[2]] = values
    return found
