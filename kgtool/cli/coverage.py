"""`kgtool coverage`: what of a text stands in a claim, and why the rest does not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, number, say
from kgtool.cli.options import DataOption, LanguageOption, NameOption, OutputOption, one_of, use_data
from kgtool.cli.terminal import talk, write_text
from kgtool.error_words import line_in_language

if TYPE_CHECKING:
    from kgtool.extract.coverage import Coverage

FORMATS = ("table", "json", "html")


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text files, folders of them, or - (standard input).")
    ],
    *,
    format: Annotated[
        str, typer.Option("--format", metavar="table|json|html", help="html shows the text coloured.")
    ] = "table",
    name: NameOption = "stdin.txt",
    output: OutputOption = "-",
    data: DataOption = None,
    lang: LanguageOption = "",
) -> None:
    """List every figure, time and organisation of German texts: in a claim, or why not.

    Examples:

    \b
      kgtool coverage article.txt
      kgtool coverage articles/ --format html --output coverage.html
      kgtool coverage article.txt --format json
    """
    from kgtool.cli.coverage_page import page
    from kgtool.documents import Skipped, check_named, find, read_found
    from kgtool.extract.coverage import coverage

    one_of(format, FORMATS, "format")
    language = choose(lang)
    use_data(data)
    skipped: list[Skipped] = []
    documents = list(read_found(check_named(find(tuple(sources), name)), skipped))
    ledgers = [coverage(document) for document in documents]
    if format == "html":
        write_text(page(list(zip(documents, ledgers, strict=True)), language), output)
    elif format == "json":
        write_text(json.dumps([asdict(ledger) for ledger in ledgers], ensure_ascii=False, indent=1), output)
    else:
        write_text(f"{_counts(ledgers, language)}\n\n{_uncovered(ledgers, language)}", output)
    if skipped:
        talk(say(language, "skipped_count", texts=len(skipped)))
    for text in skipped:
        talk(say(language, "skipped", reason=line_in_language(text.reason, language)))
    items = [item for ledger in ledgers for item in ledger.items]
    claimed = sum(item.status == "claimed" for item in items)
    talk(say(language, "covered", items=len(items), claimed=claimed))


def _counts(ledgers: Sequence[Coverage], language: str) -> str:
    """Return the table of how many items of each kind have which status."""
    from kgtool.cli.table import table
    from kgtool.extract.coverage import STATUSES

    found = Counter((item.kind, item.status) for ledger in ledgers for item in ledger.items)
    columns = [say(language, "column_kind"), *(say(language, f"status_{status}") for status in STATUSES)]
    rows = [
        [say(language, f"kind_{kind}"), *(number(found[kind, status], language) for status in STATUSES)]
        for kind in sorted({kind for kind, _ in found})
    ]
    by_reason = Counter((i.status, i.reason) for ledger in ledgers for i in ledger.items if i.reason)
    ranked = sorted(by_reason.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][1]))
    reasons = [
        [say(language, f"status_{status}"), say(language, f"why_{reason}"), number(count, language)]
        for (status, reason), count in ranked
    ]
    heads = [say(language, "column_status"), say(language, "column_reason"), say(language, "column_number")]
    first = table(columns, rows, right=frozenset(columns[1:]))
    return f"{first}\n\n{table(heads, reasons, right=frozenset(heads[2:]))}" if reasons else first


def _uncovered(ledgers: Sequence[Coverage], language: str) -> str:
    """Return the table of the items that nothing took, with their place and the reason."""
    from kgtool.cli.table import table
    from kgtool.explain.reason_words import reason_words

    columns = [say(language, f"column_{name}") for name in ("document", "line", "kind", "words", "reason")]
    rows = [
        [
            ledger.document,
            str(item.line),
            say(language, f"kind_{item.kind}"),
            " ".join(item.text.split()),
            reason_words(language, item.reason, item.rule, item.roles),
        ]
        for ledger in ledgers
        for item in ledger.items
        if item.status == "open" and item.reason is not None
    ]
    if len(ledgers) == 1:
        columns, rows = columns[1:], [row[1:] for row in rows]
    return table(columns, rows, right=frozenset([say(language, "column_line")])) if rows else ""
