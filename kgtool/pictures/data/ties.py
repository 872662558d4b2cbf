"""The ties of lock-in as a matrix, and the balances of actors as bars."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from kgtool.pictures.bars import BarMark
from kgtool.pictures.data.source import PictureSource, Row, decimal
from kgtool.pictures.marks import ActorMark, Kind
from kgtool.pictures.matrix import CellMark, Matrix
from kgtool.pictures.words import amount, say
from kgtool.query.solutions import plain
from kgtool.resolve.money_words import number_words


def ties_of(source: PictureSource, actor: str = "", kind: str = "") -> Matrix:
    """Return the ties of an actor, or of all, in one kind of dependence, or in each; one cell a pair.

    Customers and providers are those with most ties first.
    """
    rows = source.asked("lock-in", **{name: word for name, word in (("actor", actor), ("kind", kind)) if word})
    pairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        pairs[plain(row["actor"]), plain(row["provider"])].append(row)
    cells = tuple(_cell(*pair, own, source) for pair, own in pairs.items())
    customers, providers = [cell.customer for cell in cells], [cell.provider for cell in cells]
    return Matrix(_sorted(customers, source), _sorted(providers, source), cells)


def balances_of(source: PictureSource, received: bool = False) -> tuple[BarMark, ...]:
    """Return what each actor pays, or receives, the largest first; who has no known amount is not there."""
    side, kind = ("received", "equity") if received else ("paid", "compute")
    marks = []
    for row in source.asked("balances"):
        low, high = decimal(row[f"{side}Min"]), decimal(row[f"{side}Max"])
        unit, label = plain(row["currency"]), plain(row["actor"])
        if words := amount(low, high, unit, source.language):
            chosen: Kind = "equity" if kind == "equity" else "compute"
            marks.append(BarMark(f"{side}-{label}-{unit}", label, low, high, unit, words, chosen))
    return tuple(sorted(marks, key=lambda mark: (mark.unit, -(mark.high or mark.low or Decimal(0)), mark.key)))


def _cell(customer: str, provider: str, rows: list[Row], source: PictureSource) -> CellMark:
    """Return the cell of a pair: the index is one for all kinds of dependence."""
    language = source.language
    low, high = decimal(rows[0]["indexMin"]), decimal(rows[0]["indexMax"])
    way = ", ".join(say(language, f"tie_{plain(row['kind'])}") for row in rows)
    index = say(language, "unknown")
    if low is not None and high is not None:
        index = f"{number_words(low, language)}–{number_words(high, language)}"
    return CellMark(
        key=f"{customer}/{provider}",
        customer=customer,
        provider=provider,
        low=low,
        high=high,
        way=way,
        href=source.named(customer),
        title=say(language, "tie", customer=customer, provider=provider, way=way, index=index),
    )


def _sorted(names: list[str], source: PictureSource) -> tuple[ActorMark, ...]:
    ordered = sorted(set(names), key=lambda name: (-names.count(name), name))
    return tuple(ActorMark(name, name, source.named(name)) for name in ordered)
