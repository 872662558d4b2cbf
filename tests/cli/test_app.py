from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgtool import __version__
from kgtool.cli import app
from tests.cli.conftest import TEXT, Kgtool

VERBS = [app.verb_name(verb) for verb in app.VERBS]


def test_help_names_every_verb(kgtool: Kgtool) -> None:
    ran = kgtool("--help")
    assert ran.status == 0
    assert all(f"\n  {verb} " in ran.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_every_verb_shows_an_example(kgtool: Kgtool, verb: str) -> None:
    ran = kgtool(verb, "--help")
    assert ran.status == 0
    assert f"    kgtool {verb}" in ran.out


def test_every_verb_module_is_registered() -> None:
    modules = {
        file.stem
        for file in (Path(app.__file__).parent).glob("*.py")
        if file.read_text("utf-8").startswith('"""`kgtool ')
    }
    assert {module.rstrip("_").replace("_", "-") for module in modules} == set(VERBS)


def test_version_is_printed(kgtool: Kgtool) -> None:
    assert kgtool("--version").out == f"kgtool {__version__}\n"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["bild"], "Did you mean 'build'?"),
        (["query", "--lnag", "de"], "--lang"),
        (["query", "--lang", "fr"], "de, en"),
        (["query", "circlar-flow"], "Did you mean 'circular-flow'?"),
        (["export", "--format", "turtel"], "Did you mean 'turtle'?"),
        (["export", "--layer", "fact"], "Did you mean 'facts'?"),
        (["extract", "fehlt.txt"], "KG201 fehlt.txt"),
        (["sparql", "fehlt.rq"], "fehlt.rq cannot be read"),
        (["validate"], "kgtool build"),
    ],
)
def test_wrong_words_end_with_status_2_and_a_cure(kgtool: Kgtool, words: list[str], hint: str) -> None:
    ran = kgtool(*words)
    assert ran.status == 2
    assert ran.out == ""
    assert hint in ran.err
    assert "Traceback" not in ran.err


def test_refusals_of_the_operating_system_are_one_line(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("export", "--store", built, "--output", "missing/graph.trig")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "No such file" in ran.err


def test_reader_that_goes_away_is_no_error(built: Path) -> None:
    command = f"'{sys.executable}' -m kgtool export --store '{built}' | head -n 1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[-1] in ("0", "141")


def test_interrupted_build_ends_quietly_and_leaves_no_build(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for number in range(300):
        (tmp_path / "texts" / f"{number}.txt").write_text(f"{TEXT}Das war Text {number}.\n")
    command = [sys.executable, "-m", "kgtool", "build", "texts", "--store", "store"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        unfinished = tmp_path / "store" / "builds" / "unfinished-build"
        while process.poll() is None and not unfinished.exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        try:
            _, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert not unfinished.exists()
    assert not (tmp_path / "store" / "current").exists()


def _seconds_of_children() -> float:
    """Return the seconds of computing that finished child processes took; waiting for a busy machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_comes_at_once() -> None:
    best = 9.0
    for _ in range(3):
        begin = _seconds_of_children()
        subprocess.run([sys.executable, "-m", "kgtool", "--help"], capture_output=True, check=True)
        best = min(best, _seconds_of_children() - begin)
    # The goal is 0.2 s on an idle machine; the test leaves room for a busy one.
    assert best < 0.6


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; import kgtool.cli.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rich", "rdflib", "pyshacl", "pyoxigraph", "yaml", "owlready2", "kgtool.build.pipeline"} & set(loaded)
