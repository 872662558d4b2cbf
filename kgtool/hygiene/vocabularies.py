"""The terms that other vocabularies have, by version: one table a vocabulary in `data/vocabularies/`.

A table's head says what it is: `# namespace: …`, `# version: …`, `# complete: yes`; below stands one term a line, as it
follows the namespace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

_FIELD = re.compile(r"# (?P<key>[a-z]+): (?P<value>\S.*)")
_KEYS = ("vocabulary", "namespace", "version", "source", "complete", "columns")


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary: its name, namespace and version, and its terms as full IRIs.

    Of one that is not `complete` only the terms that we align to are listed.
    """

    title: str
    namespace: str
    version: str
    complete: bool
    terms: frozenset[str]


@cache
def vocabularies(directory: Path | None = None) -> tuple[Vocabulary, ...]:
    """Return every vocabulary, sorted by file name; a broken table is a DataFileError with file and line."""
    files = sorted((directory or folder("data", "vocabularies")).glob("*.tsv"))
    return tuple(_vocabulary(file) for file in files)


def _vocabulary(file: Path) -> Vocabulary:
    head: dict[str, str] = {}
    terms: list[str] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.startswith("#"):
            terms.append(line)
        elif match := _FIELD.fullmatch(line):
            head[match["key"]] = match["value"]
        else:
            raise DataFileError("This is no line of a head.", "Write '# key: value'.", Place(str(file), number))
    if missing := [key for key in _KEYS if key not in head]:
        raise DataFileError(f"The head has no '{missing[0]}'.", f"Write '# {missing[0]}: …'.", Place(str(file), 1))
    space = head["namespace"]
    listed = frozenset(space + term for term in terms)
    return Vocabulary(head["vocabulary"], space, head["version"], head["complete"] == "yes", listed)
