"""Brackets: what stands in them belongs to the phrase before and parts none of a list."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.tokens import Token


def bracketed(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the positions of what stands in brackets."""
    within: set[int] = set()
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if depth > 0:
            within.add(token.index)
        depth -= token.text == ")"
    return frozenset(within)


def without_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Drop what stands in brackets between two members of a list ('Micron (USA), Samsung')."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if depth == 0:
            kept.append(token)
        depth -= token.text == ")"
    return kept
