from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.graph.rdf_io import read_rdf
from kgtool.vocabulary.terms import PROV, RDF
from tests.cli.conftest import Kgtool

PROOF = """\
Microsoft beliefert seine Beteiligung Anthropic  [vereinbart, bis 5 Mrd. USD]
│   folgt nach supplies-investee: Wer in jemanden investiert und ihm verkauft, beliefert seine Beteiligung:
│     ein Teil des Geldes kehrt zurück.
├─ Microsoft investiert in Anthropic  [vereinbart, 5 Mrd. USD]
│      „Microsoft investiert 5 Milliarden Dollar in Anthropic“
│        behauptet; dpa-AFX, 2025-11-18, allianz.txt
└─ Microsoft verkauft an Anthropic  [vereinbart, bis 30 Mrd. USD]
   │   folgt nach prp-inv2: Die Umkehrung einer Beziehung gilt, umgekehrt gelesen, als diese Beziehung.
   │   („verkauft an“ ist die Umkehrung von „kauft von“)
   └─ Anthropic kauft von Microsoft  [vereinbart, bis 30 Mrd. USD]
      │   folgt nach prp-spo1: Stehen zwei in einer Beziehung, so auch in jeder allgemeineren.
      │   („kauft Rechenleistung von“ schließt „kauft von“ ein)
      └─ Anthropic kauft Rechenleistung von Microsoft  [vereinbart, bis 30 Mrd. USD]
             „Anthropic verpflichtet sich, bei Microsoft Rechenleistung im Wert von bis zu 30 Milliarden
               Dollar“
               behauptet, bis zu; dpa-AFX, 2025-11-18, allianz.txt
"""


@pytest.mark.parametrize(
    "words",
    [
        ("Microsoft", "beliefert seine Beteiligung", "Anthropic"),
        ("microsoft", "supplies its investee", "anthropic"),
        ("https://w3id.org/kgtool/id/entity/microsoft", "kg:suppliesInvestee", "Anthropic"),
        ("microsoft", "https://w3id.org/kgtool/ns#suppliesInvestee", "anthropic"),
    ],
)
def test_a_proof_goes_down_to_the_sentences(kgtool: Kgtool, built: Path, words: tuple[str, ...]) -> None:
    ran = kgtool("explain", *words, "--store", built, "--lang", "de")
    assert (ran.status, ran.out, ran.err) == (0, PROOF, "")


def test_what_does_not_hold_or_is_unknown_is_said(kgtool: Kgtool, built: Path) -> None:
    for words, message in (
        (
            ("anthropic", "invests in", "microsoft"),
            "KG620 'Anthropic invests in Microsoft' does not hold here. Ask 'kgtool why-not' with the same words.",
        ),
        (("microsfot",), "KG100 Nobody and nothing in the graph is called 'microsfot'. Did you mean 'microsoft'?"),
        (
            ("microsoft", "sels to", "anthropic"),
            "KG100 No relation is called 'sels to'. Near it are 'sells to', 'supplies to', 'relies on'.",
        ),
        (
            ("microsoft", "is", "supplier investor"),
            "KG100 No class is called 'supplier investor'. "
            "Near it are 'supplier-investor', 'investor', 'sureness of ranks'.",
        ),
        ((), "KG100 It is not clear what to explain. Write SUBJECT [PREDICATE OBJECT], or --question NAME."),
        (("--question", "lock-in", "--row", 9), "KG100 The answer has no row 9. It has 2; count from 1."),
    ):  # fmt: skip
        ran = kgtool("explain", *words, "--store", built, "--lang", "en")
        assert (ran.status, ran.out, ran.err) == (2, "", f"kgtool: {message}\n")


def test_all_proofs_are_numbered_and_counted(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("explain", "openai", "sellsTo", "anthropic", "--store", built, "--all")
    assert ran.status == 2
    ran = kgtool("explain", "microsoft", "sellsTo", "anthropic", "--store", built, "--all", "--lang", "en")
    assert ran.out.splitlines()[0] == "Proof 1 (depth 2, steps 2)"
    assert ran.err == "1 proof, there are no others\n"


def test_of_a_subject_all_inferences_are_explained_and_counted(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("explain", "microsoft", "--limit", 2, "--store", built, "--lang", "en")
    heads = [line for line in ran.out.splitlines() if line and line[0] not in " │├└"]
    assert heads == [
        "Microsoft sells to Anthropic  [agreed, up to 30 bn USD]",
        "Microsoft supplies its investee Anthropic  [agreed, up to 5 bn USD]",
    ]
    assert ran.err == "2 of 8 inferences; all with --limit 8\n"


def test_json_holds_the_tree(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("explain", "microsoft", "suppliesInvestee", "anthropic", "--store", built, "--format", "json")
    (top,) = json.loads(ran.out)["explanations"]
    assert (top["kind"], top["rule"]["name"]) == ("inference", "supplies-investee")
    assert [premise["kind"] for premise in top["premises"]] == ["fact", "inference"]
    (claim,) = top["premises"][0]["claims"]
    assert claim == {
        "claim": claim["claim"],
        "quote": "Microsoft investiert 5 Milliarden Dollar in Anthropic",
        "modality": "asserted",
        "hedges": ["exact"],
        "speakers": [],
        "document": "allianz.txt",
        "date": "2025-11-18",
    }


def test_turtle_is_prov_with_the_rule_as_plan(kgtool: Kgtool, built: Path) -> None:
    words = ("explain", "microsoft", "suppliesInvestee", "anthropic", "--store", built, "--format", "turtle")
    quads = read_rdf(kgtool(*words).out.encode(), "turtle")
    steps = [quad.subject for quad in quads if (quad.predicate, quad.object) == (RDF["type"], PROV["Activity"])]
    assert len(steps) == 3
    plans = {str(quad.object) for quad in quads if quad.predicate == PROV["hadPlan"]}
    assert {plan[1:-1].rsplit("/", 1)[-1] for plan in plans} == {"supplies-investee", "prp-inv2", "prp-spo1"}
    assert sum(quad.predicate == PROV["used"] for quad in quads) == 4


def test_graphviz_draws_each_step_once(kgtool: Kgtool, built: Path) -> None:
    words = ("explain", "microsoft", "suppliesInvestee", "anthropic", "--store", built, "--format", "dot")
    lines = kgtool(*words).out.splitlines()
    assert (lines[0], lines[-1]) == ("digraph explanation {", "}")
    assert sum("shape=ellipse" in line for line in lines) == 3
    assert sum("shape=note" in line for line in lines) == 2
    assert len(lines) == len(set(lines))


def test_a_row_is_explained_by_what_it_stands_on(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("explain", "--question", "circular-flow", "--row", 1, "--store", built, "--lang", "en")
    assert ran.out.splitlines()[0] == "Anthropic → Microsoft → Anthropic"
    assert [line for line in ran.out.splitlines() if line.lstrip("│ ├└─").startswith("flow ")] == [
        "│  └─ flow Anthropic → Microsoft (cloud commitment)  [agreed]",
        "   └─ flow Microsoft → Anthropic (investment)  [agreed]",
    ]


def test_a_circle_is_found_by_its_actors_and_a_deal_by_its_label(kgtool: Kgtool, built: Path) -> None:
    for name in ("Anthropic → Microsoft → Anthropic", "Microsoft → Anthropic: Investition"):
        ran = kgtool("explain", name, "--store", built, "--lang", "de")
        assert (ran.status, ran.out.splitlines()[0].split("  [")[0]) == (0, name)


def test_without_a_row_all_rows_of_an_answer_are_explained_up_to_the_limit(kgtool: Kgtool, built: Path) -> None:
    lone = [
        kgtool("explain", "--question", "lock-in", "--row", row, "--store", built, "--lang", "en").out for row in (1, 2)
    ]
    ran = kgtool("explain", "--question", "lock-in", "--store", built, "--lang", "en")
    assert ran.status == 0
    assert [part in ran.out for part in lone] == [True, True]
    short = kgtool("explain", "--question", "lock-in", "--limit", 1, "--store", built, "--lang", "en")
    assert [part in short.out for part in lone] == [True, False]
    assert short.err.splitlines()[0] == "1 of 2 rows; all with --limit 2"
