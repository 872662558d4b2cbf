"""Persons whose first name no list has: a post beside two words, or in their sentence, shows them to be one."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.shape import has_name_shape
from kgtool.extract.tokens import Token

#: How many words may stand before the post: 'X Y, seit Januar alleinige Geschäftsführerin'.
_REACH = 5


def titled(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a post follows a name behind a comma, bracket or dash: 'Imke Jansens, seit Mai Chefin der …'."""
    if at >= len(tokens) or tokens[at].text not in (",", "(", "–", "—", "-"):
        return False
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.capital and "-" not in token.text[1:-4] and cues().position(token.low) is not None:
            return True
        if token.kind == "sign" or (lexicon().verbs.is_finite(token.low) and not token.capital):
            return False
    return False


def signs(tokens: Sequence[Token], post: int) -> bool:
    """Tell whether a post follows a person's whole name and a comma, so that a firm stands behind it: 'X Y, CEO Z'."""
    if post < 3 or tokens[post - 1].text != ",":
        return False
    return all(token.capital and token.kind == "word" for token in tokens[post - 3 : post - 1])


def appointed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether two words can be whom a sentence calls to a post: 'Otravo macht Tjark Lohse zum Finanzchef'.

    The post stands alone, without a name behind it, and the sentence names nobody else by a known first name.
    """
    if end - start != 2 or any(has_name_shape(t.text) or not t.text.isalpha() for t in tokens[start:end]):
        return False
    if tokens[end - 1].low in cues().name_tails or _sorts(tokens[end - 1].low):
        return False
    others = [i for i in range(len(tokens) - 1) if tokens[i].low in cues().first_names and not start <= i < end]
    if any(tokens[i].capital and tokens[i + 1].capital for i in others):
        return False
    return any(_vacant(tokens, i) for i in range(len(tokens)) if not start <= i < end)


def _vacant(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if not token.capital or "-" in token.text or not (token.low in cues().offices or cues().leads(token.low)):
        return False
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    named = follower is not None and follower.capital and follower.kind == "word"
    return not named and not (before is not None and before.text == ",")


def _sorts(low: str) -> bool:
    """Tell whether a noun says what somebody or something is, and so ends no person's name."""
    return bool(cues().role_kind(low) or cues().position(low) or cues().product_kind(low))
