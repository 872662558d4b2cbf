"""Gains: a sum that says by how much a level changed, beside the level itself.

'stieg um zwei auf zwölf Milliarden', 'zwölf Milliarden, ein Plus von zwei', 'was zusätzlichen Erlösen von zwei
Milliarden entspricht', '… drei Milliarden mehr als im Vorjahr'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token

#: How many words may stand between what leads a change and its figure, and behind the figure before what it exceeds.
_NEAR = 3


@cache
def gain_words() -> Mapping[str, frozenset[str]]:
    """Read the lists of `data/lexicon/gains.yaml`."""
    return {name: frozenset(words) for name, words in read_yaml("lexicon", "gains.yaml").items()}


def gain(scope: Scope, first: int, last: int) -> int:
    """Return 1 where a figure says by how much something rose, -1 where by how much it fell, 0 where it is a level."""
    return led_by_change(scope, first) or _compared(scope.tokens, last)


def led_by_change(scope: Scope, first: int) -> int:
    """Tell what the words before a figure make of it: 'um' beside a verb of change, 'ein Plus von', 'Anstieg um'."""
    tokens, words = scope.tokens, gain_words()
    at = skipped(tokens, first - 1)
    if at < 1:
        return 0
    low = tokens[at].low
    if low == "+":
        return 1
    if low in words["joined"]:
        return led_by_change(scope, before) if (before := _joined_figure(tokens, at - 1)) is not None else 0
    if low not in ("um", "von"):
        return 0
    noun = at - 1
    if tokens[noun].low == "höhe" and tokens[noun - 1].low == "in":
        noun -= 2
    if noun > 0 and tokens[noun].capital and (change := _noun(tokens, noun)):
        return change
    return _verb(scope) if low == "um" else 0


def _noun(tokens: Sequence[Token], at: int) -> int:
    """Tell what a noun makes of the sum behind it: 'Zuwachs von', 'zusätzlicher Umsatz von'."""
    words, low = gain_words(), tokens[at].low
    if not low.startswith(tuple(words["not_nouns"])):
        if low.endswith(tuple(words["nouns_up"])):
            return 1
        if low.endswith(tuple(words["nouns_down"])):
            return -1
    return 1 if tokens[at - 1].low in words["added"] else 0


def _verb(scope: Scope) -> int:
    """Tell which way the verb of a clause goes; a piece without one goes on with the clause above it."""
    words, verb = gain_words(), scope.clause.verb
    if verb is None:
        return _verb(scope.parent) if scope.parent is not None else 0
    lemmas = {lemma for lemma, _ in verb.lemmas}
    if lemmas & words["down"]:
        return -1
    return 1 if lemmas & words["up"] else 0


def _compared(tokens: Sequence[Token], last: int) -> int:
    """Tell what the words behind a figure make of it: 'mehr als im Vorjahr', 'über dem Vorjahreswert'."""
    words = gain_words()
    behind = _behind(tokens, last)
    if not behind:
        return 0
    if behind[0] in words["above"] | words["below"]:  # 'über dem Vorjahr', but not 'über die nächsten 15 Jahre'
        lies = any(low.startswith(tuple(words["before"])) for low in behind[1:3])
        return (1 if behind[0] in words["above"] else -1) if lies else 0
    way = 1 if behind[0] in words["more"] else -1 if behind[0] in words["less"] else 0
    if not way or behind[1:2] != ["als"]:
        return 0
    return way if any(low.startswith(tuple(words["compared"])) or _year(low) for low in behind[1:]) else 0


def _behind(tokens: Sequence[Token], last: int) -> list[str]:
    """Return the words behind a figure, or behind the percentage that says the same: 'zwei oder 20 Prozent mehr'."""
    first = last + 1
    if first + 2 < len(tokens) and tokens[first].low in gain_words()["joined"] and tokens[first + 1].kind == "number":
        first += 3
    return [token.low for token in tokens[first : first + 2 + _NEAR]]


def off_target(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a figure says by how much something missed what was expected: '300 Millionen mehr als geplant'."""
    words = gain_words()
    behind = [token.low for token in tokens[last + 1 : last + 3 + _NEAR]]
    if not behind or behind[0] not in words["more"] | words["less"] | words["above"] | words["below"]:
        return False
    return any(low.startswith(tuple(words["targets"])) for low in behind[1:])


def _year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low.startswith(("19", "20"))


def skipped(tokens: Sequence[Token], at: int) -> int:
    """Return where the word stands that leads a figure, from the position before the figure on."""
    fillers, lowest = gain_words()["fillers"], max(at - _NEAR, 0)
    while at > lowest and tokens[at].low in fillers:
        at -= 1
    return at


def _joined_figure(tokens: Sequence[Token], last: int) -> int | None:
    """Return where the figure begins that ends at a position: 'ein Plus von 20 Prozent oder …'."""
    for first in range(last, max(last - _NEAR, 0), -1):
        if tokens[first - 1].low in ("von", "um"):
            return first
    return None
