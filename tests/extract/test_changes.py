"""Levels and changes: a sum by which a figure rose is a claim of its own, with party and period of the level."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kgtool.claims import Claim, Measure
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Document("a.txt", text, "0" * 64)).claims)


def said(measure: Measure) -> str:
    value = (measure.min if measure.min is not None else measure.max) or Decimal(0)
    number = value / (1 if measure.kind in ("growth", "share", "ratio") else 1_000_000)
    return f"{measure.scope + ' ' if measure.scope else ''}{number.normalize():f}"


def told(text: str) -> list[list[str]]:
    return [[said(m) for m in c.measures] for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Der Umsatz von Aixtron stieg um 30 Millionen auf 200 Millionen Euro.", [["200"], ["increment 30"]]),
        ("Aixtron setzte 200 Millionen Euro um, ein Plus von 30 Millionen.", [["200"], ["increment 30"]]),
        ("Aixtron setzte 200 Mio. Euro um, ein Plus von 30 Mio. oder 18 Prozent.", [["200", "18"], ["increment 30"]]),
        ("Aixtron setzte 200 Mio. Euro um, 30 Mio. mehr als im Vorjahr.", [["200"], ["increment 30"]]),
        ("Aixtron setzte 200 Mio. Euro um, das sind 30 Mio. mehr als im Vorjahr.", [["200"], ["increment 30"]]),
        ("Beim Umsatz legte Aixtron um 18 % auf 200 Mio. Euro zu, also um 30 Mio.", [["200", "18"], ["increment 30"]]),
        ("Der Umsatz von Aixtron wuchs um 30 Millionen Euro.", [["increment 30"]]),
        ("Der Gewinn von Aixtron sank um 30 Mio. auf 80 Millionen Euro.", [["80"], ["increment -30"]]),
        ("Der Gewinn von Aixtron lag mit 80 Mio. Euro 30 Mio. unter dem Vorjahr.", [["80"], ["increment -30"]]),
    ],
)
def test_a_change_stands_beside_its_level(text: str, measures: list[list[str]]) -> None:
    assert told(text) == measures


@pytest.mark.parametrize(
    "addition",
    [
        ", was einem Zuwachs von 24 Prozent entspricht und zusätzlichen Erlösen von drei Milliarden Dollar.",
        ", was einem Plus von 24 Prozent oder drei Milliarden Dollar entspricht.",
        ", das entspricht einem Zuwachs von 24 Prozent oder drei Milliarden Dollar.",
    ],
)
def test_an_afterthought_has_party_segment_and_time_of_the_level(addition: str) -> None:
    level, change = claims(f"Der Umsatz von Google Cloud betrug im Jahr 2025 15 Milliarden Dollar{addition}")
    assert [said(m) for m in level.measures] == ["15000", "24"]
    assert [said(m) for m in change.measures] == ["increment 3000"]
    assert (change.type, change.roles, change.time) == (level.type, level.roles, level.time)


def test_what_was_missed_of_a_forecast_is_no_change() -> None:
    assert told("Aixtron setzte 200 Mio. Euro um, 30 Mio. mehr als von Analysten erwartet.") == [["200"]]


def test_what_a_sum_is_spread_over_is_no_level_that_it_exceeds() -> None:
    assert told("Arista plant Investitionen von 150 Mio. Euro über die nächsten 15 Jahre.") == [["150"]]


def test_the_next_sentence_tells_the_change_of_the_one_figure_before_it() -> None:
    text = "Der Umsatz von Google Cloud lag bei 15 Milliarden Dollar. Das sind drei Milliarden mehr als im Vorjahr."
    level, change = claims(text)
    assert (change.roles, change.measures[0].scope) == (level.roles, "increment")
    two = "Aixtron machte 200 Mio. Euro Umsatz und 40 Mio. Gewinn. Das sind 30 Millionen mehr als im Vorjahr."
    assert not any(m.scope == "increment" for c in claims(two) for m in c.measures)


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Nvidia verdoppelt seine Investition in Mistral auf acht Milliarden Dollar.", ["total"]),
        ("Cisco stockt seine Beteiligung an Mistral um 200 Mio. auf 500 Mio. Euro auf.", ["total", "increment"]),
        ("Cisco beziffert seine Investition in Mistral auf acht Milliarden Dollar.", [None]),
    ],
)
def test_what_a_deal_is_raised_to_is_its_total(text: str, scopes: list[str | None]) -> None:
    assert [m.scope for c in claims(text) if c.type == "Investment" for m in c.measures] == scopes
