from __future__ import annotations

from datetime import date

import pytest

from kgtool.views.view import View
from tests.resolve.claim_graph import Corpus
from tests.views.graph import bench, left_out, quotes

DAY = date(2025, 6, 1)
Time = tuple[str | None, str | None]


def held(time: Time | None, kind: str = "Investment", **fields: object) -> bool:
    roles = {
        "Investment": {"investor": "nvidia", "investee": "openai"},
        "CloudUse": {"customer": "openai", "provider": "microsoft"},
        "Revenue": {"organisation": "openai"},
        "Valuation": {"organisation": "openai"},
    }[kind]
    made = Corpus().say(kind, "Wort", time=time, **roles, **fields)
    return quotes(bench(made).show(View(on=DAY))) == {"Wort"}


@pytest.mark.parametrize(
    ("time", "kind", "expected"),
    [
        (("2024-01-01", "2024-12-31"), "Investment", True),
        (("2025-06-02", "2025-06-02"), "Investment", False),
        (("2025-01-01", "2025-12-31"), "Investment", True),
        (("2024-01-01", "2024-12-31"), "CloudUse", False),
        (("2024-01-01", None), "CloudUse", True),
        ((None, "2025-12-31"), "CloudUse", True),
        ((None, "2024-12-31"), "CloudUse", False),
        (("2024-05-05", "2024-05-05"), "CloudUse", True),
        (("2024-01-01", "2024-12-31"), "Revenue", False),
        (("2025-01-01", "2025-12-31"), "Revenue", True),
        (("2024-05-05", "2024-05-05"), "Valuation", True),
    ],
)
def test_an_event_stays_and_what_lasts_holds_within_its_time(time: Time, kind: str, expected: bool) -> None:
    amount = ("5", "5") if kind in ("Revenue", "Valuation") else None
    assert held(time, kind, amount=amount) is expected


def test_what_has_no_time_is_kept_and_counted() -> None:
    made = Corpus().say("CloudUse", "Wort", customer="openai", provider="microsoft")
    shown = bench(made).show(View(on=DAY))
    assert (quotes(shown), shown.believed.undated) == ({"Wort"}, 1)


def test_an_agreement_does_not_hold_after_a_text_says_that_it_ended() -> None:
    made = Corpus().say("Investment", "begann", investor="nvidia", investee="openai", time=("2024-02-01", "2024-02-01"))
    made.say(
        "Investment",
        "beendet",
        investor="nvidia",
        investee="openai",
        negated=True,
        stage="ended",
        time=("2025-03-01", "2025-03-01"),
    )
    assert left_out(bench(made).show(View(on=DAY)))["begann"] == "not-then"
    assert quotes(bench(made).show(View(on=date(2025, 2, 1)))) == {"begann"}


def test_what_was_exclusive_is_so_only_until_others_came_in() -> None:
    made = Corpus()
    for quote, exclusivity, day in (("allein", "exclusive", "2019-07-22"), ("offen", "nonexclusive", "2025-01-21")):
        made.say("CloudUse", quote, customer="openai", provider="microsoft", exclusivity=exclusivity, time=(day, day))
    assert quotes(bench(made).show(View(on=date(2022, 1, 1)))) == {"allein"}
    assert quotes(bench(made).show(View(on=DAY))) == {"offen"}
