"""The circles of the analysis as marks: in the order of their scores, each with its payments and the narrowest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kgtool.pictures.cycle import Cycle
from kgtool.pictures.data.source import PictureSource, Row
from kgtool.pictures.marks import ActorMark, FlowMark, Flows
from kgtool.query.solutions import decimal_of, plain


def circles_of(source: PictureSource, flows: Flows) -> tuple[Cycle, ...]:
    """Return every circle, the one with the highest score first; `flows` are those of the same source.

    Of several payments between the same two, the one with the largest amount is drawn, else the one with most claims.
    """
    between: dict[tuple[str, str], list[FlowMark]] = defaultdict(list)
    for flow in flows.flows:
        between[flow.payer, flow.payee].append(flow)
    actors = {actor.key: actor for actor in flows.actors}
    by_circle: dict[str, list[Row]] = defaultdict(list)
    for row in source.looked_up("circles", "analysis"):
        by_circle[plain(row["circle"])].append(row)
    ordered = sorted(by_circle.items(), key=lambda item: (-(decimal_of(item[1][0]["score"]) or 0), item[0]))
    found = []
    for _, rows in ordered:
        steps = {plain(row["from"]).rpartition("/")[2]: row for row in rows}
        start = min(steps)
        keys, narrowest, marks = [start], "", list[FlowMark]()
        while len(marks) < len(steps):
            row = steps[keys[-1]]
            payee = plain(row["to"]).rpartition("/")[2]
            mark = max(between[keys[-1], payee], key=lambda flow: (flow.most or 0, flow.claims, flow.key))
            marks.append(mark)
            if row["edge"] == row["narrowest"]:
                narrowest = mark.key
            keys.append(payee)
        found.append(Cycle(tuple(actors[key] for key in keys[:-1]), tuple(marks), narrowest))
    return tuple(found)


def strongest(circles: Sequence[Cycle], actors: int = 7) -> Flows:
    """Return the payments of the strongest circles, as many circles as have at most so many actors together.

    `circles` stand in the order of their scores.
    """
    known: dict[str, ActorMark] = {}
    flows: dict[str, FlowMark] = {}
    for circle in circles:
        joined = known | {actor.key: actor for actor in circle.actors}
        if len(joined) <= actors:
            known = joined
            flows |= {flow.key: flow for flow in circle.flows}
    return Flows(tuple(known.values()), tuple(flows.values()))
