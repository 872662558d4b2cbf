"""Makes of an ontology's axioms the rules that they stand for, one rule an axiom.

A rule of the tables has premises in the ontology (`?p a owl:TransitiveProperty`) and among facts. The former are
matched here, once; what is left has only facts to match, and keeps the axioms' triples for the proof. Any ontology in
RDF compiles; nothing here knows ours. What has no word in OWL 2 RL is passed over, as the profile's rules do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kgtool.reason.condition import Condition
from kgtool.reason.instance import Instance, relation
from kgtool.reason.lookup import Facts, solutions
from kgtool.reason.pattern import THING, TYPE, Atom, Triple, fill, is_schema
from kgtool.reason.rule import rules
from kgtool.reason.statement import ListPremise, Rule
from kgtool.vocabulary.terms import RDF

_FIRST, _REST, _NIL = (str(RDF[name]) for name in ("first", "rest", "nil"))
#: What is said of some items of a list, and holds though the rest of it is missing.
_OF_SOME = ("member", "pair")


@dataclass(frozen=True, eq=False)
class Program:
    """The rules of one ontology, ready to run; compare programs by identity."""

    instances: tuple[Instance, ...]

    @cached_property
    def by_conclusion(self) -> dict[str | None, tuple[Instance, ...]]:
        """Return the rules by what they conclude something about, in order; clashes are under `clash`."""
        found: dict[str | None, list[Instance]] = {}
        for instance in self.instances:
            key = "clash" if instance.head is None else relation(instance.head)
            found.setdefault(key, []).append(instance)
        return {key: tuple(instances) for key, instances in found.items()}

    @cached_property
    def by_premise(self) -> dict[str | None, tuple[tuple[Instance, int], ...]]:
        """Return the rules, and which of their premises it is, by what a premise is about."""
        found: dict[str | None, list[tuple[Instance, int]]] = {}
        for instance in self.instances:
            for place, atom in enumerate(instance.body):
                found.setdefault(relation(atom), []).append((instance, place))
        return {key: tuple(places) for key, places in found.items()}

    def concluding(self, triple: Triple) -> Iterator[Instance]:
        """Yield the rules that may conclude a triple."""
        yield from self.by_conclusion.get(relation(triple), ())
        yield from self.by_conclusion.get(None, ())

    def reading(self, triple: Triple) -> Iterator[tuple[Instance, int]]:
        """Yield the rules with the place of a premise that a triple may match."""
        yield from self.by_premise.get(relation(triple), ())
        yield from self.by_premise.get(None, ())


@lru_cache(maxsize=8)
def compiled(axioms: tuple[Triple, ...], known: tuple[Rule, ...] | None = None) -> Program:
    """Return the program of an ontology's triples; the same triples in the same order are compiled once."""
    return compile_rules(axioms, rules() if known is None else known)


def compile_rules(axioms: Iterable[Triple], known: Sequence[Rule], *, keep_unread: bool = False) -> Program:
    """Return what rules stand for by the axioms among these triples, in the order of the rules.

    Rules that fill a class without a name are left out where no rule reads it, unless they are to be kept.
    """
    ontology = Facts(axioms)
    made = dict.fromkeys(instance for rule in known for instance in instances(rule, ontology))
    return Program(tuple(made if keep_unread else _without_idle(list(made))))


def instances(rule: Rule, ontology: Facts) -> Iterator[Instance]:
    """Yield a rule as each combination of axioms makes it."""
    schema = [premise for premise in rule.premises if isinstance(premise, tuple) and is_schema(premise)]
    data = [premise for premise in rule.premises if isinstance(premise, tuple) and not is_schema(premise)]
    lists = [premise for premise in rule.premises if isinstance(premise, ListPremise)]
    for bindings in solutions(schema, {}, ontology):
        axioms = tuple(fill(premise, bindings) for premise in schema)
        for bound, body, cells in _expanded(lists, bindings, ontology):
            for head in rule.conclusions:
                conditions = tuple(_filled(condition, bound) for condition in rule.conditions)
                if not all(condition.holds({}, ontology) for condition in conditions if condition.is_settled):
                    continue
                made = Instance(
                    rule.name,
                    None if head is None else fill(head, bound),
                    tuple(fill(premise, bound) for premise in (*data, *body)),
                    (*axioms, *cells),
                    tuple(condition for condition in conditions if not condition.is_settled),
                )
                if (plain := _plain(made)) is not None:
                    yield plain


def _filled(condition: Condition, bindings: dict[str, str]) -> Condition:
    return replace(condition, terms=tuple(bindings.get(term, term) for term in condition.terms))


def _expanded(
    lists: Sequence[ListPremise], bindings: dict[str, str], ontology: Facts
) -> Iterator[tuple[dict[str, str], tuple[Atom, ...], tuple[Triple, ...]]]:
    """Yield the bindings with those of the lists' items, the patterns they add, and the triples of the lists."""
    if not lists:
        yield bindings, (), ()
        return
    first, *rest = lists
    items, cells, whole = _items(bindings[first.list], ontology)
    for bound, added, used in _choices(first, items, bindings) if whole or first.kind in _OF_SOME else ():
        for inner, atoms, triples in _expanded(rest, bound, ontology):
            own = cells[: 2 * used]
            yield inner, (*added, *atoms), (*own, *(triple for triple in triples if triple not in own))


def _choices(
    premise: ListPremise, items: Sequence[str], bindings: dict[str, str]
) -> Iterator[tuple[dict[str, str], tuple[Atom, ...], int]]:
    """Yield what a premise makes of a list: bindings, patterns, and how many of the items it looked at."""
    if premise.kind == "member":
        for at, item in enumerate(items, start=1):
            if bindings.get(premise.terms[0], item) == item:
                yield bindings | {premise.terms[0]: item}, (), at
    elif premise.kind == "pair":
        one, other = premise.terms
        for at, item in enumerate(items):
            for later, second in enumerate(items[at + 1 :], start=at + 2):
                yield bindings | {one: item, other: second}, (), later
    elif premise.kind == "chain" and items:
        start, end = premise.terms
        places = [start, *(f"?{start[1:]}{at}" for at in range(1, len(items))), end]
        atoms = tuple((places[at], item, places[at + 1]) for at, item in enumerate(items))
        yield bindings, atoms, len(items)
    elif premise.kind == "each" and items and premise.pattern is not None:
        yield bindings, tuple(_numbered(premise, item, at) for at, item in enumerate(items, start=1)), len(items)


def _numbered(premise: ListPremise, item: str, number: int) -> Atom:
    assert premise.pattern is not None
    subject, predicate, value = fill(premise.pattern, {premise.terms[0]: item})
    return subject.replace("#", str(number)), predicate, value.replace("#", str(number)) if value[0] == "?" else value


def _items(head: str, ontology: Facts) -> tuple[list[str], list[Triple], bool]:
    """Return the items of an RDF list, the triples that hold them, two an item, and whether it comes to an end."""
    items: list[str] = []
    cells: list[Triple] = []
    seen = set()
    while head != _NIL:
        first = next(ontology.triples(head, _FIRST, None), None)
        rest = next(ontology.triples(head, _REST, None), None)
        if first is None or rest is None or head in seen:
            return items, cells, False
        seen.add(head)
        items.append(first[2])
        cells += [first, rest]
        head = rest[2]
    return items, cells, True


def _plain(instance: Instance) -> Instance | None:
    """Leave out premises that hold of everything; nothing where the conclusion does, or is a premise itself."""
    head = instance.head
    if head is not None and (head in instance.body or head[1:] == (TYPE, THING)):
        return None
    bound = {part for atom in instance.body if atom[1:] != (TYPE, THING) for part in atom}
    body = tuple(atom for atom in instance.body if atom[1:] != (TYPE, THING) or atom[0] not in bound)
    if head is not None and any(part[0] == "?" and part not in {p for atom in body for p in atom} for part in head):
        return None
    return instance if body == instance.body else replace(instance, body=body)


def _without_idle(made: list[Instance]) -> list[Instance]:
    """Drop the rules that fill classes without a name which no rule reads."""
    while True:
        read = {relation(atom) for instance in made for atom in instance.body}
        kept = [one for one in made if not one.concludes_unnamed or (one.head and relation(one.head) in read)]
        if len(kept) == len(made):
            return kept
        made = kept
