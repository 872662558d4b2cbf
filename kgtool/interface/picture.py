"""The picture of an answer whose rows are arrows: for notebooks, Mermaid, Graphviz, and tools that read graphs."""

from __future__ import annotations

from kgtool.graph.formats import PICTURES
from kgtool.query.question import StoredQuestion
from kgtool.query.results.formats import PICTURE_NAMES, draw
from kgtool.query.solutions import Solutions


class Picture:
    """Arrows between actors. A notebook that knows Mermaid draws it; others show its text."""

    def __init__(self, solutions: Solutions, question: StoredQuestion, language: str) -> None:
        self.solutions = solutions
        self.question = question
        self.language = language

    def to(self, format: str) -> str:
        """Return mermaid, dot, graphml, gexf or svg; an unknown format is a UsageError."""
        if format in PICTURE_NAMES:
            from kgtool.pictures.results import drawn

            return drawn(self.solutions, self.question, self.language).alone()
        return draw(self.solutions, format, self.question, self.language)

    def __repr__(self) -> str:
        return f"<Picture: {self.question.name!r}, {len(self.solutions)} rows>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {PICTURES["mermaid"]: self.to("mermaid")}
