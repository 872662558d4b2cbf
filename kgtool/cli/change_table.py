"""What changed between two answers, as a table that shows each row as it was and as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kgtool.cli.language import say
from kgtool.cli.table import table
from kgtool.query.question import StoredQuestion
from kgtool.query.results.table import table as in_words
from kgtool.query.solutions import Solutions
from kgtool.views.changes import Change, Row, changes


def change_table(question: StoredQuestion, before: Solutions, after: Solutions, language: str) -> str:
    """Return a line of counts and the rows that are gone, changed or new."""
    found = changes(question, before, after)
    counts = Counter(change.kind for change in found)
    line = say(language, "changes", **{kind: counts[kind] for kind in ("gone", "changed", "new")})
    if not found:
        return line
    marked = [entry for change in found for entry in _marked(change)]
    shown = in_words(Solutions(before.columns, tuple(row for _, row in marked)), question, language)
    rows = [[say(language, f"change_{mark}"), *cells] for (mark, _), cells in zip(marked, shown.rows, strict=True)]
    filled = [place for place in range(len(shown.headings) + 1) if any(row[place] for row in rows)]
    headings = [say(language, "column_change"), *shown.headings]
    return f"{line}\n{table([headings[p] for p in filled], [[row[p] for p in filled] for row in rows])}"


def change_record(question: StoredQuestion, columns: Sequence[str], found: Sequence[Change]) -> dict[str, object]:
    """Return what changed in the answer to a question as a JSON record."""
    return {
        "question": question.name,
        "changes": [
            {
                "change": change.kind,
                "before": list(Solutions(tuple(columns), change.before).dicts()),
                "after": list(Solutions(tuple(columns), change.after).dicts()),
            }
            for change in found
        ],
    }


def _marked(change: Change) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a change with what each is."""
    if change.kind == "changed":
        yield from (("changed", row) for row in change.before if row not in change.after)
        yield from (("to", row) for row in change.after if row not in change.before)
    else:
        yield from ((change.kind, row) for row in change.before or change.after)
