"""The ledger as a whole: its registries, its resources, its size."""

from __future__ import annotations

import time
from pathlib import Path

import kgtool.rivals
from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import concluded, grouped
from kgtool.rivals.ledger import RIVALS
from kgtool.rivals.rules import RULES
from kgtool.rivals.wording import LANGUAGES, severity, wording
from kgtool.stated.documents import documents
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, coded
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus
from tests.rivals.told import found, known

KINDS = {rule.kind for rule in RULES}


def test_every_case_of_every_rule_has_a_severity_and_a_sentence_in_both_languages() -> None:
    cases = {f"{rule.kind}.{case}" for rule in RULES for case in rule.cases}
    for case in cases:
        assert severity(case) in {"high", "medium", "low"}
        for language in LANGUAGES:
            assert wording(language).text("case", case)
    for language in LANGUAGES:
        assert set(wording(language).data["case"]) == cases


def test_every_kind_of_the_ontology_has_a_rule() -> None:
    codes = {"".join(part.capitalize() for part in kind.split("-")) for kind in KINDS}
    assert {code[:1].upper() + code[1:] for code in load_ontology().codes["contradiction"]} == codes
    for kind in KINDS:
        first, *rest = kind.split("-")
        assert coded("contradiction", first + "".join(part.capitalize() for part in rest)) in KG


def test_every_module_of_a_rule_is_in_the_registry() -> None:
    folder = Path(kgtool.rivals.__file__).parent
    with_rule = {file.stem for file in folder.glob("*.py") if "def compare(" in file.read_text("utf-8")}
    assert {rule.compare.__module__.rsplit(".", 1)[-1] for rule in RULES} == with_rule


def test_both_languages_tell_the_same_types() -> None:
    german, english = (wording(language).data["type"] for language in LANGUAGES)
    assert {kind: set(told) for kind, told in german.items()} == {kind: set(told) for kind, told in english.items()}
    assert set(german) - {"other"} <= set(load_ontology().claim_types)


def statements_of(corpus: Corpus) -> list[Statement]:
    store = corpus.store()
    claims = [claim for document in documents(store, ONTOLOGY) for claim in document.claims]
    blocks = grouped(claims, tuple(RIVALS.values()), lambda claim: True, known(store))
    return [statement for _, statement in concluded(blocks, RIVALS, known(store))]


def two_texts() -> Corpus:
    corpus = Corpus(issued={"a.txt": "2025-11-18", "b.txt": "2025-11-20", "c.txt": None})
    for document, words, hedge in (
        ("a.txt", "5 Mrd.", None),
        ("b.txt", "5 Mrd. Dollar", None),
        ("c.txt", "bis 5", "upTo"),
    ):
        low = None if hedge else "5e9"
        said = {"investor": "microsoft", "investee": "anthropic", "document": document}
        corpus.say("Investment", words, amount=(low, "5e9"), hedge=hedge, **said)
    return corpus


def test_an_entry_is_a_resource_with_sides_that_know_their_day_and_their_origins() -> None:
    statements = statements_of(two_texts())
    (node,) = [subject for subject, predicate, value in statements if value == KG["Contradiction"]]
    assert node.value.startswith(f"{IRIS.base}contradiction/all/hedge/")
    told = {(predicate, value) for subject, predicate, value in statements if subject == node}
    assert (KG["contradictionKind"], KG["contradictionHedge"]) in told
    assert (KG["severity"], KG["severityLow"]) in told
    assert sum(predicate == PROV["wasDerivedFrom"] for predicate, _ in told) == 3
    about = {value.value for predicate, value in told if predicate == KG["about"]}
    assert about == {
        IRIS.entity("microsoft").value,
        IRIS.entity("anthropic").value,
        IRIS.deal("Investment", ("microsoft", "anthropic"), 1).value,
    }
    sides = sorted(value.value for predicate, value in told if predicate == KG["side"])
    first = {predicate: value for subject, predicate, value in statements if getattr(subject, "value", "") == sides[0]}
    assert first[RDF["type"]] == KG["Side"]
    assert first[KG["latest"]].value == "2025-11-20"
    assert first[KG["words"]].value == "5 Mrd."


def test_the_name_of_an_entry_stays_as_more_texts_say_the_same() -> None:
    corpus = two_texts()
    more = two_texts()
    said = {"investor": "microsoft", "investee": "anthropic", "document": "d.txt"}
    more.say("Investment", "5 Mrd. US-Dollar", amount=("5e9", "5e9"), **said)
    names = []
    for texts in (corpus, more):
        names.append({s.value for s, _, value in statements_of(texts) if value == KG["Contradiction"]})
    assert names[0] == names[1]


def test_a_thousand_different_figures_of_one_thing_make_few_entries_in_little_time() -> None:
    corpus = Corpus()
    for number in range(1, 1001):
        said = {"organisation": "oracle", "time": ("2024-01-01", "2024-12-31"), "document": f"{number % 50}.txt"}
        corpus.say("Revenue", f"{number + 1000} Mio.", amount=(f"{number + 1000}e6",) * 2, **said)
    begin = time.process_time()
    entries = found(corpus)
    assert len(entries) <= 3
    assert time.process_time() - begin < 20
    assert set(RIVALS) == {block.block.name for block in RIVALS.values()}
