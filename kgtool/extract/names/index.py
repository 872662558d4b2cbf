"""An index of names by their first word: finds the longest name at a token, inflected or inside a hyphen compound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgtool.extract.names.gazetteer import Name
from kgtool.extract.tokens import Token, tokenize

_PART = re.compile(r"[-‑]")


#: How many words of a name a compound may join by hyphens.
_HYPHENED = 3
_ARTICLES = frozenset({"der", "die", "das"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at a token: how many tokens it takes, whether it is in the genitive, and a compound's head."""

    name: Name
    length: int
    genitive: bool = False
    head: str | None = None


#: How many words with which no name begins are remembered.
_REMEMBERED = 200_000


class NameIndex:
    """Names by first word. Built once a gazetteer; a document's own names make a second, small index."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._nobody: set[str] = set()
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Name]]] = {}
        for name in names:
            lows, texts, plain = _cut(name.text)
            if name.description and len(lows) > 1 and lows[0] in _ARTICLES:
                lows, texts = lows[1:], texts[1:]  # the article inflects and stands apart: 'den Redmondern'
            if lows:
                self._by_first.setdefault(lows[0], []).append((lows, texts, name))
            if 1 < len(lows) <= _HYPHENED and not name.description and plain:
                joined = "-".join(texts)  # 'Black-Forest-Labs-Modelle'
                self._by_first.setdefault(joined.lower(), []).append(((joined.lower(),), (joined,), name))
        for found in self._by_first.values():
            if len(found) > 1:
                found.sort(key=lambda item: (-len(item[0]), item[2].description, item[2].slug))

    def lists(self, text: str) -> bool:
        """Tell whether a text of one word is a name as it stands."""
        return any(texts == (text,) for _, texts, _ in self._by_first.get(text.lower(), ()))

    def at(self, tokens: Sequence[Token], index: int) -> Hit | None:
        """Return the longest name that begins at a token, or None."""
        low = tokens[index].low
        if low in self._nobody:
            return None
        best: Hit | None = None
        begun = False
        for first, rest, genitive in _readings(low):
            for lows, texts, name in self._by_first.get(first, ()):
                begun = True
                if best is not None and len(lows) < best.length:
                    break  # the longest stand first
                hit = _matches(tokens, index, lows, texts, name, rest, genitive)
                if hit and (
                    best is None or hit.length > best.length or (hit.length == best.length and _better(hit, best))
                ):
                    best = hit
        if not begun and len(self._nobody) < _REMEMBERED:
            self._nobody.add(low)
        return best


def _cut(text: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the tokens of a name in lower case and as they stand, and whether all of them are words."""
    if text.replace(" ", "").isalpha():  # most names: no need to ask the tokenizer
        return tuple(text.lower().split()), tuple(text.split()), True
    tokens = tokenize(text, 0, len(text))
    return tuple([t.low for t in tokens]), tuple([t.text for t in tokens]), all(t.kind == "word" for t in tokens)


def _better(a: Hit, b: Hit) -> bool:
    """Tell whether one of two hits of the same length is the likelier: the whole word rather than a compound's part."""
    if (a.head is None) != (b.head is None):
        return a.head is None
    return (b.genitive and not a.genitive) or (a.head is not None and b.head is not None and len(a.head) < len(b.head))


@lru_cache(maxsize=131072)
def _readings(low: str) -> tuple[tuple[str, str | None, bool], ...]:
    """Return (name part, compound head, genitive) for every way to read a token."""
    readings: list[tuple[str, str | None, bool]] = [(low, None, False)]
    if low.endswith(("'s",)):
        readings.append((low[:-2], None, True))
    elif low.endswith("'") or (low.endswith("s") and len(low) > 3):
        readings.append((low[:-1], None, True))
    if low.endswith(("er", "ern")) and low.rstrip("ern")[-1:].isdigit():
        readings.append((low.rstrip("ern"), None, False))  # 'auf GB300ern'
    if "-" in low:
        cuts = [m.start() for m in _PART.finditer(low)]
        readings.extend((low[:cut], low[cut + 1 :], False) for cut in reversed(cuts) if cut + 1 < len(low))
        readings.extend((low[: cut - 1], low[cut + 1 :], False) for cut in cuts if low[cut - 1] == "s" and cut > 4)
    return tuple(readings)


def _matches(
    tokens: Sequence[Token],
    index: int,
    lows: tuple[str, ...],
    texts: tuple[str, ...],
    name: Name,
    rest: str | None,
    genitive: bool,
) -> Hit | None:
    length = len(lows)
    if length == 1:
        if name.exact and not _written_as(tokens[index].text, texts[0]):
            return None
        if name.description and tokens[index].text.islower():
            return None
        return Hit(name, 1, genitive, rest)
    if rest is not None or genitive or index + length > len(tokens):
        return None
    last = tokens[index + length - 1]
    if not last.low.startswith(lows[-1]):
        return None
    for k in range(1, length - 1):
        if tokens[index + k].low != lows[k]:
            return None
    for part, head, inflected in _readings(last.low):
        if part == lows[-1] and (not name.exact or _written_as(tokens[index].text, texts[0])):
            return Hit(name, length, inflected, head)
    return None


def _written_as(word: str, name: str) -> bool:
    """Tell whether a word has a name's capitals; a name may also be all in capitals ('MAIA')."""
    return word.startswith(name) or (word[: len(name)].isupper() and name[0].isupper())
