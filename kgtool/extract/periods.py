"""Periods: the times that a section has given, which its next figures go on with."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgtool.claims import TimeSpan
from kgtool.extract.times import TimeMention


@dataclass(slots=True)
class Periods:
    """The times that a section has given: by the fillers of the figures in it, by its line, by the last event."""

    known: dict[tuple[str, ...], TimeSpan] = field(default_factory=dict)
    planned: dict[tuple[str, ...], TimeSpan] = field(default_factory=dict)
    here: dict[tuple[str, ...], TimeSpan] = field(default_factory=dict)
    reported: dict[tuple[str, ...], TimeSpan] = field(default_factory=dict)
    lead: TimeMention | None = None
    event: TimeMention | None = None
    actors: frozenset[str] = frozenset()
    line: int = -1

    def clear(self) -> None:
        """Begin a section."""
        self.known.clear()
        self.planned.clear()

    def report(self, whose: tuple[str, ...], period: TimeMention | None) -> None:
        """Let the period of a report hold for the figures of the organisation it is about."""
        if whose and period is not None:
            self.reported[whose] = period.value

    def begin(self, line: int, lead: TimeMention | None) -> None:
        """Begin a line, known by its offset, that a time may open."""
        if line != self.line:
            self.line, self.lead, self.event, self.actors = line, lead, None, frozenset()
            self.here.clear()
