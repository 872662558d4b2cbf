from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from kgtool.cli.language import say
from kgtool.cli.progress import progress

STAGES = ("read", "resolve", "infer", "analyse", "validate", "finish")


def test_nothing_is_drawn_where_there_is_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with progress("de") as report:
        for stage in STAGES:
            report(stage, 1, 2)
    assert capfd.readouterr() == ("", "")


def test_bar_is_drawn_on_a_terminal_with_the_stages_in_words() -> None:
    code = "from kgtool.cli.progress import progress\nwith progress('de') as report: report('read', 3, 28)"
    leader, follower = pty.openpty()
    subprocess.run([sys.executable, "-c", code], stderr=follower, check=True, env={**os.environ, "TERM": "xterm"})
    os.close(follower)
    drawn = os.read(leader, 100_000).decode()
    os.close(leader)
    assert say("de", "stage_read") in drawn
    assert "3/28" in drawn
