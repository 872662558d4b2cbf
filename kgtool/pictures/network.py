"""A small network: what a result connects, as dots around a ring and arrows between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.pictures.bow import Bow
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.lettering import fitted
from kgtool.pictures.marks import ActorMark, linked
from kgtool.pictures.markup import Element, element
from kgtool.pictures.polar import TURN, Centre
from kgtool.pictures.ring_order import ring_order
from kgtool.pictures.setting import Setting
from kgtool.pictures.side_labels import side_labels

_WIDTH, _HEIGHT_OF_LABEL = 900, 22.0
#: More nodes than this are no picture: arrows between the rest are left out.
MOST = 48


@dataclass(frozen=True, slots=True)
class EdgeMark:
    """A connection from one node to another, with its words."""

    key: str
    start: str
    end: str
    words: str = ""
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the connections between them."""

    nodes: tuple[ActorMark, ...]
    edges: tuple[EdgeMark, ...]


def network(graph: Network, setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw at most 48 nodes, those with most connections; a connection that is not drawn is counted as left out."""
    setting = setting or Setting(name="network")
    counts = {node.key: 0 for node in graph.nodes}
    for edge in graph.edges:
        for key in {edge.start, edge.end}:
            counts[key] += 1
    kept = sorted(counts, key=lambda key: (-counts[key], key))[:MOST]
    edges = [edge for edge in graph.edges if edge.start in kept and edge.end in kept and edge.start != edge.end]
    weights: dict[tuple[str, str], float] = {}
    for edge in edges:
        weights[edge.start, edge.end] = weights.get((edge.start, edge.end), 0) + 1
    order = ring_order(kept, weights)
    radius = min(250.0, 90.0 + 9 * len(order))
    room = max(radius + 26, ((len(order) + 1) // 2 + 2) * _HEIGHT_OF_LABEL / 2)
    centre = Centre(_WIDTH / 2, room + 8)
    angles = {key: (place + 0.5) * TURN / len(order) for place, key in enumerate(order)}
    nodes = {node.key: node for node in graph.nodes}
    body = [
        *_edges(edges, angles, nodes, centre, radius, setting),
        *_nodes(order, angles, nodes, centre, radius, room, setting),
    ]
    description = setting.say("network_desc", edges=len(edges), nodes=len(order)) if edges else setting.say("empty")
    heading = title or setting.say("network_title")
    left_out = len(graph.edges) - len(edges)
    return Drawing(setting, _WIDTH, round(2 * centre.y), heading, description, tuple(body), (), left_out)


def _edges(
    edges: Sequence[EdgeMark],
    angles: dict[str, float],
    nodes: dict[str, ActorMark],
    centre: Centre,
    radius: float,
    setting: Setting,
) -> list[Element]:
    found = []
    seen: dict[tuple[str, str], int] = {}
    for edge in edges:
        again = seen[edge.start, edge.end] = seen.get((edge.start, edge.end), -1) + 1
        start, end = centre.at(radius, angles[edge.start]), centre.at(radius, angles[edge.end])
        # A bow towards the centre, a little aside of the one back.
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        pull = 0.42 + 0.16 * again
        aside = (end[1] - start[1], start[0] - end[0])
        control = (
            middle[0] + (centre.x - middle[0]) * pull + aside[0] * 0.08,
            middle[1] + (centre.y - middle[1]) * pull + aside[1] * 0.08,
        )
        bow = Bow(start, control, end).between(8, 9)
        base = max(0.3, 1 - 10 / max(bow.length, 1))
        shapes = (
            element("path", class_="kgp-link", d=bow.line(base)),
            element("path", class_="kgp-fill-compute", d=bow.head(4.5, base)),
        )
        words = f"{nodes[edge.start].label} → {nodes[edge.end].label}"
        title = edge.title or (f"{words}: {edge.words}" if edge.words else words)
        data = {"from": edge.start, "to": edge.end}
        found.append(linked(setting.id(edge.key), edge.href, title, "kgp-flow", shapes, data))
    return found


def _nodes(
    order: Sequence[str],
    angles: dict[str, float],
    nodes: dict[str, ActorMark],
    centre: Centre,
    radius: float,
    room: float,
    setting: Setting,
) -> list[Element]:
    found = []
    for place in side_labels([angles[key] for key in order], _HEIGHT_OF_LABEL, radius + 6, room):
        key = order[place.index]
        node = nodes[key]
        x, y = centre.x + place.x, centre.y + place.y
        space = int(_WIDTH - x if place.side > 0 else x) - 4
        dot = centre.at(radius, angles[key])
        end = " kgp-end" if place.side < 0 else ""
        shapes = (
            element("path", class_="kgp-leader", d=f"M{dot[0]:.0f} {dot[1]:.0f}L{x - place.side * 4:.0f} {y:.0f}"),
            element("circle", class_="kgp-ring", cx=dot[0], cy=dot[1], r=6),
            element("text", fitted(node.label, 14, space, bold=True), class_=f"kgp-amount{end}", x=x, y=y + 5),
        )
        own = {"actor": key}
        found.append(linked(setting.id(f"node-{key}"), node.href, node.title or node.label, "kgp-actor", shapes, own))
    return found
