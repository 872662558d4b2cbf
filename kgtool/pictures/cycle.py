"""One circle of payments: from each actor to the next, with amount, kind and rung; the narrowest is marked."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin

from kgtool.pictures.chord_layout import sure_part
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.flow_words import flow_legend, flow_title
from kgtool.pictures.lettering import fitted, wrapped
from kgtool.pictures.marks import ActorMark, FlowMark, Flows, linked
from kgtool.pictures.markup import Element, element, number
from kgtool.pictures.polar import TURN, Centre
from kgtool.pictures.ring_arrow import ring_arrow
from kgtool.pictures.setting import Setting

_WIDTH, _RADIUS, _NODE = 960, 168, 46
#: The greatest and the least thickness of an arrow.
_THICK, _FINE = 34.0, 4.0
#: From how far to the side of the ring a label stands beside it rather than above or below.
_BESIDE = 0.35


@dataclass(frozen=True, slots=True)
class Cycle:
    """A circle: its actors in order, the payment from each to the next, and the key of the narrowest one."""

    actors: tuple[ActorMark, ...]
    flows: tuple[FlowMark, ...]
    narrowest: str = ""


def cycle(circle: Cycle, setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw a circle of two to eight actors; each payment is an arrow with its amount, kind and rung beside it."""
    setting = setting or Setting(name="cycle")
    count = len(circle.actors)
    radius = _RADIUS + max(0, count - 4) * 22
    centre = Centre(_WIDTH / 2, radius + 96)
    step = TURN / max(1, count)
    # Two stand side by side; of more the first is at the top.
    angles = [(-TURN / 4 if count == 2 else 0) + place * step for place in range(count)]
    labels = {actor.key: actor.label for actor in circle.actors}
    unit = Flows(circle.actors, circle.flows).unit
    widest = max((float(flow.most or 0) for flow in circle.flows if flow.unit == unit), default=0)
    body: list[Element] = []
    for flow, angle in zip(circle.flows, angles, strict=True):
        shapes = _arrow(flow, centre, radius, (angle, angle + step), (unit, widest), setting)
        texts = _label(flow, centre, radius, angle + step / 2, flow.key == circle.narrowest, setting)
        classes = f"kgp-flow kgp-is-{flow.kind}"
        words = flow_title(flow, labels, setting)
        if flow.key == circle.narrowest:
            words = f"{words} – {setting.say('narrowest')}"
        body.append(linked(setting.id(flow.key), flow.href, words, classes, (*shapes, *texts), flow.data))
    body += [
        _node(actor, centre.at(radius, angle), setting) for actor, angle in zip(circle.actors, angles, strict=True)
    ]
    names = " → ".join([*labels.values(), *list(labels.values())[:1]])
    described = ". ".join(flow_title(flow, labels, setting) for flow in circle.flows)
    legend = flow_legend(circle.flows, unit, setting)
    heading = title or setting.say("cycle_title", actors=names)
    description = described + "." if described else setting.say("empty")
    return Drawing(setting, _WIDTH, round(2 * centre.y), heading, description, tuple(body), legend)


def _arrow(
    flow: FlowMark,
    centre: Centre,
    radius: float,
    between: tuple[float, float],
    scale: tuple[str, float],
    setting: Setting,
) -> tuple[Element, ...]:
    unit, widest = scale
    sure = sure_part(flow, unit)
    width = max(_FINE, _THICK * float(flow.most or 0) / widest) if sure is not None else 0
    gap = (_NODE + 8) / radius
    return ring_arrow(centre, radius, between[0] + gap, between[1] - gap, width, sure, flow.kind, setting)


def _label(
    flow: FlowMark, centre: Centre, radius: float, angle: float, narrowest: bool, setting: Setting
) -> list[Element]:
    """Set amount, kind and rung outside of the arrow's middle."""
    x, y = centre.at(radius + 34, angle)
    side = sin(angle)
    end = "" if side > _BESIDE else " kgp-end" if side < -_BESIDE else " kgp-middle"
    lines = 3 if narrowest else 2
    # Above the ring the lines end at the arrow, below they begin there.
    top = y - (lines - 1) * 18 * (1 + cos(angle)) / 2 + 5
    room = round(_WIDTH - x if side > _BESIDE else x if side < -_BESIDE else _WIDTH) - 6
    what = f"{setting.say(f'kind_{flow.kind}')}, {setting.say(f'rung_{flow.rung}')}" if flow.rung else ""
    said = [
        element(
            "text",
            fitted(flow.words or setting.say("no_amount"), 20, room, bold=True),
            class_=f"kgp-big kgp-text-{flow.kind}{end}",
            x=x,
            y=top,
        ),
        element(
            "text", fitted(what or setting.say(f"kind_{flow.kind}"), 14, room), class_=f"kgp-what{end}", x=x, y=top + 19
        ),
    ]
    if narrowest:
        said.append(
            element("text", f"▲ {setting.say('narrowest')}", class_=f"kgp-warm kgp-amount{end}", x=x, y=top + 37)
        )
    return said


def _node(actor: ActorMark, at: tuple[float, float], setting: Setting) -> Element:
    x, y = at
    lines = wrapped(actor.label, 16, 2 * _NODE - 12, 2, bold=True)
    first = y + 5.5 - (len(lines) - 1) * 9
    texts = [
        element("text", line, class_="kgp-name kgp-middle", x=x, y=number(first + place * 18))
        for place, line in enumerate(lines)
    ]
    shape = element("circle", class_="kgp-node", cx=x, cy=y, r=_NODE)
    title = actor.title or actor.label
    return linked(
        setting.id(f"actor-{actor.key}"), actor.href, title, "kgp-actor", (shape, *texts), {"actor": actor.key}
    )
