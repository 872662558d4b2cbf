"""The arithmetic of checks set out for people: verdict, sentence, formula, and the sentence of each operand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kgtool import resources
from kgtool.cli.language import say
from kgtool.cli.table import table
from kgtool.query.solutions import Queryable, Solutions

#: From what fails to what holds.
VERDICTS = ("does-not-hold", "rounding", "undecided", "holds")


def reckoning(rows: Solutions, store: Queryable, language: str) -> str:
    """Return a table of two columns: a verdict beside its sentence, and below it each operand beside its own."""
    columns = [say(language, f"column_{name}") for name in ("verdict", "reckoning")]
    operands = _operands(store)
    cells: list[tuple[str, str]] = []
    for row in rows.dicts():
        if cells:
            cells.append(("", ""))
        cells.append((say(language, f"verdict_{row['verdict']}"), row["sentence"]))
        cells.append((f"  {say(language, 'check_formula')}", row["formula"]))
        cells.extend(_told(operands[row["check"]], language))
    return table(columns, cells)


def summary(rows: Solutions, language: str) -> str:
    """Return how many checks there are of each verdict, in one line."""
    counts = Counter(row["verdict"] for row in rows.dicts())
    return say(
        language,
        "checks",
        checks=len(rows),
        holds=counts["holds"],
        rounding=counts["rounding"],
        undecided=counts["undecided"],
        fails=counts["does-not-hold"],
    )


def _operands(store: Queryable) -> dict[str, list[dict[str, str]]]:
    """Return the figures of each check, one passage each, in the order of the formula."""
    found = store.query(resources.folder("queries", "lookup", "check-operands.rq").read_text("utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    operands: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in Solutions.collect(found).dicts():
        operands[row["check"]].setdefault(row["number"], row)
    return defaultdict(
        list, {check: sorted(rows.values(), key=lambda row: int(row["number"])) for check, rows in operands.items()}
    )


def _told(operands: list[dict[str, str]], language: str) -> Iterator[tuple[str, str]]:
    for row in operands:
        quote = " ".join(row["quote"].split())
        yield f"  {say(language, 'role_' + row['role'])}", f"{row['words']}: „{quote}“ ({row['document']})"
