"""Remnants: a conjunct that lacks its verb ('…, Google zwei in Anthropic') gets a copy of the clause it leans on.

In the copy the constituents that correspond to the remnant's give way to them: subject to subject, 'in' to 'in', figure
to figure, noun to noun ('der Umsatz stieg auf 5, der Gewinn auf 1 Mrd.'). 'nicht A, sondern B', 'weder A noch B' and
'A, nicht aber B' are read in the same way, so that one clause denies and the other asserts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope

#: No sentence that is read in earnest has more conjuncts than this; a list without an end makes no more copies.
_MOST = 6


@dataclass(slots=True)
class _Pair:
    """The constituents left and right of a boundary that correspond, as tokens to leave out of each copy."""

    left: set[int] = field(default_factory=set)
    right: set[int] = field(default_factory=set)
    nominals: list[tuple[Nominal, Nominal]] = field(default_factory=list)
    nouns: tuple[int, int] | None = None
    figure: bool = False


def with_remnants(scopes: Sequence[Scope], lexicon: Lexicon) -> list[Scope]:
    """Return the clauses, each followed by the copies that its remnants ask for."""
    found: list[Scope] = []
    copies = 0
    for scope in scopes:
        found.append(scope)
        while copies < _MOST and (copy := _copy(found[-1], lexicon)) is not None:
            found.append(copy)
            copies += 1
    return found


def _copy(scope: Scope, lexicon: Lexicon) -> Scope | None:
    """Take the first remnant out of a clause and return the clause it stands for, None where there is none."""
    if scope.clause.verb is None:
        return None
    bounds = list(_boundaries(scope, lexicon))
    for number, start in enumerate(bounds):
        end = bounds[number + 1] if number + 1 < len(bounds) else len(scope.indexes)
        left, right = scope.indexes[:start], scope.indexes[start:end]
        pair = _swapped(scope, left, right, lexicon) or _gapped(scope, left, right, lexicon)
        if pair is not None:
            return _split(scope, pair, left, right)
    return None


def _boundaries(scope: Scope, lexicon: Lexicon) -> Iterator[int]:
    """Yield where in the clause a conjunct may begin: at a conjunction, or behind a comma."""
    inside = {i for n in scope.nominals for i in range(n.first + 1, n.last + 1)}
    for place, i in enumerate(scope.indexes):
        if not place or i in inside or (i in scope.figures and i - 1 in scope.figures):
            continue
        before = scope.tokens[i - 1]
        joins = scope.tokens[i].low in lexicon.grammar["conjoiners"] and before.low != "nicht"
        if joins or before.text in (",", ";"):
            yield place


def _swapped(scope: Scope, left: Sequence[int], right: Sequence[int], lexicon: Lexicon) -> _Pair | None:
    """Pair 'nicht A, sondern B', 'weder A noch B', 'A, nicht (aber) B'."""
    lows = [scope.tokens[i].low for i in left]
    words = [i for i in right if scope.tokens[i].kind == "word"]
    if not words:
        return None
    opener = scope.tokens[words[0]].low
    nots = {i for i in left if scope.tokens[i].low in ("nicht", "weder")}
    if not (
        (opener == "sondern" and nots)
        or (opener == "noch" and "weder" in lows)
        or (opener in ("nicht", "jedoch", "aber") and "nicht" in (scope.tokens[i].low for i in words[:2]))
    ):
        return None
    lead = next((n for n in scope.nominals if n.first in right), None)
    if lead is None or not _leads(scope, lead.begins, words, lexicon):
        return None
    partner = _correlate(scope, lead, left, nots)
    if partner is None:
        return None
    pair = _Pair(nominals=[(partner, lead)])
    pair.left.update(range(partner.begins, partner.last + 1))
    pair.right.update(range(words[0], lead.last + 1))
    if opener == "sondern":
        pair.left.update(i for at in nots for i in (at, at + 1) if scope.tokens[i].low in lexicon.grammar["not_only"])
    return pair


def _gapped(scope: Scope, left: Sequence[int], right: Sequence[int], lexicon: Lexicon) -> _Pair | None:
    """Pair the constituents of a remnant with a figure to those before it."""
    figures = [i for i in right if i in scope.figures]
    before = [i for i in left if i in scope.figures]
    words = [i for i in right if scope.tokens[i].kind != "sign"]
    if not figures or not before or not words:
        return None
    pair = _Pair(figure=True)
    mine = [n for n in scope.nominals if n.first in right]
    lead = next((i for i in words if not _light(scope, i, lexicon)), None)
    noun = _lead_noun(scope, words, lexicon)
    if noun is not None:
        partner = next((i for i in left if _common(scope, i)), None)
        if partner is None or not _led_alike(scope, before, figures):
            return None
        pair.nouns = (partner, noun)
        pair.left.add(partner)
        pair.right.update(range(words[0], noun + 1))
    elif lead is None or not (lead in figures or any(n.begins <= lead <= n.last or n.first == lead + 1 for n in mine)):
        return None
    for nominal in mine:
        other = _correlate(scope, nominal, [i for i in left if i not in pair.left], set())
        if other is not None:
            pair.nominals.append((other, nominal))
            pair.left.update(range(other.begins, other.last + 1))
            pair.right.update(range(nominal.begins, nominal.last + 1))
    if not pair.nominals and pair.nouns is None:
        return None
    pair.left.update(before)
    pair.right.update(figures)
    if scope.tokens[words[0]].low in lexicon.grammar["conjoiners"]:
        pair.right.add(words[0])
    return pair


def _led_alike(scope: Scope, before: Sequence[int], figures: Sequence[int]) -> bool:
    """Tell whether a word leads one of the figures before that leads the remnant's first: 'um 11 % auf 3, … um 8 %'."""
    tokens = scope.tokens
    leads = {tokens[i - 1].low for i in before if i - 1 not in before}
    multiples = all(any("so" in (t.low for t in tokens[i : i + 2]) for i in places) for places in (before, figures))
    return tokens[figures[0] - 1].low in leads or multiples  # 'dreimal so hoch …, die Bewertung doppelt so hoch'


def _light(scope: Scope, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a word may open a remnant without being part of it: a conjunction, an article, an adverb."""
    low = scope.tokens[i].low
    return low in lexicon.grammar["conjoiners"] or low in lexicon.grammar["remnant_adverbs"]


def _leads(scope: Scope, begin: int, words: Sequence[int], lexicon: Lexicon) -> bool:
    return all(i >= begin or _light(scope, i, lexicon) or scope.tokens[i].low == "nicht" for i in words)


def _common(scope: Scope, i: int) -> bool:
    token = scope.tokens[i]
    named = any(n.first <= i <= n.last for n in scope.nominals)
    return token.kind == "word" and token.capital and not (token.name or named or i in scope.figures or i == 0)


def _lead_noun(scope: Scope, words: Sequence[int], lexicon: Lexicon) -> int | None:
    """Return the common noun that opens a remnant, behind its article and adjectives: 'der operative Gewinn'."""
    for i in words[:5]:
        if _common(scope, i):
            return None if any(n.first == i + 1 and n.bare for n in scope.nominals) else i  # 'den Rivalen Intel'
        token = scope.tokens[i]
        adjective = token.kind == "word" and token.low.endswith(("e", "en", "er"))
        if not (adjective or token.low in lexicon.determiners or _light(scope, i, lexicon)):
            return None
    return None


def _correlate(scope: Scope, nominal: Nominal, left: Sequence[int], nots: set[int]) -> Nominal | None:
    """Return the phrase left of the boundary that a remnant's phrase stands for, the nearest of the same function."""
    kept = set(left)
    same = [n for n in scope.nominals if n.first in kept and n.prep == nominal.prep and n.bare == nominal.bare]
    if nots:
        same = [n for n in same if any(0 < n.begins - i <= 3 for i in nots)]
    if not same or not (nominal.prep or nominal.bare):
        return None
    subject = scope.subject
    if nominal.prep is None and subject is not None and any(n is subject for n in same):
        return subject
    return same[-1]


def _split(scope: Scope, pair: _Pair, left: Sequence[int], right: Sequence[int]) -> Scope:
    partners = {id(a): b for a, b in pair.nominals}
    ours = {id(b) for _, b in pair.nominals}
    verbs = {i for _, i in scope.clause.verb.lemmas} if scope.clause.verb is not None else set()
    copy = replace(
        scope,
        clause=replace(scope.clause, indexes=[i for i in scope.indexes if i not in pair.left or i in verbs]),
        nominals=[_moved(n, pair) for n in scope.nominals if id(n) not in partners],
        subject=partners.get(id(scope.subject), scope.subject),
        remnant=frozenset(right),
        needs_figure=pair.figure,
    )
    scope.clause.indexes = [i for i in scope.indexes if i not in pair.right or i in verbs]
    scope.nominals = [n for n in scope.nominals if id(n) not in ours]
    return copy


def _moved(nominal: Nominal, pair: _Pair) -> Nominal:
    """Hang a genitive of the noun that gave way on the noun that takes its place."""
    if pair.nouns is not None and pair.nouns[0] in (nominal.noun_before, nominal.genitive_of):
        before = pair.nouns[1] if nominal.noun_before == pair.nouns[0] else nominal.noun_before
        after = pair.nouns[1] if nominal.genitive_of == pair.nouns[0] else nominal.genitive_of
        return replace(nominal, noun_before=before, genitive_of=after)
    return nominal
