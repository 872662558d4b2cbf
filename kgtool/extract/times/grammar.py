"""The grammar of times."""

from __future__ import annotations

from datetime import date

from kgtool.extract.times.mention import TimeMention


def times(
    view: str,
    start: int = 0,
    end: int | None = None,
    *,
    issued: date | None = None,
    fiscal_year_start: int | None = None,
) -> tuple[TimeMention, ...]:
    """Find the times of `view[start:end]`."""
    return ()
