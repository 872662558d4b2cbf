"""Rules of the domain that ask what is absent, and filters."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.errors import DataFileError
from kgtool.reason.closure import follow
from kgtool.reason.compile import Program, compile_rules
from kgtool.reason.domain_rule import read_rules
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import TYPE, Triple
from kgtool.reason.rule import table_rules
from kgtool.reason.saturate import saturate

HEADER = """# rule: mine
# axiom: domain
# label@de: Regel
# label@en: rule
# sentence@de: So ist es.
# sentence@en: So it is.
# layers: facts inferred
PREFIX t: <urn:t:>

"""
EVERYWHERE = """CONSTRUCT {
  ?model a t:Everywhere .
}
WHERE {
  ?model t:offeredOn ?any .
  FILTER NOT EXISTS {
    ?platform a t:Platform .
    FILTER NOT EXISTS { ?model t:offeredOn ?platform . }
  }
}
"""
OFFERS = ("<urn:t:offers>", "<http://www.w3.org/2002/07/owl#inverseOf>", "<urn:t:offeredOn>")


def iri(name: str) -> str:
    return f"<urn:t:{name}>"


def program(folder: Path, body: str, *axioms: Triple) -> Program:
    (folder / "mine.rq").write_text(HEADER + body, encoding="utf-8")
    return compile_rules(axioms, [*read_rules(folder), *table_rules()])


def both_ways(facts: list[Triple], rules: Program) -> set[Triple]:
    """Give what follows, and hold that both engines give it."""
    slowly = set(saturate(Facts(facts), rules))
    assert set(follow([" ".join(fact) + " ." for fact in facts], rules)) == slowly
    return slowly


PLATFORMS: list[Triple] = [(iri(name), TYPE, iri("Platform")) for name in ("azure", "aws")]


def test_availability_on_all_of_a_set_is_the_absence_of_one_without_it(tmp_path: Path) -> None:
    rules = program(tmp_path, EVERYWHERE, OFFERS)
    facts = [*PLATFORMS, (iri("azure"), iri("offers"), iri("claude")), (iri("aws"), iri("offers"), iri("claude"))]
    found = both_ways([*facts, (iri("gpt"), iri("offeredOn"), iri("azure"))], rules)
    assert (iri("claude"), TYPE, iri("Everywhere")) in found
    assert (iri("gpt"), TYPE, iri("Everywhere")) not in found


def test_a_filter_is_an_expression_of_sparql(tmp_path: Path) -> None:
    rules = program(
        tmp_path,
        "CONSTRUCT {\n  ?a t:rival ?b .\n}\nWHERE {\n  ?a t:in ?m .\n  ?b t:in ?m .\n  FILTER (?a != ?b)\n}\n",
    )
    facts = [(iri(name), iri("in"), iri("market")) for name in ("one", "two")]
    assert both_ways(facts, rules) == {
        (iri("one"), iri("rival"), iri("two")),
        (iri("two"), iri("rival"), iri("one")),
    }


def test_a_rule_may_not_ask_for_the_absence_of_what_follows_from_it(tmp_path: Path) -> None:
    body = "CONSTRUCT {\n  ?a t:p ?b .\n}\nWHERE {\n  ?a t:q ?b .\n  FILTER NOT EXISTS { ?a t:p ?b . }\n}\n"
    with pytest.raises(DataFileError, match="absence of what follows from its own conclusion"):
        saturate(Facts(), program(tmp_path, body))
