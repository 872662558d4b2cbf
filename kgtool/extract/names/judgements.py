"""Judgements: what a human has said of names that a text may mean otherwise than it seems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kgtool.errors import DataFileError, Place
from kgtool.extract.names.table import read_table

#: The values of the column `judgement`; an empty one is still to be judged.
SAME, APART = "same", "not same"


@dataclass(frozen=True)
class Judgements:
    """Pairs of a name as texts write it and the slug of an entity: which are the same, and which are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()

    def decided(self, name: str, slug: str) -> bool:
        """Tell whether a pair has been judged."""
        return (name, slug) in self.same or (name, slug) in self.apart


NONE = Judgements()


def read_judgements(paths: Iterable[Path]) -> Judgements:
    """Read files with the columns name, entity, judgement; the last word on a pair counts.

    Raises DataFileError with file and line where a judgement is none of 'same', 'not same' and empty.
    """
    found: dict[tuple[str, str], str] = {}
    for path in paths:
        for number, row in read_table(path, ("name", "entity", "judgement")):
            if row["judgement"] not in (SAME, APART, ""):
                raise DataFileError(
                    f"'{row['judgement']}' is no judgement.", f"Write '{SAME}' or '{APART}'.", Place(str(path), number)
                )
            if row["judgement"]:
                found[row["name"], row["entity"]] = row["judgement"]
    return Judgements(
        frozenset(pair for pair, judgement in found.items() if judgement == SAME),
        frozenset(pair for pair, judgement in found.items() if judgement == APART),
    )
