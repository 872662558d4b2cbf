"""The ways from lithography to a product as tiers, with the chokepoints of the graph."""

from __future__ import annotations

import itertools

from kgtool.pictures.data.source import PictureSource
from kgtool.pictures.tiers import TierNode, Tiers, TierTie
from kgtool.pictures.words import say
from kgtool.query.solutions import plain

#: Between the stops of a way, as `supply-paths` writes it.
_ARROW = " → "
#: The tiers of the first three stops of a way, and all of them.
_FIRST = ("machines", "foundries", "chips")
_TIERS = (*_FIRST, "clouds", "labs", "models", "products")


def chain_of(source: PictureSource, product: str = "", actor: str = "") -> Tiers:
    """Return the ways to a product, or through an actor, or all, from the equipment makers to the products.

    A tie is assumed where every way over it is.
    """
    own = {name: word for name, word in (("product", product), ("actor", actor)) if word}
    columns: dict[str, dict[str, None]] = {name: {} for name in _TIERS}
    ties: dict[tuple[str, str], bool] = {}
    labels: dict[str, str] = {}
    for row in source.asked("supply-paths", lang=source.language, **own):
        stops = plain(row["path"]).split(_ARROW)
        goal = plain(row["product"])
        keys = []
        for name, label in zip(_tiers(len(stops), "aIModel" in source.classes(goal)), stops, strict=True):
            key = f"{name}/{label}"
            columns[name].setdefault(key)
            labels[key] = label
            keys.append(key)
        assumed = plain(row["assumed"]) not in ("", "no", "nein", "false")
        for pair in itertools.pairwise(keys):
            # Only who makes the chips of a designer is ever assumed.
            doubtful = assumed and pair[0].startswith("foundries/")
            ties[pair] = ties.get(pair, True) and doubtful
    chokepoints = {plain(row["chokepoint"]) for row in source.asked("chokepoints", lang=source.language)}
    return Tiers(
        tuple(
            (
                say(source.language, f"tier_{name}"),
                tuple(TierNode(k, labels[k], source.named(labels[k]), "", labels[k] in chokepoints) for k in keys_of),
            )
            for name, keys_of in columns.items()
        ),
        tuple(
            TierTie(f"{start}--{end}", start, end, assumed, source.named(labels[end]))
            for (start, end), assumed in ties.items()
        ),
    )


def _tiers(stops: int, model: bool) -> list[str]:
    """Return the tier of each stop of a way; it ends with a model, or with what a model is built into."""
    tail = ["labs", "models"] if model else ["labs", "models", "products"]
    return [*_FIRST, *["clouds"] * (stops - len(_FIRST) - len(tail)), *tail]
