"""The rules of the ledger, in the order in which they are asked: the first that applies explains the clash."""

from __future__ import annotations

from kgtool.rivals import (
    amount,
    currency,
    direction,
    exclusivity,
    factor_ten,
    hedge,
    offered,
    otherwise,
    period,
    polarity,
    primacy,
    scope,
    superseded,
)
from kgtool.rivals.reading import Reading
from kgtool.rivals.rule import Rule


def _part(reading: Reading) -> bool:
    return bool(reading.segment) or reading.scope in {"increment", "part"} or not reading.joint


def _plain(reading: Reading) -> bool:
    return reading.measure is not None and reading.measure.per is None


def _rising(reading: Reading) -> bool:
    return reading.measure is not None and reading.cells.min > 0


def _only(reading: Reading) -> bool:
    return reading.first.exclusivity == "exclusive"


def _said(reading: Reading) -> bool:
    return not reading.first.negated


def _by_rules(reading: Reading) -> bool:
    return reading.first.reader is None


#: Of the figures of a deal or an organisation.
FIGURES = (
    Rule("direction", ("growth",), direction.compare, across=True, leads=_rising),
    Rule("superseded", ("changed", "later"), superseded.compare, across=True),
    Rule("currency", ("same-number",), currency.compare, across=True),
    Rule("factor-ten", ("slip",), factor_ten.compare, across=True),
    Rule("period", ("rate", "duration", "period"), period.compare, across=True, leads=_plain),
    Rule("scope", ("same-number", "part-larger"), scope.compare, across=True, leads=_part),
    Rule("hedge", ("force",), hedge.compare),
    Rule("amount", ("deal", "figure"), amount.compare),
)
#: Of where a customer runs its models, and where they are sold.
USES = (
    Rule("exclusivity", ("used-elsewhere", "offered-elsewhere"), exclusivity.compare, leads=_only),
    Rule("scope", ("used-offered",), offered.compare, leads=_only),
    Rule("primacy", ("two-first",), primacy.compare),
)
PARTNERS = (Rule("exclusivity", ("partner",), exclusivity.compare_partners, leads=_only),)
#: Of the two directions between a pair.
DIRECTIONS = (Rule("direction", ("turned",), direction.compare_sides),)
#: Of what is said and denied.
DENIALS = (
    Rule("polarity", ("denied", "rumour", "still"), polarity.compare, leads=_said),
    Rule("superseded", ("ended",), polarity.compare_ended, leads=_said),
)
#: Of what readers make of the same words; the rules' reading is named first.
READERS = (Rule("reading", ("otherwise",), otherwise.compare, leads=_by_rules),)
#: Every rule once, by the group that asks it.
RULES = (*FIGURES, *USES, *PARTNERS, *DIRECTIONS, *DENIALS, *READERS)
