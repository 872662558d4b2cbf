"""`kgtool diff`: how two builds differ in their answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import (
    AsOfOption,
    LanguageOption,
    OnOption,
    OutputOption,
    PolicyOption,
    RatesOption,
    RungOption,
    StoreFolderOption,
    one_of,
    store_path,
)
from kgtool.cli.terminal import talk, write_text
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.store import OxigraphStore
    from kgtool.views.bench import Bench
    from kgtool.views.difference import Explained, QuestionChanges

FORMATS = ("table", "json")
#: The word for the build before the current one.
PREVIOUS = "previous"
CURRENT = "current"


def run(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A store, a build's id, current or previous.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")] = CURRENT,
    *,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with status 1 where anything differs.")] = False,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    rates: RatesOption = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How the result is written.")] = (
        "table"
    ),
    output: OutputOption = "-",
    store: StoreFolderOption = None,
    lang: LanguageOption = "",
) -> None:
    """Compare two builds by their answers: circles, contradictions, amounts, each change with its sentence.

    Both are seen under one view. The status is 0, with --exit-code 1 where anything differs. Examples:

    \b
      kgtool diff previous
      kgtool diff yesterday-store today-store --rung agreed
      kgtool diff 3f0c77e19a2b4d58 current --format json --exit-code
    """
    from kgtool.cli.viewing import view_of
    from kgtool.views.difference import differences, totals

    language = choose(lang)
    one_of(format, FORMATS, "format")
    view = view_of(policy, rung, as_of, on, None, rates)
    with ExitStack() as stack:
        benches = [_bench(stack.enter_context(_opened(word, store_path(store)))) for word in (old, new)]
        found = differences(benches[0], benches[1], view, language)
        counts = totals(found)
        if format == "json":
            record = {"totals": counts, "questions": [_record(entry) for entry in found]}
            write_text(json.dumps(record, ensure_ascii=False, indent=2), output)
        else:
            write_text("\n\n".join(_section(entry, language) for entry in found), output)
    talk(say(language, "diff_totals", **counts))
    if exit_code and found:
        raise typer.Exit(1)


def _opened(word: str, store: Path) -> OxigraphStore:
    """Open what a word names: a store's current build where it is a folder, else a build of the store by its id."""
    from kgtool.store import StoreDirectory

    if word not in (CURRENT, PREVIOUS) and Path(word).is_dir():
        return StoreDirectory(word).open()
    directory = StoreDirectory(store)
    current = directory.current()
    if word == CURRENT:
        return directory.open()
    builds = directory.builds()
    fitting = [build for build in builds if build.directory != current.directory] if word == PREVIOUS else []
    if word != PREVIOUS:
        fitting = [build for build in builds if build.id.startswith(word)]
    if len(fitting) != 1:
        known = ", ".join(build.id for build in builds)
        raise UsageError(f"'{word}' names no store and no single build of '{store}'.", f"Its builds are {known}.")
    return directory.open(fitting[0])


def _bench(store: OxigraphStore) -> Bench:
    from kgtool.views.bench import Bench
    from kgtool.vocabulary.ontology import load_ontology
    from kgtool.vocabulary.terms import DEFAULT_BASE, Iris

    return Bench(store.engine, Iris(str(store.build.manifest.get("base", DEFAULT_BASE))), load_ontology())


def _section(found: QuestionChanges, language: str) -> str:
    """Return the changes of one question: its words, its rows as they were and are, and the sentences behind them."""
    from kgtool.cli.change_table import changes_table

    title = f"{found.question.name}: {found.question.title[language]}"
    sentences = tuple("\n".join(_sentences(entry)) for entry in found.changes)
    shown = changes_table(
        found.question, found.columns, [entry.change for entry in found.changes], language, because=sentences
    )
    return f"{title}\n{shown}"


def _sentences(entry: Explained) -> Iterator[str]:
    from kgtool.cli.claim_table import quote

    for sign, claims in (("−", entry.gone), ("+", entry.came)):
        for claim in claims:
            yield f"{sign} {quote(claim)} ({claim.source.path})"


def _record(found: QuestionChanges) -> dict[str, object]:
    from kgtool.cli.change_table import change_record
    from kgtool.cli.claim_table import claim_records

    because = [{"gone": claim_records(entry.gone), "came": claim_records(entry.came)} for entry in found.changes]
    return change_record(found.question, found.columns, [entry.change for entry in found.changes], because)
