"""Whether there are more circles than chance makes: the payments rewired, each actor keeping its payers and payees.

The null model is that of Maslov and Sneppen (2002): two payments swap their payees, again and again. An amount stays
with who pays it. p is (1 + the rewired graphs with as much or more) / (1 + their number) (North, Curtis, Sham, 2002).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kgtool.analyse.cores import Edge, cores
from kgtool.analyse.cycles import count_cycles

#: How often an edge is swapped on average before the first rewired graph, and between two.
_FIRST, _BETWEEN = 10, 2


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of the graph and of the rewired ones: mean, standard deviation, z (None without any) and p."""

    name: str
    observed: float
    mean: float
    deviation: float
    z: float | None
    p: float


@dataclass(frozen=True, slots=True)
class NullModel:
    """How a graph compares with `samples` rewired ones: circles by length to `length`, all, and the share of value."""

    samples: int
    seed: int
    length: int
    figures: tuple[Compared, ...]


def null_model(
    values: Mapping[Edge, int], length: int, samples: int, seed: int, effort: int | None = None
) -> NullModel | None:
    """Return how a graph, given by the value of each edge in whole units of money, compares with rewired ones.

    The figures are `circles-2` … to the length, `circles` for all of them, and `value-share`, the part of all value on
    edges that lie on a circle of any length. None where counting takes more than `effort` (see `count_cycles`).
    """
    edges = sorted(edge for edge in values if edge[0] != edge[1])
    if not edges:
        return None
    chance = random.Random(seed)
    own = _figures(edges, [values[edge] for edge in edges], length, effort)
    rewired, told = list(edges), [values[edge] for edge in edges]
    drawn: list[dict[str, Fraction]] = []
    _swap(rewired, chance, _FIRST * len(edges))
    for _ in range(samples):
        _swap(rewired, chance, _BETWEEN * len(edges))
        figures = _figures(rewired, told, length, effort)
        if own is None or figures is None:
            return None
        drawn.append(figures)
    if own is None:
        return None
    compared = tuple(_compared(name, own[name], [figures[name] for figures in drawn]) for name in own)
    return NullModel(samples, seed, length, compared)


def _swap(edges: list[Edge], chance: random.Random, attempts: int) -> None:
    """Swap the payees of two random edges, so often, but where an edge would be doubled or lead back to its payer."""
    there = set(edges)
    for _ in range(attempts):
        first, second = chance.randrange(len(edges)), chance.randrange(len(edges))
        (payer, payee), (other, theirs) = edges[first], edges[second]
        one, two = (payer, theirs), (other, payee)
        if payer in (other, theirs) or other == payee or one in there or two in there:
            continue
        there.difference_update((edges[first], edges[second]))
        there.update((one, two))
        edges[first], edges[second] = one, two


def _figures(
    edges: Sequence[Edge], values: Sequence[int], length: int, effort: int | None
) -> dict[str, Fraction] | None:
    successors: dict[str, list[str]] = {}
    for payer, payee in edges:
        successors.setdefault(payer, []).append(payee)
    counts = count_cycles(successors, length, effort)
    if counts is None:
        return None
    place = {node: number for number, core in enumerate(cores(edges)) for node in core}
    circular = sum(
        value
        for (payer, payee), value in zip(edges, values, strict=True)
        if payer in place and place[payer] == place.get(payee)
    )
    figures = {f"circles-{size}": Fraction(count) for size, count in enumerate(counts, start=2)}
    return figures | {"circles": Fraction(sum(counts)), "value-share": Fraction(circular, max(sum(values), 1))}


def _compared(name: str, own: Fraction, drawn: Sequence[Fraction]) -> Compared:
    """Compare a figure, in exact arithmetic until the last step."""
    mean = sum(drawn, Fraction(0)) / len(drawn)
    variance = sum(((value - mean) ** 2 * times for value, times in Counter(drawn).items()), Fraction(0)) / len(drawn)
    deviation = float(variance) ** 0.5
    p = (1 + sum(value >= own for value in drawn)) / (1 + len(drawn))
    return Compared(name, float(own), float(mean), deviation, float(own - mean) / deviation if variance else None, p)
