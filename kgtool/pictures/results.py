"""The rows of a stored question whose chart is `flow` as a picture: a chord diagram of money, else a network."""

from __future__ import annotations

from kgtool.pictures.chord import chord
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.marks import ActorMark, FlowMark, Flows
from kgtool.pictures.network import EdgeMark, Network, network
from kgtool.pictures.setting import Setting
from kgtool.pictures.words import amount
from kgtool.query.question import StoredQuestion
from kgtool.query.results.edges import drawing
from kgtool.query.results.table import MONEY
from kgtool.query.solutions import Solutions, decimal_of, plain

#: The columns of a chart whose arrows are payments; others say who depends on whom, or the like.
_PAYER_AND_PAYEE = ["from", "to"]


def drawn(solutions: Solutions, question: StoredQuestion, language: str = "de") -> Drawing:
    """Return the picture of what the rows draw, with the question as its title; `question` has a chart `flow`.

    Rows from payer to payee with amounts are payments; where they have evidence, a mark's title ends with the sentence.
    """
    found = drawing(solutions, question, language)
    setting = Setting(language, question.name)
    title = question.title[language]
    actors = tuple(ActorMark(str(number), name) for number, name in enumerate(found.nodes, start=1))
    names = {actor.key: actor.label for actor in actors}
    flows, edges = list[FlowMark](), list[EdgeMark]()
    for place, edge in enumerate(found.edges):
        start, end = str(edge.source), str(edge.target)
        low, high = decimal_of(edge.values.get("min")), decimal_of(edge.values.get("max"))
        unit = plain(edge.values.get("currency"))
        quote = plain(edge.values.get("evidence_quote"))
        words = f"{names[start]} → {names[end]}"
        words = f"{words}: {edge.label}" if edge.label else words
        said = f"{words} – {quote}" if quote else words
        flows.append(
            FlowMark(
                f"edge-{place}", start, end, "other", low, high, unit, amount(low, high, unit, language), title=said
            )
        )
        edges.append(EdgeMark(f"edge-{place}", start, end, edge.label, title=said))
    pays = list(question.chart.names[:2]) == _PAYER_AND_PAYEE and all(name in solutions.columns for name in MONEY)
    if pays and any(flow.most for flow in flows):
        return chord(Flows(actors, tuple(flows)), setting, title)
    return network(Network(actors, tuple(edges)), setting, title)
