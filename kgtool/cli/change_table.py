"""What changed between two answers, as a table that shows each row as it was and as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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
    return f"{line}\n{changes_table(question, before.columns, found, language)}" if found else line


def changes_table(
    question: StoredQuestion,
    columns: Sequence[str],
    found: Sequence[Change],
    language: str,
    because: Sequence[str] = (),
) -> str:
    """Return the rows of changes as they were and as they are; `because` says of each change what did it."""
    marked = [
        (mark, row, because[place] if because and first else "")
        for place, change in enumerate(found)
        for first, (mark, row) in _marked(change)
    ]
    shown = in_words(Solutions(tuple(columns), tuple(row for _, row, _ in marked)), question, language)
    rows = [
        [say(language, f"change_{mark}"), *cells, reason]
        for (mark, _, reason), cells in zip(marked, shown.rows, strict=True)
    ]
    headings = [say(language, "column_change"), *shown.headings, say(language, "column_because")]
    filled = [place for place in range(len(headings)) if any(row[place] for row in rows)]
    return table([headings[p] for p in filled], [[row[p] for p in filled] for row in rows])


def change_record(
    question: StoredQuestion,
    columns: Sequence[str],
    found: Sequence[Change],
    because: Sequence[Mapping[str, object]] = (),
) -> dict[str, object]:
    """Return what changed in the answer to a question as a JSON record, with what did it where that is known."""
    records: list[dict[str, object]] = [
        {
            "change": change.kind,
            "before": list(Solutions(tuple(columns), change.before).dicts()),
            "after": list(Solutions(tuple(columns), change.after).dicts()),
        }
        for change in found
    ]
    for record, reason in zip(records, because, strict=False):
        record["because"] = reason
    return {"question": question.name, "changes": records}


def _marked(change: Change) -> Iterator[tuple[bool, tuple[str, Row]]]:
    """Yield the rows of a change with what each is, and whether it is the first."""
    rows: list[tuple[str, Row]] = []
    if change.kind == "changed":
        rows.extend(("changed", row) for row in change.before if row not in change.after)
        rows.extend(("to", row) for row in change.after if row not in change.before)
    else:
        rows.extend((change.kind, row) for row in change.before or change.after)
    for place, entry in enumerate(rows):
        yield place == 0, entry
