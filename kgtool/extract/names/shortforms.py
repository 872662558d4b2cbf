"""Short forms that a text gives in brackets behind a name: 'Bundesrechenhaus (BRH)', '(im Folgenden: Kronfeld)'."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.names.cues import cues
from kgtool.extract.tokens import Token

_QUOTES = "„“”\"«»‚‘'›‹"


def short_form(tokens: Sequence[Token], after: int, name: str) -> str | None:
    """Return the short form in the brackets that open at a token, None where they hold something else.

    Without 'im Folgenden' it must be written in capitals and begin with a letter that begins a part of the name.
    """
    if after >= len(tokens) or tokens[after].text != "(":
        return None
    index = after + 1
    while index < len(tokens) and (tokens[index].low in cues().hereafter or tokens[index].text in _QUOTES + ":"):
        index += 1
    announced = any(token.low in cues().hereafter for token in tokens[after:index])
    closing = [token.text for token in tokens[index + 1 : index + 3] if token.text not in _QUOTES]
    if index >= len(tokens) or not tokens[index].capital or closing[:1] != [")"]:
        return None
    text = tokens[index].text
    capitals = text.isupper() and 2 <= len(text) <= 6 and text[0].lower() == name[0].lower()
    return text if announced or capitals else None
