from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Kgtool

ANSWER = """\
This does not follow: Anthropic supplies its investee Microsoft
  • supplies-investee: Whoever invests in somebody and sells to it supplies its investee: part of the money
    comes back.
      missing: Anthropic invests in Microsoft
        It would stand there if a text said so; type of claim: investment
      missing: Anthropic sells to Microsoft
        • prp-inv2: The inverse of a relation, read the other way round, holds as this relation.
            ('sells to' is the inverse of 'buys from')
            missing: Microsoft buys from Anthropic
              It would stand there if a text said so; type of claim: chip use, cloud use, customer's share of
                revenue
        • prp-spo1: Two that stand in a relation stand in every more general one too.
            ('supplies to' includes 'sells to')
            missing: Anthropic supplies to Microsoft
              It would stand there if a text said so; type of claim: component supply
"""


def test_the_rule_and_what_it_misses_are_shown(kgtool: Kgtool, built: Path) -> None:
    words = ("why-not", "anthropic", "suppliesInvestee", "microsoft", "--store", built)
    ran = kgtool(*words, "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (0, ANSWER, "")
    record = json.loads(kgtool(*words, "--format", "json", "--lang", "en").out)
    assert (record["holds"], [rule["rule"] for rule in record["rules"]]) == (False, ["supplies-investee"])
    assert [one["sentence"] for one in record["rules"][0]["missing"]] == [
        "Anthropic invests in Microsoft",
        "Anthropic sells to Microsoft",
    ]


def test_what_holds_points_to_explain(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("why-not", "Microsoft", "investiert in", "Anthropic", "--store", built, "--lang", "de")
    assert (ran.status, ran.out) == (0, "Das gilt: Microsoft investiert in Anthropic\n")
    assert ran.err == "Warum es gilt, zeigt kgtool explain mit denselben Worten.\n"


def test_a_policy_that_leaves_claims_out_is_named(kgtool: Kgtool, built: Path) -> None:
    words = ("why-not", "microsoft", "investsIn", "anthropic", "--store", built, "--without", "allianz.txt")
    ran = kgtool(*words, "--lang", "en")
    assert ran.out.splitlines()[1:3] == [
        "  left out (doubted): “Microsoft investiert 5 Milliarden Dollar in Anthropic”",
        "    asserted; dpa-AFX, 2025-11-18, allianz.txt",
    ]
