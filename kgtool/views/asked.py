"""The view that somebody asks for in words: by options of a command, fields of a query, or arguments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.resolve.policy import policy as find_policy
from kgtool.stated.rung import RUNGS
from kgtool.views.rates import Rate
from kgtool.views.view import View


def asked(
    *,
    policy: str,
    rung: str | None,
    as_of: date | str | None,
    on: date | str | None,
    without: Sequence[str] = (),
    rates: Sequence[Rate] = (),
) -> View:
    """Return the view of these words; an unknown policy or rung, and a day that is none (ISO 8601), is a UsageError."""
    if rung is not None and rung not in RUNGS:
        raise UsageError(f"'{rung}' is no rung.", nearest(rung, RUNGS))
    return View(
        policy=find_policy(policy).name,
        rung=rung,
        as_of=_day(as_of),
        on=_day(on),
        without=tuple(without),
        rates=tuple(rates),
    )


def _day(day: date | str | None) -> date | None:
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError as error:
        raise UsageError(f"'{day}' is no day.", "Write it like 2025-11-18.") from error
