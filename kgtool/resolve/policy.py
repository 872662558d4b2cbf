"""A policy says which claims count; it is a SPARQL file in `ontology/policies/` that selects them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.resources import folder
from kgtool.sparql_file import read_folder

_KEYS = ("policy", "label", "sentence")


@dataclass(frozen=True, slots=True)
class Policy:
    """A named choice of claims. `query` selects `?claim` and the `?graph` that holds it."""

    name: str
    label: dict[str, str]
    sentence: dict[str, str]
    query: str

    @property
    def reads_contradictions(self) -> bool:
        """Tell whether the choice depends on the contradictions between claims, which the policy `all` finds."""
        return "kg:Contradiction" in self.query

    def claims(self, store: ox.Store) -> dict[ox.NamedNode, tuple[ox.NamedNode, ...]]:
        """Return the claims that count, by the graph that holds them, both sorted."""
        solutions = store.query(self.query)
        assert isinstance(solutions, ox.QuerySolutions)
        found: dict[str, set[str]] = {}
        for solution in solutions:
            found.setdefault(solution["graph"].value, set()).add(solution["claim"].value)
        return {
            ox.NamedNode(graph): tuple(ox.NamedNode(claim) for claim in sorted(claims))
            for graph, claims in sorted(found.items())
        }


@cache
def policies(directory: Path | None = None) -> tuple[Policy, ...]:
    """Return every policy of the folder, sorted by name; a broken header is a DataFileError."""
    read = []
    for file in read_folder(directory or folder("ontology", "policies"), _KEYS):
        if file.value("policy") != file.name:
            raise file.fault(f"The file is not named '{file.value('policy')}.rq'.", "Give both one name.", 1)
        texts = [{language: file.value(f"{key}@{language}") for language in ("de", "en")} for key in _KEYS[1:]]
        read.append(Policy(file.name, texts[0], texts[1], file.text))
    return tuple(read)


def policy(name: str) -> Policy:
    """Return the policy of this name; an unknown one is a UsageError that names the nearest."""
    known = {entry.name: entry for entry in policies()}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1) or sorted(known)
        raise UsageError(f"There is no policy '{name}'.", f"Did you mean '{near[0]}'?")
    return known[name]
