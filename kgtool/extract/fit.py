"""Fit: whether a match takes a figure, under which kind, and how well the two go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.extract.gains import gain, led_by_change, off_target
from kgtool.extract.lexicon import lexicon
from kgtool.extract.quantities import Quantity
from kgtool.extract.roles import Match
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.wholes import of_funding

#: Heads of nouns that say by how much something changed: 'das Marktwachstum liegt bei 12 Prozent'.
_CHANGES = ("wachstum", "zuwachs", "anstieg", "plus", "rückgang")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the tokens it takes; `anchor` is the nominal before the brackets that hold it."""

    quantity: Quantity
    first: int
    last: int
    anchor: Nominal | None = None
    counted: int | None = None


def wants(match: Match, figure: Figure) -> str | None:
    """Return the kind under which a match takes a figure, None where it does not."""
    kind = figure.quantity.kind
    lead = match.rule.lead
    if lead and (not figure.first or match.scope.tokens[figure.first - 1].low not in lead):
        return None
    takes = match.rule.takes
    if takes == "change" and not gain(match.scope, figure.first, figure.last):
        return None
    if takes in ("part", "whole") and is_part(match, figure) != (takes == "part"):
        return None
    if (kind == "quantity" and not _counts(match, figure)) or (kind == "ratio" and _is_multiple(match, figure)):
        return None
    if (kind == "ratio" and _is_multiple_of(match, figure)) or off_target(match.scope.tokens, figure.last):
        return None
    if kind in match.rule.measures:
        return kind
    if kind == "amount" and figure.quantity.unit is None and "quantity" in match.rule.measures:
        return "quantity" if _is_number(match) else None
    if kind == "share" and "amount" in match.rule.measures and _of_round(match, figure):
        return "share"
    if kind == "share" and "growth" in match.rule.measures and "share" not in match.rule.measures:
        return "growth" if _is_change(match, figure) else None
    return None


def _of_round(match: Match, figure: Figure) -> bool:
    return of_funding(match.scope.tokens, figure.last, match.rule.type)


def is_part(match: Match, figure: Figure) -> bool:
    """Tell whether a figure is a part of a sum named before: 'davon 60 Millionen', 'davon trägt X 60 Millionen'."""
    words = lexicon().grammar["part_words"]
    scope = match.scope
    return figure.quantity.scope == "part" or any(
        scope.tokens[i].low in words for i in scope.indexes if i < figure.first
    )


def _is_multiple(match: Match, figure: Figure) -> bool:
    """Tell whether a ratio multiplies the noun behind it: 'das 40-Fache des Umsatzes', 'so hoch wie bei der Runde'."""
    behind = match.scope.tokens[figure.last + 1 : match.trigger[0] + 1]
    if not match.verbal and any(token.low == "wie" for token in behind):
        return True
    return bool(behind) and len(behind) <= 4 and behind[0].low in ("des", "der", "seines", "ihres", "seiner", "ihrer")


def _counts(match: Match, figure: Figure) -> bool:
    """Tell whether a count is of what the rule is about: its noun, or a noun of its cue."""
    if figure.counted is None:
        return False
    if not match.verbal and match.trigger[0] <= figure.counted <= match.trigger[1]:
        return True
    if match.rule.phrases and figure.quantity.form == "gapped":
        return True  # 'vor einem Jahr waren es 220'
    low = match.scope.tokens[figure.counted].low
    named = any(n.first <= figure.counted <= n.last for n in match.scope.nominals)
    if not match.verbal:
        goods = match.roles.get("product")
        meant = goods is not None and goods.span is not None and goods.span[0] <= figure.counted <= goods.span[1]
        meant = meant or (low == "stück" and any(role == "product" for role, _ in match.rule.roles))
        return meant or bool(lexicon().noun_classes(low) & match.rule.cue)
    return named or low == "stück" or bool(lexicon().noun_classes(low) & match.rule.cue)


def _is_multiple_of(match: Match, figure: Figure) -> bool:
    """Tell whether a ratio is a multiple of what the trigger names, and so none of it: 'das 90-Fache des Umsatzes'."""
    first = match.trigger[0]
    between = match.scope.tokens[figure.last + 1 : first]
    return not match.verbal and len(between) == 1 and between[0].low in lexicon().determiners


def _is_number(match: Match) -> bool:
    """Tell whether the clause speaks of a number, so that a bare '4 Millionen' is no money: 'die Zahl der Nutzer'."""
    words = (match.scope.tokens[i] for i in match.scope.indexes)
    return not match.verbal and any(t.capital and "number" in lexicon().noun_classes(t.low) for t in words)


def _is_change(match: Match, figure: Figure) -> bool:
    """Tell whether a percentage says how much something changed: 'um 39 Prozent', 'ein Anstieg von 18 %'."""
    before = [t.low for t in match.scope.tokens[max(0, figure.first - 3) : figure.first]]
    if not match.verbal and match.scope.tokens[match.trigger[0]].low.endswith(_CHANGES):
        return True
    if match.rule.phrases:
        return True  # 'im Jahr davor waren es 12 Prozent'
    if "um" in before or any(word.startswith(("anstieg", "plus", "zuwachs", "rückgang", "minus")) for word in before):
        return True
    return led_by_change(match.scope, figure.first) != 0  # 'ein Plus von zwei Milliarden oder 20 Prozent'


def adjacent(match: Match, figure: Figure) -> bool:
    """Tell whether a figure stands directly at a noun: 'Umsatz von 5 Mrd.', '5 Mrd. Umsatz', 'Umsatz in Höhe von 5'."""
    first, last = match.trigger
    links = lexicon().grammar["figure_links"]
    behind = figure.first > last
    between = match.scope.tokens[last + 1 : figure.first] if behind else match.scope.tokens[figure.last + 1 : first]
    if not behind and any(t.text == "," for t in between):
        return False  # '70 Mio. auf, davon 30 von X'
    return len(between) <= 4 and all(t.low in links or t.kind == "sign" for t in between)


def bespoken(match: Match, figure: Figure, standing: Sequence[Figure]) -> bool:
    """Tell whether a noun has a figure of its own, so that one further before it is another's.

    'Das Ergebnis lag bei sechs, nach einem Fehlbetrag von drei Millionen', 'nahm 70 ein, bei 9 Millionen Verlust'.
    """
    first, last = match.trigger
    if match.verbal or figure.last >= first or figure.anchor is not None or adjacent(match, figure):
        return False
    kind = wants(match, figure)
    own = [f for f in standing if f is not figure and wants(match, f) == kind and adjacent(match, f)]
    if any(f.first > last for f in own):
        return True
    tokens = match.scope.tokens
    parted = any(t.text == "," or t.low in lexicon().prepositions for t in tokens[figure.last + 1 : first])
    return bool(own) and parted and figure.quantity.form == "plain" and tokens[figure.first - 1].low != "nach"


def score(match: Match, figure: Figure) -> float:
    """Return how well a figure fits a match; the highest of a clause's matches wins it."""
    first, last = match.trigger
    distance = max(0, figure.first - last, first - figure.last)
    inside = figure.quantity.head is not None and first <= figure.last and figure.first <= last
    context = len(match.roles) - match.local
    return (
        3 * match.rule.priority
        + (8 if not match.verbal and not match.inherited and adjacent(match, figure) else 0)
        + (3 if not match.verbal and figure.last + 1 == first else 0)  # '14 Millionen Umsatz'
        + (0 if match.complete else -4)
        + 2 * match.local
        - context
        + (8 if inside else 0)
        + max(0.0, 5 - distance / 2)
        + (0 if match.verbal else 1)
    )


def declines(match: Match) -> bool:
    """Tell whether the clause's verb says that something went down."""
    verb = match.scope.clause.verb
    return verb is not None and any(lemma in lexicon().grammar["decline_verbs"] for lemma, _ in verb.lemmas)


def below_zero(match: Match, figure: Figure) -> bool:
    """Tell whether a sum is below zero: 'minus 4 Mio.', '-4 Mio.', 'ein negatives Ergebnis von 4 Mio.'."""
    if figure.quantity.kind != "amount":
        return False
    tokens, grammar = match.scope.tokens, lexicon().grammar
    number = next((t for t in tokens[figure.first : figure.last + 1] if t.start >= figure.quantity.core[0]), None)
    sign = tokens[number.index - 1] if number is not None and number.index else None
    if number is not None and sign is not None and sign.low in grammar["below_zero"]:
        return sign.kind == "word" or sign.end == number.start
    noun = match.trigger[0]
    return noun > 0 and adjacent(match, figure) and tokens[noun - 1].low in grammar["below_zero"]
