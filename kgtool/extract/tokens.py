"""Tokens: words, numbers and signs with their offsets, cut so that German compounds and figures stay whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,\u00a0' ]\d{3}(?!\d))*(?:[.,]\d+)?(?![\w])|\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[^\W\d_]|\d(?=[^\W\d_])|[^\W_](?=\d))[\w\u00ad]*(?:[-‑'’&.](?=\w)[\w\u00ad]+)*[’']?(?<![.])(?:-(?=\s|$))?)"
    r"|(?P<sign>\S)"
)


@dataclass(slots=True)
class Token:
    """One token: its place in document and sentence, its lower-case form without soft hyphens.

    `capital` tells whether it begins with a capital letter. `name` is set once a token is known to be part of a name:
    it is then neither a verb nor a common noun; `noun` once a word that could be a verb is known to be none: a first
    word ('Gewinne', 'Erlöse'), an adjective ('im gleichen Jahr').
    """

    index: int
    start: int
    end: int
    text: str
    low: str
    kind: str
    capital: bool
    name: bool = False
    noun: bool = False


def tokenize(view: str, start: int, end: int) -> list[Token]:
    """Cut `view[start:end]` into tokens; offsets are those of `view`."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(view, start, end):
        kind = match.lastgroup or "sign"
        text = match.group()
        low = text.lower()
        if not low.isascii():
            low = low.replace("\u00ad", "").replace("’", "'").replace("‑", "-")
        tokens.append(Token(len(tokens), match.start(), match.end(), text, low, kind, text[0].isupper()))
    return tokens
