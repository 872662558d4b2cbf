"""`kgtool import`: read a table of deals from elsewhere into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgtool.cli.language import choose
from kgtool.cli.options import (
    DataOption,
    JobsOption,
    LanguageOption,
    StoreFolderOption,
    processes,
    store_path,
    use_data,
)
from kgtool.cli.progress import progress
from kgtool.cli.terminal import talk, write_text


def run(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="A table as CSV or TSV, with a header.")],
    *,
    mapping: Annotated[
        str,
        typer.Option(
            "--mapping", metavar="MAPPING", help="How to read it: a .toml file, or the name of one that ships."
        ),
    ],
    store: StoreFolderOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report; leave the store as it is.")] = False,
    data: DataOption = None,
    jobs: JobsOption = 1,
    lang: LanguageOption = "",
) -> None:
    """Make each row of a table a claim, by a mapping of its columns, and build the store with it.

    The store keeps what it holds; a table of the same name is replaced. What the mapping does not know is counted and
    listed. Examples:

    \b
      kgtool import flows.csv --mapping deal-flows
      kgtool import zahlungen.csv --mapping zahlungen.toml --dry-run
      kgtool import flows.csv --mapping deal-flows --store /tmp/deals --json > report.json
    """
    from kgtool.build.importing import read_named_table
    from kgtool.build.pipeline import BuildRequest, build
    from kgtool.cli.import_report import report_json, report_table
    from kgtool.cli.summary import lines

    language = choose(lang)
    place = store_path(store)
    use_data(data, store)
    named = read_named_table(table, mapping)
    write_text(report_json(named.report) if json else report_table(named.report, language))
    if dry_run:
        return
    with progress(language) as report:
        request = BuildRequest((), place, add=True, jobs=processes(jobs), tables=(named.file,))
        summary = build(request, report)
    for line in lines(summary, Path(place), language):
        talk(line)
