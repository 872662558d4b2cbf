"""Which files of the product name a term: rules, policies, shapes, questions, words and the program itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kgtool.resources import folder, root
from kgtool.vocabulary.terms import KG, PREFIXES

_PREFIXED = re.compile(r"(?<![\w:])([a-z]+):([A-Za-z]\w*)")
_OF_PYTHON = re.compile(r"\b([A-Z]+)\[\"(\w+)\"\]|[\"'](\w+)[\"']")
_KINDS = re.compile(r"\b[A-Z]\w+")
#: Where prefixed names stand, and where the bare names of our own kinds do.
_PREFIXED_FILES = (("ontology/rules", "*"), ("ontology/policies", "*"), ("ontology/shapes", "*"), ("queries", "*"))
_NAMING_FILES = (("data/gazetteer", "*.tsv"), ("data/patterns", "*.yaml"), ("data/lexicon", "*.yaml"))


def uses_of(terms: frozenset[ox.NamedNode]) -> Iterator[tuple[ox.NamedNode, str]]:
    """Yield each term with the path of a file that names it; a file that names it often counts once."""
    own = {KG.local_name(term): term for term in sorted(terms, key=str) if term in KG}
    for place, pattern in _PREFIXED_FILES:
        for file in _files(place, pattern):
            names = {PREFIXES.get(prefix, "") + local for prefix, local in _PREFIXED.findall(_text(file))}
            yield from ((term, _name(file)) for term in terms if term.value in names)
    for place, pattern in _NAMING_FILES:
        for file in _files(place, pattern):
            yield from ((own[name], _name(file)) for name in set(_KINDS.findall(_text(file))) & own.keys())
    package = Path(__file__).resolve().parents[1]
    for file in sorted(package.rglob("*.py")):
        found = _OF_PYTHON.findall(_text(file))
        names = {PREFIXES.get(space.lower(), "") + local for space, local, _ in found if space}
        words = {word for _, _, word in found if word}
        for term in terms:
            if term.value in names or (term in KG and KG.local_name(term) in words):
                yield term, file.relative_to(package.parent).as_posix()


def _files(place: str, pattern: str) -> list[Path]:
    return sorted(file for file in folder(*place.split("/")).rglob(pattern) if file.is_file())


def _text(file: Path) -> str:
    return file.read_text("utf-8")


def _name(file: Path) -> str:
    return file.relative_to(root()).as_posix()
