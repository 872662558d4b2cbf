"""`kgtool what-if`: who loses what where an actor fails, a deal is cancelled, a claim is doubted, a supplier halves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose
from kgtool.cli.options import (
    AsOfOption,
    LanguageOption,
    OnOption,
    OutputOption,
    PolicyOption,
    RatesOption,
    RungOption,
    StoreOption,
)
from kgtool.cli.terminal import talk, write_text
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.views.seen import Seen
    from kgtool.vocabulary.terms import PolicyLayer
    from kgtool.what_if.commitments import Commitments
    from kgtool.what_if.shock import Shock

_Several = list[str] | None
_LAYERS: tuple[PolicyLayer, ...] = ("facts",)


def run(
    *,
    fails: Annotated[_Several, typer.Option("--fails", metavar="ACTOR", help="It pays and supplies no more.")] = None,
    cancelled: Annotated[
        _Several, typer.Option("--cancelled", metavar="DEAL", help="'A -> B', 'A, B, C', a deal's label or IRI.")
    ] = None,
    doubt: Annotated[
        _Several, typer.Option("--doubt", metavar="WHAT", help="A claim, document, speaker … not to be believed.")
    ] = None,
    halves: Annotated[
        _Several, typer.Option("--halves", metavar="SUPPLIER", help="It supplies half of what it did.")
    ] = None,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    rates: RatesOption = None,
    json: Annotated[bool, typer.Option("--json", help="Every figure with its flows and claims.")] = False,
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Show who loses what where something is gone, followed over commitments to the end.

    Of what an actor receives a share is lost, and so much of its own promises is exposed. Each option may be given
    several times. Nothing is written into the store. Examples:

    \b
      kgtool what-if --fails openai
      kgtool what-if --cancelled 'Microsoft, Nvidia, Anthropic' --lang en
      kgtool what-if --halves tsmc --rung agreed
      kgtool what-if --cancelled 'Nvidia -> OpenAI' --json
    """
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.what_if.effect import effects

    language = choose(lang)
    named = {"fails": fails, "cancelled": cancelled, "doubt": doubt, "halves": halves}
    suppositions = [{"kind": kind, "of": word} for kind, words in named.items() for word in words or ()]
    if not suppositions:
        raise UsageError("Nothing is supposed.", "Give --fails, --cancelled, --doubt or --halves.")
    with opened_view(store, view_of(policy, rung, as_of, on, None, rates), _LAYERS) as seen:
        found, shock = _supposed(seen, suppositions)
        told = list(effects(found, shock))
        if json:
            from kgtool.what_if.as_json import effects_json

            write_text(effects_json(suppositions, told, found.graph.labels), output)
        else:
            from kgtool.cli.what_if_table import effects_table

            write_text(effects_table(told, found.graph.labels, language), output)
            from kgtool.cli.language import say

            talk(say(language, "what_if_limits"))
        after_answer(seen, language)


def _supposed(seen: Seen, suppositions: list[dict[str, str]]) -> tuple[Commitments, Shock]:
    """Return the commitments of a view, and what the suppositions take from them."""
    from kgtool.what_if.commitments import commitments
    from kgtool.what_if.shock import Shock, Suppositions, without

    facts = seen.iris.policy_graph(seen.name, "facts")
    engine = seen.store.engine
    found = commitments(engine, facts)
    words, shock = Suppositions(engine, seen.iris, facts, found), Shock()
    doubted = [one["of"] for one in suppositions if one["kind"] == "doubt"]
    for one in suppositions:
        if one["kind"] == "fails":
            shock.fail(words.actor(one["of"]))
        elif one["kind"] == "halves":
            shock.halve(words.actor(one["of"]))
        elif one["kind"] == "cancelled":
            for place, share in words.cancelled(one["of"]).items():
                shock.take(place, share)
    if doubted:
        for place, share in without(found, _doubted(seen, doubted)).items():
            shock.take(place, share)
    return found, shock


def _doubted(seen: Seen, words: list[str]) -> Commitments:
    """Return the commitments that are left where these are not believed."""
    from dataclasses import replace

    from kgtool.views.bench import Bench
    from kgtool.vocabulary.ontology import load_ontology
    from kgtool.what_if.commitments import commitments

    bench = seen.bench or Bench(seen.stored.engine, seen.iris, load_ontology())
    shown = bench.show(replace(seen.view, without=tuple(words)), _LAYERS)
    return commitments(bench.store, seen.iris.policy_graph(shown.name, "facts"))
