"""The load benchmark, small: clients who behave are served while others attack."""

from __future__ import annotations

from pathlib import Path

from kgtool.build.pipeline import BuildRequest, build
from tests.benchmarks.load import Plan
from tests.benchmarks.serving import QUESTIONS, each, kgtool, load, memory, oxigraph, queries, settled


def test_clients_who_behave_are_served_beside_attackers_and_memory_stays(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Nvidia investiert 5 Milliarden Dollar in OpenAI.", encoding="utf-8")
    build(BuildRequest((str(tmp_path / "text.txt"),), tmp_path / "store"))
    asked = queries(tmp_path / "store")
    assert len(asked) == len(QUESTIONS) == 12
    with kgtool(tmp_path / "store") as (port, pid), oxigraph(tmp_path / "store") as other:
        load(Plan(port, "/sparql", asked, 10, 1, fresh=True))
        most = memory(pid) + (100 << 20)
        found = load(Plan(port, "/sparql", asked, 10, 5, attackers=5, fresh=True))
        assert set(found.statuses) <= {"200", "429"}
        assert found.statuses["200"] >= 10
        assert set(found.harmful) <= {"408", "413", "429", "503", "closed", "broken"}
        assert settled(pid, most) <= most
        assert all(seconds > 0 for seconds in each(other, "/query", asked[:2], 1))
