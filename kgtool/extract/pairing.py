"""Pairing: figures in a row belong to the nouns of a row before them: 'Umsatz und Gewinn stiegen auf drei und eine'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kgtool.extract.fit import Figure
from kgtool.extract.lexicon import lexicon
from kgtool.extract.roles import Match
from kgtool.extract.tokens import Token


def paired(matches: Sequence[Match], figures: Sequence[Figure]) -> Mapping[int, tuple[int, int]]:
    """Return the trigger to which a figure belongs by its place in the row, by the position of the figure."""
    row = sorted((f for f in figures if f.anchor is None), key=lambda f: f.first)
    nouns = sorted({m.trigger for m in matches if m.complete and not m.verbal and m.rule.needs_measure})
    if len(row) < 2 or len(nouns) < 2 or len({f.quantity.kind for f in row}) != 1:
        return {}
    tokens = matches[0].scope.tokens
    first = row[0].first
    while len(nouns) > 1 and (nouns[-1][1] >= first or not _joined(tokens[nouns[-2][1] + 1 : nouns[-1][0]])):
        nouns.pop()
    run = nouns[-1:]
    for noun in reversed(nouns[:-1]):
        if _joined(tokens[noun[1] + 1 : run[0][0]]):
            run.insert(0, noun)
    if len(run) != len(row) or not all(_joined(tokens[a.last + 1 : b.first]) for a, b in pairwise(row)):
        return {}
    return {figure.first: noun for figure, noun in zip(row, run, strict=True)}


def _joined(between: Sequence[Token]) -> bool:
    """Tell whether nothing but a conjunction or comma, an article and adjectives stand between two conjuncts."""
    known = lexicon()
    joins = [t for t in between if t.text == "," or t.low in known.grammar["conjoiners"]]
    return bool(joins) and all(
        t in joins or t.low in known.determiners or t.text == "." or (t.kind == "word" and not t.capital)
        for t in between
    )
