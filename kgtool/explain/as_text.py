"""Explanations as a tree of text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from kgtool.explain.claim_words import claim_lines
from kgtool.explain.explained import Explained
from kgtool.explain.step import Step
from kgtool.explain.words import words

#: No line is longer, unless a tree is so deep that its words would have no room.
WIDTH = 110
_LEAST = 50
#: How many claims of one fact are shown.
_CLAIMS = 5


def as_text(explained: Explained, language: str, *, numbered: bool = False) -> str:
    """Return explanations one after the other; `numbered` where they are proofs of the same."""
    blocks = []
    for number, step in enumerate(explained.steps, start=1):
        lines = list(step_lines(step, language))
        if numbered:
            lines.insert(0, words(language, "proof_number", number=number, depth=step.depth, size=step.size))
        blocks.append("\n".join(line.rstrip() for line in lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def step_lines(step: Step, language: str, head: str = "", below: str = "") -> Iterator[str]:
    """Yield the lines of a step and of all below it; `head` stands before its first line, `below` before the others."""
    inner = below + ("│ " if step.parts else "  ")
    standing = standing_words(step, language)
    yield from _wrapped(step.words + (f"  [{standing}]" if standing else ""), head, inner)
    for text in (*step.details, *why_lines(step, language)):
        yield from _wrapped(text, inner + "  ", inner + "    ")
    for claim in step.claims[: _shown(step)]:
        for place, line in enumerate(claim_lines(claim, language)):
            indent = "  " if place == 0 else "    "
            yield from _wrapped(line, inner + indent, inner + indent + "  ")
    if (left := len(step.claims) - _shown(step)) > 0:
        key = "one_more_claim" if left == 1 else "more_claims"
        yield inner + "  " + words(language, key, number=left)
    for number, part in enumerate(step.parts, start=1):
        last = number == len(step.parts)
        yield from step_lines(part, language, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


def _shown(step: Step) -> int:
    return 0 if step.kind == "background" else _CLAIMS


def why_lines(step: Step, language: str) -> Iterator[str]:
    """Yield the rule of a step with its axioms, or where what no claim says is known from."""
    if step.rule is not None:
        yield words(language, "by_rule", rule=step.rule.name, sentence=step.rule.sentence)
        for axiom in step.rule.axioms:
            yield words(language, "axiom", axiom=axiom)
    elif step.kind == "background" and not step.details:
        yield words(language, "axiom", axiom=words(language, "background"))
    elif step.kind == "axiom":
        yield words(language, "axiom", axiom=words(language, "ontology"))


def standing_words(step: Step, language: str) -> str:
    """Return rung, first and last day and amount of a step, '' where nothing of them is known."""
    found = [step.rung or ""]
    if step.first is not None:
        found.append(words(language, "from_day", day=step.first))
    if step.last is not None:
        found.append(words(language, "to_day", day=step.last))
    found.append(step.amount or "")
    return ", ".join(part for part in found if part)


def _wrapped(text: str, first: str, rest: str) -> Iterator[str]:
    width = max(WIDTH, len(rest) + _LEAST)
    yield from wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]
