"""The formats that an answer can be written in, in one ordered table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.query.results.csv import write_csv
from kgtool.query.results.json import write_json
from kgtool.query.results.tsv import write_tsv
from kgtool.query.results.ttl import write_ttl
from kgtool.query.solutions import Solutions


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format for machines: its name on the command line, and what writes solutions in it."""

    name: str
    write: Callable[[Solutions], str]


#: The formats that need nothing but the solutions.
FORMATS = (
    ResultFormat("json", write_json),
    ResultFormat("csv", write_csv),
    ResultFormat("tsv", write_tsv),
    ResultFormat("ttl", write_ttl),
)
#: Every name that `--format` takes; `table` and `mermaid` need the question too.
FORMAT_NAMES = ("table", *(entry.name for entry in FORMATS), "mermaid")


def write(solutions: Solutions, name: str) -> str:
    """Return the solutions in a format for machines; an unknown one is a UsageError that names the nearest."""
    for entry in FORMATS:
        if entry.name == name:
            return entry.write(solutions)
    raise UsageError(f"There is no result format '{name}'.", nearest(name, FORMAT_NAMES))
