"""Names with a legal form: 'Speicherwerk Computing GmbH' begins where no role, article or listed name stands before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.nameness import adjacent
from kgtool.extract.names.shape import has_name_shape
from kgtool.extract.tokens import Token


def legal_names(tokens: Sequence[Token], known: NameIndex) -> Iterator[tuple[int, int, int]]:
    """Yield first token, legal form and the token behind it for every name with a legal form in a sentence."""
    end, forms = 0, cues().legal_sequences
    for index in range(1, len(tokens)):
        length = _form_at(tokens, index) if index >= end and tokens[index].text in forms else 0
        if not length:
            continue
        start = _legal_start(tokens, index, end, known)
        end = index + length
        if start < index:
            yield start, index, end


def _form_at(tokens: Sequence[Token], index: int) -> int:
    """Return how many tokens a legal form takes here, 0 where there is none; its capitals count ('AS', never 'as')."""
    for form in cues().legal_sequences.get(tokens[index].text, ()):
        if tuple(t.text for t in tokens[index : index + len(form)]) == form:
            return len(form)
    return 0


def _legal_start(tokens: Sequence[Token], index: int, bound: int, known: NameIndex) -> int:
    """Go back over the words of a name before its legal form: 'Speicherwerk Computing GmbH', 'Thoma & Klee AG'."""
    start = index
    while start > bound and adjacent(tokens, start):
        before = tokens[start - 1]
        if before.text in ("&", "+") and start - 1 > bound and tokens[start - 2].capital and start < index:
            start -= 2
            continue
        if before.kind == "number" and start == index and start - 1 > bound:
            start -= 1
            continue
        if before.kind != "word" or not (before.capital or has_name_shape(before.text)):
            break
        if start < index and _breaks(tokens, start - 1, known):
            break
        if before.low in lexicon().determiners or before.low in lexicon().prepositions:
            break
        start -= 1
    if start < index - 1 and tokens[start].low in cues().demonyms:
        start += 1
    return start


def _breaks(tokens: Sequence[Token], index: int, known: NameIndex) -> bool:
    """Tell whether a capitalised word before a name is no part of it: a role, a post, a listed name, an opener."""
    token = tokens[index]
    if cues().role_kind(token.low) or cues().position(token.low) or token.low in cues().demonyms:
        return True
    if (index == 0 and token.low in lexicon().verbs) or (index > 0 and token.low.endswith("erin")):
        return True
    hit = known.at(tokens, index)
    return hit is not None and hit.length == 1
