"""A bench over a small graph, whose facts and analysis of the policy `all` stand in the store like those of a build."""

from __future__ import annotations

from kgtool.analyse.analysis import analyse
from kgtool.query.ask import ask
from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.views.bench import Bench, Shown
from kgtool.views.view import View
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus


def bench(corpus: Corpus) -> Bench:
    store = corpus.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    store.extend(infer(store, IRIS))
    store.extend(analyse(store, IRIS, ONTOLOGY))
    return Bench(store, IRIS, ONTOLOGY)


def quotes(shown: Shown) -> set[str]:
    """Give the words of the claims that count."""
    return {claim.quotes[0].exact for claim in shown.believed.counting}


def left_out(shown: Shown) -> dict[str, str]:
    """Give the reason of each claim that does not count, by its words."""
    return {claim.quotes[0].exact: reason for claim, reason in shown.believed.left_out}


def rows(of: Bench, view: View, question: str, **parameters: str) -> list[dict[str, str]]:
    return list(ask(of.store, question, parameters, IRIS, of.show(view).name).dicts())
