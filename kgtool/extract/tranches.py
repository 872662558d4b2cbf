"""Tranches: a sum that comes on top is an increment of its giver's own deal, not of what somebody else gave before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgtool.claims import Claim, Measure, Span
from kgtool.extract.binding import Binding
from kgtool.extract.gains import gain_words
from kgtool.vocabulary.ontology import ClaimType

#: How many characters behind somebody else's sum another still stands beside it.
_NEAR = 600


def on_top(
    measures: tuple[Measure, ...], binding: Binding, known: ClaimType, span: Span, told: Sequence[Claim]
) -> tuple[Measure, ...]:
    """Take the mark of an increment from a sum that only comes beside another's: 'X gibt zehn, Y weitere fünf'.

    It stays where the same two had a deal before in the text, or where nobody else gave the same one anything nearby.
    """
    if known.flow_from is None or known.flow_to is None or not any(m.scope == "increment" for m in measures):
        return measures
    if not _loosely(binding):
        return measures
    payer, payee = (set(_fillers(binding, role)) for role in (known.flow_from, known.flow_to))
    deals = [c for c in told if c.type == binding.match.rule.type and payee & set(c.fillers(known.flow_to))]
    if any(payer & set(c.fillers(known.flow_from)) for c in deals):
        return measures
    if not any(span.start - c.spans[0].end <= _NEAR for c in deals):
        return measures
    return tuple(replace(m, scope=None) if m.scope == "increment" else m for m in measures)


def _loosely(binding: Binding) -> bool:
    """Tell whether nothing but 'weitere' or 'zusätzlich' makes a sum an increment, and no 'um' or 'noch einmal'."""
    tokens, words = binding.match.scope.tokens, gain_words()
    return all(
        f.first > 0 and tokens[f.first - 1].low in words["on_top"]
        for f in binding.figures
        if f.quantity.scope == "increment"
    )


def _fillers(binding: Binding, role: str) -> tuple[str, ...]:
    filler = binding.roles.get(role)
    return filler.slugs if filler is not None else ()
