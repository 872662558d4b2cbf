"""What the decisions so far say: how often rules and types were right, examples for patterns, and the decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from kgtool.cli.language import say
from kgtool.cli.terminal import talk, write_text
from kgtool.decisions.book import Book

#: What is asked for.
Asked: TypeAlias = Literal["stats", "examples", "decided"]


def learn(folder: Path, language: str, format: str, limit: int, asked: Asked) -> None:
    """Print what is asked for of the decisions in a data folder; nothing but a word where there are none."""
    book = Book.of(folder)
    if not book.lines:
        talk(say(language, "review_none"))
    elif asked == "stats":
        from kgtool.cli.review_stats import stats_text

        write_text(stats_text(book.decisions, language, format))
    elif asked == "examples":
        from kgtool.review.examples import example_lines

        write_text("\n".join(example_lines(book.decisions)))
    else:
        from kgtool.review.made import as_json, as_lines, made

        found = made(book)
        write_text(as_json(found[:limit]) if format == "json" else "\n".join(as_lines(found[:limit], language)))
        talk(say(language, "review_made", shown=min(limit, len(found)), decisions=len(found)))
