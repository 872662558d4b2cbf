"""Opens the store under a view, and says after the answer what the view left out and what a doubt changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgtool.cli.language import say
from kgtool.cli.opened import opened
from kgtool.cli.options import StoreName
from kgtool.cli.terminal import talk
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.query.question import StoredQuestion
    from kgtool.query.solutions import Solutions
    from kgtool.views.bench import Bench
    from kgtool.views.seen import Seen
    from kgtool.views.view import View
    from kgtool.vocabulary.terms import PolicyLayer


def view_of(
    policy: str, rung: str | None, as_of: str | None, on: str | None, without: list[str] | None, rates: Path | None
) -> View:
    """Return the view that the options ask for; what is unknown or no date is a UsageError."""
    from kgtool.views.asked import asked
    from kgtool.views.rates import read_rates

    return asked(
        policy=policy,
        rung=rung,
        as_of=as_of,
        on=on,
        without=without or (),
        rates=() if rates is None else read_rates(_table(rates), str(rates)),
    )


def _table(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"{file} cannot be read: {reason}.", "Name a table of rates.") from error


@contextmanager
def opened_view(
    store: StoreName, view: View, layers: Collection[PolicyLayer] = ("facts", "inferred", "analysis")
) -> Iterator[Seen]:
    """Open the current build under a view: its own graphs where it holds them, else graphs computed in memory."""
    from kgtool.views.seen import see

    with opened(store) as (graph, iris):
        yield see(graph, iris, view, layers)


@contextmanager
def opened_bench(store: StoreName) -> Iterator[Bench]:
    """Open the current build and take its documents' graphs into memory, where any view can be computed."""
    from kgtool.views.bench import Bench
    from kgtool.vocabulary.ontology import load_ontology

    with opened(store) as (graph, iris):
        yield Bench(graph.engine, iris, load_ontology())


def after_answer(
    seen: Seen,
    language: str,
    *,
    listed: bool = False,
    question: StoredQuestion | None = None,
    parameters: Mapping[str, str] | None = None,
) -> None:
    """Say how many claims were left out and why, with `listed` which, and what a doubt changed in the answer."""
    for line in _counts(seen, language):
        talk(line)
    if listed:
        from kgtool.cli.left_out_table import left_out_table

        talk(left_out_table(seen.store, seen.iris, seen.name, language))
    if question is not None and seen.view.without:
        from kgtool.cli.change_table import change_table

        before, after = (
            _answer(seen, replace(seen.view, without=()), question, parameters or {}),
            _answer(seen, seen.view, question, parameters or {}),
        )
        talk(change_table(question, before, after, language))


def _counts(seen: Seen, language: str) -> Iterator[str]:
    if seen.shown is None:
        from kgtool.views.left_out import stored_left_out

        reasons: Mapping[str, int] = stored_left_out(seen.store, seen.iris, seen.name)
    else:
        for doubt in seen.shown.doubts:
            yield say(language, "doubt", word=doubt.word, claims=len(doubt.claims))
        reasons = seen.shown.believed.by_reason()
        if undated := seen.shown.believed.undated:
            yield say(language, "kept_undated", claims=undated)
    if reasons:
        parts = [say(language, f"left_out_{reason}", claims=count) for reason, count in reasons.items()]
        yield say(language, "left_out", claims=sum(reasons.values()), reasons=", ".join(parts))


def _answer(seen: Seen, view: View, question: StoredQuestion, parameters: Mapping[str, str]) -> Solutions:
    """Answer a question under another view of the same store."""
    from kgtool.query.ask import ask
    from kgtool.views.neutral import neutral

    store, name = seen.store, seen.name
    if view != seen.view:
        if view.is_plain and seen.iris.policy_graph(view.policy, "facts") in seen.stored.graph_names():
            store, name = seen.stored, view.policy
        else:
            assert seen.bench is not None
            name = seen.bench.show(view, seen.layers).name
    return neutral(ask(store, question.name, parameters, seen.iris, name), name)
