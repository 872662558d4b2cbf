"""What an outcome says in lines: the rows that are missing and those that nobody expected."""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.query.check.check import Outcome, Row


def difference(outcome: Outcome) -> Iterator[str]:
    """Yield a headline, then a line for each row that differs: `-` expected and missing, `+` found and not expected."""
    if outcome.expectation is None:
        yield "no case: write queries/cases/" + outcome.question + ".yaml"
        return
    if outcome.disordered:
        yield "the rows are those expected, in another order"
        return
    yield f"{len(outcome.missing)} missing, {len(outcome.unexpected)} unexpected"
    yield from (f"- {words(row)}" for row in outcome.missing)
    yield from (f"+ {words(row)}" for row in outcome.unexpected)


def words(row: Row) -> str:
    """Return a row as `column=value, …`."""
    return ", ".join(f"{name}={value}" for name, value in row)
