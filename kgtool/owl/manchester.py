"""Axioms as people read them: in the manner of the OWL 2 Manchester Syntax, with labels for IRIs."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom
from kgtool.owl.expression import Expression, Nodes, Term
from kgtool.owl.naming import Naming
from kgtool.vocabulary.terms import RDF, Namespace

_SWRL = Namespace("http://www.w3.org/2003/11/swrl#")
_BETWEEN = {
    "SubClassOf": "SubClassOf",
    "EquivalentClasses": "EquivalentTo",
    "DisjointClasses": "DisjointWith",
    "SubPropertyOf": "SubPropertyOf",
    "EquivalentProperties": "EquivalentTo",
    "InverseProperties": "InverseOf",
    "DisjointProperties": "DisjointWith",
    "Domain": "Domain",
    "Range": "Range",
    "ClassAssertion": "Type",
    "SameIndividual": "SameAs",
    "DifferentIndividuals": "DifferentFrom",
}


def axiom_text(axiom: Axiom, naming: Naming) -> str:
    """Return an axiom in words: `KI-Labor SubClassOf Unternehmen`, `nvidia 'investiert in' openai`."""
    words = [_expression(operand, naming) for operand in axiom.operands]
    if axiom.kind in _BETWEEN:
        return f"{words[0]} {_BETWEEN[axiom.kind]} {' '.join(words[1:])}"
    if axiom.kind == "PropertyChain":
        return f"{' o '.join(words[1:])} SubPropertyOf {words[0]}"
    if axiom.kind == "HasKey":
        return f"{words[0]} HasKey {', '.join(words[1:])}"
    if axiom.kind == "DisjointUnion":
        return f"{words[0]} DisjointUnionOf {', '.join(words[1:])}"
    if axiom.kind == "PropertyAssertion":
        return " ".join(words)
    if axiom.kind == "NegativeAssertion":
        return f"not ({' '.join(words)})"
    if axiom.kind == "Rule":
        return _rule(axiom, naming)
    return f"{words[0]} Characteristics {axiom.kind.removesuffix('Property')}"


def _expression(expression: Expression, naming: Naming) -> str:
    kind, terms, parts = expression.kind, expression.terms, expression.parts
    if kind == "name":
        return _term(terms[0], naming)
    if kind in ("and", "or"):
        return f" {kind} ".join(_bracketed(part, naming) for part in parts)
    if kind == "one of":
        return "{" + ", ".join(_term(term, naming) for term in terms) + "}"
    if kind in ("not", "inverse"):
        return f"{kind} {_bracketed(parts[0], naming)}"
    over = _expression(expression.over, naming) if expression.over else ""
    if kind in ("some", "only"):
        return f"{over} {kind} {_bracketed(parts[0], naming)}"
    if kind == "value":
        return f"{over} value {_term(terms[0], naming)}"
    if kind in ("min", "max", "exactly"):
        return f"{over} {kind} {expression.number} {_bracketed(parts[0], naming)}"
    if kind == "self":
        return f"{over} Self"
    return f"{_expression(parts[0], naming)}[…]" if kind == "facets" else "…"


def _bracketed(expression: Expression, naming: Naming) -> str:
    text = _expression(expression, naming)
    return text if expression.kind in ("name", "one of") else f"({text})"


def _term(term: Term, naming: Naming) -> str:
    if isinstance(term, ox.NamedNode):
        return naming.quoted(term)
    return f'"{term.value}"' if isinstance(term, ox.Literal) else str(term)


def _rule(axiom: Axiom, naming: Naming) -> str:
    nodes, rule = Nodes(axiom.triples), axiom.triples[0].subject
    sides = []
    for side in ("body", "head"):
        atoms, cell = [], nodes.first(rule, _SWRL[side])
        while isinstance(cell, ox.BlankNode):
            atoms.append(_atom(nodes, nodes.first(cell, RDF["first"]), naming))
            cell = nodes.first(cell, RDF["rest"])
        sides.append(", ".join(atoms))
    return " -> ".join(sides)


def _atom(nodes: Nodes, atom: Term | None, naming: Naming) -> str:
    predicate = nodes.first(atom, _SWRL["propertyPredicate"]) or nodes.first(atom, _SWRL["classPredicate"])
    arguments = [nodes.first(atom, _SWRL[name]) for name in ("argument1", "argument2")]
    shown = [f"?{term.value.rsplit('#')[-1]}" for term in arguments if term is not None]
    return f"{_term(predicate, naming) if predicate is not None else '…'}({', '.join(shown)})"
