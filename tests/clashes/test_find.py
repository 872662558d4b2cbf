from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgtool.clashes.find import clashes
from kgtool.vocabulary.terms import KG, PROV
from tests.clashes import planted
from tests.clashes.planted import ANALYSIS, clashing, store_of, values
from tests.resolve.claim_graph import IRIS, Said

ELSEWHERE = (
    "Cloud-Nutzung ausschließlich: Anthropic, Azure, Microsoft; Anthropic nutzt die Cloud von Microsoft; "
    "Anthropic nutzt die Cloud von Amazon. Wer nur eine Cloud nutzt, nutzt nicht die eines anderen."
)
OFFERED = (
    "Cloud-Nutzung ausschließlich: Anthropic, Azure, Microsoft; Anthropic nutzt die Cloud von Microsoft; "
    "Anthropic vertreibt über Amazon. Wessen Modelle auf der Cloud eines anderen laufen, der rechnet nicht nur auf "
    "der einen."
)
ON_ANOTHER = (
    "Verfügbarkeit auf einer Plattform ausschließlich: AWS, Anthropic, Claude; Claude wird angeboten auf AWS; "
    "Claude wird angeboten auf Azure. Was es nur auf einer Plattform gibt, gibt es nicht auf der eines anderen."
)
BOTH_WAYS = "CoreWeave übernimmt Oracle; Oracle übernimmt CoreWeave. Diese Beziehung gilt nicht in beiden Richtungen."
ITSELF = "Nvidia gehört zu Nvidia. In dieser Beziehung steht nichts zu sich selbst."
PERSON = (
    "TSMC gehört zu: Person; TSMC gehört zu: Organisation. Nichts gehört zu beidem, denn die Klassen schließen "
    "einander aus."
)


@pytest.mark.parametrize(
    ("said", "code", "sentence", "facts"),
    [
        ((planted.ONLY_AZURE, planted.ALSO_AWS), "KGC20", ELSEWHERE, 3),
        ((planted.ONLY_AZURE, planted.ON_BEDROCK), "KGC22", OFFERED, 4),
        ((planted.ONLY_ON_AWS, planted.ON_AZURE), "KGC21", ON_ANOTHER, 3),
        ((planted.BUYS, planted.BUYS_BACK), "KGC06", BOTH_WAYS, 2),
        ((planted.LED_BY_A_COMPANY,), "KGC01", PERSON, 2),
    ],
    ids=["KGC20", "KGC22", "KGC21", "KGC06", "KGC01"],
)
def test_a_clash_is_found_with_code_sentence_and_facts(
    said: tuple[Said, ...], code: str, sentence: str, facts: int
) -> None:
    store = clashing(*planted.HARMLESS, *said)
    assert values(store, "clashCode") == [code]
    assert values(store, "sentence", "de") == [sentence]
    assert len(values(store, "cause")) == facts
    (node,) = {quad.subject for quad in store.quads_for_pattern(None, KG["clashCode"], None, ANALYSIS)}
    behind = {quad.object for quad in store.quads_for_pattern(node, PROV["wasDerivedFrom"], None, ANALYSIS)}
    spans = {quad.subject for quad in store.quads_for_pattern(None, KG["evidence"], None, None)}
    assert behind <= spans
    assert len(behind) == len(said)


def test_all_is_found_once_however_many_rules_find_it() -> None:
    store = clashing(*planted.ALL)
    assert values(store, "clashCode") == ["KGC01", "KGC06", "KGC20", "KGC21", "KGC22"]


@pytest.mark.parametrize(
    "said",
    [
        planted.HARMLESS,
        (planted.ONLY_AZURE,),
        (planted.ALSO_AWS, planted.ON_BEDROCK, planted.ON_AZURE),
        (planted.ONLY_ON_AWS, planted.ON_AMAZON),
        (planted.ONLY_AZURE, replace(planted.ALSO_AWS, modality="planned")),
        (planted.ONLY_AZURE, replace(planted.ALSO_AWS, modality="rumoured")),
        (replace(planted.ONLY_AZURE, modality="rumoured"), planted.ALSO_AWS),
        (replace(planted.ONLY_AZURE, stage="ended"), planted.ALSO_AWS),
        (replace(planted.ONLY_AZURE, exclusivity="primary"), planted.ALSO_AWS),
        (
            replace(planted.ONLY_AZURE, time=("2023-01-01", "2023-12-31")),
            replace(planted.ALSO_AWS, time=("2025-01-01", "2025-12-31")),
        ),
        (planted.BUYS,),
    ],
    ids=[
        *("harmless", "only", "several", "owner", "planned", "rumoured", "rumour of only", "over", "primary"),
        *("other time", "one way"),
    ],
)
def test_what_may_be_true_together_does_not_clash(said: tuple[Said, ...]) -> None:
    assert values(clashing(*said), "clashCode") == []


def test_a_clash_stands_as_its_facts_do_together() -> None:
    only = replace(planted.ONLY_AZURE, time=("2025-01-01", "2025-12-31"))
    store = clashing(only, replace(planted.ALSO_AWS, time=("2025-06-01", "2026-06-01")))
    assert values(store, "clashCode") == ["KGC20"]
    (node,) = {quad.subject for quad in store.quads_for_pattern(None, KG["clashCode"], None, ANALYSIS)}

    def of(name: str) -> list[str]:
        return [getattr(quad.object, "value", "") for quad in store.quads_for_pattern(node, KG[name], None, ANALYSIS)]

    assert of("firstDay") == ["2025-06-01"]
    assert of("lastDay") == ["2025-12-31"]
    assert of("rung") == [KG["stageAgreed"].value]
    assert of("byRule") == [IRIS.rule("used-elsewhere").value]
    assert of("severity") == [KG["severityMedium"].value]
    assert sorted(of("about")) == [IRIS.entity(slug).value for slug in ("amazon", "anthropic", "microsoft")]


def test_what_the_gazetteer_knows_may_clash_with_the_ontology() -> None:
    store = store_of(*planted.HARMLESS)
    own = IRIS.entity("nvidia")
    store.add(ox.Quad(own, KG["ownedBy"], own, IRIS.policy_graph("all", "facts")))
    store.extend(clashes(store, IRIS))
    assert values(store, "clashCode") == ["KGC05"]
    assert values(store, "sentence", "de") == [ITSELF]


def test_a_clash_is_told_in_english_too() -> None:
    assert values(clashing(planted.BUYS, planted.BUYS_BACK), "sentence", "en") == [
        "CoreWeave acquires Oracle; Oracle acquires CoreWeave. This relation does not hold in both directions."
    ]
