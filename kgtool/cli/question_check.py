"""Checks stored questions against their cases: a table of what differs, or a report for machines."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kgtool.cli.language import say
from kgtool.cli.options import one_of
from kgtool.cli.terminal import talk, write, write_text

if TYPE_CHECKING:
    from kgtool.query.check.check import Outcome
    from kgtool.query.solutions import Queryable
    from kgtool.vocabulary.terms import Iris

REPORTS = ("table", "junit", "earl")


def check_questions(names: list[str], report: str, output: str, language: str) -> None:
    """Check the questions, all where none is named; ends with status 1 where an answer is not the expected one."""
    from kgtool.query.check.case import read_case
    from kgtool.query.check.check import check
    from kgtool.query.library import find, library

    one_of(report, REPORTS, "report")
    asked = [find(name).name for name in names] or [question.name for question in library()]
    with ExitStack() as stack:
        bundled = _Bundled(stack)
        outcomes = list(check(((name, read_case(name)) for name in asked), bundled.graph))
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if report == "table":
        if failed:
            write_text(_table(failed, language), output)
    else:
        _write_report(outcomes, report, output)
    talk(say(language, "questions_checked", questions=len(asked), asked=len(outcomes), failed=len(failed)))
    if failed:
        raise typer.Exit(1)


class _Bundled:
    """The graph of the bundled documents, built in a folder that is removed, and only if a case asks for it."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._built: tuple[Queryable, Iris] | None = None

    def graph(self) -> tuple[Queryable, Iris]:
        """Return the graph with its IRIs, built when it is first wanted."""
        from kgtool.build.pipeline import BuildRequest, build
        from kgtool.build.plan import BUNDLED
        from kgtool.cli.opened import opened

        if self._built is None:
            place = Path(self._stack.enter_context(tempfile.TemporaryDirectory())) / "store"
            build(BuildRequest((BUNDLED,), place))
            self._built = self._stack.enter_context(opened(place))
        return self._built


def _table(failed: list[Outcome], language: str) -> str:
    from kgtool.cli.table import table
    from kgtool.query.check.report import difference

    rows = [(outcome.name, line) for outcome in failed for line in difference(outcome)]
    return table([say(language, "column_question"), say(language, "column_difference")], rows)


def _write_report(outcomes: list[Outcome], report: str, output: str) -> None:
    from kgtool import __version__
    from kgtool.graph.formats import TURTLE
    from kgtool.graph.rdf_io import write_rdf
    from kgtool.query.check.earl import earl_triples
    from kgtool.query.check.junit import write_junit
    from kgtool.vocabulary.terms import Iris

    if report == "junit":
        write_text(write_junit(outcomes).rstrip("\n"), output)
        return
    from pyoxigraph import Quad

    iris = Iris()
    prefixes = iris.prefixes() | {"earl": "http://www.w3.org/ns/earl#"}
    write(write_rdf([Quad(*triple) for triple in earl_triples(outcomes, iris, __version__)], TURTLE, prefixes), output)
