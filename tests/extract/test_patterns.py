"""Every rule's examples and counterexamples, read by the whole reader."""

from __future__ import annotations

import pytest

from kgtool.claims import Claim
from kgtool.claims.record import decimal_text
from kgtool.documents.document import Document
from kgtool.extract.frames import Example, Rule, frames
from kgtool.extract.reader import read
from kgtool.vocabulary.ontology import load_ontology

EXAMPLES = [(rule, example) for rule in frames().rules for example in rule.examples]
POSITIVE = [(rule, example) for rule, example in EXAMPLES if example.claims]
NEGATIVE = [(rule, example) for rule, example in EXAMPLES if not example.claims]


def claims_of(text: str) -> tuple[Claim, ...]:
    return read(Document("example.txt", text, "0" * 64)).claims


def described(claim: Claim) -> set[str]:
    """Write a claim in the words that examples use: `investor=amazon`, `amount:4000000000`, `primary`, `planned`."""
    words = {f"{role}={','.join(sorted(slugs))}" for role, slugs in claim.roles}
    for measure in claim.measures:
        low, high = decimal_text(measure.min), decimal_text(measure.max)
        words.add(f"{measure.kind}:{low}" if low == high else f"{measure.kind}:{low or ''}..{high or ''}")
    words |= {
        claim.modality,
        *([claim.exclusivity] if claim.exclusivity else []),
        *(["negated"] if claim.negated else []),
    }
    return words


def expected(line: str) -> set[str]:
    parts = (part.partition("=") for part in line.split())
    return {f"{role}={','.join(sorted(slugs.split(',')))}" if equals else role for role, equals, slugs in parts}


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=lambda value: getattr(value, "id", None) or value.text)
def test_example_gives_its_claims(rule: Rule, example: Example) -> None:
    found = [described(claim) for claim in claims_of(example.text) if claim.type == rule.type]
    for line in example.claims:
        assert any(expected(line) <= words for words in found), (line, found)


@pytest.mark.parametrize(("rule", "example"), NEGATIVE, ids=lambda value: getattr(value, "id", None) or value.text)
def test_counterexample_gives_no_claim_of_the_type(rule: Rule, example: Example) -> None:
    assert [described(claim) for claim in claims_of(example.text) if claim.type == rule.type] == []


def test_there_are_as_many_examples_as_the_files_hold() -> None:
    assert len(POSITIVE) >= 60
    assert len(NEGATIVE) >= 5


def test_every_claim_type_of_the_ontology_has_a_rule() -> None:
    types = load_ontology().claim_types.values()
    assert {rule.type for rule in frames().rules} == {kind.name for kind in types if not kind.only_from_tables}
    assert [kind.name for kind in types if kind.only_from_tables] == ["Payment"]


def test_rules_name_roles_that_their_type_has() -> None:
    types = load_ontology().claim_types
    for rule in frames().rules:
        assert {role for role, _ in rule.roles} <= set(types[rule.type].roles), rule.id
        assert rule.companion is None or rule.companion in types[rule.type].roles, rule.id


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in frames().rules]
    assert len(ids) == len(set(ids))
