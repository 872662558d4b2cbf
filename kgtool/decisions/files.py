"""The files of decisions: `decisions/*.jsonl` of the user's data folder, one line a decision, one file a person.

A line is only ever added, at the end, and nothing is numbered, so that two branches are merged line by line; the folder
says so to git in `.gitattributes`. What counts is the moment of a decision, not its place.
"""

from __future__ import annotations

from pathlib import Path

from kgtool.claims.slug import slug
from kgtool.decisions.decision import Decision
from kgtool.decisions.faults import BrokenDecisionError
from kgtool.decisions.line import read_line

#: The folder of decisions in the user's data folder.
FOLDER = "decisions"
_MERGED = "*.jsonl merge=union -text\n"
#: What git leaves in a file where two branches could not be merged.
_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ")


def read_decisions(data: Path | None) -> tuple[Decision, ...]:
    """Return all decisions below a data folder by their moment, each once; None or no folder gives none.

    Raises BrokenDecisionError with file and line.
    """
    if data is None:
        return ()
    found: dict[str, Decision] = {}
    for file in sorted((data / FOLDER).glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1):
            if line.startswith(_MARKS):
                raise BrokenDecisionError("A merge was left unfinished here: keep both sides.", str(file), number)
            if line.strip():
                decision = read_line(line, str(file), number)
                found[decision.id] = decision
    return tuple(sorted(found.values(), key=lambda one: (one.moment, one.id)))


def write_decision(decision: Decision, data: Path) -> Path:
    """Add a decision to the file of whoever decided, and return the file."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    attributes = folder / ".gitattributes"
    if not attributes.exists():
        attributes.write_text(_MERGED, "utf-8")
    file = folder / f"{slug(decision.who)}.jsonl"
    ended = not file.exists() or file.read_bytes()[-1:] in (b"\n", b"")
    with file.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(("" if ended else "\n") + decision.line + "\n")
    return file
