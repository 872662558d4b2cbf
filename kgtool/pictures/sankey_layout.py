"""Where a circular Sankey has its actors and payments: bars in columns, bands between them, loops beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgtool.pictures.levels import forward_order, levels
from kgtool.pictures.marks import ActorMark, FlowMark, Flows

#: The width of the picture and of a bar, the height for the bars of a column, the space between, the thinnest band.
WIDTH, BAR, _HEIGHT, _SPACE, _THIN = 1000, 12, 320.0, 34.0, 5.0
_LEFT, _RIGHT, _TOP = 64.0, 64.0, 40.0
#: The radius of the innermost loop, and the space between loops.
RADIUS, _LOOP = 9.0, 5.0


@dataclass(frozen=True, slots=True)
class Bar:
    """An actor: the left upper corner of its bar, and the height."""

    actor: ActorMark
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """A payment: where it leaves and where it arrives (x, y of the upper edge), its width.

    `depth` is that of a loop beneath, None without one; `turns` are the radii of its outer edge, right and left.
    """

    flow: FlowMark
    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    depth: float | None = None
    turns: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class SankeyLayout:
    """All bars and bands, and the height they take."""

    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    height: float


def sankey_layout(flows: Flows) -> SankeyLayout:
    """Return the layout; a payment whose amount does not compare has the width of a thin line."""
    weights = _weights(flows)
    keys = sorted((actor.key for actor in flows.actors), key=lambda key: (-_total(key, weights), key))
    order = forward_order(keys, weights)
    column = levels(order, list(weights))
    place = {key: number for number, key in enumerate(order)}
    back = [place[flow.payer] >= place[flow.payee] or column[flow.payer] >= column[flow.payee] for flow in flows.flows]
    widths = _widths(flows, column)
    left, right = _LEFT, _RIGHT
    for _ in range(2):
        # A loop reaches beyond its bars: the second time there is room for it.
        layout = _bands(flows, widths, back, _bars(flows, column, widths, weights, (left, right)))
        loops = [band for band in layout.bands if band.depth is not None]
        left += max((8 + band.turns[1] - band.end[0] + 16 for band in loops), default=0.0) if loops else 0.0
        right += max((8 + band.start[0] + band.turns[0] + 4 - WIDTH for band in loops), default=0.0) if loops else 0.0
        left, right = max(left, _LEFT), max(right, _RIGHT)
    return layout


def _weights(flows: Flows) -> dict[tuple[str, str], float]:
    unit = flows.unit
    found: dict[tuple[str, str], float] = {}
    largest = max((float(flow.most or 0) for flow in flows.flows if flow.unit == unit), default=0) or 1
    for flow in flows.flows:
        pair = (flow.payer, flow.payee)
        amount = float(flow.most or 0) if flow.unit == unit else 0
        found[pair] = found.get(pair, 0) + amount / largest + 0.01
    return found


def _total(key: str, weights: Mapping[tuple[str, str], float]) -> float:
    return sum(weight for pair, weight in weights.items() if key in pair)


def _widths(flows: Flows, column: Mapping[str, int]) -> list[float]:
    """Return the width of each payment, such that the fullest column fits."""
    unit = flows.unit
    amounts = [float(flow.most or 0) if flow.unit == unit else 0.0 for flow in flows.flows]
    sides: dict[str, list[float]] = {actor.key: [0.0, 0.0] for actor in flows.actors}
    counts: dict[str, list[int]] = {actor.key: [0, 0] for actor in flows.actors}
    for flow, amount in zip(flows.flows, amounts, strict=True):
        for side, key in enumerate((flow.payer, flow.payee)):
            sides[key][side] += amount
            counts[key][side] += 1
    scale = 10.0**9
    for level in set(column.values()):
        inside = [key for key in sides if column[key] == level]
        total = sum(max(sides[key]) for key in inside)
        rest = max(60.0, _HEIGHT - _THIN * sum(max(counts[key]) for key in inside) * 0.6)
        if total:
            scale = min(scale, rest / total)
    return [max(_THIN if not amount else 1.5, amount * scale) for amount in amounts]


def _bars(
    flows: Flows,
    column: Mapping[str, int],
    widths: Sequence[float],
    weights: Mapping[tuple[str, str], float],
    margins: tuple[float, float],
) -> dict[str, Bar]:
    heights = {actor.key: [0.0, 0.0] for actor in flows.actors}
    for flow, width in zip(flows.flows, widths, strict=True):
        heights[flow.payer][0] += width
        heights[flow.payee][1] += width
    count = max(column.values(), default=0)
    pitch = (WIDTH - sum(margins) - BAR) / max(1, count)
    found: dict[str, Bar] = {}
    actors = {actor.key: actor for actor in flows.actors}
    tallest = 0.0
    columns = [[actor.key for actor in flows.actors if column[actor.key] == level] for level in range(count + 1)]
    for keys in columns:
        tallest = max(tallest, sum(max(heights[key]) for key in keys) + _SPACE * max(0, len(keys) - 1))
    for level, keys in enumerate(columns):
        taken = sum(max(heights[key]) for key in keys) + _SPACE * max(0, len(keys) - 1)
        y = _TOP + (tallest - taken) / 2
        sizes = {key: max(heights[key]) for key in keys}
        ordered = sorted((_height_of(key, found, weights, sizes), key) for key in keys)
        for _, key in ordered:
            found[key] = Bar(actors[key], margins[0] + level * pitch, y, sizes[key])
            y += sizes[key] + _SPACE
    return found


def _height_of(
    key: str, found: Mapping[str, Bar], weights: Mapping[tuple[str, str], float], sizes: Mapping[str, float]
) -> tuple[float, float]:
    """Sort a column by the mean height of what pays its actors, so that few bands cross; the rest by size below."""
    near = [(weights.get((other, key), 0.0), bar) for other, bar in found.items()]
    total = sum(weight for weight, _ in near)
    middle = sum(weight * (bar.y + bar.height / 2) for weight, bar in near)
    return (middle / total if total else float("inf"), -sizes[key])


def _bands(flows: Flows, widths: Sequence[float], back: Sequence[bool], bars: Mapping[str, Bar]) -> SankeyLayout:
    numbers = range(len(flows.flows))

    def span(number: int) -> float:
        flow = flows.flows[number]
        return bars[flow.payer].x - bars[flow.payee].x

    loops = sorted((number for number in numbers if back[number]), key=lambda number: (span(number), number))
    rank = {number: place for place, number in enumerate(loops)}
    leaves, arrives, below = dict[int, float](), dict[int, float](), dict[tuple[str, str], float]()
    for key, bar in bars.items():
        for places, side, other in ((leaves, "payer", "payee"), (arrives, "payee", "payer")):
            own = [number for number in numbers if getattr(flows.flows[number], side) == key]
            # What runs forwards by the height of its other end, then loops, the outermost first.
            ends = {number: bars[getattr(flows.flows[number], other)] for number in own}
            height = {number: end.y + end.height / 2 for number, end in ends.items()}
            y = bar.y
            for _, _, _, number in sorted((back[n], -rank.get(n, 0), height[n], n) for n in own):
                places[number] = y
                y += widths[number]
            below[key, side] = y
    bottom = max((bar.y + bar.height for bar in bars.values()), default=_TOP) + 26
    depths, at = dict[int, float](), bottom
    for number in loops:
        depths[number] = at
        at += widths[number] + _LOOP
    bands = tuple(_band(flows.flows[n], n, widths[n], leaves, arrives, depths, below, bars) for n in numbers)
    return SankeyLayout(tuple(bars.values()), bands, (at if loops else bottom - 26) + 14)


def _band(
    flow: FlowMark,
    number: int,
    width: float,
    leaves: Mapping[int, float],
    arrives: Mapping[int, float],
    depths: Mapping[int, float],
    below: Mapping[tuple[str, str], float],
    bars: Mapping[str, Bar],
) -> Band:
    payer, payee = bars[flow.payer], bars[flow.payee]
    start, end = (payer.x + BAR, leaves[number]), (payee.x, arrives[number])
    if number not in depths:
        return Band(flow, start, end, width)
    turns = (
        RADIUS + below[flow.payer, "payer"] - leaves[number],
        RADIUS + below[flow.payee, "payee"] - arrives[number],
    )
    return Band(flow, start, end, width, depths[number], turns)
