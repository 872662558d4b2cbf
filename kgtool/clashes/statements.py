"""Clashes as resources of the analysis graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.clashes.kinds import LANGUAGES, words
from kgtool.clashes.minimal import Clash
from kgtool.clashes.world import World
from kgtool.graph.terms import Statement, day, integer
from kgtool.reason.pattern import TYPE, Triple, is_unnamed, term
from kgtool.stated.nodes import label_in
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, SKOS, Iris, coded, slug_of

_DIGITS = 16


def clash_node(facts: Sequence[Triple], iris: Iris, policy: str) -> ox.NamedNode:
    """Return the IRI of the clash of these facts."""
    digest = hashlib.sha256("\n".join(map(" ".join, facts)).encode()).hexdigest()[:_DIGITS]
    return iris.clash(digest, policy=policy)


def clash_statements(clash: Clash, world: World) -> Iterator[Statement]:
    """Yield a kg:Clash with its kind, its words, its facts and what the rule was applied to."""
    node = clash_node(clash.facts, world.iris, world.policy)
    yield node, RDF["type"], KG["Clash"]
    yield node, KG["clashCode"], ox.Literal(clash.kind.code)
    yield node, KG["byRule"], world.iris.rule(clash.applied.rule)
    yield node, KG["severity"], coded("severity", clash.kind.severity)
    facts, applied = _told(clash.facts, world), _told(clash.applied.premises, world)
    for language in LANGUAGES:
        yield node, RDFS["label"], ox.Literal(clash.kind.label[language], language=language)
        yield node, SKOS["definition"], ox.Literal(clash.kind.why[language], language=language)
        yield node, KG["sentence"], ox.Literal(_sentence(clash, applied, world, language), language=language)
    for thing in about(clash, world):
        yield node, KG["about"], ox.NamedNode(thing[1:-1])
    claims = _claims(clash.facts, world)
    yield from ((node, PROV["wasDerivedFrom"], claim) for claim in claims)
    yield node, KG["claimCount"], integer(len(claims))
    yield from _standing(node, clash)
    for number, triple in enumerate(dict.fromkeys((*applied, *facts)), start=1):
        part = world.iris.part(node, f"premise-{number}")
        if triple in applied:
            yield node, KG["premise"], part
        if triple in facts:
            yield node, KG["cause"], part
        yield from _premise(part, number, triple, world, background=_is_background(clash.facts, world))


def about(clash: Clash, world: World) -> list[str]:
    """Return the entities that a clash speaks of, sorted."""
    entities = f"<{world.iris.entity('').value}"
    named = {end for triple in (*clash.facts, *clash.applied.premises) for end in (triple[0], triple[2])}
    return sorted(end for end in named if end.startswith(entities))


def _told(triples: Iterable[Triple], world: World) -> tuple[Triple, ...]:
    """Return triples to tell people: of an exclusivity only how exclusive it is, once."""
    exclusivity = str(KG["exclusivity"])
    return tuple(triple for triple in triples if not world.is_term(triple[0]) or triple[1] == exclusivity)


def _standing(node: ox.NamedNode, clash: Clash) -> Iterator[Statement]:
    standing = clash.standing
    if standing.rung_name is not None:
        yield node, KG["rung"], coded("stage", standing.rung_name)
    if standing.first_day is not None:
        yield node, KG["firstDay"], day(standing.first_day)
    if standing.last_day is not None:
        yield node, KG["lastDay"], day(standing.last_day)


def _is_background(facts: Iterable[Triple], world: World) -> bool:
    """Tell whether no claim states one of these facts."""
    return all(world.carried(fact).background for fact in facts)


def _premise(part: ox.NamedNode, number: int, triple: Triple, world: World, *, background: bool) -> Iterator[Statement]:
    """Yield what a premise says; claims that only name what it is about are given where the clash has no others."""
    yield part, RDF["type"], KG["Premise"]
    yield part, KG["premiseNumber"], integer(number)
    for name, text in zip(("subject", "predicate", "object"), triple, strict=True):
        value = term(text)
        if not isinstance(value, ox.BlankNode):
            yield part, RDF[name], value
    carried = world.carried(triple) if world.is_fact(triple) else world.inferred(triple)
    if carried is not None and (background or not carried.background):
        yield from ((part, PROV["wasDerivedFrom"], claim) for claim in sorted(carried.claims, key=str))


def _claims(facts: Iterable[Triple], world: World) -> list[ox.NamedNode]:
    """Return the claims behind facts: those that state one of them, else those that name what they are about."""
    carried = [world.carried(fact) for fact in facts]
    stated = [one.claims for one in carried if not one.background]
    return sorted(frozenset[ox.NamedNode]().union(*(stated or [one.claims for one in carried])), key=str)


def _sentence(clash: Clash, premises: Sequence[Triple], world: World, language: str) -> str:
    told = words(language)
    parts = told["joint"].join(dict.fromkeys(_words(triple, world, language) for triple in premises))
    return told["whole"].format(premises=parts, why=clash.kind.why[language])


def _words(triple: Triple, world: World, language: str) -> str:
    subject, predicate, value = (_name(text, world, language) for text in triple)
    if world.is_term(triple[0]):
        bound, relation = (
            ", ".join(sorted(_name(text, world, language) for text in world.of_term(triple[0], name)))
            for name in ("bound", "termOf")
        )
        return words(language)["term"].format(relation=relation, bound=bound, value=value)
    key = "type" if triple[1] == TYPE else "plain"
    return words(language)[key].format(subject=subject, property=predicate, value=value)


def _name(text: str, world: World, language: str) -> str:
    node = term(text)
    if not isinstance(node, ox.NamedNode) or is_unnamed(text):
        return "…"
    if node in KG:
        return load_ontology().label(KG.local_name(node), language)
    return label_in(world.store, world.facts_graph, node) if node not in RDF else slug_of(node)
