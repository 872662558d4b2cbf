"""A store under a view: its own graphs where it holds them, else graphs computed in memory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgtool.store import OxigraphStore, Store
from kgtool.views.view import View
from kgtool.vocabulary.terms import Iris, PolicyLayer

if TYPE_CHECKING:
    from kgtool.views.bench import Bench, Shown

_LAYERS: tuple[PolicyLayer, ...] = ("facts", "inferred", "analysis")


@dataclass(frozen=True, slots=True)
class Seen:
    """A store under a view. `name` stands where a policy's does in the names of graphs.

    `bench` and `shown` are there where the view's graphs had to be computed.
    """

    store: Store
    iris: Iris
    name: str
    view: View
    layers: Collection[PolicyLayer]
    stored: Store
    bench: Bench | None = None
    shown: Shown | None = None


def see(store: Store, iris: Iris, view: View, layers: Collection[PolicyLayer] = _LAYERS) -> Seen:
    """Return a store under a view, with the graphs that these layers need."""
    if view.is_plain and iris.policy_graph(view.policy, "facts") in store.graph_names():
        return Seen(store, iris, view.policy, view, layers, store)
    # What computes a view takes a while to load, and most answers need none.
    from kgtool.views.bench import Bench
    from kgtool.vocabulary.ontology import load_ontology

    bench = Bench(store.engine, iris, load_ontology())
    shown = bench.show(view, layers)
    return Seen(OxigraphStore(bench.store), iris, shown.name, view, layers, store, bench, shown)
