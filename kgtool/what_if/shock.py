"""What a supposition takes away: from actors all or half of what they give, from commitments all or a part."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.intervals.interval import Interval, hull
from kgtool.query.entity_lookup import find_entity
from kgtool.stated.nodes import Node, NodesOnDemand, named, number
from kgtool.store import OxigraphStore
from kgtool.vocabulary.terms import DCTERMS, KG, RDF, RDFS, Iris, slug_of
from kgtool.what_if.commitments import Commitment, Commitments
from kgtool.what_if.spread import NONE, WHOLE, Share

_ARROW = re.compile(r"\s*(?:->|→)\s*")
_TOGETHER = re.compile(r"\s*[,–+]\s*")
_ALL: Share = (WHOLE, WHOLE)
_PERHAPS: Share = (0, WHOLE)


@dataclass(slots=True)
class Shock:
    """By slug what actors fail to pay and to supply, by place in the commitments what these lose."""

    paying: dict[str, Share] = field(default_factory=dict)
    supplying: dict[str, Share] = field(default_factory=dict)
    taken: dict[int, Share] = field(default_factory=dict)

    def fail(self, actor: str) -> None:
        """Suppose that an actor neither pays nor supplies any more."""
        self.paying[actor] = self.supplying[actor] = _ALL

    def halve(self, actor: str) -> None:
        """Suppose that a supplier has only half of what it supplies."""
        half = (WHOLE // 2, WHOLE // 2)
        self.supplying[actor] = max(half, self.supplying.get(actor, NONE))

    def take(self, place: int, share: Share) -> None:
        """Suppose that a commitment loses a share."""
        self.taken[place] = max(share, self.taken.get(place, NONE))


class Suppositions:
    """Reads what a user supposes, by the names that a facts graph knows."""

    def __init__(self, store: ox.Store, iris: Iris, facts: ox.NamedNode, found: Commitments) -> None:
        self._store, self._iris, self._facts, self._found = store, iris, facts, found
        self._nodes = NodesOnDemand(store, facts)

    def actor(self, word: str) -> str:
        """Return the slug of an actor; a word that names nobody is a UsageError."""
        return slug_of(find_entity(OxigraphStore(self._store), word, self._iris))

    def cancelled(self, word: str) -> dict[int, Share]:
        """Return what commitments lose where a deal is cancelled.

        A deal is 'A -> B' (all that A pays B), 'A, B, C' (the deal of these parties, else all they pay each other), its
        label, or its IRI. One that is not there is a UsageError.
        """
        taken = self._deal(word)
        if not taken and _ARROW.search(word):
            taken = self._between(_ARROW.split(word.strip()))
        elif not taken and "://" not in word and len(names := _TOGETHER.split(word.strip())) > 1:
            taken = self._among(names)
        if not taken:
            cure = "Write 'A -> B', 'A, B, C', or the label or IRI of a deal from 'kgtool query deal-anatomy'."
            raise UsageError(f"'{word}' names no payment that can be cancelled.", cure)
        return taken

    def _between(self, names: list[str]) -> dict[int, Share]:
        slugs = [self.actor(name) for name in names]
        pairs = set(pairwise(slugs))
        return {place: _ALL for place, one in enumerate(self._found.all) if (one.payer, one.payee) in pairs}

    def _among(self, names: list[str]) -> dict[int, Share]:
        slugs = {self.actor(name) for name in names}
        for deal in self._deals():
            if {slug_of(party) for party in named(self._nodes[deal], KG["party"])} == slugs and len(slugs) > 2:
                return self._parts(deal)
        return {place: _ALL for place, one in enumerate(self._found.all) if {one.payer, one.payee} <= slugs}

    def _deal(self, word: str) -> dict[int, Share]:
        for deal in self._deals():
            labels = (str(label.value) for label in self._nodes[deal].get(RDFS["label"], ()))
            if word == deal.value or word.casefold() in (label.casefold() for label in labels):
                return self._parts(deal)
        flows = [place for place, one in enumerate(self._found.all) if word in (flow.iri.value for flow in one.flows)]
        return dict.fromkeys(flows, _ALL)

    def _deals(self) -> list[ox.NamedNode]:
        quads = self._store.quads_for_pattern(None, RDF["type"], KG["Deal"], self._facts)
        return sorted((q.subject for q in quads if isinstance(q.subject, ox.NamedNode)), key=lambda node: node.value)

    def _parts(self, deal: ox.NamedNode) -> dict[int, Share]:
        """Return what the commitments lose that a deal, or each deal it consists of, belongs to."""
        parts = named(self._nodes[deal], DCTERMS["hasPart"]) or (deal,)
        taken: dict[int, Share] = {}
        for place, one in enumerate(self._found.all):
            deals = {each for flow in one.flows for each in named(self._nodes[flow.iri], KG["deal"])}
            gone = deals & set(parts)
            if gone:
                taken[place] = _ALL if gone == deals else _part(one, [self._nodes[each] for each in gone])
        return taken


def _part(commitment: Commitment, deals: Collection[Node]) -> Share:
    """Return what part of a commitment some of its deals are, anything where amounts do not tell."""
    amounts = [Interval.of_bounds(number(deal, "min"), number(deal, "max")) for deal in deals if KG["unit"] in deal]
    told = hull(amounts)
    if told is None or commitment.amount is None or len(amounts) < len(deals):
        return _PERHAPS
    return _share(told.min, commitment.amount.known_max)[0], _share(told.known_max, commitment.amount.min)[1]


def _share(part: Decimal | None, whole: Decimal | None) -> Share:
    """Return part by whole in millionths, rounded down and up; a whole or a part that is not known may be anything."""
    if part is None or not whole:
        return _PERHAPS
    quotient = min(part / whole, Decimal(1)) * WHOLE
    return int(quotient.to_integral_value(ROUND_FLOOR)), int(quotient.to_integral_value(ROUND_CEILING))


def without(before: Commitments, after: Commitments) -> dict[int, Share]:
    """Return what commitments lose where some claims are not believed any more."""
    left: Mapping[tuple[str, str, ox.NamedNode], Commitment] = {_key(one): one for one in after.all}
    taken = {}
    for place, one in enumerate(before.all):
        rest = left.get(_key(one))
        if rest is None:
            taken[place] = _ALL
        elif (rest.amount, rest.unit) != (one.amount, one.unit):
            taken[place] = _lessened(one, rest)
    return {place: share for place, share in taken.items() if share != NONE}


def _lessened(before: Commitment, after: Commitment) -> Share:
    if before.amount is None or after.amount is None or before.unit != after.unit:
        return _PERHAPS
    least = WHOLE - _share(after.amount.known_max, before.amount.min)[1]
    return least, WHOLE - _share(after.amount.min, before.amount.known_max)[0]


def _key(commitment: Commitment) -> tuple[str, str, ox.NamedNode]:
    return commitment.payer, commitment.payee, commitment.exchange
