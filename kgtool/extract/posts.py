"""Posts: who stands beside one, whose it is where nothing beside it says so, and those in phrases of source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.quantities import Quantity
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token

if TYPE_CHECKING:
    from kgtool.extract.context import Context, Place
    from kgtool.extract.discourse import Discourse
    from kgtool.extract.match import Matcher
    from kgtool.extract.roles import Match
    from kgtool.extract.slots import Search

#: How many words may stand between a name and the post behind its comma.
_REACH = 7
#: How much more often than another a firm must be named for a post without a firm to be its.
_FAR = 3
_OPENS = (",", "(", "–", "—", "-", ":")


def beside(search: Search) -> list[Nominal]:
    """Return the phrases that a post without a name of its own says something of.

    'X, seit Mai Chef der Y,' has it before a comma, 'der Chef der Y, X,' behind the firm, 'X (Chef von Y)', 'Y (Chef:
    X)' and 'X: Chef von Y' in another clause.
    """
    scope = search.scope
    found = [n for n in scope.nominals if _before(scope.tokens, n, search.trigger[0])]
    found += [n for n in scope.nominals if _behind_the_firm(search, n)]
    at = next((i for i, other in enumerate(search.context.scopes) if other is scope), None)
    if at is None or scope.clause.separator not in _OPENS:
        return found
    for other in search.context.scopes[max(at - 1, 0) : at]:
        found += [n for n in other.nominals if n.last == scope.indexes[0] - 2]
    return found + _labelled(search, at)


def _before(tokens: Sequence[Token], nominal: Nominal, trigger: int) -> bool:
    """Tell whether a name stands before the comma, bracket or dash behind which the post is."""
    gap = tokens[nominal.last + 1 : trigger]
    if not 1 <= len(gap) <= _REACH or gap[0].text not in _OPENS:
        return False
    return all(t.kind != "sign" and (t.capital or not _finite(t)) for t in gap[1:])


def _finite(token: Token) -> bool:
    return lexicon().verbs.is_finite(token.low) and token.low not in lexicon().determiners


def _behind_the_firm(search: Search, nominal: Nominal) -> bool:
    """Read 'der Chef der Y, X,': the firm hangs on the post, and a comma parts it from the name."""
    tokens = search.scope.tokens
    comma = nominal.begins - 1
    if comma <= search.trigger[1] or tokens[comma].text != ",":
        return False
    return any(n.noun_before == search.trigger[1] and n.last == comma - 1 for n in search.scope.nominals)


def _labelled(search: Search, at: int) -> list[Nominal]:
    """Read 'Chef: X' in a bracket or a line, where the post alone is the label."""
    scopes = search.context.scopes
    following = scopes[at + 1] if at + 1 < len(scopes) else None
    if following is None or len(search.scope.indexes) > 2 or search.scope.clause.separator != "(":
        return []
    tokens = search.scope.tokens
    first = following.indexes[0] if following.indexes else 0
    return following.nominals[:1] if first and tokens[first - 1].text in ":" else []


def posts_in(search: Search) -> list[int]:
    """Return where the nouns of posts stand in a clause."""
    tokens = search.scope.tokens
    return [i for i in search.scope.indexes if tokens[i].capital and not tokens[i].name and cues().leads(tokens[i].low)]


def post_in(search: Search) -> str | None:
    """Return the slug of the post that a clause speaks of: the one behind 'als' or a noun of office, else the last."""
    tokens, found = search.scope.tokens, posts_in(search)
    called = [i for i in found if any(t.low in cues().calling for t in tokens[max(i - 3, 0) : i])]
    return cues().position(tokens[(called or found)[-1]].low) if found else None


def disowned(scope: Scope, noun: int) -> bool:
    """Tell whether a clause says that somebody does not hold a post: 'X ist nicht mehr Chef von Y'."""
    verb = scope.clause.verb
    if verb is None or not any(lemma in lexicon().grammar["copulas"] for lemma, _ in verb.lemmas):
        return False
    before = [token.low for token in scope.tokens[max(noun - 4, 0) : noun]]
    return any(low in lexicon().grammar["negations"] for low in before) and "nur" not in before


def employers(context: Context, place: Place) -> Sequence[tuple[str, ...]]:
    """Return whose a post may be beside which no firm stands, the likeliest first.

    Of the firm spoken of last and the one a text names most, the second where it is named far more often, but not where
    the first opened the paragraph. A listed firm whose leaders are known is hardly led by somebody unlisted.
    """
    known = context.discourse
    known_by = [n.slugs for n, m in pairwise(place.scope.nominals) if _introduced_by(n, m, place.used)]
    ours = [n.slugs for s in context.scopes for n in s.nominals if _ours(s.tokens, n)]
    if known_by or ours:
        return known_by or ours
    near = [slugs for slugs in (context.before(place), *known.implied()) if slugs]
    about, opened = _most_named(known), known.line_topic
    if not near:
        return [about] if known.protagonist else []
    newcomer = all(known.entities[s].provisional for n in place.used for s in n.slugs if s in known.entities)
    barred = newcomer and bool(_led() & set(near[0]))
    weight = _often(known, near[0]) * (1 if barred else _FAR)
    if (barred or near[0] != opened) and _often(known, about) > weight:
        near.insert(0, about)
    if barred and len(opened) == 1 and not _led() & set(opened):
        near.insert(0, opened)
    return near


def _introduced_by(firm: Nominal, person: Nominal, used: Sequence[Nominal]) -> bool:
    """Tell whether a person whose post is asked for is called by an older one: 'X-Gründer Y bleibt Geschäftsführer'."""
    head = firm.mentions[-1].head
    return head is not None and cues().leads(head) and firm.last + 1 == person.first and person in used


def _ours(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Tell whether a speaker means his own firm: '„X ergänzt unser Portfolio“, sagte Vorstandschefin Y'."""
    said = nominal.mentions[0].form in ("possessive", "pronoun")
    return said and tokens[nominal.first].low.startswith(("wir", "uns"))


def _most_named(known: Discourse) -> tuple[str, ...]:
    """Return the one firm a text is about, or names most."""
    ranked = sorted((-count, slug) for slug, count in known.counts.items() if known.leads(slug))
    return known.protagonist or ((ranked[0][1],) if ranked else ())


def _often(known: Discourse, slugs: Sequence[str]) -> int:
    return max((known.counts.get(slug, 0) for slug in slugs), default=0)


@cache
def _led() -> frozenset[str]:
    """Return the listed firms of which the gazetteer knows somebody who leads them."""
    people = gazetteer().positions
    return frozenset(owner for person in people if (owner := gazetteer().entities[person].owner))


Syntax = Callable[[Sequence[Token], Sequence[Mention], Sequence[Quantity]], tuple[list[Nominal], list[Scope]]]


def sourced(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    sources: frozenset[int],
    reading: tuple[Matcher, Syntax, Context],
) -> list[Match]:
    """Return the leaderships that phrases of source tell: 'laut Chefin X', ', so Y-Chef X'; other rules skip them."""
    if not sources or not any(t.capital and cues().leads(t.low) for t in tokens):
        return []
    matcher, syntax, context = reading
    if not any(m.first in sources and matcher.is_person(m.slugs) for m in mentions):
        return []
    found = matcher.sentence(syntax(tokens, mentions, ())[1], context)
    return [m for m in found if m.rule.type == "Leadership" and m.complete and _inside(m, sources)]


def _inside(match: Match, sources: frozenset[int]) -> bool:
    places = [f.nominal.first for f in match.roles.values() if f.nominal is not None]
    return match.trigger[0] in sources or any(place in sources for place in places)
