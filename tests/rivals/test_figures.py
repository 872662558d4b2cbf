"""Which figures clash, in what, and which only look as if they did."""

from __future__ import annotations

import pytest

from tests.resolve.claim_graph import Corpus
from tests.rivals.told import found, rules

Amount = tuple[str | None, str | None]
Told = tuple[str, Amount, dict[str, object]]


def invested(*told: Told) -> Corpus:
    """Return a text for each statement on what Microsoft invests in Anthropic, all of one day."""
    corpus = Corpus()
    for place, (words, amount, fields) in enumerate(told):
        all_fields = {"investor": "microsoft", "investee": "anthropic", "document": f"{place}.txt", **fields}
        corpus.say("Investment", f"{words}, Text {'ABCDEF'[place]}", amount=amount, **all_fields)
    return corpus


def figures(kind: str, *told: Told) -> Corpus:
    """Return a text for each statement of a figure of Oracle."""
    corpus = Corpus()
    for place, (words, amount, fields) in enumerate(told):
        corpus.say(kind, words, amount=amount, **{"organisation": "oracle", "document": f"{place}.txt", **fields})
    return corpus


FIVE: Told = ("5 Mrd. Dollar gibt Microsoft", ("5e9", "5e9"), {"hedge": "exact"})
YEAR = ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("words", "amount", "fields", "rule"),
    [
        ("bis zu 5 Mrd. Dollar", (None, "5e9"), {"hedge": "upTo"}, "hedge.force"),
        ("8 Mrd. Dollar", ("8e9", "8e9"), {}, "amount.deal"),
        ("mindestens 8 Mrd. Dollar", ("8e9", None), {"hedge": "atLeast"}, "amount.deal"),
        ("0,5 Mrd. Dollar", ("5e8", "5e8"), {}, "factor-ten.slip"),
        ("5 Mrd. Euro", ("5e9", "5e9"), {"unit": "EUR"}, "currency.same-number"),
        ("5 Mrd. Dollar im Jahr", ("5e9", "5e9"), {"per": "P1Y"}, "period.rate"),
    ],
)
def test_two_texts_on_one_deal_clash(words: str, amount: Amount, fields: dict[str, object], rule: str) -> None:
    assert rules(invested(FIVE, (words, amount, fields))) == [rule]


@pytest.mark.parametrize(
    ("words", "amount", "fields"),
    [
        ("fünf Mrd. Dollar", ("5e9", "5e9"), {}),
        ("rund 5 Mrd. Dollar", ("5e9", "5e9"), {"hedge": "approx"}),
        ("mindestens 5 Mrd. Dollar", ("5e9", None), {"hedge": "atLeast"}),
        ("5,2 Mrd. Dollar", ("5.2e9", "5.2e9"), {}),
        ("zwischen 4 und 6 Mrd. Dollar", ("4e9", "6e9"), {}),
        ("weitere 8 Mrd. Dollar", ("8e9", "8e9"), {"scope": "increment"}),
        ("insgesamt 8 Mrd. Dollar", ("8e9", "8e9"), {"scope": "total"}),
        ("8 Mrd. Euro", ("8e9", "8e9"), {"unit": "EUR"}),
        ("1 Mrd. Dollar im Jahr", ("1e9", "1e9"), {"per": "P1Y"}),
        ("Analysten schätzen 8 Mrd. Dollar", ("8e9", "8e9"), {"modality": "estimated"}),
        ("Es sollen 8 Mrd. Dollar sein", ("8e9", "8e9"), {"modality": "rumoured"}),
        ("8 Mrd. Dollar wären möglich", ("8e9", "8e9"), {"modality": "hypothetical"}),
    ],
)
def test_two_texts_on_one_deal_agree_or_do_not_compare(words: str, amount: Amount, fields: dict[str, object]) -> None:
    assert rules(invested(FIVE, (words, amount, fields))) == []


def test_a_floor_under_a_figure_is_no_clash() -> None:
    told: list[Told] = [
        ("13 Mrd. Dollar", ("13e9", "13e9"), {}),
        ("mindestens 13 Mrd. Dollar", ("13e9", None), {"hedge": "atLeast"}),
    ]
    assert rules(invested(*told)) == []


def test_a_plan_and_its_delivery_are_a_timeline() -> None:
    plan: Told = ("will 5 Mrd. Dollar geben", ("5e9", "5e9"), {"modality": "planned", "stage": "planned"})
    done: Told = ("hat 4 Mrd. Dollar gegeben", ("4e9", "4e9"), {"stage": "delivered"})
    assert rules(invested(plan, done)) == []


def test_a_slip_of_the_point_is_seen_through_rounding() -> None:
    told: list[Told] = [
        ("1,3 Mrd. Dollar", ("1.3e9", "1.3e9"), {}),
        ("rund 13 Mrd. Dollar", ("13e9", "13e9"), {"hedge": "approx"}),
    ]
    assert rules(invested(*told)) == ["factor-ten.slip"]


def test_many_texts_on_two_sides_make_one_entry() -> None:
    up_to: Told = ("bis zu 5 Mrd. Dollar", (None, "5e9"), {"hedge": "upTo"})
    (entry,) = found(invested(FIVE, FIVE, up_to, up_to, up_to))
    assert [len(side) for side in entry.sides] == [2, 3]


def test_three_amounts_make_one_entry_of_three_sides() -> None:
    told: list[Told] = [(f"{number} Mrd. Dollar", (f"{number}e9", f"{number}e9"), {}) for number in (5, 8, 3)]
    (entry,) = found(invested(*told))
    assert [side[0][:13] for side in entry.sides] == ["5 Mrd. Dollar", "8 Mrd. Dollar", "3 Mrd. Dollar"]
    assert entry.german.count("schreibt") == 2


def test_a_text_that_calls_a_value_the_former_one_supersedes_it() -> None:
    corpus = invested(FIVE)
    fields = {"investor": "microsoft", "investee": "anthropic", "document": "b.txt"}
    corpus.say("Investment", "gesenkt von 5", amount=("5e9", "5e9"), scope="former", **fields)
    corpus.say("Investment", "auf 3 Mrd. Dollar", amount=("3e9", "3e9"), **fields)
    (entry,) = found(corpus)
    assert (entry.rule, entry.severity) == ("superseded.changed", "low")
    assert entry.sides == (("5 Mrd. Dollar gibt Microsoft, Text A",), ("auf 3 Mrd. Dollar",))


def test_a_lower_figure_much_later_takes_the_place_of_the_first() -> None:
    corpus = invested(FIVE, ("nur 3 Mrd. Dollar", ("3e9", "3e9"), {}))
    corpus.issued = {"0.txt": "2025-01-10", "1.txt": "2025-09-10"}
    (entry,) = found(corpus)
    assert (entry.rule, entry.severity) == ("superseded.later", "low")
    assert entry.german.endswith("später nennt Testblatt (10. September 2025) „nur 3 Mrd. Dollar, Text B“.")


def test_each_and_together_with_one_number_clash() -> None:
    fields = {"investor": "microsoft nvidia", "investee": "anthropic"}
    corpus = Corpus()
    corpus.say("Investment", "zusammen 15 Mrd. Dollar", amount=("15e9", "15e9"), jointly=True, **fields)
    corpus.say("Investment", "je 15 Mrd. Dollar", amount=("15e9", "15e9"), jointly=False, document="b.txt", **fields)
    assert rules(corpus) == ["scope.same-number", "scope.same-number"]


def test_a_part_of_a_joint_sum_is_no_clash_unless_it_is_larger() -> None:
    joint: Told = ("zusammen 6 Mrd. Dollar", ("6e9", "6e9"), {"investor": "microsoft nvidia", "jointly": True})
    part: Told = ("2 Mrd. Dollar", ("2e9", "2e9"), {})
    larger: Told = ("9 Mrd. Dollar", ("9e9", "9e9"), {})
    assert rules(invested(joint, part)) == []
    assert rules(invested(joint, larger)) == ["scope.part-larger"]


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ({"time": YEAR}, {"time": YEAR, "amount": ("70e9", "70e9")}, ["amount.figure"]),
        ({"time": YEAR}, {"time": YEAR, "amount": ("530e9", "530e9")}, ["factor-ten.slip"]),
        ({"time": YEAR}, {"time": YEAR, "unit": "EUR"}, ["currency.same-number"]),
        ({"time": YEAR}, {"time": ("2024-01-01", "2024-06-30")}, ["period.period"]),
        ({"time": YEAR}, {"time": ("2024-07-01", "2025-06-30")}, ["period.period"]),
        ({"time": YEAR}, {"time": YEAR, "segment": "cloud-segment"}, ["scope.same-number"]),
        (
            {"time": YEAR},
            {"time": YEAR, "segment": "cloud-segment", "amount": ("60e9", "60e9")},
            ["scope.part-larger"],
        ),
        ({"time": YEAR}, {"time": YEAR, "per": "P1Y"}, []),
        ({"time": YEAR}, {"time": ("2023-01-01", "2023-12-31"), "amount": ("40e9", "40e9")}, []),
        ({"time": YEAR}, {"time": ("2023-01-01", "2023-12-31")}, []),
        ({"time": YEAR}, {"time": YEAR, "segment": "cloud-segment", "amount": ("20e9", "20e9")}, []),
        ({"time": YEAR}, {"time": YEAR, "amount": ("60e9", "60e9"), "modality": "estimated"}, []),
        ({"time": YEAR, "modality": "planned"}, {"time": YEAR, "amount": ("60e9", "60e9"), "modality": "planned"}, []),
    ],
)
def test_figures_of_one_period_compare(first: dict[str, object], second: dict[str, object], rule: list[str]) -> None:
    plain: Amount = ("53e9", "53e9")
    amount: Amount = second.pop("amount", plain)  # type: ignore[assignment]
    assert rules(figures("Revenue", ("53 Mrd.", plain, first), ("Zahl", amount, second))) == rule


def test_up_and_down_in_one_year_clash() -> None:
    fields: dict[str, object] = {"kind": "growth", "unit": "%", "time": YEAR}
    told: list[Told] = [("stieg um 20 %", ("20", "20"), fields), ("sank um 20 %", ("-20", "-20"), fields)]
    (entry,) = found(figures("Revenue", *told))
    assert (entry.rule, entry.severity) == ("direction.growth", "high")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2025-05-02", "2025-05-20"), ["amount.figure"]),
        (("2025-01-02", "2025-11-20"), []),
        ((None, "2025-11-20"), []),
        ((None, None), ["amount.figure"]),
    ],
)
def test_a_valuation_moves_with_time(days: tuple[str | None, str | None], expected: list[str]) -> None:
    corpus = figures("Valuation", ("200 Mrd.", ("200e9", "200e9"), {}), ("300 Mrd.", ("300e9", "300e9"), {}))
    corpus.issued = {"0.txt": days[0], "1.txt": days[1]}
    assert rules(corpus) == expected


def test_two_amounts_of_one_text_are_two_things() -> None:
    corpus = figures(
        "Revenue", ("53 Mrd.", ("53e9", "53e9"), {"time": YEAR}), ("20 Mrd.", ("20e9", "20e9"), {"time": YEAR})
    )
    for place, said in enumerate(corpus.said):
        corpus.said[place] = type(said)(**{**said.__dict__, "document": "a.txt"})
    assert rules(corpus) == []


def test_spending_at_no_named_place_and_time_is_any_spending() -> None:
    corpus = Corpus()
    for number, document in (("10", "a.txt"), ("25", "b.txt")):
        corpus.say(
            "CapitalExpenditure", f"{number} Mrd.", spender="oracle", amount=(f"{number}e9",) * 2, document=document
        )
    assert rules(corpus) == []
