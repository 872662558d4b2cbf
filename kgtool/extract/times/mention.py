"""A mention of time: where it stands and which days it names."""

from __future__ import annotations

from dataclasses import dataclass

from kgtool.claims import TimeSpan


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One mention; `start` and `end` are code points of the string it was found in, `value.text` the words there.

    `kind` is day, month, quarter, half, year, fiscal_year, season, since, until, range, relative, deictic or duration.
    A duration has neither first nor last day; a relative time has none either where the day of issue is unknown.
    """

    start: int
    end: int
    value: TimeSpan
    kind: str
