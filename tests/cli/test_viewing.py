from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from tests.cli.conftest import Kgtool

PLAN = """Berlin, 3. Dezember 2025

Lumidata will 2026 für drei Milliarden Euro Chips von Nvidia kaufen. Nvidia hat zwei Milliarden Dollar in Lumidata \
investiert. Lumidata kauft keine Chips von AMD.
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the store of one text with a plan, a payment and a denial."""
    folder = tmp_path_factory.mktemp("planned")
    (folder / "plan.txt").write_text(PLAN)
    build(BuildRequest((str(folder / "plan.txt"),), folder / "store"))
    return folder / "store"


def test_an_answer_says_how_many_claims_its_view_leaves_out(kgtool: Kgtool, planned: Path) -> None:
    plain = kgtool("query", "circular-flow", "--store", planned, "--lang", "de")
    assert "Lumidata → Nvidia → Lumidata" in plain.out
    assert plain.err == "1 Zeile\n1 Aussage außen vor: 1 verneint\n"
    agreed = kgtool("query", "circular-flow", "--store", planned, "--lang", "de", "--rung", "agreed")
    assert agreed.out == ""
    assert agreed.err == "0 Zeilen\n2 Aussagen außen vor: 1 verneint, 1 unter der Stufe\n"


def test_what_is_left_out_is_listed_with_its_reason(kgtool: Kgtool, planned: Path) -> None:
    words = ("query", "lock-in", "--store", planned, "--lang", "de", "--left-out")
    for more in ((), ("--rung", "agreed")):
        err = kgtool(*words, *more).err
        assert "plan.txt" in err
        assert "verneint" in err


def test_the_audit_sees_the_view_too(kgtool: Kgtool, planned: Path) -> None:
    ran = kgtool("audit", "--store", planned, "--rung", "agreed", "--lang", "de")
    assert ran.status == 0
    assert "2 Aussagen außen vor: 1 verneint, 1 unter der Stufe" in ran.err
    assert kgtool("audit", "text.txt", "--store", planned, "--rung", "agreed").status == 2


def test_machines_get_their_form_whatever_is_left_out(kgtool: Kgtool, planned: Path) -> None:
    ran = kgtool("query", "lock-in", "--store", planned, "--rung", "agreed", "--left-out", "--format", "json")
    assert set(json.loads(ran.out)) == {"head", "results"}


def test_a_doubt_says_what_it_changes(kgtool: Kgtool, planned: Path) -> None:
    ran = kgtool("query", "circular-flow", "--store", planned, "--lang", "de", "--without", "plan.txt")
    assert "1 Zeile weg, 0 Zeilen geändert, 0 Zeilen neu" in ran.err
    assert "plan.txt: 3 Aussagen" in ran.err


def test_sparql_and_export_see_the_graphs_of_the_view(kgtool: Kgtool, planned: Path) -> None:
    text = b"SELECT ?f { ?f a <https://w3id.org/kgtool/ns#Flow> }"
    view = ("--store", planned, "--rung", "agreed", "--lang", "de")
    ran = kgtool("sparql", "-", *view, "--format", "csv", stdin=text)
    assert ran.out.count("flow/all%2Brung%3Dagreed/") == 1
    assert "unter der Stufe" in ran.err
    out = kgtool("export", *view, "--format", "nquads", "--layer", "facts").out
    assert "graph/all%2Brung%3Dagreed/facts" in out
    assert "graph/all/" not in out


def test_amounts_are_converted_only_with_rates_that_are_given(kgtool: Kgtool, planned: Path, tmp_path: Path) -> None:
    (tmp_path / "kurse.tsv").write_text("date\tfrom\tto\trate\tsource\n2025-12-01\tEUR\tUSD\t1.16\tEZB\n")
    words = ("query", "deal-anatomy", "--store", planned, "--format", "csv")
    assert "3000000000,EUR" in kgtool(*words).out
    assert "3480000000,USD" in kgtool(*words, "--rates", "kurse.tsv").out


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--policy", "stict", "Did you mean 'strict'?"),
        ("--rung", "agred", "Did you mean 'agreed'?"),
        ("--as-of", "gestern", "2025-11-18"),
        ("--on", "18.11.2025", "2025-11-18"),
        ("--without", "plan.tx", "Did you mean 'plan.txt'?"),
        ("--rates", "fehlt.tsv", "Name a table of rates."),
    ],
)
def test_an_option_that_means_nothing_ends_with_status_2(
    kgtool: Kgtool, planned: Path, option: str, value: str, hint: str
) -> None:
    ran = kgtool("query", "lock-in", "--store", planned, option, value)
    assert ran.status == 2
    assert hint in ran.err
