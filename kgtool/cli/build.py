"""`kgtool build`: read texts into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgtool.cli.asking import Asked
from kgtool.cli.lacking import tell_lacks
from kgtool.cli.language import choose
from kgtool.cli.options import (
    DataOption,
    JobsOption,
    LanguageOption,
    NameOption,
    SourceArgument,
    StoreFolderOption,
    processes,
    store_path,
    use_data,
)
from kgtool.cli.progress import progress
from kgtool.cli.reader_options import with_reader
from kgtool.cli.terminal import talk
from kgtool.readers.choice import Choice


@with_reader
def run(
    sources: SourceArgument = None,
    *,
    store: StoreFolderOption = None,
    add: Annotated[bool, typer.Option("--add", help="Keep the documents that the store holds already.")] = False,
    name: NameOption = "stdin.txt",
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="Base of all IRIs; else that of the store.")
    ] = None,
    policy: Annotated[
        list[str] | None,
        typer.Option("--policy", metavar="NAME", help="Also make this policy's graphs; else those of the last build."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with status 1 where the shapes find violations.")
    ] = False,
    data: DataOption = None,
    jobs: JobsOption = 1,
    reader: Choice | None = None,
    lang: LanguageOption = "",
) -> None:
    """Make the store hold exactly these texts, validated and with all that follows from them.

    Without SOURCE: those of the last build, the first time the bundled documents. Examples:

    \b
      kgtool build
      kgtool build articles/ interview.md
      kgtool build --add yesterday.txt
      kgtool build archive/ --jobs 0
      kgtool build --reader hybrid --replay answers/
      kgtool build --policy strict --policy primary-sources
      cat mail.txt | kgtool build - --name mail.txt --store /tmp/mail
    """
    from kgtool.build.pipeline import BuildRequest, build
    from kgtool.cli.summary import lines

    language = choose(lang)
    place = store_path(store)
    use_data(data, store)
    asked = Asked(reader, language)
    asked.announce(sources, name)
    tell_lacks(reader, language)
    with progress(language) as report:
        policies = tuple(policy) if policy else None
        request = BuildRequest(tuple(sources or ()), place, base, add, name, processes(jobs), policies, reader=reader)
        summary = build(request, report, heard=asked.heard)
    for line in lines(summary, Path(place), language):
        talk(line)
    asked.account()
    if strict and summary.violations:
        raise typer.Exit(1)
