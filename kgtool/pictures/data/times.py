"""Figures over time, and the rungs of deals, as marks."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from kgtool.pictures.data.source import PictureSource, Row, decimal
from kgtool.pictures.rungs import DealMark, RungMark
from kgtool.pictures.timeline import PointMark, Series
from kgtool.pictures.words import say
from kgtool.query.solutions import Value, plain
from kgtool.stated.rung import ASIDE, RUNGS


def figures_of(source: PictureSource, actor: str = "", figure: str = "") -> tuple[Series, ...]:
    """Return each figure that was stated more than once, in one unit, in the order of time."""
    own = {name: word for name, word in (("actor", actor), ("figure", figure)) if word}
    groups: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in source.asked("figures-over-time", lang=source.language, **own):
        groups[plain(row["actor"]), plain(row["figure"]), plain(row["segment"]), plain(row["unit"])].append(row)
    return tuple(
        Series(
            key="/".join(group),
            label=group[0],
            note=" · ".join(part for part in group[1:3] if part),
            points=tuple(_point("/".join(group), place, row, source) for place, row in enumerate(rows)),
        )
        for group, rows in groups.items()
    )


def rungs_of(source: PictureSource, actor: str = "", partner: str = "") -> tuple[DealMark, ...]:
    """Return the deals of an actor, or of all, with what was said of each in the order of time."""
    own = {name: word for name, word in (("actor", actor), ("with", partner)) if word}
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in source.asked("deal-timeline", lang=source.language, **own):
        groups[plain(row["deal"])].append(row)
    return tuple(
        DealMark(
            key=label,
            label=label,
            steps=tuple(_step(label, place, row, source) for place, row in enumerate(rows)),
        )
        for label, rows in groups.items()
    )


def _point(group: str, place: int, row: Row, source: PictureSource) -> PointMark:
    parts = (plain(row["value"]), plain(row["period"]), plain(row["document"]))
    return PointMark(
        key=f"{group}/{place}",
        day=_day(row["since"]),
        low=decimal(row["min"]),
        high=decimal(row["max"]),
        unit=plain(row["unit"]),
        words=plain(row["value"]),
        href=source.document(plain(row["document"])),
        title=", ".join(part for part in parts if part),
    )


def _step(label: str, place: int, row: Row, source: PictureSource) -> RungMark:
    rung = plain(row["rung"])
    return RungMark(
        key=f"{label}/{place}",
        day=_day(row["date"]),
        rung=_code(rung, source.language),
        words=plain(row["amount"]),
        href=source.document(plain(row["document"])),
        title=say(source.language, "step", rung=rung, quote=plain(row["quote"]), document=plain(row["document"])),
    )


def _code(label: str, language: str) -> str:
    """Return the code of a rung's label, nothing where it is none."""
    return next((code for code in (*RUNGS, *ASIDE) if say(language, f"rung_{code}") == label), "")


def _day(value: Value) -> date | None:
    text = plain(value)
    return date.fromisoformat(text) if text else None
