from __future__ import annotations

import shlex

import pytest

from tests.cli.conftest import Kgtool


@pytest.fixture
def lines(kgtool: Kgtool) -> list[str]:
    ran = kgtool("demo", "--lang", "de")
    assert ran.status == 0
    assert "7 Dokumente" in ran.err
    return ran.out.splitlines()


def test_demo_shows_circles_with_evidence_and_what_to_try_next(kgtool: Kgtool, lines: list[str]) -> None:
    circles = [number for number, line in enumerate(lines) if line.count(" → ") > 1]
    assert len(circles) >= 7
    assert any(lines[number].startswith("Amazon → OpenAI → Amazon   48 Mrd. USD") for number in circles)
    for number in circles:
        quote = lines[number + 1]
        assert quote.startswith("    „")
        source = next(line for line in lines[number + 2 :] if " · " in line)
        assert source.endswith((".txt)", ".md)"))
    after = lines[lines.index("Als Nächstes:") + 1 :]
    assert len(after) >= 4
    for line in after:
        words = shlex.split(line)
        assert words[0] == "kgtool"
        # A server does not end.
        if "FOLDER" not in words and words[1] != "serve":
            assert kgtool(*words[1:]).status == 0


def test_every_circle_of_the_question_is_shown(kgtool: Kgtool, lines: list[str]) -> None:
    answer = kgtool("query", "circular-flow", "--format", "csv", "--store", "kgtool-demo").out
    actors = [line.split(",")[0] for line in answer.splitlines()[1:]]
    assert actors == [line.split("   ")[0] for line in lines if line.count(" → ") > 1]
