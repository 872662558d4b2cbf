"""Every command of the README runs, and prints what the README shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.readme import README, ROOT, SILENT, commands, prepare, run

SHOWN = list(commands(README.read_text("utf-8")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    prepare(folder)
    assert run("kgtool demo --lang en", folder).returncode == 0
    return folder


@pytest.mark.parametrize("number", range(len(SHOWN)), ids=[shown.command for shown in SHOWN])
def test_command_runs_and_prints_what_is_shown(number: int, folder: Path) -> None:
    shown = SHOWN[number]
    if shown.command == "make demo" and not (ROOT / ".venv" / ".installed").is_file():
        pytest.skip("make has not installed kgtool here")
    ran = run(shown.command, folder)
    assert ran.returncode == 0, ran.stderr
    if shown.output is None:
        assert shown.command.startswith(SILENT)
    else:
        assert ran.stdout == shown.output


def test_readme_shows_demo_question_sparql_and_picture() -> None:
    text = README.read_text("utf-8")
    assert len(SHOWN) >= 10
    assert "```mermaid\nflowchart LR\n" in text
    assert {shown.command.split()[1] for shown in SHOWN if shown.command.startswith("kgtool")} >= {
        "demo",
        "build",
        "query",
        "export",
        "validate",
    }


def test_every_file_and_folder_that_is_named_exists() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text("utf-8")
        for path in re.findall(r"`((?:data|ontology|queries|tests|kgtool)/[\w/.*-]*)`", text):
            assert list(ROOT.glob(path.rstrip("/"))), f"{name} names {path}"
