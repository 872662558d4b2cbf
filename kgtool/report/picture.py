"""The tiers as a picture: boxes in columns and curves between them, in tenths of a point, for SVG and PDF alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kgtool.pictures.tier_layout import Measures, tier_layout
from kgtool.report.parts import Scope
from kgtool.report.tiers import TIERS, Node, Tie

#: How a tie is drawn: as a text states it, as assumed, or as ownership known from lists of names.
Style: TypeAlias = Literal["stated", "assumed", "owned"]

_SIZES = Measures(width=5100, box=150, top=190, row=200, gap=170, bulge=110, widest=1150, most=9)
#: How many letters of a label are drawn.
_LETTERS = 17


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
    ties = list(scope.chain.ties.values())
    laid = tier_layout(list(columns.values()), [(tie.start, tie.end) for tie in ties], _SIZES)
    own = {entity.iri for _, entity in scope.used}
    boxes = []
    for box in laid.boxes:
        if box.rest:
            boxes.append(Box(box.x, box.y, f"+ {len(box.rest)}", ", ".join(map(scope.label, box.rest)), False))
        else:
            label = scope.label(box.key)
            boxes.append(Box(box.x, box.y, _short(label), label, box.key.entity in own))
    headings = [Heading(x, scope.say(f"tier_{name}")) for x, name in zip(laid.columns, columns, strict=True)]
    lines = {Line(curve.points, _style(ties[curve.tie])): None for curve in laid.curves}
    return Picture(
        _SIZES.width,
        laid.height,
        laid.box_width,
        _SIZES.box,
        tuple(headings),
        tuple(boxes),
        tuple(sorted(lines, key=_back_first)),
    )


def _style(tie: Tie) -> Style:
    return "assumed" if tie.assumed else "owned" if tie.how in ("owned", "same") else "stated"


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


def _back_first(line: Line) -> tuple[int, tuple[int, ...]]:
    """Order lines so that what a text states lies on top."""
    return ("owned", "assumed", "stated").index(line.style), line.points


def _short(label: str) -> str:
    return label if len(label) <= _LETTERS else label[: _LETTERS - 1].rstrip() + "…"
