"""Names of firms behind an article: 'Chefin der Otravo', '…, die Otravo führt'; other words behind one are nouns."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.shape import is_common
from kgtool.extract.tokens import Token


def owns_or_acts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a post or a part belongs to the word, or what looks like its article is a relative pronoun."""
    word = tokens[start].text
    if start < 2 or is_common(word) or word.endswith("s") or word.lower() in cues().foreign_words:
        return False
    before, article = tokens[start - 2], tokens[start - 1].low
    if before.capital and before.kind == "word" and article in ("der", "des"):
        return cues().leads(before.low) or before.low.startswith(cues().firm_parts)
    if before.text != "," or article not in ("der", "die", "das") or end + 1 > len(tokens):
        return False
    return _closes(tokens, end)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a finite verb closes the clause soon, with little before it: 'seit 2019 führt,'."""
    for i in range(at, min(at + 4, len(tokens))):
        token = tokens[i]
        if token.kind == "sign" or (token.capital and token.low in lexicon().determiners):
            return False
        if token.text.islower() and lexicon().verbs.is_finite(token.low):
            return i + 1 == len(tokens) or tokens[i + 1].text in ",.;:!?–" or tokens[i + 1].low == "und"
    return False
