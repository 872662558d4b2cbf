"""Runs the command in this process, and gives a store built from two short texts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgtool.cli.app import main

TEXT = """Neue Allianz der KI-Konzerne
REDMOND, 18. November 2025 (dpa-AFX)

Microsoft investiert 5 Milliarden Dollar in Anthropic. Anthropic verpflichtet sich, bei Microsoft Rechenleistung im \
Wert von bis zu 30 Milliarden Dollar zu kaufen.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command gave."""

    status: int
    out: str
    err: str


#: Runs the command with these words, `stdin` given as its standard input.
Kgtool = Callable[..., Ran]


@pytest.fixture
def kgtool(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Kgtool:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KGTOOL_STORE", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str | Path, stdin: bytes = b"") -> Ran:
        (tmp_path / "stdin").write_bytes(stdin)
        with (tmp_path / "stdin").open() as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            monkeypatch.setattr(sys, "argv", ["kgtool", *map(str, words)])
            capfdbinary.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
        out, err = capfdbinary.readouterr()
        status = ended.value.code
        return Ran(status if isinstance(status, int) else 0, out.decode(), err.decode())

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the store of one text with one circle."""
    from kgtool.build.pipeline import BuildRequest, build

    folder = tmp_path_factory.mktemp("built")
    (folder / "allianz.txt").write_text(TEXT)
    build(BuildRequest((str(folder / "allianz.txt"),), folder / "store"))
    return folder / "store"
