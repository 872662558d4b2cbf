"""What the rules conclude from an ontology and facts, and which of it needs a rule of the domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kgtool.owl.entailments import Named
from kgtool.reason.compile import compile_rules
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import Triple, as_text, is_unnamed, term
from kgtool.reason.rule import domain_rules, table_rules
from kgtool.reason.saturate import saturate
from kgtool.reason.statement import Rule


def concluded(ontology: Iterable[ox.Triple], facts: Iterable[ox.Triple]) -> Mapping[Named, frozenset[str]]:
    """Return each conclusion between named terms with the domain rules it needs, none where OWL's axioms suffice.

    A conclusion that follows only with the domain rules is given the names of all of them.
    """
    schema = sorted(as_text(triple) for triple in ontology if not isinstance(triple.object, ox.Literal))
    given = [*schema, *(as_text(triple) for triple in facts)]
    by_axioms = _closed(schema, given, table_rules())
    own = domain_rules()
    names = frozenset(rule.name for rule in own)
    found = by_axioms | _closed(schema, given, (*table_rules(), *own))
    return {_named(triple): frozenset() if triple in by_axioms else names for triple in found if _has_names(triple)}


def _closed(schema: Sequence[Triple], given: Sequence[Triple], known: Sequence[Rule]) -> set[Triple]:
    return set(saturate(Facts(given), compile_rules(schema, known)))


def _has_names(triple: Triple) -> bool:
    return all(word[0] == "<" and not is_unnamed(word) for word in triple)


def _named(triple: Triple) -> Named:
    subject, predicate, value = (term(word) for word in triple)
    assert isinstance(subject, ox.NamedNode)
    assert isinstance(predicate, ox.NamedNode)
    assert isinstance(value, ox.NamedNode)
    return subject, predicate, value
