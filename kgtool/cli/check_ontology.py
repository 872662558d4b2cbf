"""`kgtool check-ontology`: check the ontology, alone or with the facts of a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, OutputOption, one_of
from kgtool.cli.terminal import talk, write_text
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.cli.ontology_report import Report
    from kgtool.owl.process import Limits

FORMATS = ("table", "json")


def run(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Ontologies in any RDF syntax, else our own.")
    ] = None,
    *,
    data: Annotated[
        Path | None, typer.Option("--data", metavar="STORE", help="Check with the facts of this store, and compare.")
    ] = None,
    diff: Annotated[
        Path | None, typer.Option("--diff", metavar="OLD", help="Compare with this earlier version instead.")
    ] = None,
    reasoner: Annotated[
        bool,
        typer.Option("--reasoner/--no-reasoner", help="Ask HermiT, which needs a Java (pip install 'kgtool[dl]')."),
    ] = True,
    profile: Annotated[bool, typer.Option("--profile", help="List the axioms that leave OWL 2 RL.")] = False,
    hierarchy: Annotated[
        bool, typer.Option("--hierarchy", help="List the superclasses that only HermiT found.")
    ] = False,
    justifications: Annotated[
        int, typer.Option("--justifications", metavar="N", min=1, help="Seek up to N reasons of each fault.")
    ] = 1,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1, help="For each run of HermiT.")
    ] = 600,
    memory: Annotated[int, typer.Option("--memory", metavar="MB", min=64, help="Java's heap.")] = 2000,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How the result is written.")] = (
        "table"
    ),
    output: OutputOption = "-",
    lang: LanguageOption = "",
) -> None:
    """Check an ontology: quality, OWL 2 RL, consistency, classes without members, hierarchy.

    With --data the facts of a store are checked with it, and what HermiT and the rules conclude from them is compared.
    Ends with status 1 where there are errors or warnings of quality, contradictions, classes that can have no member,
    or differences that no construct outside OWL 2 RL explains. Imports are not followed. Examples:

    \b
      kgtool check-ontology
      kgtool check-ontology --data kgtool-store --format json
      kgtool check-ontology meine.ttl --justifications 3
      kgtool check-ontology --diff old.ttl --data kgtool-store
    """
    from kgtool.owl.process import Limits

    one_of(format, FORMATS, "format")
    language = choose(lang)
    limits = Limits(timeout, memory)
    if diff is not None:
        _difference(diff, files or [], data, language, format, output)
        return
    report = _report(files or [], data, justifications if reasoner else 0, limits)
    from kgtool.cli.ontology_record import record
    from kgtool.cli.ontology_tables import summary, tables

    if format == "json":
        write_text(record(report, language), output)
    else:
        write_text(tables(report, language, profile=profile, hierarchy=hierarchy), output)
    for line in summary(report, language):
        talk(line)
    if not report.passes:
        raise typer.Exit(1)


def _report(files: list[str], data: Path | None, most: int, limits: Limits) -> Report:
    from kgtool.cli.ontology_report import report

    if data is not None and not most:
        raise UsageError("Rules and HermiT cannot be compared without HermiT.", "Leave --no-reasoner away.")
    return report(files, data, most, limits)


def _difference(old: Path, files: list[str], data: Path | None, language: str, format: str, output: str) -> None:
    from kgtool.cli.ontology_changes import changes, changes_record, changes_text

    if len(files) > 1:
        raise UsageError("An earlier version is compared with one file.", "Name one, or none for our own.")
    found = changes(old, files[0] if files else None, data)
    write_text((changes_record if format == "json" else changes_text)(found, language), output)
    talk(say(language, "ontology_changed", axioms=len(found.difference.added) + len(found.difference.removed)))
