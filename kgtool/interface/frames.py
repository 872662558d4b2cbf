"""Rows as frames of polars and pandas, which are loaded only when a frame is asked for. Decimals stay exact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from kgtool.errors import UsageError
from kgtool.interface.values import Cell

if TYPE_CHECKING:
    import pandas
    import polars

#: The most digits of a decimal in a frame (128 bits).
_DIGITS = 38


def to_polars(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> polars.DataFrame:
    """Return a polars frame: Int64, Decimal, Date, Boolean or String by column; without polars a UsageError."""
    pl = _library("polars")
    series = []
    for name, values in _by_column(columns, rows):
        match _kind(values):
            case "integer":
                series.append(pl.Series(name, values, dtype=pl.Int64))
            case "decimal":
                numbers = _decimals(values)
                scale = max(_places(number) for number in numbers if number is not None)
                series.append(pl.Series(name, numbers, dtype=pl.Decimal(_DIGITS, scale)))
            case "date":
                series.append(pl.Series(name, values, dtype=pl.Date))
            case "boolean":
                series.append(pl.Series(name, values, dtype=pl.Boolean))
            case _:
                series.append(pl.Series(name, _texts(values), dtype=pl.String))
    frame: polars.DataFrame = pl.DataFrame(series)
    return frame


def to_pandas(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> pandas.DataFrame:
    """Return a pandas frame: Int64, Decimal objects, days, boolean or string by column; without it a UsageError."""
    pd = _library("pandas")
    series = {}
    for name, values in _by_column(columns, rows):
        match _kind(values):
            case "integer":
                series[name] = pd.array(values, dtype="Int64")
            case "decimal":
                series[name] = pd.Series(_decimals(values), dtype=object)
            case "date":
                series[name] = pd.Series(values, dtype="datetime64[s]")
            case "boolean":
                series[name] = pd.array(values, dtype="boolean")
            case _:
                series[name] = pd.array(_texts(values), dtype="string")
    frame: pandas.DataFrame = pd.DataFrame(series, columns=list(columns))
    return frame


def _by_column(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[tuple[str, list[Cell]]]:
    return [(name, [row[place] for row in rows]) for place, name in enumerate(columns)]


def _kind(values: Sequence[Cell]) -> str:
    """Return what all known values of a column are, text where they differ or none is known."""
    kinds = {type(value) for value in values if value is not None}
    numbers = [Decimal(value) for value in values if isinstance(value, int | Decimal)]
    if kinds == {int}:
        return "integer" if all(-(1 << 63) <= number < 1 << 63 for number in numbers) else "text"
    if kinds and kinds <= {int, Decimal}:
        # As many digits as the largest has before the point, and the finest behind it.
        digits = max(number.adjusted() + 1 for number in numbers) + max(_places(number) for number in numbers)
        return "decimal" if digits <= _DIGITS else "text"
    return {frozenset({date}): "date", frozenset({bool}): "boolean"}.get(frozenset(kinds), "text")


def _places(number: Decimal) -> int:
    """Return how many digits stand behind the point."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _decimals(values: Sequence[Cell]) -> list[Decimal | None]:
    return [Decimal(value) if isinstance(value, int | Decimal) else None for value in values]


def _texts(values: Sequence[Cell]) -> list[str | None]:
    return [None if value is None else str(value) for value in values]


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed.", f"Install it: pip install 'kgtool[{name}]'.") from error
