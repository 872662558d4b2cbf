"""Where a chord diagram has its actors and the ends of its payments: angles around a ring.

The arc of an actor is the sum of the ends of its payments: at the payer as wide as the amount, at the payee TAPER of
that, so that the direction shows. A payment without an amount has an end of a fixed small width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgtool.pictures.marks import ActorMark, FlowMark, Flows
from kgtool.pictures.polar import TURN
from kgtool.pictures.ring_order import ring_order

#: How wide a payment is at the payee, as part of its width at the payer.
TAPER = 0.4
#: The width of an end without an amount and the least width of one with, in radians, and the space between actors.
_THIN, _LEAST, _GAP = 0.022, 0.006, 0.06


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of the ring, from one angle clockwise to another."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Return the angle in its middle."""
        return (self.start + self.end) / 2

    def turned(self, turn: float) -> Arc:
        """Return it turned clockwise by an angle."""
        return Arc(self.start + turn, self.end + turn)

    @property
    def size(self) -> float:
        """Return its angle."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A payment: its ends, and which part of its width is sure (None where no amount that compares is known)."""

    flow: FlowMark
    payer: Arc
    payee: Arc
    sure: float | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The arc of each actor, in the order around the ring, and the ribbons in the order of the payments."""

    actors: tuple[tuple[ActorMark, Arc], ...]
    ribbons: tuple[Ribbon, ...]


def chord_layout(flows: Flows) -> Layout:
    """Return the layout of payments; the first actor begins at the top."""
    unit = flows.unit
    amounts = [_amount(flow, unit) for flow in flows.flows]
    order = ring_order(_by_weight(flows, amounts), _weights(flows, amounts))
    gap = min(_GAP, TURN * 0.25 / max(1, len(order)))
    ends = _end_sizes(amounts, TURN - gap * len(order))
    arcs, places = _arcs(flows, order, ends, gap)
    actors = {actor.key: actor for actor in flows.actors}
    ribbons = (
        Ribbon(flow, places[number, True], places[number, False], sure_part(flow, unit))
        for number, flow in enumerate(flows.flows)
    )
    return Layout(tuple((actors[key], arcs[key]) for key in order), tuple(ribbons))


def turned(layout: Layout, turn: float) -> Layout:
    """Return a layout of which everything is turned clockwise by an angle."""
    return Layout(
        tuple((actor, arc.turned(turn)) for actor, arc in layout.actors),
        tuple(replace(one, payer=one.payer.turned(turn), payee=one.payee.turned(turn)) for one in layout.ribbons),
    )


def sure_part(flow: FlowMark, unit: str) -> float | None:
    """Return which part of a payment's width is sure: the lower of the upper bound; three quarters where it is open."""
    if flow.unit != unit or flow.most is None:
        return None
    if flow.high is None:
        return 0.75
    return float((flow.low or 0) / flow.high)


def _amount(flow: FlowMark, unit: str) -> float | None:
    """Return the width of a payment in its currency: the upper bound, of an open one a third more than the lower."""
    if flow.unit != unit or flow.most is None:
        return None
    return float(flow.most) if flow.high is not None else float(flow.most) / 0.75


def _by_weight(flows: Flows, amounts: Sequence[float | None]) -> list[str]:
    sums = {actor.key: 0.0 for actor in flows.actors}
    for flow, amount in zip(flows.flows, amounts, strict=True):
        sums[flow.payer] += amount or 0
        sums[flow.payee] += amount or 0
    return sorted(sums, key=lambda key: (-sums[key], key))


def _weights(flows: Flows, amounts: Sequence[float | None]) -> dict[tuple[str, str], float]:
    known = [amount for amount in amounts if amount]
    least = max(known, default=1.0) / 20
    found: dict[tuple[str, str], float] = {}
    for flow, amount in zip(flows.flows, amounts, strict=True):
        pair = (flow.payer, flow.payee)
        found[pair] = found.get(pair, 0) + (amount or 0) + least
    return found


def _end_sizes(amounts: Sequence[float | None], available: float) -> list[tuple[float, float]]:
    """Return the angles of both ends of each payment, which together are what is available."""
    thin = min(_THIN, available * 0.4 / (2 * max(1, len(amounts))))
    known = [amount for amount in amounts if amount]
    if not known:
        each = available / (2 * max(1, len(amounts)))
        return [(each, each) for _ in amounts]
    rest = available - thin * 2 * (len(amounts) - len(known))
    least = min(_LEAST, rest * 0.3 / (2 * len(known)))
    scale = (rest - least * 2 * len(known)) / (sum(known) * (1 + TAPER))
    return [(thin, thin) if not a else (least + a * scale, least + a * scale * TAPER) for a in amounts]


def _arcs(
    flows: Flows, order: Sequence[str], ends: Sequence[tuple[float, float]], gap: float
) -> tuple[dict[str, Arc], dict[tuple[int, bool], Arc]]:
    """Return the arc of each actor, and of each end by the number of the payment and whether it is the payer's."""
    index = {key: place for place, key in enumerate(order)}
    own: Mapping[str, list[tuple[int, bool]]] = {key: [] for key in order}
    for number, flow in enumerate(flows.flows):
        own[flow.payer].append((number, True))
        own[flow.payee].append((number, False))

    def key_of(place: int, end: tuple[int, bool]) -> tuple[int, int]:
        """Sort the ends of an actor so that ribbons do not cross: what goes clockwise nearest comes last."""
        number, pays = end
        flow = flows.flows[number]
        other = index[flow.payee if pays else flow.payer]
        away = (other - place) % len(order)
        return (-away, number if place < other else -number)

    arcs: dict[str, Arc] = {}
    places: dict[tuple[int, bool], Arc] = {}
    at = 0.0
    for place, key in enumerate(order):
        start = at
        for end in sorted(own[key], key=lambda end: key_of(place, end)):
            size = ends[end[0]][0 if end[1] else 1]
            places[end] = Arc(at, at + size)
            at += size
        arcs[key] = Arc(start, at)
        at += gap
    return arcs, places
