"""The picture of circular money: actors in a ring, and between them the payments of the strongest circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, hypot, sin

from kgtool.pictures.bow import Bow, Box, Point, bowed, label_places
from kgtool.pictures.bow_arrow import bow_arrow
from kgtool.pictures.chord_layout import sure_part
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.flow_words import flow_legend, flow_title
from kgtool.pictures.lettering import text_width, wrapped
from kgtool.pictures.marks import ActorMark, FlowMark, Flows, linked
from kgtool.pictures.markup import Element, element
from kgtool.pictures.merging import merged
from kgtool.pictures.polar import TURN
from kgtool.pictures.ring_order import ring_order
from kgtool.pictures.setting import Setting

_WIDTH, _HEIGHT, _NODE = 1000, 640, 54
#: Half the axes of the ring, the greatest and the least thickness of an arrow.
_AXES, _THICK, _FINE = (372.0, 246.0), 44.0, 3.0
#: How deep a bow may be, the best first; below 0 it is bowed to the right.
_DEPTHS = (0.13, 0.07, 0.19, 0.02, 0.25, -0.06, 0.31, -0.12, -0.2)
#: More actors than this are too many for a ring with words on its arrows.
MOST = 10


def money_circle(flows: Flows, setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw payments between at most ten actors, each amount in words on its arrow; the rest becomes 'others'.

    Labels do not overlap; a label for which there is no room is in the title of its arrow alone.
    """
    setting = setting or Setting(name="money")
    shown = merged(flows, MOST, setting)
    unit = shown.flows.unit
    places = _places(shown.flows)
    ordered = sorted(shown.flows.flows, key=lambda flow: (-_amount(flow, unit), flow.key))
    body, said = list[Element](), list[Element]()
    labels = {actor.key: actor.label for actor in shown.flows.actors}
    widest = max((_amount(flow, unit) for flow in ordered), default=0) or 1
    widths = [max(_FINE, _THICK * _amount(flow, unit) / widest) for flow in ordered]
    bows = _bows(ordered, widths, places)
    texts = _texts(ordered, list(zip(bows, widths, strict=True)), places, unit, setting)
    for flow, bow, width, text in zip(ordered, bows, widths, texts, strict=True):
        shapes = bow_arrow(bow, width, sure_part(flow, unit), flow.kind, setting)
        classes = f"kgp-flow kgp-is-{flow.kind}"
        words = flow_title(flow, labels, setting)
        body.append(linked(setting.id(flow.key), flow.href, words, classes, shapes, flow.data))
        said += text
    body += [_node(actor, places[actor.key], setting) for actor in shown.flows.actors]
    # Words lie above all arrows; whoever does not see them is told by the titles of the arrows.
    body.append(element("g", *said, pointer_events="none", aria_hidden="true"))
    description = setting.say("money_circle_desc", flows=len(ordered), actors=len(places))
    return Drawing(
        setting,
        _WIDTH,
        _HEIGHT,
        title or setting.say("money_circle_title"),
        description if ordered else setting.say("empty"),
        tuple(body),
        flow_legend(ordered, unit, setting),
        len(shown.left_out),
    )


def _amount(flow: FlowMark, unit: str) -> float:
    return float(flow.most or 0) if flow.unit == unit else 0.0


def _places(flows: Flows) -> dict[str, Point]:
    unit = flows.unit
    sums = {actor.key: 0.0 for actor in flows.actors}
    weights: dict[tuple[str, str], float] = {}
    for flow in flows.flows:
        pair = (flow.payer, flow.payee)
        weights[pair] = weights.get(pair, 0) + 1
        for key in pair:
            sums[key] += _amount(flow, unit)
    order = ring_order(sorted(sums, key=lambda key: (-sums[key], key)), weights)
    step = TURN / max(1, len(order))
    return {
        key: (
            _WIDTH / 2 + _AXES[0] * sin(place * step),
            _HEIGHT / 2 - _AXES[1] * cos(place * step),
        )
        for place, key in enumerate(order)
    }


def _bows(flows: Sequence[FlowMark], widths: Sequence[float], places: Mapping[str, Point]) -> list[Bow]:
    """Return the way of each payment: of some depths the one that is nearest to no other actor and no other way."""
    found: list[tuple[Bow, float]] = []
    for flow, width in zip(flows, widths, strict=True):
        others = [place for key, place in places.items() if key not in (flow.payer, flow.payee)]
        tried = [bowed(places[flow.payer], places[flow.payee], depth) for depth in _DEPTHS]
        costs = [_nearness(bow, width, others, found) + place * 0.6 for place, bow in enumerate(tried)]
        whole = tried[costs.index(min(costs))]
        found.append((whole.between(_NODE + 4, _NODE + 6), width))
    return [bow for bow, _ in found]


def _nearness(bow: Bow, width: float, others: Sequence[Point], bows: Sequence[tuple[Bow, float]]) -> float:
    """Return what speaks against a way: much where it goes through an actor, a little where it runs along another."""
    points = [bow.at(step / 20) for step in range(3, 18, 2)]
    cost = sum(80.0 for x, y in points for ox, oy in others if hypot(x - ox, y - oy) < _NODE + 14)
    for other, thick in bows:
        near = 18 + (width + thick) / 2
        along = [other.at(step / 12) for step in range(1, 12)]
        cost += sum(1.4 for x, y in points if any(hypot(x - ox, y - oy) < near for ox, oy in along))
    return cost


def _texts(
    flows: Sequence[FlowMark],
    arrows: Sequence[tuple[Bow, float]],
    places: Mapping[str, Point],
    unit: str,
    setting: Setting,
) -> list[list[Element]]:
    """Return the words on each arrow: the amount with its hedge, and for what it is paid."""
    nodes = [Box(x, y, 2 * _NODE + 4, 2 * _NODE + 4) for x, y in places.values()]
    lines = [
        (flow.words, setting.say(f"kind_{flow.kind}")) if flow.most is not None and flow.unit == unit else None
        for flow in flows
    ]
    sizes = [
        (max(text_width(line[0], 14, bold=True), text_width(line[1], 12)) + 10.0, 34.0) if line else None
        for line in lines
    ]
    found: list[list[Element]] = []
    for flow, line, box in zip(flows, lines, label_places(arrows, sizes, nodes, (_WIDTH, _HEIGHT)), strict=True):
        if line is None or box is None:
            found.append([])
            continue
        plate = element(
            "rect",
            class_="kgp-plate",
            x=box.x - box.width / 2,
            y=box.y - box.height / 2,
            width=box.width,
            height=box.height,
            rx=6,
        )
        amount = element("text", line[0], class_=f"kgp-amount kgp-middle kgp-text-{flow.kind}", x=box.x, y=box.y - 2)
        kind = element("text", line[1], class_="kgp-note kgp-middle", x=box.x, y=box.y + 13)
        found.append([plate, amount, kind])
    return found


def _node(actor: ActorMark, at: Point, setting: Setting) -> Element:
    lines = wrapped(actor.label, 15, 2 * _NODE - 8, 2, bold=True)
    first = at[1] + 6 - (len(lines) - 1) * 9
    texts = [
        element("text", line, class_="kgp-hub kgp-middle kgp-light", x=at[0], y=first + place * 18)
        for place, line in enumerate(lines)
    ]
    shape = element("circle", class_="kgp-disc", cx=at[0], cy=at[1], r=_NODE)
    title = actor.title or (f"{actor.label}: {actor.note}" if actor.note else actor.label)
    own = {"actor": actor.key}
    return linked(setting.id(f"actor-{actor.key}"), actor.href, title, "kgp-actor", (shape, *texts), own)
