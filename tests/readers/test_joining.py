"""Two readers who say the same make one claim, completed where one of them left something open; else both stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kgtool.claims import Claim, Measure, Span, TimeSpan
from kgtool.readers.verify.joining import differing, joined

AMOUNT = Measure("amount", Decimal(5), Decimal(5), "USD", "5 Dollar")
SHARE = Measure("share", Decimal(7), Decimal(7), "%", "7 Prozent")
OURS = Claim(
    document="a.txt",
    sha256="0" * 64,
    type="Investment",
    roles=(("investee", ("b",)), ("investor", ("a",))),
    spans=(Span(10, 50),),
    rule="investment.invest",
    confidence=Decimal("0.90"),
    measures=(AMOUNT,),
)
THEIRS = replace(OURS, spans=(Span(0, 51),), rule="reader:llm", confidence=Decimal("0.70"), readers=("llm",))
TIME = TimeSpan(date(2025, 1, 1), date(2025, 12, 31), "2025")


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ({}, {}, {}),
        ({"time": TIME}, {}, {"time": TIME}),
        ({}, {"time": TIME}, {"time": TIME}),
        (
            {"time": replace(TIME, start=date(2024, 7, 1))},
            {"time": TIME},
            {"time": replace(TIME, start=date(2024, 7, 1))},
        ),
        ({}, {"measures": (AMOUNT, SHARE)}, {"measures": (AMOUNT, SHARE)}),
        ({"measures": (AMOUNT, SHARE)}, {"measures": (SHARE,)}, {"measures": (AMOUNT, SHARE)}),
        ({}, {"measures": ()}, {}),
        (
            {},
            {"roles": (*OURS.roles, ("platform", ("p",)))},
            {"roles": (*OURS.roles, ("platform", ("p",)))},
        ),
        ({"exclusivity": "exclusive"}, {}, {"exclusivity": "exclusive"}),
    ],
)
def test_what_one_leaves_open_is_taken_from_the_other(
    ours: dict[str, object], theirs: dict[str, object], both: dict[str, object]
) -> None:
    claims = [replace(OURS, **ours), replace(THEIRS, **theirs)]  # type: ignore[arg-type]
    expected = replace(OURS, **both, readers=("llm", "rules"), confidence=Decimal("0.95"))  # type: ignore[arg-type]
    assert joined(claims) == (expected,)
    assert differing(joined(claims)) == ()


@pytest.mark.parametrize(
    ("theirs", "differ"),
    [
        ({"modality": "planned"}, True),
        ({"negated": True}, True),
        ({"type": "Acquisition"}, True),
        ({"roles": (("investee", ("a",)), ("investor", ("b",)))}, True),
        ({"roles": (("investee", ("b",)), ("investor", ("c",)))}, True),
        ({"measures": (replace(AMOUNT, max=Decimal(6)),)}, False),
        ({"time": TIME}, True),
        ({"spans": (Span(60, 90),), "modality": "planned"}, False),
        ({"measures": (SHARE,), "roles": (("investee", ("a",)), ("investor", ("b",)))}, True),
        ({"measures": (), "negated": True}, True),
        ({"measures": (), "roles": (("investee", ("b",)), ("investor", ("c",)))}, False),
        ({"measures": (), "type": "Partnership"}, False),
    ],
)
def test_what_they_say_apart_stays_with_each_and_differs_where_both_cannot_be_meant(
    theirs: dict[str, object], differ: bool
) -> None:
    ours = replace(OURS, time=replace(TIME, start=date(2024, 1, 1), text="2024"))
    other = replace(THEIRS, **theirs)  # type: ignore[arg-type]
    found = joined([ours, other])
    assert sorted(claim.readers for claim in found) == [(), ("llm",)]
    assert differing(found) == (((ours, other),) if differ else ())


def test_a_claim_that_another_one_names_keeps_its_name() -> None:
    naming = replace(OURS, type="CloudCommitment", measures=(), spans=(Span(60, 70),), in_return_for=OURS.id)
    fuller = replace(THEIRS, time=TIME)
    assert joined([OURS, naming, fuller]) == (fuller, OURS, naming)
    (both, same) = joined([OURS, naming, THEIRS])
    assert (both.id, both.readers, same) == (OURS.id, ("llm", "rules"), naming)


def test_one_reader_alone_joins_nothing() -> None:
    dated = replace(THEIRS, time=TIME)
    assert joined([THEIRS, dated]) == (THEIRS, dated)
