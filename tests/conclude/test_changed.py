"""Changing some documents changes facts and analysis as a build from scratch would."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.analyse.analysis import analyse, circular_flows
from kgtool.conclude.changed import ChangedClaims, Context, conclude_changes
from kgtool.conclude.composed import changed_composites
from kgtool.conclude.notebook import Notebook
from kgtool.resolve.changed import Difference
from kgtool.resolve.policy import policy
from kgtool.resolve.resolve import resolve
from kgtool.stated.documents import documents
from kgtool.vocabulary.terms import RDFS
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

LAYERS = (IRIS.policy_graph("all", "facts"), IRIS.policy_graph("all", "analysis"))


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


def _conclude(notebook: Notebook, store: ox.Store, gone: set[str], new: set[str], jobs: int = 1) -> None:
    """Bring a store's facts and analysis up to date, but for circles; it holds the documents as they are now."""
    claims = {entry.graph.value: entry.claims for entry in documents(store, ONTOLOGY)}
    chosen = {claim for found in policy("all").claims(store).values() for claim in found}
    graphs = {path: IRIS.document_graph(path).value for path in gone | new}
    changed = ChangedClaims(
        [graphs[path] for path in sorted(gone)], {graphs[path]: claims[graphs[path]] for path in new}
    )
    for difference in conclude_changes(notebook, changed, Context(IRIS, ONTOLOGY, "all", chosen, jobs)).values():
        _apply(store, difference.quads())
    _apply(store, changed_composites(store, notebook, IRIS, ONTOLOGY, "all"))


def _apply(store: ox.Store, difference: Difference) -> None:
    for quad in difference.removed:
        store.remove(quad)
    store.extend(difference.added)


def _concluded(store: ox.Store) -> set[ox.Quad]:
    return {quad for layer in LAYERS for quad in store.quads_for_pattern(None, None, None, layer)}


def _from_scratch(store: ox.Store) -> set[ox.Quad]:
    facts = resolve(store, IRIS, ONTOLOGY)
    store.extend(facts)
    return {*facts, *analyse(store, IRIS, ONTOLOGY)} - set(circular_flows(store, IRIS))


@pytest.mark.parametrize("seed", range(6))
def test_changed_documents_give_the_layers_of_a_build_from_scratch(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    before, after = _corpus(chance, 40), _corpus(chance, 40)
    # Half of the documents stay as they are, the others are added, replaced or deleted.
    kept = {f"{number}.txt" for number in range(4)}
    after.said = [said for said in before.said if said.document in kept] + [
        said for said in after.said if said.document not in kept
    ]
    gone, new = ({said.document for said in corpus.said} - kept for corpus in (before, after))
    store = before.store()
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    with Notebook(tmp_path / "old") as notebook:
        _conclude(notebook, store, set(), gone | {said.document for said in before.said})
    assert _concluded(store) == _from_scratch(before.store())
    for path in gone:
        for quad in store.quads_for_pattern(None, None, None, IRIS.document_graph(path)):
            store.remove(quad)
    store.extend(quad for path in new for quad in after.quads(path))
    with Notebook(tmp_path / "new", tmp_path / "old") as notebook:
        _conclude(notebook, store, gone, new)
    assert _concluded(store) == _from_scratch(after.store())


def test_two_processes_conclude_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgtool.conclude.changed._MANY", 1)
    corpus = _corpus(random.Random(7), 60)
    found = []
    for jobs in (1, 2, 3):
        (folder := tmp_path / str(jobs)).mkdir()
        store = corpus.store()
        with Notebook(folder) as notebook:
            _conclude(notebook, store, set(), {said.document for said in corpus.said}, jobs)
        found.append(_concluded(store))
    assert found[0] == found[1] == found[2] == _from_scratch(corpus.store())


def test_entity_that_gets_another_label_is_called_so_by_blocks_of_other_documents(tmp_path: Path) -> None:
    corpus = Corpus()
    corpus.say("Investment", "Nvidia investiert in xAI.", document="a.txt", investor="nvidia", investee="xai")
    store = corpus.store()
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
    with Notebook(tmp_path / "old") as notebook:
        _conclude(notebook, store, set(), {"a.txt"})
    corpus.say("Partnership", "Ein Bund.", document="b.txt", partners="nvidia xai")
    graph, entity = IRIS.document_graph("b.txt"), IRIS.entity("nvidia")
    renamed = [
        quad for quad in corpus.quads("b.txt") if not (quad.subject == entity and quad.predicate == RDFS["label"])
    ]
    store.extend([*renamed, ox.Quad(entity, RDFS["label"], ox.Literal("Envidia"), graph)])
    with Notebook(tmp_path / "new", tmp_path / "old") as notebook:
        _conclude(notebook, store, set(), {"b.txt"})
    labels = {quad.object.value for quad in _concluded(store) if quad.predicate == RDFS["label"]}  # type: ignore[union-attr]
    assert "Envidia → xAI: Investition" in labels
    assert not any("Nvidia" in label for label in labels)


def test_claim_of_two_equal_documents_stays_when_one_goes(tmp_path: Path) -> None:
    corpus = Corpus()
    for path in ("a.txt", "b.txt"):
        corpus.say("Investment", "Nvidia investiert in xAI.", document=path, investor="nvidia", investee="xai")
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
    store = corpus.store()
    with Notebook(tmp_path / "old") as notebook:
        _conclude(notebook, store, set(), {"a.txt", "b.txt"})
    for quad in store.quads_for_pattern(None, None, None, IRIS.document_graph("b.txt")):
        store.remove(quad)
    corpus.said = [said for said in corpus.said if said.document == "a.txt"]
    with Notebook(tmp_path / "new", tmp_path / "old") as notebook:
        _conclude(notebook, store, {"b.txt"}, set())
    assert _concluded(store) == _from_scratch(corpus.store())
