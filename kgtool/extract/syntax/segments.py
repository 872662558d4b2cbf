"""Segments: the pieces of a sentence between commas, brackets and conjunctions, out of which clauses are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.verbs import is_finite, readings
from kgtool.extract.tokens import Token

CUTS = frozenset({",", ";", ":", "–", "—", "(", ")", "→", "|", "…"})


@dataclass(slots=True)
class Segment:
    """A piece of a sentence: its tokens, the sign or conjunction before it, and how many brackets hold it."""

    indexes: list[int]
    separator: str
    depth: int


def segments(tokens: Sequence[Token], lexicon: Lexicon) -> list[Segment]:
    """Cut a sentence at its signs, and at conjunctions that join clauses."""
    found: list[Segment] = []
    current = Segment([], "", 0)
    depth = 0
    for token in tokens:
        isolated_dash = token.text == "-" and token.index > 0 and tokens[token.index - 1].end < token.start
        if token.text in CUTS or isolated_dash:
            if current.indexes:
                found.append(current)
            depth = max(0, depth + (token.text == "(") - (token.text == ")"))
            current = Segment([], token.text, depth)
        elif token.low in lexicon.grammar["coordinators"] and _splits(tokens, token.index, current.indexes, lexicon):
            found.append(current)
            current = Segment([token.index], token.low, depth)
        else:
            current.indexes.append(token.index)
    if current.indexes:
        found.append(current)
    return found


def _splits(tokens: Sequence[Token], at: int, left: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a conjunction joins two clauses: a finite verb on each side, and not two verbs side by side."""
    if not left or not any(is_finite(tokens[i], lexicon, i == 0) for i in left):
        return False
    modal = any(f.finite and f.lemma in lexicon.grammar["modals"] for i in left for f in readings(tokens[i], lexicon))
    if _still_open(tokens, at, left, lexicon):
        return False
    right: list[bool] = []
    for token in tokens[at + 1 :]:
        if token.text in CUTS or (token.low in lexicon.grammar["coordinators"] and right and any(right)):
            break
        infinitive = any("infinitive" in form.features for form in readings(token, lexicon))
        right.append(is_finite(token, lexicon) and not (modal and infinitive))
    if not any(right):
        return False
    beside = tokens[at + 1] if at + 1 < len(tokens) else None
    auxiliary = beside is not None and any(
        f.lemma in lexicon.grammar["auxiliary_verbs"] for f in readings(beside, lexicon)
    )
    adjacent = at > 0 and bool(readings(tokens[at - 1], lexicon, at == 1)) and right[0]
    return not adjacent or auxiliary


def _still_open(tokens: Sequence[Token], at: int, left: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether the auxiliary left of a conjunction gets its participle only at the end of what stands right of it:
    'Zuvor hatten A zwei und B drei Milliarden investiert'."""
    helpers = lexicon.grammar["auxiliary_verbs"] | lexicon.grammar["modals"]
    for i in left:
        forms = [form for form in readings(tokens[i], lexicon, i == 0) if form.particle is None]
        if any(f.lemma not in helpers and f.features & {"finite", "participle2", "infinitive"} for f in forms):
            return False
    right = []
    for token in tokens[at + 1 :]:
        if token.text in CUTS or token.text in ".!?":
            break
        right.append(token)
    if len(right) < 3 or readings(right[0], lexicon):
        return False
    closing = any(f.features & {"participle2", "infinitive"} for f in readings(right[-1], lexicon))
    return closing and not any(is_finite(token, lexicon) for token in right[:-1])
