"""What the rows of a stored question stand on: the header's `rests` fields, and the query that finds it for each row.

    # rests: ?circle
    # rests: ?investor kg:suppliesInvestee ?investee

A field names a resource by its variable, or a triple with variables of the query's outermost group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.query.solutions import Queryable, Solutions, Value
from kgtool.vocabulary.terms import PREFIXES, RDF

#: A triple whose parts are terms, or a resource.
Thing: TypeAlias = "tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode] | ox.NamedNode"

_HEAD = re.compile(r"^SELECT (?P<columns>.*) WHERE \{$", re.MULTILINE)
_AFTER = re.compile(r"^\}(?P<modifiers>.*)\Z", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"\((?P<expression>.*?) AS \?(?P<name>\w+)\)|\?(?P<plain>\w+)")


@dataclass(frozen=True, slots=True)
class Rest:
    """One field: a variable (`circle`), or the three words of a triple, variables with their question mark."""

    words: tuple[str, ...]

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the names of the variables in it."""
        return tuple(word[1:] for word in self.words if word[0] == "?")

    def thing(self, solution: Mapping[str, Value]) -> Thing | None:
        """Return what a solution makes of it, None where a variable is not bound to a resource."""
        parts = []
        for word in self.words:
            value = solution.get(word[1:]) if word[0] == "?" else _term(word)
            if not isinstance(value, ox.NamedNode):
                return None
            parts.append(value)
        return parts[0] if len(parts) == 1 else (parts[0], parts[1], parts[2])


def parse_rest(text: str) -> Rest:
    """Read the value of a `rests` field; a malformed one is a ValueError.

    >>> parse_rest("?lab a kg:SingleCloudLab").variables
    ('lab',)
    """
    words = tuple(text.split())
    if len(words) not in (1, 3) or words[0][0] != "?":
        raise ValueError("it is not '?resource' or '?subject kg:property ?object'")
    for word in words:
        if word[0] != "?":
            _term(word)
    return Rest(words)


def _term(word: str) -> ox.NamedNode:
    if word == "a":
        return RDF["type"]
    prefix, colon, local = word.partition(":")
    if not colon or prefix not in PREFIXES:
        raise ValueError(f"'{word}' is no term like kg:investsIn")
    return ox.NamedNode(PREFIXES[prefix] + local)


def resting_query(query: str, variables: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return the query of a question that selects these variables beside its columns, and the columns that it keeps.

    What counts or sums over rows is left out, as is the order: a row of the answer has one solution or several here. A
    query whose outermost group cannot be told is a ValueError.
    """
    head, after = _HEAD.search(query), _AFTER.search(query)
    if head is None or after is None:
        raise ValueError("its outermost lines are not 'SELECT … WHERE {' and '}'")
    grouped = "GROUP BY" in after["modifiers"]
    kept, computed = [], []
    for match in _COLUMN.finditer(head["columns"]):
        if match["plain"]:
            kept.append(match["plain"])
        elif not grouped:
            kept.append(match["name"])
            computed.append(match.group())
    names = [*kept, *(name for name in dict.fromkeys(variables) if name not in kept)]
    done = {f"?{match}" for column in computed for match in re.findall(r"AS \?(\w+)\)", column)}
    selected = " ".join([*computed, *(f"?{name}" for name in names if f"?{name}" not in done)])
    body = query[head.end() : after.start()]
    return f"{query[: head.start()]}SELECT DISTINCT {selected} WHERE {{{body}}}", tuple(kept)


def rests_of(
    store: Queryable, query: str, fields: Iterable[Rest], columns: tuple[str, ...], row: tuple[Value, ...]
) -> tuple[Thing, ...]:
    """Return what a row of the answer stands on, each once, in the order of the fields, then of the IRIs."""
    return rests_of_rows(store, query, fields, columns, (row,))[0]


def rests_of_rows(
    store: Queryable,
    query: str,
    fields: Iterable[Rest],
    columns: tuple[str, ...],
    rows: Iterable[tuple[Value, ...]],
) -> tuple[tuple[Thing, ...], ...]:
    """Return what each of some rows stands on, as `rests_of` does for one; the store is asked once."""
    fields = tuple(fields)
    text, kept = resting_query(query, (name for field in fields for name in field.variables))
    found = store.query(text)
    assert isinstance(found, ox.QuerySolutions)
    solutions = Solutions.collect(found)
    by_row: dict[tuple[Value, ...], list[dict[str, Value]]] = {}
    for values in solutions.rows:
        solution = dict(zip(solutions.columns, values, strict=True))
        by_row.setdefault(tuple(solution[name] for name in kept), []).append(solution)
    return tuple(_things(fields, by_row.get(_of(kept, columns, row), [])) for row in rows)


def _of(kept: tuple[str, ...], columns: tuple[str, ...], row: tuple[Value, ...]) -> tuple[Value, ...]:
    values = dict(zip(columns, row, strict=True))
    return tuple(values[name] for name in kept)


def _things(fields: Iterable[Rest], solutions: list[dict[str, Value]]) -> tuple[Thing, ...]:
    things: dict[Thing, None] = {}
    for field in fields:
        ordered = {thing for solution in solutions if (thing := field.thing(solution)) is not None}
        things.update(dict.fromkeys(sorted(ordered, key=str)))
    return tuple(things)
