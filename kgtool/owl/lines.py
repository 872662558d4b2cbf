"""In which line of a Turtle file an axiom stands, as far as that can be told from its names.

The parser gives no positions. A statement begins at the margin and its other lines are indented, as people write
Turtle; where a file is written otherwise, the line is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kgtool.errors import Place
from kgtool.owl.axiom import Axiom
from kgtool.vocabulary.terms import RDF

_PREFIX = re.compile(r"(?:^|\s)@?prefix\s+(?P<prefix>[\w-]*):\s*<(?P<iri>[^>]*)>", re.IGNORECASE)
_HEAD = re.compile(r"(?P<head>\[\s*\]|_:\S+|<[^>]*>|[\w-]*:[\w.%-]*)")
_NAME = re.compile(r"<[^<>\s]*>|(?<![\w:])[\w-]*:[\w%-][\w.%-]*(?<!\.)|(?<!\S)a(?=\s)")


@dataclass(frozen=True)
class TurtleText:
    """A Turtle file by its lines."""

    path: str
    text: str

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return {match["prefix"]: match["iri"] for line in self.text.splitlines() for match in _PREFIX.finditer(line)}

    @cached_property
    def _statements(self) -> dict[str, list[list[tuple[int, frozenset[str]]]]]:
        """The statements by their subject's IRI, `[]` for a blank node: each line with the IRIs named in it."""
        found: dict[str, list[list[tuple[int, frozenset[str]]]]] = {}
        current: list[tuple[int, frozenset[str]]] = []
        for number, line in enumerate(self.text.splitlines(), 1):
            if not line.startswith((" ", "\t", "#", "@", "]", ")")) and (match := _HEAD.match(line)):
                current = []
                head = match["head"]
                found.setdefault("[]" if head[0] in "[_" else self._iri(head), []).append(current)
            current.append((number, frozenset(self._names(line))))
        return found

    def _names(self, line: str) -> Iterator[str]:
        if not _PREFIX.match(line.lstrip()):
            yield from (self._iri(match.group()) for match in _NAME.finditer(line.partition(" # ")[0]))

    def _iri(self, written: str) -> str:
        if written == "a":
            return RDF["type"].value
        if written.startswith("<"):
            return written[1:-1]
        prefix, _, local = written.partition(":")
        return self._prefixes.get(prefix, f"{prefix}:") + local

    def line_of(self, axiom: Axiom) -> int | None:
        """Return the line (from 1) in which an axiom begins, None where it is not found."""
        statement = axiom.triples[0]
        named = {term.value for term in axiom.signature if isinstance(term, ox.NamedNode)}
        if isinstance(statement.subject, ox.NamedNode):
            for lines in self._statements.get(statement.subject.value, ()):
                if named <= _all_names(lines) and (found := _line_in(lines, statement)):
                    return found
        # What many have in common stands in a statement of a blank node.
        fitting = (lines[0][0] for lines in self._statements.get("[]", ()) if named <= _all_names(lines))
        return next(fitting, None)


def _all_names(lines: Sequence[tuple[int, frozenset[str]]]) -> frozenset[str]:
    return frozenset[str]().union(*(names for _, names in lines))


def _line_in(lines: Sequence[tuple[int, frozenset[str]]], statement: ox.Triple) -> int | None:
    """Return the line that says the predicate with the value, else the one where the value stands after it."""
    predicate, value = statement.predicate.value, statement.object
    if predicate not in _all_names(lines):
        return None
    wanted = value.value if isinstance(value, ox.NamedNode) else None
    saying = [number for number, names in lines if predicate in names]
    both = (number for number, names in lines if predicate in names and wanted in names)
    after = (number for number, names in lines if number >= saying[0] and wanted in names)
    return saying[0] if wanted is None else next(both, None) or next(after, None)


def place_of(axiom: Axiom, texts: Sequence[TurtleText]) -> Place | None:
    """Return file and line of an axiom, None where no file shows it."""
    return next((Place(text.path, line) for text in texts if (line := text.line_of(axiom)) is not None), None)
