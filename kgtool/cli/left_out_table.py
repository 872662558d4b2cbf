"""The claims that a view left out, as a table of quotes, documents and reasons."""

from __future__ import annotations

from kgtool.cli.language import say
from kgtool.cli.table import table
from kgtool.query.ask import ask
from kgtool.query.solutions import Queryable
from kgtool.vocabulary.terms import Iris


def left_out_table(store: Queryable, iris: Iris, name: str, language: str) -> str:
    """Return the answer to the question `left-out` in words."""
    rows = [
        (row.get("quote", ""), row["document"], say(language, f"left_{row['reason']}"))
        for row in ask(store, "left-out", {}, iris, name).dicts()
    ]
    return table([say(language, f"column_{column}") for column in ("quote", "document", "reason")], rows)
