"""How firmly customers are tied to providers, as pages show it: the index as an interval, never without its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kgtool.interface.values import Cell
from kgtool.resolve.money_words import number_words
from kgtool.stated.nodes import Node, named, number, text
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, RDF
from kgtool.web.pages.cast import Member, cast_of
from kgtool.web.pages.held import in_this_view, nodes
from kgtool.web.pages.page import Visit
from kgtool.web.pages.wording import words


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension of a tie: code and label, bounds (None where no text says anything), a sentence, a remedy.

    `place` is its number among the parts of its tie, from 1, as the question lock-in-parts has them.
    """

    code: str
    label: str
    low: Decimal | None
    high: Decimal | None
    claims: int
    quote: str
    remedy: str
    span: str
    place: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A customer's tie to a provider: the index from 0 to 1, how many dimensions are known, its kinds and parts."""

    customer: str
    customer_slug: str
    provider: str
    provider_slug: str
    low: Decimal
    high: Decimal
    known: int
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]
    span: str
    link: str


def ties(visit: Visit) -> tuple[Tie, ...]:
    """Return every tie of the view, those with the highest lower bound first."""
    return visit.reading.kept(("ties", visit.view, visit.language), lambda: _read(visit))


def ties_of(visit: Visit, slug: str) -> tuple[Tie, ...]:
    """Return the ties of which an actor is the customer or the provider."""
    return tuple(tie for tie in ties(visit) if slug in (tie.customer_slug, tie.provider_slug))


def _read(visit: Visit) -> tuple[Tie, ...]:
    parts: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for row in visit.graph.ask("lock-in-parts"):
        own = parts[str(row["actor"]), str(row["provider"])]
        own.append(_part(row, visit.language, len(own) + 1))
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in visit.graph.ask("lock-in"):
        kinds[str(row["actor"]), str(row["provider"])].add(str(row["kind"]))
    cast = cast_of(visit)
    found = []
    for node in _indices(visit):
        customer, provider = (cast[one.value] for name in ("dependent", "dependsOn") for one in named(node, KG[name]))
        pair = (customer.label, provider.label)
        found.append(_tie(visit, node, (customer, provider), sorted(kinds[pair]), tuple(parts[pair])))
    return tuple(sorted(found, key=lambda tie: (-tie.low, -tie.high, tie.customer, tie.provider)))


def _indices(visit: Visit) -> Iterator[Node]:
    """Yield what the analysis says of each index of a tie."""
    known = nodes(visit, "analysis")
    quads = visit.case.store.quads_for_pattern(None, RDF["type"], KG["LockInIndex"], visit.case.graph("analysis"))
    for subject in {quad.subject for quad in quads}:
        if isinstance(subject, ox.NamedNode):
            yield known[subject]


def _tie(visit: Visit, node: Node, ends: tuple[Member, Member], kinds: list[str], parts: tuple[Part, ...]) -> Tie:
    low, high = number(node, "indexMin") or Decimal(0), number(node, "indexMax") or Decimal(0)
    customer, provider = ends
    iri = f"{visit.reading.iris.base}lock-in-index/{DEFAULT_POLICY}/{customer.slug}/{provider.slug}"
    return Tie(
        customer=customer.label,
        customer_slug=customer.slug,
        provider=provider.label,
        provider_slug=provider.slug,
        low=low,
        high=high,
        known=int(text(node, "dimensionsKnown") or 0),
        kinds=tuple(words(visit.language, f"tie.kind_{kind}") for kind in kinds),
        parts=parts,
        span=span_words(low, high, visit.language),
        link=in_this_view(visit, visit.link(iri) or ""),
    )


def _part(row: Mapping[str, Cell], language: str, place: int) -> Part:
    low, high = (None if row[name] is None else Decimal(str(row[name])) for name in ("min", "max"))
    span = words(language, "tie.unknown") if low is None or high is None else span_words(low, high, language)
    return Part(
        code=str(row["code"]),
        label=str(row["dimension"]),
        low=low,
        high=high,
        claims=int(str(row["claims"] or 0)),
        quote=" ".join(str(row["quote"] or "").split()),
        remedy=str(row["remedy"]),
        span=span,
        place=place,
    )


def span_words(low: Decimal, high: Decimal, language: str) -> str:
    """Return an interval from 0 to 1 in words.

    >>> span_words(Decimal("0.1"), Decimal("0.95"), "en")
    '0.1 to 0.95'
    """
    first, last = number_words(low, language), number_words(high, language)
    return first if low == high else words(language, "tie.span", low=first, high=last)
