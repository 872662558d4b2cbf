"""What a check says in words: its formula, and a sentence a person would write."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kgtool.audit.check import Check
from kgtool.audit.figure import Figure
from kgtool.audit.texts import interval_words, texts
from kgtool.intervals.reading import tolerances_used
from kgtool.intervals.tolerance import tolerances
from kgtool.vocabulary.ontology import Ontology

_LIST = " + "
_FORMULA_LANGUAGE = "de"
#: Roles whose fillers a figure is about, the first ones first.
_ROLES = (
    *("organisation", "customer", "buyer", "investor", "acquirer", "spender"),
    *("participants", "payer", "user", "market"),
)
_TO = ("investee", "provider", "supplier", "target", "recipient")


def formula_words(check: Check) -> str:
    """Write the formula with the words of the text: `75 Milliarden Dollar − 75 Milliarden Dollar ÷ (1 + 34 %)`."""
    return texts().formulas[check.formula.code].format(**_operands(check, _FORMULA_LANGUAGE))


def sentence(check: Check, language: str, label: Callable[[ox.NamedNode], str], ontology: Ontology) -> str:
    """Write what follows from the operands, what is stated, the verdict, and the slip that explains the figure."""
    own = texts()
    unit = "times" if check.formula.code.startswith("multiple.") else check.unit
    values = _operands(check, language) | {
        "about": about(check.figures[0], language, label, ontology),
        "expected": interval_words(check.expected, unit, language),
        "nominal": interval_words(check.nominal, unit, language),
        "stated": figure_words(check.stated_by) if check.stated_by else own.words["whole"][language],
        "open": next((figure_words(o.figure) for o in check.operands if o.figure.is_open), ""),
    }
    if check.kind == "shares":
        values["about"] = _labels(check.operands[0].figure, ("market",), label)
    text = own.leads[check.formula.code][language] + own.verdicts[check.verdict][language]
    if check.slip is not None:
        text += " " + own.slips[check.slip][language]
    return text.format(**values)


def about(figure: Figure, language: str, label: Callable[[ox.NamedNode], str], ontology: Ontology) -> str:
    """Write whose figure it is: `Microsoft (Azure), Umsatz`, `Nvidia → Anthropic, Investition`."""
    who = _labels(figure, _ROLES, label)
    whom = _labels(figure, _TO, label)
    segment = _labels(figure, ("segment",), label)
    parts = who + (f" ({segment})" if segment else "") + (f" → {whom}" if whom else "")
    return f"{parts}, {ontology.label(figure.type, language)}"


def _labels(figure: Figure, roles: tuple[str, ...], label: Callable[[ox.NamedNode], str]) -> str:
    role = next((role for role in roles if figure.claim.fillers(role)), None)
    return "" if role is None else ", ".join(label(filler) for filler in figure.claim.fillers(role))


def figure_words(figure: Figure) -> str:
    """Return the words of a figure, on one line."""
    words = " ".join(figure.measure.words.split())
    return f"−{words}" if figure.measure.kind == "growth" and figure.exact.max < 0 and words[:1].isdigit() else words


def _operands(check: Check, language: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for operand in check.operands:
        words[operand.role] = figure_words(operand.figure)
    words["parts"] = _LIST.join(figure_words(operand.figure) for operand in check.operands)
    if check.formula.assumed is not None:
        interval, unit = check.formula.assumed
        template = "{number}" if unit == "kW" else texts().words["each"][language]
        words["assumed"] = template.format(number=interval_words(interval, unit, language))
    if check.formula.factor is not None:
        words["factor"] = check.formula.factor
    return words


def tolerance_words(check: Check, language: str) -> str:
    """Name the tolerances that were used, nothing where none was; with the source of what was assumed."""
    cells = check.verdict != "holds"
    codes = {code for figure in check.figures for code in tolerances_used(figure.measure.hedge, cells=cells)}
    told = [tolerances().describe(codes, language)] if codes else []
    return "; ".join([*told, *([check.formula.source[language]] if check.formula.source else [])])
