"""The supply chain, tier by tier: boxes in columns, curves for who depends on whom, chokepoints marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.legend import Entry
from kgtool.pictures.lettering import fitted, wrapped
from kgtool.pictures.marks import linked
from kgtool.pictures.markup import Element, element
from kgtool.pictures.setting import Setting
from kgtool.pictures.tier_layout import Measures, Placed, tier_layout

_SIZES = Measures(width=952, box=34, top=44, row=46, gap=30, bulge=22, widest=190, most=11)
_LEFT = 24


@dataclass(frozen=True, slots=True)
class TierNode:
    """Somebody or something at a tier; a chokepoint is what many ways lead through."""

    key: str
    label: str
    href: str = ""
    title: str = ""
    chokepoint: bool = False


@dataclass(frozen=True, slots=True)
class TierTie:
    """That one node depends on another; `assumed` where no text says so."""

    key: str
    start: str
    end: str
    assumed: bool = False
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Tiers:
    """Columns with their headings, from one end of the chain to the other, and the ties between their nodes."""

    columns: tuple[tuple[str, tuple[TierNode, ...]], ...]
    ties: tuple[TierTie, ...]


def tiers(chain: Tiers, setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw a chain; empty columns are left out, and of a long column the last nodes become one box."""
    setting = setting or Setting(name="tiers")
    columns = [(heading, nodes) for heading, nodes in chain.columns if nodes]
    nodes = {node.key: node for _, own in columns for node in own}
    ties = [tie for tie in chain.ties if tie.start in nodes and tie.end in nodes]
    laid = tier_layout(
        [[node.key for node in own] for _, own in columns], [(tie.start, tie.end) for tie in ties], _SIZES
    )
    body: list[Element] = []
    drawn = [(ties[curve.tie], curve.points) for curve in laid.curves]
    for tie, points in sorted(drawn, key=lambda pair: not pair[0].assumed):
        body.append(_tie(tie, points, nodes, setting))
    for (heading, _), x in zip(columns, laid.columns, strict=True):
        words = fitted(heading, 13, laid.box_width + _SIZES.gap - 8)
        body.append(element("text", words, class_="kgp-note kgp-tier", x=x + _LEFT, y=22))
    for box in laid.boxes:
        body.append(_box(box, nodes, laid.box_width, setting))
    ends = [(nodes[tie.start].label, nodes[tie.end].label) for tie in ties]
    described = "; ".join(f"{start} → {end}" for start, end in ends) or setting.say("empty")
    legend = _legend(list(nodes.values()), ties, setting)
    heading = title or setting.say("tiers_title")
    left_out = len(ties) - len(drawn)
    height = laid.height + 6
    return Drawing(setting, _SIZES.width + 2 * _LEFT, height, heading, described, tuple(body), legend, left_out)


def _tie(tie: TierTie, points: Sequence[int], nodes: dict[str, TierNode], setting: Setting) -> Element:
    p = [value + (_LEFT if place % 2 == 0 else 0) for place, value in enumerate(points)]
    line = f"M{p[0]} {p[1]}C{p[2]} {p[3]} {p[4]} {p[5]} {p[6]} {p[7]}"
    way = "assumed" if tie.assumed else "stated"
    title = tie.title or f"{nodes[tie.start].label} → {nodes[tie.end].label}"
    data = {"from": tie.start, "to": tie.end, "way": way}
    shape = element("path", class_=f"kgp-tie kgp-tie-{way}", d=line)
    return linked(setting.id(tie.key), tie.href, title, "kgp-flow", (shape,), data)


def _box(box: Placed[str], nodes: dict[str, TierNode], width: int, setting: Setting) -> Element:
    x = box.x + _LEFT
    node = nodes[box.key]
    label = f"+ {len(box.rest)}" if box.rest else node.label
    title = ", ".join(nodes[key].label for key in box.rest) if box.rest else node.title or node.label
    marked = node.chokepoint and not box.rest
    shape = element(
        "rect",
        class_=f"kgp-box{' kgp-choke' if marked else ''}",
        x=x,
        y=box.y,
        width=width,
        height=_SIZES.box,
        rx=4,
    )
    lines = wrapped(label, 13, width - 10, 2, bold=True)
    light = " kgp-light" if marked else ""
    first = box.y + _SIZES.box / 2 + 5 - (len(lines) - 1) * 7.5
    texts = [
        element("text", line, class_=f"kgp-column kgp-middle{light}", x=x + width / 2, y=first + 15 * place)
        for place, line in enumerate(lines)
    ]
    if marked:
        title = f"{title} – {setting.say('chokepoint')}"
    key = f"rest-{box.key}" if box.rest else f"node-{box.key}"
    own = {"node": box.key, "chokepoint": "yes" if marked else ""}
    return linked(setting.id(key), "" if box.rest else node.href, title, "kgp-actor", (shape, *texts), own)


def _legend(nodes: Sequence[TierNode], ties: Sequence[TierTie], setting: Setting) -> tuple[Entry, ...]:
    found = []
    if any(node.chokepoint for node in nodes):
        found.append(Entry("box", "kgp-choke", setting.say("chokepoint")))
    if any(not tie.assumed for tie in ties):
        found.append(Entry("line", "kgp-tie kgp-tie-stated", setting.say("tie_stated")))
    if any(tie.assumed for tie in ties):
        found.append(Entry("line", "kgp-tie kgp-tie-assumed", setting.say("tie_assumed")))
    return tuple(found)
