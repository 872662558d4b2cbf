"""The formats that an answer can be written in, in ordered tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.query.question import StoredQuestion
from kgtool.query.results.csv import write_csv
from kgtool.query.results.dot import write_dot
from kgtool.query.results.gexf import write_gexf
from kgtool.query.results.graphml import write_graphml
from kgtool.query.results.json import write_json
from kgtool.query.results.markdown import write_markdown
from kgtool.query.results.mermaid import write_mermaid
from kgtool.query.results.tsv import write_tsv
from kgtool.query.results.ttl import write_ttl
from kgtool.query.solutions import Solutions


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format of rows: its name on the command line, and what writes solutions in it."""

    name: str
    write: Callable[[Solutions], str]


@dataclass(frozen=True, slots=True)
class FlowFormat:
    """A format of edges: its name, and what writes the solutions of a question with a chart `flow` in a language."""

    name: str
    write: Callable[[Solutions, StoredQuestion, str], str]


#: The formats that need nothing but the solutions.
FORMATS = (
    ResultFormat("json", write_json),
    ResultFormat("csv", write_csv),
    ResultFormat("tsv", write_tsv),
    ResultFormat("ttl", write_ttl),
    ResultFormat("md", write_markdown),
)
#: The formats of pictures and graphs.
FLOW_FORMATS = (
    FlowFormat("mermaid", write_mermaid),
    FlowFormat("dot", write_dot),
    FlowFormat("graphml", write_graphml),
    FlowFormat("gexf", write_gexf),
)
#: The formats of edges that a higher layer draws (`kgtool/pictures/results.py`).
PICTURE_NAMES = ("svg",)
#: Every name that `--format` takes.
FORMAT_NAMES = ("table", *(entry.name for entry in FORMATS), *(entry.name for entry in FLOW_FORMATS), *PICTURE_NAMES)


def write(solutions: Solutions, name: str, question: StoredQuestion | None = None, language: str = "de") -> str:
    """Return the rows in a format; `question` and `language` are for the words of those for people.

    An unknown format is a UsageError that names the nearest.
    """
    if name == "md":
        return write_markdown(solutions, question, language)
    for entry in FORMATS:
        if entry.name == name:
            return entry.write(solutions)
    raise UsageError(f"There is no result format '{name}'.", nearest(name, FORMAT_NAMES))


def draw(solutions: Solutions, name: str, question: StoredQuestion, language: str = "de") -> str:
    """Return the rows of a question with a chart `flow` as a graph; an unknown format is a UsageError."""
    for entry in FLOW_FORMATS:
        if entry.name == name:
            return entry.write(solutions, question, language)
    raise UsageError(f"There is no result format '{name}'.", nearest(name, FORMAT_NAMES))


def is_drawn(name: str) -> bool:
    """Tell whether a format draws edges."""
    return name in PICTURE_NAMES or any(entry.name == name for entry in FLOW_FORMATS)
