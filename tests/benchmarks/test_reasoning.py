"""The benchmark of the rules, run small: what it measures is right, and it stays well within its bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.reason.closure import follow
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import Triple
from kgtool.reason.saturate import saturate
from tests.benchmarks.reasoning import in_store, measure, nemo_engine, nemo_rules, own, program, prove, triples

SIZE = 2_000


def parsed(line: str) -> Triple:
    subject, predicate, value = line.removesuffix(" .").split(" ")
    return subject, predicate, value


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reasoning") / "triples.nt"
    path.write_text("\n".join(triples(SIZE)) + "\n", encoding="utf-8")
    return path


def test_sets_of_numbers_give_what_single_solutions_give() -> None:
    lines = list(triples(SIZE))
    slowly = saturate(Facts(parsed(line) for line in lines), program())
    assert sorted(follow(lines, program())) == sorted(slowly)
    assert len(slowly) > SIZE // 2


def test_a_store_holds_as_much_as_was_inferred_of_what_has_a_name(path: Path) -> None:
    named = [triple for triple in follow(triples(SIZE), program()) if triple[2][0] != "_"]
    assert in_store(path) == len(named)
    assert own(path) > len(named)


def test_nemo_finds_the_same(path: Path) -> None:
    pytest.importorskip("nmo_python", reason="Nemo is not installed")
    engine = nemo_engine(path)
    engine.reason()
    names = nemo_rules(path)[1].values()
    known = {parsed(line) for line in triples(SIZE)}
    ours = [*(t for t in known if t[1] != "<urn:bench:knows>"), *follow(triples(SIZE), program())]
    assert sum(1 for name in names for _ in engine.result(name)) == len(ours)


def test_inferred_triples_have_proofs(path: Path) -> None:
    count, mean, longest = prove(path)
    assert count >= 200
    assert mean <= longest < 0.2


def test_a_run_says_what_it_took(path: Path) -> None:
    run = measure("kgtool", path, SIZE)
    assert run.seconds < 2, "twenty times what it takes on an idle machine"
    assert str(run).startswith(f"kgtool: 2,000 triples, {run.inferred:,} more, ")
