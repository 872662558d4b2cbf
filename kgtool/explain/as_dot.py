"""Explanations as a graph for Graphviz: what follows points up to it, claims are the notes at the leaves."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from kgtool.explain.claim_words import claim_lines
from kgtool.explain.explained import Explained
from kgtool.explain.step import Step

_SHAPES = {
    "inference": "box, style=rounded",
    "fact": "box",
    "background": "box, style=dotted",
    "axiom": "box, style=dotted",
    "resource": "box3d",
}
_WIDTH = 36


def as_dot(explained: Explained, language: str) -> str:
    """Return explanations as one directed graph in the DOT language; what several steps share is drawn once."""
    lines: dict[str, None] = {}
    numbers: dict[str, int] = {}
    for step in explained.steps:
        for line in _lines(step, numbers, language):
            lines[line] = None
    return "\n".join(["digraph explanation {", "  rankdir=BT;", *lines, "}", ""])


def _lines(step: Step, numbers: dict[str, int], language: str) -> Iterator[str]:
    own = _number(numbers, f"step {step.node.value} {step.triple}")
    yield f'  n{own} [shape={_SHAPES[step.kind]}, label="{_label(step.words)}"];'
    target = own
    if step.rule is not None:
        premises = " ".join(str(part.triple) for part in step.parts)
        target = _number(numbers, f"rule {step.rule.name} {step.triple} {premises}")
        yield f'  n{target} [shape=ellipse, label="{_label(step.rule.name)}", tooltip="{_quoted(step.rule.sentence)}"];'
        yield f"  n{target} -> n{own};"
    if step.kind != "background":
        for claim in step.claims:
            note = _number(numbers, f"claim {claim.iri.value}")
            label = "\\n".join(_label(line) for line in claim_lines(claim, language))
            yield f'  n{note} [shape=note, label="{label}"];'
            yield f"  n{note} -> n{own};"
    for part in step.parts:
        yield from _lines(part, numbers, language)
        yield f"  n{_number(numbers, f'step {part.node.value} {part.triple}')} -> n{target};"


def _number(numbers: dict[str, int], key: str) -> int:
    return numbers.setdefault(key, len(numbers) + 1)


def _label(text: str) -> str:
    return "\\n".join(_quoted(line) for line in wrap(text, _WIDTH, break_on_hyphens=False))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
