"""Changing some documents changes the facts graph as a build from scratch would."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from kgtool.resolve.changed import ChangedDocuments, changed_blocks, chosen_claims
from kgtool.resolve.changed_composites import changed_composites
from kgtool.resolve.policy import policy
from kgtool.resolve.resolve import resolve
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

GRAPH = IRIS.policy_graph("all", "facts")


def _corpus(chance: random.Random, count: int) -> Corpus:
    """Make documents that tell of a few deals in many ways."""
    corpus = Corpus()
    labs, firms = ["openai", "anthropic", "xai"], ["microsoft", "nvidia", "amazon", "oracle"]
    for number in range(count):
        document = f"{chance.randrange(8)}.txt"
        firm, lab = chance.choice(firms), chance.choice(labs)
        bounds = chance.choice([("5e9", "5e9"), (None, "10e9"), ("13e9", None), ("1.3e9", "1.3e9")])
        kind = chance.choice(["Investment", "CloudCommitment", "DealVolume", "Partnership", "Ending", "Valuation"])
        quote = f"Satz {number}."
        common = {"document": document, "amount": bounds, "modality": chance.choice(["asserted", "planned"])}
        match kind:
            case "Investment":
                corpus.say(kind, quote, investor=firm, investee=lab, **common)
            case "CloudCommitment":
                corpus.say(kind, quote, customer=lab, provider=firm, platform="azure", **common)
            case "DealVolume":
                corpus.say(kind, quote, participants=f"{firm} {lab} nvidia", **common)
            case "Partnership":
                corpus.say(kind, quote, partners=f"{firm} {lab} amazon", document=document)
            case "Ending":
                ended = {"negated": True, "stage": "cancelled", "document": document}
                corpus.say("Investment", quote, investor=firm, investee=lab, **ended)
            case _:
                corpus.say(kind, quote, organisation=lab, **common)
    return corpus


@pytest.mark.parametrize("seed", range(6))
def test_changed_documents_give_the_facts_of_a_build_from_scratch(seed: int) -> None:
    chance = random.Random(seed)
    before, after = _corpus(chance, 40), _corpus(chance, 40)
    # Half of the documents stay as they are, the others are added, replaced or deleted.
    kept = {f"{number}.txt" for number in range(4)}
    after.said = [said for said in before.said if said.document in kept] + [
        said for said in after.said if said.document not in kept
    ]
    store = before.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    documents = {said.document for said in (*before.said, *after.said)} - kept
    old = [quad for path in documents for quad in store.quads_for_pattern(None, None, None, IRIS.document_graph(path))]
    new = [quad for path in documents & {said.document for said in after.said} for quad in after.quads(path)]
    for quad in old:
        store.remove(quad)
    store.extend(new)
    everyone = policy("all")
    change = changed_blocks(store, ChangedDocuments(old, new), IRIS, ONTOLOGY, everyone)["facts"]
    _apply(store, change.removed, change.added)
    composed = changed_composites(store, IRIS, ONTOLOGY, "all", chosen_claims(everyone, store))
    _apply(store, composed.removed, composed.added)
    assert set(store.quads_for_pattern(None, None, None, GRAPH)) == set(resolve(after.store(), IRIS, ONTOLOGY))


def _apply(store: ox.Store, removed: object, added: object) -> None:
    for quad in removed:  # type: ignore[attr-defined]
        store.remove(quad)
    store.extend(added)  # type: ignore[arg-type]
