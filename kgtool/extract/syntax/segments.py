"""Segments: the pieces of a sentence between commas, brackets and conjunctions, out of which clauses are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.shape import is_common
from kgtool.extract.syntax.verbs import is_finite, readings
from kgtool.extract.tokens import Token

CUTS = frozenset({",", ";", ":", "–", "—", "(", ")", "→", "⇌", "|", "…"})


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
    brackets = _brackets(tokens, lexicon)
    for token in tokens:
        if token.index in brackets:
            if current.indexes:
                found.append(current)
            depth += 1 if brackets[token.index] == "(" else -1
            current = Segment([], brackets[token.index], depth)
        elif token.text in CUTS or (token.text == "-" and _is_dash(tokens, token.index)):
            if current.indexes:
                found.append(current)
            depth = max(0, depth + (token.text == "(") - (token.text == ")"))
            current = Segment([], token.text, depth)
        elif token.low in lexicon.grammar["coordinators"] and _splits(
            tokens, token.index, current.indexes or _before_bracket(found, current), lexicon
        ):
            if current.indexes:
                found.append(current)
            current = Segment([token.index], token.low, depth)
        else:
            current.indexes.append(token.index)
    if current.indexes:
        found.append(current)
    return found


def _brackets(tokens: Sequence[Token], lexicon: Lexicon) -> dict[int, str]:
    """Return the dashes that stand for brackets: around a list of names, the clause going on behind it.

    'auf allen drei Plattformen – Talwerk, Nordkamp und Salzbrück – vertreten'
    """
    dashes = [t.index for t in tokens if t.text in "–—" or (t.text == "-" and _is_dash(tokens, t.index))]
    if len(dashes) != 2:
        return {}
    opens, closes = dashes
    inside = tokens[opens + 1 : closes]
    lists = any(t.low in ("und", "sowie") or t.text == "," for t in inside) and all(t.text not in "()" for t in inside)
    goes_on = closes + 1 < len(tokens) and tokens[closes + 1].kind == "word" and not tokens[closes + 1].capital
    if not lists or not goes_on or tokens[closes + 1].low in lexicon.grammar["coordinators"]:
        return {}
    if not any(is_finite(token, lexicon, token.index == 0) for token in tokens[:opens]):
        return {}  # 'Drei Häuser – Talwerk, Nordkamp und Salzbrück – zahlen …': who acts
    named = all(
        t.capital or t.text in ",&" or not (t.low in lexicon.prepositions or readings(t, lexicon)) for t in inside
    )
    return {opens: "(", closes: ")"} if named else {}


def _before_bracket(found: Sequence[Segment], current: Segment) -> Sequence[int]:
    """Return the piece that a bracket closed behind: '… Umsatz im Jahr (2025) und ist …'."""
    if current.separator != ")":
        return ()
    return next((segment.indexes for segment in reversed(found) if segment.depth == current.depth), ())


def _is_dash(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a stroke stands between blanks, and is neither a hyphen nor the minus of a figure: '-20 %'."""
    token = tokens[at]
    minus = at + 1 < len(tokens) and tokens[at + 1].kind == "number" and tokens[at + 1].start == token.end
    return at > 0 and tokens[at - 1].end < token.start and not minus


def _splits(tokens: Sequence[Token], at: int, left: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a conjunction joins two clauses: a finite verb on each side, and not two verbs side by side."""
    if not left:
        return False
    if not any(is_finite(tokens[i], lexicon, i == 0) for i in left):
        return _joins_infinitives(tokens, at, lexicon)
    modal = any(f.finite and f.lemma in lexicon.grammar["modals"] for i in left for f in readings(tokens[i], lexicon))
    if _still_open(tokens, at, left, lexicon) or _joins_before_another(tokens, at, lexicon):
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
    return not adjacent or auxiliary or _closed(tokens, left, lexicon)


def _closed(tokens: Sequence[Token], left: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a participle closes the clause that its auxiliary opened: 'hat … gemietet | und nutzt'."""
    ends = {feature for form in readings(tokens[left[-1]], lexicon) for feature in form.features}
    helpers = (form for i in left[:-1] for form in readings(tokens[i], lexicon, i == 0) if form.finite)
    return "participle2" in ends and any(form.lemma in lexicon.grammar["auxiliary_verbs"] for form in helpers)


def _joins_infinitives(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a conjunction joins two infinitives with phrases of their own: 'zu kaufen und bei X zu lagern'."""
    if at + 1 == len(tokens) or not _is_zu(tokens, at - 1, lexicon) or tokens[at + 1].low in lexicon.pronouns:
        return False  # what '… und es einzubauen' means stands in the first half
    for token in tokens[at + 1 :]:
        if token.text in CUTS or token.low in lexicon.grammar["coordinators"]:
            return False
        if _is_zu(tokens, token.index, lexicon):
            return token.index > at + 2
    return False


def _is_zu(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether an infinitive with 'zu' ends at a position."""
    token = tokens[at]
    features = {feature for form in readings(token, lexicon) for feature in form.features}
    if "zu-infinitive" in features or ("infinitive" in features and at > 0 and tokens[at - 1].low == "zu"):
        return True
    prefix, zu, stem = token.low.partition("zu")  # a verb that is not listed: 'unterzustellen'
    return bool(zu) and not features and prefix in lexicon.grammar["particles"] and stem.endswith("n")


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
    if len(right) < 2 or readings(right[0], lexicon):
        return False
    closing = any(f.features & {"participle2", "infinitive"} for f in readings(right[-1], lexicon))
    return closing and not any(is_finite(token, lexicon) for token in right[:-1])


def _joins_before_another(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a conjunction joins two names, and the next one the clauses: 'kauft bei A und B und lässt bauen'."""
    for token in tokens[at + 1 :]:
        if token.low in lexicon.grammar["coordinators"]:
            behind = tokens[token.index + 1 : token.index + 2]
            return token.index > at + 1 and bool(behind) and is_finite(behind[0], lexicon)
        if token.text in CUTS or is_finite(token, lexicon):
            return False
    return False


def apposed(tokens: Sequence[Token], words: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a piece between commas is an apposition, the verb behind it: 'Ulmin, das Modell von X, ist …'."""
    behind = tokens[words[-1] + 1 : words[-1] + 3] if len(words) > 1 else ()
    if len(behind) < 2 or behind[0].text != "," or not is_finite(behind[1], lexicon):
        return False
    noun = next((tokens[i] for i in words[1:4] if tokens[i].capital), None)
    return noun is not None and not noun.name and is_common(noun.text)
