"""Genitives without an article, which only names have: 'Trevantors Auftragsbestand', 'Nebelhorns Modell'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.nameness import adjacent
from kgtool.extract.names.shape import is_common
from kgtool.extract.names.words import vocabulary
from kgtool.extract.tokens import Token

_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")
_NO_GENITIVE = ("ss", "us", "is", "as", "os", "ws", "rks", "nks", "oks", "cks", "ns", "ics")


def is_genitive(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a word in -s before a noun is a genitive ('Trevantors Auftragsbestand')."""
    word = tokens[end - 1].text
    if word.endswith(_NO_GENITIVE) or len(word) < 5:
        return False
    follower = tokens[end] if end < len(tokens) else None
    if follower is None or follower.kind != "word":
        return False
    if follower.capital:
        return True
    known = follower.low in lexicon().verbs or follower.low in lexicon().prepositions
    return follower.low.endswith(_ADJECTIVE_ENDINGS) and not known


def possessors(tokens: Sequence[Token], known: NameIndex) -> Iterator[str]:
    """Yield a common noun that owns something by a genitive before it, as only names do: 'Nebelhorns Modell'."""
    for index, token in enumerate(tokens[:-1]):
        if not token.capital or not token.low.endswith("s") or token.low.endswith(_NO_GENITIVE) or len(token.low) < 6:
            continue
        if not adjacent(tokens, index + 1) or not tokens[index + 1].capital or tokens[index + 1].kind != "word":
            continue
        before = tokens[index - 1] if index else None
        if before is not None and not (before.low in cues().openers or before.kind == "sign"):
            continue
        base = token.text[:-1]
        if (
            "-" in base
            or not is_common(base)
            or token.low in vocabulary()
            or base.lower() in cues().never
            or known.at(tokens, index)
        ):
            continue
        if base.lower() in cues().plural_s or cues().role_kind(base.lower()) or cues().position(base.lower()):
            continue
        yield base
