"""The chord diagram: who pays whom, around a ring."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos

from kgtool.pictures.chord_layout import Arc, Layout, Ribbon, chord_layout, turned
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.flow_words import flow_legend, flow_title
from kgtool.pictures.lettering import fitted, text_width
from kgtool.pictures.marks import ActorMark, Flows, linked
from kgtool.pictures.markup import Element, element
from kgtool.pictures.merging import merged
from kgtool.pictures.polar import TURN, Centre, pair
from kgtool.pictures.ribbon import arrow_head, middle_line, outline
from kgtool.pictures.setting import Setting
from kgtool.pictures.side_labels import Placed, side_labels
from kgtool.pictures.symbols import symbol

#: The width of the picture, the radius of the ribbons, and how thick the ring of actors is.
_WIDTH, _RADIUS, _RING = 1000, 286, 9
#: More actors than this become one; a label with a note and one without are this high.
MOST = 29
_TALL, _LOW = 38.0, 19.0
#: How many turns of the ring are tried.
_TURNS = 36


def chord(flows: Flows, setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw payments between at most 29 actors; the rest becomes 'others'.

    A ribbon is as wide as the upper bound at the payer and ends in a tip at the payee; its sure part is solid,
    the hedged part hatched. Payments without an amount, or in another currency than most, are thin dashed lines.
    """
    setting = setting or Setting(name="chord")
    shown = merged(flows, MOST, setting)
    high = _TALL if len(shown.flows.actors) <= 22 else _LOW
    layout = _turned(shown.flows, high)
    room = max(_RADIUS + 34.0, (len(layout.actors) + 1) // 2 * high / 2 + high)
    centre = Centre(_WIDTH / 2, room)
    labels = {actor.key: actor.label for actor in shown.flows.actors}
    body = (
        *_ribbons(layout, shown.flows, centre, labels, setting),
        *_actors(layout, centre, room, high, setting),
    )
    unit = shown.flows.unit
    description = setting.say(
        "chord_desc", flows=len(shown.flows.flows), actors=len(layout.actors), unit=unit or setting.say("no_amount")
    )
    if shown.left_out:
        key = "left_out_one" if len(shown.left_out) == 1 else "left_out_many"
        description += " " + setting.say(key, count=len(shown.left_out))
    legend = flow_legend(shown.flows.flows, unit, setting)
    return Drawing(
        setting,
        _WIDTH,
        round(2 * room),
        title or setting.say("chord_title"),
        description if layout.actors else setting.say("empty"),
        body,
        legend,
        len(shown.left_out),
    )


def _turned(flows: Flows, high: float) -> Layout:
    """Return the layout in the turn in which labels lie nearest to their arcs, and as many left as right."""
    layout = chord_layout(flows)
    middles = [arc.middle for _, arc in layout.actors]
    room = max(_RADIUS + 34.0, (len(middles) + 1) // 2 * high / 2 + high)

    def moved(turn: float) -> float:
        places = side_labels([middle + turn for middle in middles], high, _RADIUS, room)
        off = sum(abs(place.y + _RADIUS * cos(middles[place.index] + turn)) for place in places)
        return off + 20 * abs(sum(place.side for place in places))

    turn = min((step * TURN / _TURNS for step in range(_TURNS)), key=moved)
    return turned(layout, turn)


def _ribbons(
    layout: Layout, flows: Flows, centre: Centre, labels: dict[str, str], setting: Setting
) -> Sequence[Element]:
    """Draw the widest first, so that thin ones lie on top."""
    ordered = sorted(layout.ribbons, key=lambda ribbon: (ribbon.sure is None, -ribbon.payer.size, ribbon.flow.key))
    return [
        linked(
            setting.id(ribbon.flow.key),
            ribbon.flow.href,
            flow_title(ribbon.flow, labels, setting),
            f"kgp-flow kgp-is-{ribbon.flow.kind}",
            _shapes(ribbon, centre, setting),
            ribbon.flow.data,
        )
        for ribbon in ordered
    ]


def _shapes(ribbon: Ribbon, centre: Centre, setting: Setting) -> tuple[Element, ...]:
    kind = ribbon.flow.kind
    if ribbon.sure is None:
        return (
            element("path", class_=f"kgp-thin kgp-line-{kind}", d=middle_line(ribbon, centre, _RADIUS)),
            element("path", class_=f"kgp-fill-{kind}", d=arrow_head(ribbon, centre, _RADIUS)),
        )
    parts = [element("path", class_="kgp-halo", d=outline(ribbon, centre, _RADIUS))]
    if ribbon.sure < 1:
        hedged = outline(ribbon, centre, _RADIUS, ribbon.sure, 1.0)
        parts.append(element("path", class_=f"kgp-edge-{kind}", fill=setting.hatch(kind), d=hedged))
    if ribbon.sure > 0:
        solid = outline(ribbon, centre, _RADIUS, 0.0, ribbon.sure)
        parts.append(element("path", class_=f"kgp-solid kgp-fill-{kind}", d=solid))
        wide = ribbon.payer.size * ribbon.sure
        if wide * _RADIUS > 13:
            x, y = centre.at(_RADIUS - 13, ribbon.payer.start + wide / 2)
            parts.append(symbol(kind, x, y, 4))
    return tuple(parts)


def _actors(layout: Layout, centre: Centre, room: float, high: float, setting: Setting) -> list[Element]:
    outer = _RADIUS + 3 + _RING
    places = side_labels([arc.middle for _, arc in layout.actors], high, outer, room)
    return [
        _actor(actor, arc, place, centre, high, setting)
        for (actor, arc), place in zip(layout.actors, places, strict=True)
    ]


def _short(note: str, room: int) -> str:
    """Return as many parts of a note as there is room for, so that no figure is cut."""
    while text_width(note, 12) > room and ", " in note:
        note = note.rpartition(", ")[0]
    return fitted(note, 12, room)


def _actor(actor: ActorMark, arc: Arc, place: Placed, centre: Centre, high: float, setting: Setting) -> Element:
    x, y = centre.x + place.x, centre.y + place.y
    room = int(_WIDTH - x if place.side > 0 else x) - 4
    outer = _RADIUS + 3 + _RING
    lines = [actor.label, actor.note] if actor.note and high == _TALL else [actor.label]
    end = " kgp-end" if place.side < 0 else ""
    name = fitted(lines[0], 16 if high == _TALL else 14, room, bold=True)
    # A space parts the lines for those who are read the words aloud.
    name = f"{name} " if len(lines) > 1 else name
    size = "kgp-name" if high == _TALL else "kgp-name-small"
    texts = [element("text", name, class_=size + end, x=x, y=y + (5 if len(lines) == 1 else -2))]
    if len(lines) > 1:
        texts.append(element("text", _short(lines[1], room), class_=f"kgp-note{end}", x=x, y=y + 14))
    start = pair(centre.at(outer, arc.middle))
    elbow = pair(centre.at(outer + 8, arc.middle))
    leader = f"M{start}L{elbow}L{pair((x - place.side * 4, y))}"
    ring = centre.band(_RADIUS + 3, outer, arc.start, arc.end)
    shapes = (element("path", class_="kgp-leader", d=leader), element("path", class_="kgp-ring", d=ring), *texts)
    title = actor.title or (f"{actor.label}: {actor.note}" if actor.note else actor.label)
    return linked(setting.id(f"actor-{actor.key}"), actor.href, title, "kgp-actor", shapes, {"actor": actor.key})
