"""The tiers as a picture: boxes in columns and curves between them, in tenths of a point, for SVG and PDF alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kgtool.report.parts import Scope
from kgtool.report.tiers import TIERS, Node, Tie

#: How a tie is drawn: as a text states it, as assumed, or as ownership known from lists of names.
Style: TypeAlias = Literal["stated", "assumed", "owned"]

#: The width of the picture, the height of a box and of what is above the first, the space between rows and columns.
_WIDTH, _BOX, _TOP, _ROW, _GAP = 5100, 150, 190, 200, 170
#: How many boxes of a column and how many letters of a label are drawn.
_MOST, _LETTERS = 9, 17
_BULGE = 110


@dataclass(frozen=True, slots=True)
class Box:
    """A node: upper left corner, what is written in it, its whole label, and whether the firm lists it."""

    x: int
    y: int
    text: str
    label: str
    own: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as a cubic Bézier curve: start, two control points, end, each x and y."""

    points: tuple[int, int, int, int, int, int, int, int]
    style: Style


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above a column, and its left edge."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All boxes have one width and one height."""

    width: int
    height: int
    box_width: int
    box_height: int
    headings: tuple[Heading, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def picture(scope: Scope) -> Picture:
    """Draw the chain of a firm; empty columns are left out, and of a long column the last boxes become a number."""
    columns = _columns(scope)
    pitch = (_WIDTH + _GAP) // max(1, len(columns))
    width = min(pitch - _GAP, 1150)
    ties = list(scope.chain.ties.values())
    rows = max((min(len(nodes), _MOST + 1) for nodes in columns.values()), default=0)
    places: dict[Node, tuple[int, int]] = {}
    boxes, headings = list[Box](), list[Heading]()
    own = {entity.iri for _, entity in scope.used}
    for number, (name, nodes) in enumerate(columns.items()):
        x = number * pitch
        headings.append(Heading(x, scope.say(f"tier_{name}")))
        ordered = _ordered(nodes, ties, places)
        y = _TOP + (rows - min(len(ordered), _MOST + 1)) * _ROW // 2
        for node in ordered[:_MOST]:
            places[node] = (x, y)
            label = scope.label(node)
            boxes.append(Box(x, y, _short(label), label, node.entity in own))
            y += _ROW
        if rest := len(ordered) - _MOST if len(ordered) > _MOST else 0:
            boxes.append(Box(x, y, f"+ {rest}", ", ".join(map(scope.label, ordered[_MOST:])), False))
    lines = {line: None for tie in ties if (line := _line(tie, places, width)) is not None}
    height = _TOP + rows * _ROW
    return Picture(_WIDTH, height, width, _BOX, tuple(headings), tuple(boxes), tuple(sorted(lines, key=_back_first)))


def _columns(scope: Scope) -> dict[str, list[Node]]:
    """Return the nodes by column; labs stand before the clouds that they use."""
    columns: dict[str, list[Node]] = {}
    for tier in TIERS:
        nodes = scope.chain.at(tier)
        if tier == "providers":
            classes = {node: scope.asking.names.entities[node.entity].classes for node in nodes}
            columns["labs"] = [n for n in nodes if "AILab" in classes[n] and "CloudProvider" not in classes[n]]
            columns["clouds"] = [node for node in nodes if node not in columns["labs"]]
        else:
            columns[tier] = nodes
    return {name: nodes for name, nodes in columns.items() if nodes}


def _ordered(nodes: Sequence[Node], ties: Sequence[Tie], places: Mapping[Node, tuple[int, int]]) -> list[Node]:
    """Order a column by the mean height of what leads to each node, so that few curves cross."""

    def height(node: Node) -> int:
        above = [places[tie.start][1] for tie in ties if tie.end == node and tie.start in places]
        return sum(above) * 10 // len(above) if above else 0

    return sorted(nodes, key=height)


def _line(tie: Tie, places: Mapping[Node, tuple[int, int]], width: int) -> Line | None:
    if tie.start not in places or tie.end not in places or tie.start == tie.end:
        return None
    (x1, y1), (x2, y2) = places[tie.start], places[tie.end]
    style: Style = "assumed" if tie.assumed else "owned" if tie.how in ("owned", "same") else "stated"
    y1, y2 = y1 + _BOX // 2, y2 + _BOX // 2
    if x2 > x1:
        bend = (x2 - x1 - width) // 2
        return Line((x1 + width, y1, x1 + width + bend, y1, x2 - bend, y2, x2, y2), style)
    right = max(x1, x2) + width + _BULGE
    return Line((x1 + width, y1, right, y1, right, y2, x2 + width, y2), style)


def _back_first(line: Line) -> tuple[int, tuple[int, ...]]:
    """Order lines so that what a text states lies on top."""
    return ("owned", "assumed", "stated").index(line.style), line.points


def _short(label: str) -> str:
    return label if len(label) <= _LETTERS else label[: _LETTERS - 1].rstrip() + "…"
