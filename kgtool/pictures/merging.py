"""Of many actors those with the largest payments are drawn, the rest as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kgtool.pictures.marks import ActorMark, FlowMark, Flows
from kgtool.pictures.setting import Setting

#: The key of the actor that stands for all that are not drawn by themselves.
OTHERS = "_others"


@dataclass(frozen=True, slots=True)
class Merged:
    """What is drawn, and the payments that are not: within the rest, and from somebody to himself."""

    flows: Flows
    left_out: tuple[FlowMark, ...]


def merged(flows: Flows, most: int, setting: Setting) -> Merged:
    """Return at most so many actors, those with the largest sums of payments, then those with most payments.

    The rest becomes one actor that is called 'others'; an actor without a payment is not drawn.
    """
    kept = _kept(flows, most)
    left_out = list[FlowMark]()
    drawn = list[FlowMark]()
    for flow in flows.flows:
        payer = flow.payer if flow.payer in kept else OTHERS
        payee = flow.payee if flow.payee in kept else OTHERS
        if payer == payee:
            left_out.append(flow)
        else:
            drawn.append(replace(flow, payer=payer, payee=payee))
    used = {key for flow in drawn for key in (flow.payer, flow.payee)}
    actors = [actor for actor in flows.actors if actor.key in kept and actor.key in used]
    if OTHERS in used:
        actors.append(_others([actor for actor in flows.actors if actor.key not in kept], setting))
    return Merged(Flows(tuple(actors), tuple(drawn)), tuple(left_out))


def _kept(flows: Flows, most: int) -> set[str]:
    unit = flows.unit
    sums = {actor.key: (Decimal(0), 0) for actor in flows.actors}
    for flow in flows.flows:
        amount = (flow.most if flow.unit == unit else None) or Decimal(0)
        for key in {flow.payer, flow.payee}:
            total, count = sums[key]
            sums[key] = (total + amount, count + 1)
    ordered = sorted(sums, key=lambda key: (-sums[key][0], -sums[key][1], key))
    return set(ordered if len(ordered) <= most else ordered[: most - 1])


def _others(actors: Sequence[ActorMark], setting: Setting) -> ActorMark:
    names = ", ".join(actor.label for actor in actors)
    return ActorMark(OTHERS, setting.say("others"), title=f"{setting.say('others')}: {names}")
