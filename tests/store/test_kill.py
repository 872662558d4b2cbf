from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgtool.store import StoreDirectory
from tests.store.examples import quads


@pytest.mark.parametrize(
    ("first", "states"),
    [("old", {"1 whole", "2 whole"}), ("derived", {"1 whole", "2 whole"}), ("none", {"KG501"})],
)
def test_a_writer_killed_at_any_step_leaves_the_old_build_or_the_new_one_whole(
    tmp_path: Path, first: str, states: set[str]
) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.store.killer", str(tmp_path), first], capture_output=True, text=True, check=True
    )
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    *killed, last = reports
    assert len(killed) >= 12
    assert {report["status"] for report in killed} == {signal.SIGKILL}
    assert (last["status"], last["after"]) == (0, "2 whole")
    assert {report["after"] for report in killed} == states
    for report in reports:
        assert (report["repaired"], report["then"]) == (0, "3 whole"), report
        assert report["builds"] <= 2
        assert report["unfinished"] == 0


LOAD = """
import sys
from kgtool.store import StoreDirectory
from tests.store.examples import quads
held = quads(2, 20_000)
with StoreDirectory(sys.argv[1]).writer() as writer:
    writer.load(held)
    print("loaded", flush=True)
    writer.finish({"number": 2})
"""


def test_a_writer_killed_in_the_bulk_load_leaves_the_old_build_whole(tmp_path: Path) -> None:
    directory = StoreDirectory(tmp_path / "s")
    with directory.writer() as writer:
        writer.load(quads(1))
        old = writer.finish({"number": 1})
    for delay in (0.0, 0.02, 0.05, 0.1, 0.2):
        with subprocess.Popen([sys.executable, "-c", LOAD, str(directory.path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.kill()
        with directory.open() as store:
            assert store.build == old or len(list(store.quads())) == len(quads(2, 20_000))
            if store.build == old:
                assert set(store.quads()) == set(quads(1))
    with directory.writer() as writer:
        writer.load(quads(3))
        writer.finish({})
    assert [path.name for path in (directory.path / "builds").glob("unfinished-*")] == []
