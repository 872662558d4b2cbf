"""How one answer differs from another to the same question, by what identifies its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Solutions, Value

#: The values of one row in the order of the columns.
Row: TypeAlias = "tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the rows of one key: those of the first answer and those of the second; one side may be empty."""

    before: tuple[Row, ...]
    after: tuple[Row, ...]

    @property
    def kind(self) -> str:
        """Return `gone`, `new` or `changed`."""
        if not self.after:
            return "gone"
        return "changed" if self.before else "new"


def changes(question: StoredQuestion, before: Solutions, after: Solutions) -> tuple[Change, ...]:
    """Return what differs between two answers: in the order of the first, then what is new in that of the second."""
    old, new = _by_key(question.key, before), _by_key(question.key, after)
    found = [Change(tuple(rows), tuple(new.get(key, ()))) for key, rows in old.items()]
    found.extend(Change((), tuple(rows)) for key, rows in new.items() if key not in old)
    return tuple(change for change in found if sorted(map(str, change.before)) != sorted(map(str, change.after)))


def key_of(question: StoredQuestion, columns: Sequence[str], row: Row) -> Row:
    """Return the values that identify a row."""
    return tuple(row[columns.index(name)] for name in question.key)


def _by_key(key: Sequence[str], solutions: Solutions) -> Mapping[Row, list[Row]]:
    places = [solutions.columns.index(name) for name in key]
    found: dict[Row, list[Row]] = defaultdict(list)
    for row in solutions.rows:
        found[tuple(row[place] for place in places)].append(row)
    return found
