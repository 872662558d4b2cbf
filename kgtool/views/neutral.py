"""Answers under different views made comparable: resources are named after the view they were concluded under."""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox

from kgtool.query.solutions import Solutions, Value
from kgtool.vocabulary.terms import DEFAULT_POLICY


def neutral(solutions: Solutions, name: str) -> Solutions:
    """Return the rows with the name of a view in IRIs replaced by that of the policy `all`."""
    own, plain = f"/{quote(name, safe='')}/", f"/{DEFAULT_POLICY}/"

    def changed(value: Value) -> Value:
        if isinstance(value, ox.NamedNode) and own in value.value:
            return ox.NamedNode(value.value.replace(own, plain, 1))
        return value

    if name == DEFAULT_POLICY:
        return solutions
    return Solutions(solutions.columns, tuple(tuple(changed(value) for value in row) for row in solutions.rows))
