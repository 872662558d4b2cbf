"""Explains the inferences of a policy by what its graphs hold."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.reason.before import NodesNow
from kgtool.reason.compile import compiled
from kgtool.reason.infer import axioms_of
from kgtool.reason.instance import Derivation
from kgtool.reason.proof import Explainer
from kgtool.reason.remembered import Remembered
from kgtool.reason.rule import conclusive_rules
from kgtool.reason.standing import meet
from kgtool.reason.stored import LAYERS, STATED, PolicyFacts
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris


def explainer(store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY) -> Explainer:
    """Return what explains the inferences of a policy; `store` holds its ontology, facts and inferred graphs.

    Premises count together where there is a day on which all hold, and what follows from background knowledge alone is
    explained by it: so `kgtool.reason.infer` concludes too.
    """
    known, stated = (PolicyFacts(store, iris, policy, layers) for layers in (LAYERS, STATED))
    carried = Remembered(store, iris, policy, NodesNow(store, iris.policy_graph(policy, "facts")))

    def allowed(derivation: Derivation) -> bool:
        premises = [found for premise in derivation.premises if (found := carried(premise)) is not None]
        concluded = None if derivation.conclusion is None else carried.inference(derivation.conclusion)
        if concluded is not None and concluded.background and not all(premise.background for premise in premises):
            return False
        return meet(*(premise.standing for premise in premises)) is not None

    return Explainer(known, stated, compiled(axioms_of(store, iris), conclusive_rules()), allowed)
