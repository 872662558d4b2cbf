from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool import resources
from tests.cli.conftest import Kgtool
from tests.tables.given import HEAD

TABLE = (
    HEAD + "Nvidia,OpenAI,equity,up to $100B,announced,true,yes,nv.md\nOpenAI,Oracle,cloud,300bn,signed,,no,\n"
    "Oracle,Nvidia,swap,lots,soon,,maybe,\nSINK_rest,Oracle,debt,,closed,,no,\nOracle,Oracle,debt,,closed,,no,\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "flows.csv").write_text(TABLE)
    return tmp_path / "flows.csv"


def test_import_reports_what_it_could_not_map_and_builds_the_store(kgtool: Kgtool, table: Path) -> None:
    ran = kgtool("import", table, "--mapping", "deal-flows")
    assert ran.status == 0
    assert ran.out == (
        "flows.csv: 5 rows, 5 claims, 4 names, 4 nodes, 4 pairs\n"
        "With an amount: 2, without: 3\n"
        "From an actor to itself (no flow): 1 claim\n"
        "1 name stands for no actor; validation warns of them\n"
        "\n"
        "column       not mapped   hence                 rows   first in row\n"
        "───────────────────────────────────────────────────────────────────\n"
        "instrument   swap         other payment            1              4\n"
        "status       soon         stage open               1              4\n"
        "amount_usd   lots         no amount                1              4\n"
        "cancelable   maybe        cancellability open      1              4\n"
    )
    assert ran.err.splitlines()[0].startswith("1 document (1 newly read), ")
    assert "5 claims: Investment 3, CloudCommitment 1, Payment 1\n" in ran.err
    assert ", 4 flows, " in ran.err
    assert ran.err.splitlines()[-1] == "1 violation, 4 warnings"
    circle = kgtool("query", "circular-flow", "--format", "csv").out.splitlines()
    assert [line.split(",")[0] for line in circle[1:]] == ["Nvidia → OpenAI → Oracle → Nvidia"]


def test_validation_warns_of_names_that_stand_for_no_actor(kgtool: Kgtool, table: Path) -> None:
    kgtool("import", table, "--mapping", "deal-flows")
    lines = kgtool("validate", "--lang", "en").out.splitlines()
    found = [line for line in lines if "stands for no actor" in line]
    assert [line.split()[:2] for line in found] == [["warning", "flows.csv"]]
    assert found[0].endswith("SINK_rest,Oracle,debt,,closed,,no,")


def test_the_report_is_json_on_demand(kgtool: Kgtool, table: Path) -> None:
    ran = kgtool("import", table, "--mapping", "deal-flows", "--json", "--dry-run")
    report = json.loads(ran.out)
    assert {key: report[key] for key in ("table", "mapping", "rows", "claims", "names", "pairs", "own")} == {
        "table": "flows.csv",
        "mapping": "deal-flows",
        "rows": 5,
        "claims": 5,
        "names": 4,
        "pairs": 4,
        "own": 1,
    }
    assert report["unmapped"][0] == {
        "part": "instrument",
        "column": "instrument",
        "value": "swap",
        "rows": 1,
        "firstRow": 4,
    }


def test_a_dry_run_leaves_no_store(kgtool: Kgtool, table: Path, tmp_path: Path) -> None:
    assert kgtool("import", table, "--mapping", "deal-flows", "--dry-run").status == 0
    assert not (tmp_path / "kgtool-store").exists()


def test_the_report_is_german_where_it_is_asked_for(kgtool: Kgtool, table: Path) -> None:
    out = kgtool("import", table, "--mapping", "deal-flows", "--dry-run", "--lang", "de").out.splitlines()
    assert out[0] == "flows.csv: 5 Zeilen, 5 Aussagen, 4 Namen, 4 Knoten, 4 Paare"
    assert out[5].split("   ")[0] == "Spalte"


def test_many_values_are_listed_up_to_a_dozen_a_column(kgtool: Kgtool, tmp_path: Path) -> None:
    rows = "".join(f"A,B,kind {number},,closed,,no,\n" for number in range(20))
    (tmp_path / "flows.csv").write_text(HEAD + rows)
    lines = kgtool("import", "flows.csv", "--mapping", "deal-flows", "--dry-run").out.splitlines()
    assert [line.split("   ")[1].strip() for line in lines if "other payment" in line][-2:] == [
        "kind 11",
        "… 8 more values",
    ]


def test_the_shipped_tables_are_mapped_as_far_as_they_show_it(kgtool: Kgtool) -> None:
    folder = resources.folder("data", "mappings")
    ran = kgtool("import", folder / "deal-flows.csv", "--mapping", "deal-flows", "--json")
    assert (ran.status, json.loads(ran.out)["claims"]) == (0, 22)
    assert ran.err.splitlines()[-1] == "0 violations, 4 warnings"
    ran = kgtool("import", folder / "zahlungen.csv", "--mapping", "zahlungen", "--json")
    report = json.loads(ran.out)
    assert (ran.status, report["claims"], report["joined"], report["amounts"]) == (0, 6, 6, 6)
    assert [(entry["part"], entry["value"], entry["rows"]) for entry in report["unmapped"]] == [("cancellable", "", 2)]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["fehlt.csv", "--mapping", "deal-flows"], "KG201 fehlt.csv: "),
        (["flows.csv", "--mapping", "deal-flow"], "KG311 There is no mapping 'deal-flow'."),
        (["flows.csv", "--mapping", "zahlungen"], "KG220 flows.csv:1: There is no column 'von'"),
        (["flows.csv"], "Missing option '--mapping'"),
    ],
)
def test_what_is_wrong_ends_with_status_2_and_no_store(
    kgtool: Kgtool, table: Path, tmp_path: Path, words: list[str], message: str
) -> None:
    ran = kgtool("import", *words)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert not (tmp_path / "kgtool-store").exists()
