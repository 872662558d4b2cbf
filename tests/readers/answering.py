"""Answers recorded questions as a model did once: with those of its claims whose evidence stands in the text shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

#: What a model said of the bundled texts.
BUNDLED = Path(__file__).with_name("recorded") / "bundled.json"


def said(file: Path = BUNDLED) -> list[dict[str, Any]]:
    """Give the claims of a file."""
    claims: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["claims"]
    return claims


def answer_all(folder: Path, claims: list[dict[str, Any]]) -> int:
    """Write an answer beside each question of a folder; return how many there are."""
    questions = sorted(folder.glob("*.request.json"))
    for file in questions:
        text = json.loads(file.read_text("utf-8"))["text"]
        answer = {"claims": [claim for claim in claims if claim["evidence"] in text]}
        file.with_name(file.name.replace(".request.", ".answer.")).write_text(json.dumps(answer), "utf-8")
    return len(questions)
