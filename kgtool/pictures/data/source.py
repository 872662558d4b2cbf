"""What pictures are read from: a store under a view, the language of its words, and where links lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pyoxigraph as ox

from kgtool.query.ask import ask
from kgtool.query.solutions import Queryable, Solutions, Value, plain
from kgtool.resources import folder
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris, PolicyLayer

#: A row by column.
Row = Mapping[str, Value]


def itself(iri: str) -> str:
    """Return an IRI as the address it leads to."""
    return iri


@dataclass(frozen=True)
class PictureSource:
    """A store and the policy or view under whose name its graphs stand; `link` gives the address of an IRI."""

    store: Queryable
    iris: Iris
    policy: str = DEFAULT_POLICY
    language: str = "de"
    link: Callable[[str], str] = itself

    def looked_up(self, name: str, layer: PolicyLayer = "facts") -> list[Row]:
        """Return the rows of a query of `queries/lookup` whose `?facts` or `?analysis` is this policy's graph."""
        found = self.store.query(folder("queries", "lookup", f"{name}.rq").read_text("utf-8"))
        assert isinstance(found, ox.QuerySolutions)
        graph = self.iris.policy_graph(self.policy, layer)
        return [row for row in _rows(Solutions.collect(found)) if row[layer] == graph]

    def named(self, label: str) -> str:
        """Return the address of the entity with a press name; nothing where no entity of the facts is called so."""
        found = self._entities.get(label)
        return "" if found is None else self.link(found[0])

    def classes(self, label: str) -> frozenset[str]:
        """Return the local names of the classes of the entity with a press name."""
        found = self._entities.get(label)
        return frozenset() if found is None else found[1]

    def document(self, path: str) -> str:
        """Return the address of a document by its path; nothing without one."""
        return self.link(self.iris.document(path).value) if path else ""

    @cached_property
    def _entities(self) -> dict[str, tuple[str, frozenset[str]]]:
        """Return the IRI and the classes of each entity by its press name, of several the first by IRI."""
        rows = sorted(
            (plain(row["label"]), plain(row["entity"]), code(row["class"], "")) for row in self.looked_up("owned")
        )
        found: dict[str, tuple[str, frozenset[str]]] = {}
        for label, iri, name in rows:
            first, classes = found.get(label, (iri, frozenset()))
            if first == iri:
                found[label] = (iri, classes | {name})
        return found

    def asked(self, question: str, **settings: str) -> list[Row]:
        """Return the rows of a stored question."""
        return _rows(ask(self.store, question, settings, self.iris, self.policy))


def _rows(solutions: Solutions) -> list[Row]:
    return [dict(zip(solutions.columns, row, strict=True)) for row in solutions.rows]


def code(value: Value, scheme: str) -> str:
    """Return the code of a concept: `agreed` of `kg:stageAgreed` in the scheme `stage`; nothing where there is none."""
    if not isinstance(value, ox.NamedNode):
        return ""
    name = value.value.rpartition("#")[2].removeprefix(scheme)
    return name[:1].lower() + name[1:]


def decimal(value: Value) -> Decimal | None:
    """Return a number, None where there is none."""
    return Decimal(value.value) if isinstance(value, ox.Literal) else None
