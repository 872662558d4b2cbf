"""The types of claims as the ontology declares them: roles, measures, payment, direct properties, lock-in.

The head of `ontology/kgtool.ttl` says which terms carry this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import KG, OWL, RDF, RDFS

#: Predicate IRI to the values of one subject, in the order of the file: IRIs, `_:` labels, texts of literals.
Node: TypeAlias = "Mapping[str, list[str]]"
#: Every subject of the ontology file, by IRI or `_:` label.
Nodes: TypeAlias = "Mapping[str, Node]"

_FIRST, _REST, _RANGE = RDF["first"].value, RDF["rest"].value, RDFS["range"].value
#: Claims of transactions between actors.
_FLOW_CLAIM = "FlowClaim"
_UNION_OF, _SUB_CLASS_OF = OWL["unionOf"].value, RDFS["subClassOf"].value


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a claim type: `ranges` are the kinds that may fill it, the first being the default kind.

    A `mutual` role holds all sides at once, so it has at least two fillers and is required.
    """

    name: str
    required: bool
    mutual: bool
    ranges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectMapping:
    """A direct property that a claim implies between the fillers of two roles; all three are local names."""

    property: str
    from_role: str
    to_role: str


@dataclass(frozen=True, slots=True)
class LockIn:
    """The dependence that a claim type stands for: its kind (`cloud`), who depends, and on whom, as role names."""

    kind: str
    actor_role: str
    provider_role: str


@dataclass(frozen=True, slots=True)
class SpeaksFor:
    """A dimension of lock-in (`equity`) that claims of a type speak for, as `kg:speaksForLockIn` says it.

    `read` is how (`share`); who is tied and to whom are role names; `input` is what is bought where sources count.
    """

    dimension: str
    read: str
    tied_role: str
    holding_role: str
    input: str | None


@dataclass(frozen=True, slots=True)
class ClaimType:
    """A type of claims, by local name. `roles` holds the required ones first, in the order of the file.

    `measure_kinds` are codes of the claim record (`amount`). `over_period` tells that its figure belongs to a period,
    `only_from_tables` that no text is read for it.
    `flow_from` and `flow_to` name the roles of payer and payee, None where the type is no payment; `in_exchange` is
    what the payer gets (`kg:exchangeCompute`). `deal_from` and `deal_to` are the sides of the transaction that claims
    of the type tell of: those of the payment, or what the ontology says; None where it is none, or has one side only.
    """

    name: str
    parent: str
    roles: Mapping[str, Role]
    measure_kinds: tuple[str, ...]
    money: bool
    exclusivity_applies: bool
    over_period: bool
    only_from_tables: bool
    flow_from: str | None
    flow_to: str | None
    in_exchange: ox.NamedNode | None
    deal_from: str | None
    deal_to: str | None
    direct: tuple[DirectMapping, ...]
    lock_in: LockIn | None
    speaks_for: tuple[SpeaksFor, ...]

    @property
    def required_roles(self) -> tuple[str, ...]:
        """Return the names of the roles that every claim of the type fills."""
        return tuple(role.name for role in self.roles.values() if role.required)

    def named_roles(self) -> Iterator[str]:
        """Yield each role that payment, deal, direct properties, lock-in and its dimensions speak of."""
        yield from (role for role in (self.flow_from, self.flow_to, self.deal_from, self.deal_to) if role is not None)
        for mapping in self.direct:
            yield from (mapping.from_role, mapping.to_role)
        if self.lock_in is not None:
            yield from (self.lock_in.actor_role, self.lock_in.provider_role)
        for spoken in self.speaks_for:
            yield from (spoken.tied_role, spoken.holding_role)


def read_claim_types(nodes: Nodes) -> dict[str, ClaimType]:
    """Return the claim types sorted by name: the classes that have roles. A broken declaration is a ValueError."""
    direct = _direct(nodes)
    found: dict[str, ClaimType] = {}
    for subject, node in nodes.items():
        roles = {role.name: role for role in _roles(nodes, node)}
        if roles:
            name = subject.removeprefix(KG.iri)
            spoken = tuple(_speaks_for(nodes[part]) for part in _values(node, "speaksForLockIn"))
            found[name] = _claim_type(name, node, roles, tuple(direct.pop(name, ())), spoken)
    if direct:
        raise ValueError(f"a direct mapping is of kg:{min(direct)}, which is no claim type with roles")
    return dict(sorted(found.items()))


def local_names(node: Node, predicate: str) -> tuple[str, ...]:
    """Return the values of a predicate (an IRI) that are terms of our vocabulary, as local names."""
    return tuple(value.removeprefix(KG.iri) for value in node.get(predicate, ()) if value.startswith(KG.iri))


def _values(node: Node, name: str) -> tuple[str, ...]:
    return tuple(value.removeprefix(KG.iri) for value in node.get(KG.iri + name, ()))


def _value(node: Node, name: str) -> str | None:
    return next(iter(_values(node, name)), None)


def _needed(node: Node, name: str) -> str:
    value = _value(node, name)
    if value is None:
        raise ValueError(f"a direct mapping or a lock-in lacks kg:{name}")
    return value


def _direct(nodes: Nodes) -> dict[str, list[DirectMapping]]:
    found: dict[str, list[DirectMapping]] = defaultdict(list)
    mapping_class = KG["DirectMapping"].value
    for node in nodes.values():
        if mapping_class in node.get(RDF["type"].value, ()):
            mapping = DirectMapping(
                _needed(node, "directProperty"), _needed(node, "directFrom"), _needed(node, "directTo")
            )
            found[_needed(node, "ofType")].append(mapping)
    return found


def _roles(nodes: Nodes, node: Node) -> Iterator[Role]:
    for predicate in ("roleRequired", "roleMutual", "roleOptional"):
        for name in _values(node, predicate):
            yield Role(name, predicate != "roleOptional", predicate == "roleMutual", _ranges(nodes, name))


def _ranges(nodes: Nodes, role: str) -> tuple[str, ...]:
    node = nodes.get(KG.iri + role, {})
    found = list(local_names(node, _RANGE))
    for expression in node.get(_RANGE, ()):
        rest = nodes[expression][_UNION_OF][0] if expression.startswith("_:") else RDF["nil"].value
        while rest != RDF["nil"].value:
            found += local_names(nodes[rest], _FIRST)
            rest = nodes[rest][_REST][0]
    if not found:
        raise ValueError(f"the role kg:{role} has no rdfs:range that names what may fill it")
    return tuple(found)


def _speaks_for(node: Node) -> SpeaksFor:
    dimension = _needed(node, "onDimension").removeprefix("dimension")
    return SpeaksFor(
        dimension=dimension[:1].lower() + dimension[1:],
        read=_needed(node, "howRead"),
        tied_role=_needed(node, "tiedRole"),
        holding_role=_needed(node, "holdingRole"),
        input=_value(node, "inputKind"),
    )


def _claim_type(
    name: str,
    node: Node,
    roles: Mapping[str, Role],
    direct: tuple[DirectMapping, ...],
    speaks_for: tuple[SpeaksFor, ...],
) -> ClaimType:
    lock_in_kind, exchange = _value(node, "lockInKind"), _value(node, "inExchange")
    parent = next(iter(local_names(node, _SUB_CLASS_OF)), "Claim")
    # A payment of a flow claim is a deal; a relation that is paid for ('trains on Azure') is none.
    is_deal = parent == _FLOW_CLAIM
    kind = ClaimType(
        name=name,
        parent=parent,
        roles=MappingProxyType(dict(roles)),
        measure_kinds=tuple(concept.removeprefix("kind").lower() for concept in _values(node, "measureKind")),
        money=_value(node, "money") == "true",
        exclusivity_applies=_value(node, "exclusivityApplies") == "true",
        over_period=_value(node, "overPeriod") == "true",
        only_from_tables=_value(node, "onlyFromTables") == "true",
        flow_from=_value(node, "flowFrom"),
        flow_to=_value(node, "flowTo"),
        in_exchange=None if exchange is None else KG[exchange],
        deal_from=_value(node, "dealFrom") or (_value(node, "flowFrom") if is_deal else None),
        deal_to=_value(node, "dealTo") or (_value(node, "flowTo") if is_deal else None),
        direct=direct,
        lock_in=None
        if lock_in_kind is None
        else LockIn(lock_in_kind, _needed(node, "lockInActor"), _needed(node, "lockInProvider")),
        speaks_for=speaks_for,
    )
    for role in sorted(set(kind.named_roles()) - set(roles)):
        raise ValueError(f"kg:{name} speaks of the role kg:{role}, which it does not have")
    return kind
