"""A store with facts and inferences of a few claims."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.reason.explain import explainer
from kgtool.reason.infer import infer
from kgtool.reason.pattern import Triple
from kgtool.reason.proof import Explainer
from kgtool.reason.stored import LAYERS, STATED, PolicyFacts
from kgtool.resolve.resolve import resolve
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus


def inferred_store(corpus: Corpus) -> ox.Store:
    """Give a store with the corpus, its facts and its inferences."""
    store = corpus.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    store.extend(infer(store, IRIS))
    return store


def inferred_triples(store: ox.Store) -> list[Triple]:
    """Give what was inferred, without what is said of the inferences, sorted."""
    stated, known = (set(PolicyFacts(store, IRIS, layers=of).triples(None, None, None)) for of in (STATED, LAYERS))
    return sorted(known - stated)


def explains(store: ox.Store) -> Explainer:
    """Give what explains the inferences of a store."""
    return explainer(store, IRIS)
