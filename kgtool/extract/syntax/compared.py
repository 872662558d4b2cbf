"""Comparisons: the phrase behind 'wie' or 'als', by whom something is measured."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.lexicon import lexicon
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.tokens import Token


def is_compared(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Tell whether a phrase is what something is measured by: 'dreimal so hoch wie der von X'."""
    if nominal.prep == "wie":  # also 'wie der Rivale X'
        return True
    for token in reversed(tokens[max(nominal.first - 4, 0) : nominal.first]):
        if token.low in ("wie", "als"):
            return True
        if token.low not in lexicon().determiners and token.low not in ("von", "bei", "dessen"):
            return False
    return False
