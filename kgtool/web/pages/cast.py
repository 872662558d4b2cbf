"""Everybody and everything that a view names: classes, number of claims, sums paid and received, circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kgtool.interface.values import Cell
from kgtool.pictures.data.source import PictureSource
from kgtool.query.solutions import plain
from kgtool.resolve.money_words import money_words
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG
from kgtool.web.pages.page import Visit

#: The class of everybody who can pay and be paid.
ACTOR = "Actor"


@dataclass(frozen=True, slots=True)
class Sums:
    """What an actor pays, receives, and the difference, in words of one currency each; '' where nothing is known."""

    pays: str
    receives: str
    balance: str


@dataclass(frozen=True, slots=True)
class Member:
    """An entity: IRI, slug, name, its most special classes (local names), number of claims, sums by currency, circles.

    `acts` tells an actor from a product, a market, a person's post or a place.
    """

    iri: str
    slug: str
    label: str
    classes: tuple[str, ...]
    claims: int
    acts: bool
    sums: tuple[Sums, ...] = ()
    circles: int = 0


def cast_of(visit: Visit) -> Mapping[str, Member]:
    """Return all entities of the view by their IRI, those with most claims first."""
    return visit.reading.kept(("cast", visit.view, visit.language), lambda: _read(visit))


def _read(visit: Visit) -> dict[str, Member]:
    graph = visit.graph
    source = PictureSource(graph.seen.store, graph.iris, graph.seen.name, visit.language)
    classes: dict[str, set[str]] = defaultdict(set)
    for row in source.looked_up("classes"):
        classes[plain(row["entity"])].add(plain(row["class"]).removeprefix(KG.iri))
    sums: dict[str, list[Sums]] = defaultdict(list)
    for balance in graph.ask("balances"):
        sums[str(balance["actor"])].append(sums_of(balance, visit.language))
    circles = {str(row["actor"]): int(str(row["circles"])) for row in graph.ask("flow-positions")}
    found = []
    for row in source.looked_up("actors"):
        iri, label = plain(row["entity"]), plain(row["label"])
        own = special(classes[iri])
        acts = any(load_ontology().is_a(name, ACTOR) for name in own)
        money = tuple(sums[label]) if acts else ()
        claims = int(plain(row["claims"]))
        count = circles.get(label, 0) if acts else 0
        found.append(Member(iri, plain(row["slug"]), label, own, claims, acts, money, count))
    found.sort(key=lambda member: (-member.claims, member.label.casefold(), member.iri))
    return {member.iri: member for member in found}


def sums_of(balance: Mapping[str, Cell], language: str) -> Sums:
    """Return a row of the question `balances` in words."""
    unit = str(balance["currency"])
    bounds = [
        (_decimal(balance[f"{side}Min"]), _decimal(balance[f"{side}Max"])) for side in ("paid", "received", "balance")
    ]
    said = ["" if _says_nothing(low, high) else money_words(low, high, unit, language) for low, high in bounds]
    return Sums(*said)


def special(names: set[str]) -> tuple[str, ...]:
    """Return the classes that are no superclass of another, sorted."""
    ontology = load_ontology()
    above = {upper for name in names if ontology.knows(name) for upper in ontology.superclasses(name) - {name}}
    return tuple(sorted(names - above))


def _decimal(value: Cell) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _says_nothing(low: Decimal | None, high: Decimal | None) -> bool:
    return (low, high) == (None, None) or (not low and (high is None or not high))
