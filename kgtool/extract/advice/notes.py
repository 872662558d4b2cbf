"""Notes: an annotator's words laid beside our own tokens, by their places in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.extract.advice.annotation import Word
from kgtool.extract.tokens import Token

_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one token: its word, and the token that the word hangs on, -1 where none is known."""

    word: Word
    head: int


class Notes:
    """What an annotator says of a sentence: a note for each token of which he says something, by its position.

    A word that runs across the bounds of a token tells of none: what stands beside it does not shift.
    """

    def __init__(self, tokens: Sequence[Token], words: Sequence[Word]) -> None:
        places = _places(tokens, words)
        at = {number: position for position, numbers in enumerate(places) for number in numbers}
        self.tokens = tokens
        self.kinds = _kinds(tokens, words)
        self._notes: dict[int, Note] = {}
        for position, numbers in enumerate(places):
            if numbers:
                number = _outermost(numbers, words)
                self._notes[position] = Note(words[number], at.get(words[number].head, _NOWHERE))

    def at(self, position: int) -> Note | None:
        """Return what is said of a token, or None."""
        return self._notes.get(position)

    def relation(self, first: int, last: int) -> tuple[str, int]:
        """Return what the phrase from one token to another is to a token outside it, and which; ('', -1) for none."""
        for position in range(first, last + 1):
            note = self._notes.get(position)
            if note is not None and note.word.relation and not first <= note.head <= last:
                return note.word.relation, note.head
        return "", _NOWHERE


def _places(tokens: Sequence[Token], words: Sequence[Word]) -> list[list[int]]:
    """Return for each token the numbers of the words within it that together reach from its start to its end."""
    origin = tokens[0].start if tokens else 0
    found: list[list[int]] = []
    number = 0
    for token in tokens:
        start, end = token.start - origin, token.end - origin
        while number < len(words) and words[number].end <= start:
            number += 1
        inside = []
        while number < len(words) and words[number].start < end:
            inside.append(number)
            if words[number].end > end:
                break  # it goes on in the next token
            number += 1
        whole = bool(inside) and words[inside[0]].start == start and words[inside[-1]].end == end
        found.append(inside if whole else [])
    return found


def _outermost(numbers: Sequence[int], words: Sequence[Word]) -> int:
    """Return the word of a token that hangs on none of the others in it, the last where several do."""
    outer = [n for n in numbers if words[n].head not in numbers or words[n].head == n]
    return (outer or numbers)[-1]


def _kinds(tokens: Sequence[Token], words: Sequence[Word]) -> list[tuple[int, int, str]]:
    """Return the names that begin and end with a token: first and last token, and the kind."""
    origin = tokens[0].start if tokens else 0
    starts = {token.start - origin: token.index for token in tokens}
    ends = {token.end - origin: token.index for token in tokens}
    found: list[tuple[int, int, str]] = []
    number = 0
    while number < len(words):
        first = words[number]
        last = first
        number += 1
        if not first.kind:
            continue
        while number < len(words) and words[number].kind == first.kind and not words[number].begins:
            last = words[number]
            number += 1
        if first.start in starts and last.end in ends:
            found.append((starts[first.start], ends[last.end], first.kind))
    return found
