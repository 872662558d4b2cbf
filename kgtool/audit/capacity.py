"""Power against the number of chips it feeds, and their number against what they cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, reduce
from typing import Any

from kgtool.audit.check import Check, Formula, Operand, weigh
from kgtool.audit.figure import Figure
from kgtool.audit.shelf import Shelf
from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.intervals.interval import Interval, hull
from kgtool.resources import folder

KIND = "capacity"
_FILE = "accelerators.yaml"
#: Who uses accelerators, or builds or rents what feeds them.
_WHO = ("buyer", "user", "spender", "customer")
_KILOWATTS = Interval.point(Decimal(1_000_000))


@dataclass(frozen=True, slots=True)
class Accelerator:
    """What an accelerator draws with its part of the data centre, in kW, and costs, in USD; with the public source."""

    products: tuple[str, ...]
    power: Interval
    price: Interval
    source: dict[str, str]


@cache
def accelerators() -> tuple[Accelerator, ...]:
    """Return the accelerators of the data file, the last one standing for any; another form is a DataFileError."""
    data: Any = read_yaml(_FILE)
    try:
        return tuple(
            Accelerator(
                tuple(entry["products"]),
                _interval(entry["kilowatts"]),
                _interval(entry["price"]),
                {language: str(entry["source"][language]) for language in ("de", "en")},
            )
            for entry in data["accelerators"]
        )
    except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
        cause = f"An accelerator lacks a part, or a figure is no number in quotes: {fault}."
        raise DataFileError(cause, "See the head of the file.", Place(str(folder("data", _FILE)))) from fault


def _interval(bounds: list[str]) -> Interval:
    low, high = bounds
    return Interval(Decimal(low), Decimal(high))


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each number of accelerators whose power or price is told beside it."""
    counts = [f for f in figures if f.measure.kind == "quantity" and f.type in ("ChipPurchase", "ChipUse")]
    if not counts:
        return
    beside = [f for f in figures if f.measure.kind in ("capacity", "amount") and f.measure.per is None]
    shelf = Shelf(beside, _about)
    for count in counts:
        kind = accelerator(_products(count))
        if kind is None:
            continue
        near = shelf.around(_actors(count), count, 200)
        power = next((f for f in near if f.measure.kind == "capacity" and f.measure.unit == "GW"), None)
        price = next((f for f in near if f.measure.kind == "amount" and _same_deal(count, f)), None)
        if power is not None:
            yield _powered(count, power, kind)
        if price is not None and price.measure.unit == "USD":
            yield _priced(count, price, kind)


def _about(figure: Figure) -> object:
    return _actors(figure)


def _actors(figure: Figure) -> object:
    roles = dict(figure.subject[1])
    return next((roles[role] for role in _WHO if role in roles), None)


def _same_deal(count: Figure, price: Figure) -> bool:
    """Tell whether a price is of the purchase of the count: one supplier, and no other product."""
    one, other = (dict(figure.subject[1]) for figure in (count, price))
    if price.type != "ChipPurchase" or one.get("supplier") != other.get("supplier"):
        return False
    return not ("product" in one and "product" in other and one["product"] != other["product"])


def _products(figure: Figure) -> tuple[str, ...]:
    return tuple(filler.value.rsplit("/", 1)[-1] for filler in figure.claim.fillers("product"))


def accelerator(products: Sequence[str]) -> Accelerator | None:
    """Return what is known of these products; of none what holds of any, None where they are none."""
    known = accelerators()
    found = [entry for entry in known if set(products) & set(entry.products)]
    if products and not found:
        return None
    return reduce(_either, found) if found else known[-1]


def _either(one: Accelerator, other: Accelerator) -> Accelerator:
    """Return what holds of either of two."""
    bounds = (hull((one.power, other.power)), hull((one.price, other.price)))
    power, price = (interval for interval in bounds if interval is not None)
    source = {language: f"{words}; {other.source[language]}" for language, words in one.source.items()}
    return Accelerator((*one.products, *other.products), power, price, source)


def _powered(count: Figure, power: Figure, kind: Accelerator) -> Check:
    formula = Formula(
        "capacity.count",
        lambda values: values[0] * _KILOWATTS / kind.power,
        assumed=(kind.power, "kW"),
        source=kind.source,
    )
    return weigh(KIND, formula, [Operand("capacity", power)], count, count.measure.unit)


def _priced(count: Figure, price: Figure, kind: Accelerator) -> Check:
    formula = Formula(
        "capacity.price", lambda values: values[0] * kind.price, assumed=(kind.price, "USD"), source=kind.source
    )
    return weigh(KIND, formula, [Operand("count", count)], price, price.measure.unit)
