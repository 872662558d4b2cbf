"""What a firm depends on, tier by tier: nodes, and the ties between them with their claims.

Each tie comes from a stored question: `product-integration` (which model is in an application), `model-availability`
(on which of the firm's platforms), `lock-in` (whose cloud a lab uses), `chips-in-use`, and `suppliers` (who makes
chips, who supplies the makers). Who owns a product is known from the lists of names, which no sentence says: such a
tie has no claim and is drawn otherwise, but never told as a statement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kgtool.report.asking import Asking, Row
from kgtool.report.firm import Kind
from kgtool.report.names import Named
from kgtool.stated.claim import StatedClaim

#: The tiers below the firm, from its own side to the far end of the chain.
Tier: TypeAlias = Literal["used", "models", "providers", "chips", "foundries", "machines"]
TIERS: tuple[Tier, ...] = ("used", "models", "providers", "chips", "foundries", "machines")

#: What a chip maker has made: the goods by slug, as in the question supply-paths.
_MADE = ("chip", "contract-manufacturing")
#: Ties that are told one by one for each of the goods.
_GOODS = ("makes", "supplies")


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """An entity at a tier, by IRI."""

    tier: Tier
    entity: str


@dataclass(slots=True)
class Tie:
    """That one node depends on another: how (a key of the words), through what, and the claims that say so.

    `assumed` marks a tie that no text states: any maker of chips, where none is named. A tie of ownership has no claim.
    """

    start: Node
    end: Node
    how: str
    claims: dict[str, StatedClaim] = field(default_factory=dict)
    through: dict[str, None] = field(default_factory=dict)
    assumed: bool = False

    @property
    def stated(self) -> bool:
        """Tell whether a text says it."""
        return bool(self.claims) and not self.assumed


class Chain:
    """The tiers of a firm, built from what it uses."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self.nodes: dict[Node, None] = {}
        self.ties: dict[tuple[Node, Node, str, str], Tie] = {}

    def build(self, used: Iterable[tuple[Kind, Named]]) -> Chain:
        """Follow what the firm uses to the end of the chain."""
        listed = list(used)
        for kind, entity in listed:
            node = self.node("models" if kind == "models" else "used", entity.iri)
            if kind == "applications":
                self._models_in(node)
            if kind == "chips":
                self._owned(node, "chips")
            elif kind != "models":
                self._owned(node, "providers")
        self._platforms([entity for kind, entity in listed if kind == "platforms"])
        for node in self.at("models"):
            self._owned(node, "providers")
        for node in self.at("providers"):
            self._clouds(node)
        for node in self.at("providers"):
            self._chips(node)
        self._foundries()
        for node in self.at("foundries"):
            self._suppliers(node)
        return self

    def at(self, tier: Tier) -> list[Node]:
        """Return the nodes of a tier, in the order in which they were found."""
        return [node for node in self.nodes if node.tier == tier]

    def node(self, tier: Tier, iri: str) -> Node:
        """Return the node of an entity at a tier, a new one where it is not there yet."""
        node = Node(tier, iri)
        self.nodes.setdefault(node)
        return node

    def below(self, node: Node) -> set[Node]:
        """Return all that a node depends on, directly or through others."""
        found: set[Node] = set()
        ends = [node]
        while ends:
            start = ends.pop()
            new = {tie.end for tie in self.ties.values() if tie.start == start} - found
            found |= new
            ends += new
        return found

    def _tie(self, start: Node, end: Node, how: str, row: Row | None = None, through: str = "") -> Tie:
        tie = self.ties.setdefault((start, end, how, through if how in _GOODS else ""), Tie(start, end, how))
        if row is not None:
            tie.claims.update((claim.iri.value, claim) for claim in row.claims)
        if through:
            tie.through.setdefault(through)
        return tie

    def _named(self, label: str) -> Named | None:
        return self._asking.names.find(label) if label else None

    def _owned(self, node: Node, tier: Tier) -> None:
        """Tie a product to its owner; what has none is its own provider where it is an organisation."""
        entity = self._asking.names.entities[node.entity]
        owner = self._asking.names.owner(entity)
        if owner is not None:
            self._tie(node, self.node(tier, owner.iri), "owned")
        elif entity.classes & {"CloudProvider", "AILab", "ChipDesigner", "Organisation"}:
            self._tie(node, self.node(tier, entity.iri), "same")

    def _models_in(self, node: Node) -> None:
        """Tie an application to the models in it; who builds them in is its provider by the same sentence."""
        for row in self._asking.rows("product-integration", product=node.entity):
            if model := self._named(row["model"]):
                self._tie(node, self.node("models", model.iri), "built_in", row)
            if (provider := self._named(row["integrator"])) and all(
                provider.iri in {actor.value for actor in claim.actors} for claim in row.claims
            ):
                self._tie(node, self.node("providers", provider.iri), "owned", row)

    def _platforms(self, platforms: list[Named]) -> None:
        """Tie the models to the providers of those of the firm's platforms that offer them."""
        names = self._asking.names
        for platform in platforms:
            for node in self.at("models"):
                for row in self._asking.rows("model-availability", model=node.entity):
                    place = self._named(row["platform"])
                    if place is not None and names.provider(place) == names.provider(platform):
                        self._tie(node, self.node("providers", names.provider(place).iri), "offered", row, place.label)

    def _clouds(self, node: Node) -> None:
        for row in self._asking.rows("lock-in", actor=node.entity, kind="cloud"):
            provider = self._named(row["provider"])
            if provider is not None and provider.iri != node.entity:
                self._tie(node, self.node("providers", provider.iri), "cloud", row)

    def _chips(self, node: Node) -> None:
        for row in self._asking.rows("chips-in-use", actor=node.entity):
            if maker := self._named(row["maker"] or row["chip"]):
                chip = row["chip"] if row["chip"] != maker.label else ""
                self._tie(node, self.node("chips", maker.iri), "chips", row, chip)

    def _foundries(self) -> None:
        """Tie chip makers to who makes their chips; to everybody who makes chips, where no text names one."""
        iris = self._asking.case.iris
        made = [row for slug in _MADE for row in self._asking.rows("suppliers", product=iris.entity(slug).value)]
        for node in self.at("chips"):
            label = self._asking.names.entities[node.entity].label
            stated = [row for row in made if row["customer"] == label]
            for row in stated or made:
                maker = self._named(row["supplier"])
                if maker is not None and maker.iri != node.entity:
                    tie = self._tie(node, self.node("foundries", maker.iri), "makes", row, row["product"])
                    tie.assumed = not stated

    def _suppliers(self, node: Node) -> None:
        label = self._asking.names.entities[node.entity].label
        for row in self._asking.rows("suppliers", actor=node.entity):
            supplier = self._named(row["supplier"])
            if supplier is not None and row["customer"] == label:
                self._tie(node, self.node("machines", supplier.iri), "supplies", row, row["product"])
