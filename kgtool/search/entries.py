"""Reads what can be found out of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote

import pyoxigraph as ox

from kgtool.query.library import library
from kgtool.resources import folder
from kgtool.search.entry import Entry
from kgtool.search.sentence import Text, clipped
from kgtool.store.protocol import Store
from kgtool.vocabulary.terms import OA, Iris

#: Gives the text of a document by its path, None where nobody has it.
TextOf = Callable[[str], "str | None"]

_DIGEST = 64
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
    names: dict[str, dict[str, str]] = defaultdict(dict)
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for solution in solutions:
        node, name, text = solution["node"].value, solution["name"], solution["text"]
        _take(names[node], name)
        _take(texts[node], text)
    for node in sorted(names):
        yield Entry(kind, node, names[node], texts[node])


def _take(words: dict[str, str], literal: object) -> None:
    """Keep a literal by its language, of several the least."""
    if isinstance(literal, ox.Literal):
        language = (literal.language or "").partition("-")[0]
        words[language] = min(words.get(language, literal.value), literal.value)


def _sentences(store: Store, iris: Iris, text_of: TextOf) -> Iterator[Entry]:
    """Yield each sentence that carries claims, once, by document and place."""
    parts = {name: _values(store, iris, name) for name in ("exact", "start", "end", "prefix", "suffix")}
    texts: dict[str, Text | None] = {}
    found: dict[tuple[str, int, str], Entry] = {}
    places = sorted(parts["start"], key=lambda key: (key[0], int(parts["start"][key]), key[1:]))
    for key in places:
        path, claim, _ = key
        quote = parts["exact"].get(key)
        if quote is None:
            continue
        if path not in texts:
            whole = text_of(path)
            texts[path] = None if whole is None else Text(whole)
        start, text = int(parts["start"][key]), texts[path]
        if text is None:
            words = clipped(parts["prefix"].get(key, ""), quote, parts["suffix"].get(key, ""))
        else:
            start, words = text.around(start, int(parts["end"].get(key, start + len(quote))))
        iri = iris.claim(claim).value
        known = found.get((path, start, words))
        if known is None:
            document = iris.document(path).value
            found[path, start, words] = Entry("claim", iri, {}, {"": words}, source=document)
        elif iri not in (known.iri, *known.others):
            found[path, start, words] = replace(known, others=(*known.others, iri))
    yield from found.values()


def _values(store: Store, iris: Iris, name: str) -> dict[tuple[str, str, str], str]:
    """Return the values of a property of selectors by document, claim and number of the span."""
    begin, graphs = iris.claim("").value, iris.document_graph("").value
    found = {}
    for quad in store.engine.quads_for_pattern(None, OA[name], None, None):
        subject, graph = quad.subject, quad.graph_name
        if not (isinstance(subject, ox.NamedNode) and isinstance(graph, ox.NamedNode)):
            continue
        if subject.value.startswith(begin) and isinstance(quad.object, ox.Literal):
            claim = subject.value[len(begin) : len(begin) + _DIGEST]
            number = subject.value.rpartition("-")[2]
            path = unquote(graph.value.removeprefix(graphs), errors="surrogateescape")
            found[path, claim, number] = quad.object.value
    return found
