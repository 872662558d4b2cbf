from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Kgtool


def test_who_is_hit_is_shown_with_the_path(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("what-if", "--fails", "microsoft", "--store", built, "--lang", "en")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert lines[0] == "Funding lost (1 actor)"
    assert lines[3] == "Anthropic 1 100% 100% 5 bn USD Microsoft →(1) Anthropic"
    assert lines[5] == "Supplies lost (1 actor)"
    assert lines[8] == "Anthropic 1 100% 100% up to 30 bn USD Microsoft →(1) Anthropic"
    assert ran.err.startswith("Shares are of the known payments or purchases alone;")


def test_json_leads_from_each_figure_to_its_flows_and_claims(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("what-if", "--cancelled", "Microsoft -> Anthropic", "--store", built, "--json")
    data = json.loads(ran.out)
    assert data["suppositions"] == [{"kind": "cancelled", "of": "Microsoft -> Anthropic"}]
    (effect,) = data["effects"]
    assert (effect["what"], effect["settled"]) == ("funding", True)
    first = effect["hits"][0]
    assert (first["actor"], first["tier"], first["share"]) == ("anthropic", 1, {"min": "1", "max": "1"})
    assert first["lost"]["amounts"] == {"USD": {"min": "5000000000", "max": "5000000000"}}
    assert first["exposed"]["of"][0]["lost"] == {"min": "0", "max": "30000000000"}
    assert [len(one["claims"]) for one in first["path"]] == [1]
    assert ran.out == kgtool("what-if", "--cancelled", "Microsoft -> Anthropic", "--store", built, "--json").out


def test_a_doubt_is_followed_too(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("what-if", "--doubt", "Microsoft investiert", "--store", built)
    assert (ran.status, ran.out) == (2, "")
    ran = kgtool("what-if", "--doubt", "about:microsoft", "--store", built, "--lang", "de")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0] == "Finanzierung, die wegfällt (2 Akteure)"
    assert lines[3:5] == [
        "Anthropic 1 100 % 100 % 5 Mrd. USD bis 30 Mrd. USD Microsoft →(1) Anthropic",
        "Microsoft 1 100 % 100 % bis 30 Mrd. USD 5 Mrd. USD Anthropic →(1) Microsoft",
    ]


def test_a_view_without_the_payment_has_nothing_to_lose(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("what-if", "--halves", "anthropic", "--store", built, "--as-of", "2025-11-30", "--lang", "en")
    assert ran.out == "No supplies are lost: nobody is known to buy from what is supposed to be gone.\n"


def test_nothing_supposed_is_refused(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("what-if", "--store", built)
    assert (ran.status, ran.out) == (2, "")
    assert "Nothing is supposed." in ran.err
