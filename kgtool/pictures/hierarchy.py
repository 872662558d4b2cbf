"""A hierarchy as a tree from left to right: each row ends in a leaf, lines lead from a node to those below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.lettering import fitted, text_width
from kgtool.pictures.marks import linked
from kgtool.pictures.markup import Element, element
from kgtool.pictures.setting import Setting

_WIDTH, _LEFT, _TOP, _ROW, _SIZE = 1000, 24, 20, 24, 13
#: Between a node's words and the column of those below it, and between the words and their lines.
_GAP, _PAD = 40, 6


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A node by a key that no other has, what it is called, where it leads, and those below it."""

    key: str
    label: str
    href: str = ""
    title: str = ""
    below: tuple[TreeNode, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A node where it stands: its depth, the middle of its row, and the middles of those below it."""

    node: TreeNode
    depth: int
    y: float
    below: tuple[float, ...]


def hierarchy(roots: Sequence[TreeNode], setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw trees one below the other; a node stands in the middle of those below it."""
    setting = setting or Setting(name="hierarchy")
    placed: list[_Placed] = []
    rows = 0
    for root in roots:
        _, rows = _place(root, 0, rows, placed)
    columns, widths = _columns(placed)
    body = [line for entry in placed for line in _lines(entry, columns, widths)]
    body += [_words(entry, columns, widths, setting) for entry in placed]
    heading = title or setting.say("hierarchy_title")
    described = "; ".join(_described(roots)) or setting.say("empty")
    return Drawing(setting, _WIDTH, max(1, rows) * _ROW + 2 * _TOP, heading, described, tuple(body))


def _place(node: TreeNode, depth: int, row: int, placed: list[_Placed]) -> tuple[float, int]:
    """Place a node and all below it from a row on; return its middle and the next free row."""
    middles: list[float] = []
    for child in node.below:
        middle, row = _place(child, depth + 1, row, placed)
        middles.append(middle)
    if not middles:
        y, row = _TOP + (row + 0.5) * _ROW, row + 1
    else:
        y = (middles[0] + middles[-1]) / 2
    placed.append(_Placed(node, depth, y, tuple(middles)))
    return y, row


def _columns(placed: Sequence[_Placed]) -> tuple[list[int], list[int]]:
    """Return where each depth begins and how wide its words may be: as wide as they are, if all fit beside another."""
    depths = 1 + max((entry.depth for entry in placed), default=0)
    widths = [
        max((text_width(entry.node.label, _SIZE) for entry in placed if entry.depth == depth), default=0)
        for depth in range(depths)
    ]
    room = (_WIDTH - 2 * _LEFT - _GAP * (depths - 1)) // depths
    spare = max(0, room * depths - sum(min(width, room) for width in widths))
    widths = [min(width, room + spare // depths) for width in widths]
    starts = [_LEFT]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + _GAP)
    return starts, widths


def _lines(entry: _Placed, columns: Sequence[int], widths: Sequence[int]) -> Iterator[Element]:
    if not entry.below:
        return
    start = columns[entry.depth] + min(widths[entry.depth], text_width(entry.node.label, _SIZE)) + _PAD
    end = columns[entry.depth + 1] - _PAD
    bend = end - (_GAP - 2 * _PAD) / 2
    for y in entry.below:
        yield element("path", class_="kgp-leader", d=f"M{start} {entry.y:g}H{bend:g}V{y:g}H{end}")


def _words(entry: _Placed, columns: Sequence[int], widths: Sequence[int], setting: Setting) -> Element:
    node = entry.node
    words = fitted(node.label, _SIZE, widths[entry.depth])
    text = element("text", words, class_="kgp-key", x=columns[entry.depth], y=entry.y + 4)
    return linked(setting.id(node.key), node.href, node.title or node.label, "kgp-actor", (text,), {"node": node.key})


def _described(nodes: Sequence[TreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.below:
            yield f"{node.label}: {', '.join(child.label for child in node.below)}"
            yield from _described(node.below)
