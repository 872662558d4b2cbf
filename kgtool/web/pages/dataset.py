"""The page of the whole graph as data: its graphs and how large they are, downloads, and how programs ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.vocabulary.terms import DEFAULT_POLICY, KG
from kgtool.web.addresses import path_of
from kgtool.web.linked import dump
from kgtool.web.linked.counting import triples_by_graph
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words
from kgtool.web.reading import Reading

#: The formats in which the description is offered beside the page.
_DESCRIPTIONS = ("turtle", "jsonld")
_LAYERS = ("facts", "inferred", "analysis", "ontology")


@dataclass(frozen=True, slots=True)
class Part:
    """A graph, or those of all texts together: what it holds, its triples, and where it leads, None for many."""

    words: str
    triples: int
    link: str | None


def page(visit: Visit) -> Page:
    """Return the page of the dataset."""
    counts = triples_by_graph(visit.reading)
    values = {
        "triples": sum(counts.values()),
        "parts": _parts(visit, counts),
        "dumps": [known.extension for known in dump.FORMATS],
        "descriptions": _DESCRIPTIONS,
        "example": _example(visit.reading),
    }
    return Page("dataset.html", words(visit.language, "dataset.title"), values)


def _parts(visit: Visit, counts: Mapping[str, int]) -> list[Part]:
    """Return the graphs, the largest first; those of texts as one."""
    prefix = visit.reading.iris.document_graph("").value
    texts = {graph: count for graph, count in counts.items() if graph.startswith(prefix)}
    claims = Part(words(visit.language, "dataset.texts", count=len(texts)), sum(texts.values()), None)
    single = [Part(_named(visit, graph), counts[graph], visit.link(graph)) for graph in counts if graph not in texts]
    return sorted((claims, *single), key=lambda part: (-part.triples, part.words))


def _named(visit: Visit, graph: str) -> str:
    """Return in words what a graph holds, with its policy where that is not the usual one."""
    before, _, layer = graph.rpartition("/")
    if layer not in _LAYERS:
        return graph
    policy = before.rpartition("/")[2]
    usual = layer == "ontology" or policy == DEFAULT_POLICY
    return words(visit.language, f"dataset.{layer}") + ("" if usual else f" ({policy})")


def _example(reading: Reading) -> str | None:
    """Return the path of one that pays, None in a graph where nobody does."""
    facts = reading.iris.policy_graph(DEFAULT_POLICY, "facts")
    found = reading.store.engine.quads_for_pattern(None, KG["from"], None, facts)
    payers = {quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)}
    paths = (path_of(iri, reading.iris) for iri in payers)
    return min((path for path in paths if path), default=None)


def _addresses(_reading: Reading) -> Iterable[str]:
    return ("/dataset",)


KIND = PageKind("dataset", "/dataset", page, _addresses)
