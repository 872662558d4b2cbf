"""Context: the slots that no phrase of the clause fills: who the discourse, the heading or earlier claims speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgtool.claims import Claim
from kgtool.extract.discourse import Discourse
from kgtool.extract.gains import gain_words
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.shape import is_common
from kgtool.extract.posts import employers
from kgtool.extract.strangers import of_others
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.trades import trade

CONTEXTUAL = frozenset(
    ["topic", "counterpart", "last", "group", "heading", "protagonist", "same", "speaker", "arrow.from", "arrow.to"]
) | {"likeliest", "said", "dominant", "employer", "thing", "level", "told"}
#: For how many sentences a market stays the one that is spoken of.
_MARKET_LASTS = 4


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the entities, the nominal they stand in (None where the context gives them), and the slot."""

    slugs: tuple[str, ...]
    nominal: Nominal | None
    slot: str

    @property
    def span(self) -> tuple[int, int] | None:
        """Return first and last token position, None where the filler does not stand in the sentence."""
        return None if self.nominal is None else (self.nominal.begins, self.nominal.last)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is looked for: the clause, the trigger's positions, the phrases taken, the role and its type."""

    scope: Scope
    trigger: tuple[int, int]
    used: Sequence[Nominal]
    role: str
    claim_type: str


@dataclass(slots=True)
class Context:
    """What a rule may look at beside the clause: the discourse, arrows of the heading, earlier claims, the lexicon.

    `previous` are the roles of the claims of the sentences before by type, `earlier` those of the clauses before,
    `claims` all that the text told so far.
    """

    lexicon: Lexicon
    discourse: Discourse
    arrow: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    previous: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    siblings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scopes: Sequence[Scope] = ()
    unread: frozenset[int] = frozenset()
    earlier: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    claims: Sequence[Claim] = ()

    def give(self, name: str, argument: str, place: Place) -> Sequence[tuple[str, ...]]:
        """Return whom a context slot offers for a role, the likeliest first."""
        if name == "topic":
            return self._topic(place)
        if name == "employer":
            return () if self._closed(place) else employers(self, place)
        if name == "counterpart":
            return (self._counterpart(place),)
        if name == "said":
            return (self.before(place),)
        if name == "same":
            kin = (place.claim_type, *self.siblings.get(place.claim_type, ()))
            told = (given[t] for given in (self.earlier, self.previous) for t in kin if t in given)
            return (next((roles.get(place.role, ()) for roles in told), ()),)
        if name == "told":
            return (self._told(place),)
        if name == "level":
            return (self._level(place),)
        if name == "last":
            other, _, role = argument.partition(".")
            told = (given[other] for given in (self.earlier, self.previous) if other in given)
            return (next((roles.get(role, ()) for roles in told), ()),)
        if name == "thing":
            return (self._thing(place, argument),)
        if name.startswith("arrow"):
            return (self.arrow[0 if name == "arrow.from" else 1],) if self.arrow is not None else ()
        known = self.discourse
        given = {
            "group": known.line_subject,
            "protagonist": known.protagonist,
            "dominant": known.dominant,
            "likeliest": known.singular(),
            "heading": known.topic,
            "speaker": known.speaker,
        }
        return (given[name],)

    def _thing(self, place: Place, kind: str) -> tuple[str, ...]:
        """Return the things of a kind that the phrase named last means: 'Claude und GPT – und integriert sie in …'."""
        at = next((number for number, scope in enumerate(self.scopes) if scope is place.scope), 0)
        before = (nominal for scope in reversed(self.scopes[:at]) for nominal in reversed(scope.nominals))
        named = (tuple(s for s in nominal.slugs if self._is_kind(s, kind)) for nominal in before)
        return next((slugs for slugs in named if slugs), ()) or self.discourse.thing((kind,))

    def _told(self, place: Place) -> tuple[str, ...]:
        """Return the one other party of the deals of this type that the text told so far of whom the clause names."""
        mine = {slug for nominal in place.used for slug in nominal.slugs}
        told = (c for c in self.claims if c.type == place.claim_type and not c.negated)
        others = {s for c in told if mine & {s for _, slugs in c.roles for s in slugs} for s in c.fillers(place.role)}
        found = tuple(sorted(others - mine))
        return found if len(found) == 1 else ()

    def _level(self, place: Place) -> tuple[str, ...]:
        """Return whose the one figure of the books is that the sentence before told: 'Das sind 3 Mrd. mehr als …'."""
        told = [kind for kind in self.previous if kind in gain_words()["booked"]]
        return self.previous[told[0]].get(place.role, ()) if told == [place.claim_type] else ()

    def _is_kind(self, slug: str, kind: str) -> bool:
        entity = self.discourse.entities.get(slug)
        return entity is not None and kind in entity.kinds

    def _topic(self, place: Place) -> Sequence[tuple[str, ...]]:
        if self._closed(place) or of_others(place.scope, place.trigger):
            return ()
        taken = {slug for nominal in place.used for slug in nominal.slugs}
        likely = (self.before(place), self._teller(place), *self.discourse.implied(taken))
        same = self.earlier.get(place.claim_type, {}).get(place.role, ()) if place.used else ()
        return [same if self._in_other_role(place, whom) else whom for whom in likely]

    def _in_other_role(self, place: Place, whom: tuple[str, ...]) -> bool:
        """Tell whether a clause before gives somebody the other part: 'Den Strom liefert X, die Server Y'."""
        told = self.earlier.get(place.claim_type, {})
        others = {slug for role, slugs in told.items() if role != place.role for slug in slugs}
        return bool(whom) and set(whom) <= others - set(told.get(place.role, ()))

    def _closed(self, place: Place) -> bool:
        """Tell whether a phrase of the clause that is not understood may mean who is looked for."""
        return not self.unread.isdisjoint(place.scope.indexes) or _post_elsewhere(place)

    def _teller(self, place: Place) -> tuple[str, ...]:
        """Return the firm that tells of itself what a clause says of nobody: '…, teilte X mit', 'wie X mitteilte'."""
        announcing = self.lexicon.grammar["announcing_verbs"]
        for scope in self.scopes:
            verb = scope.clause.verb
            if scope is place.scope or verb is None or not any(lemma in announcing for lemma, _ in verb.lemmas):
                continue
            teller = scope.subject or next((n for n in scope.nominals if n.prep == "wie"), None)
            if teller is not None and len(teller.slugs) == 1:
                return teller.slugs
        return ()

    def market(self) -> tuple[str, ...]:
        """Return the market that another clause of the sentence names, else the one just spoken of."""
        here = next((found for scope in self.scopes if (found := trade(scope))), None)
        if here is not None:
            return here[:1]
        recent = self.discourse.now - self.discourse.market_named <= _MARKET_LASTS
        return self.discourse.market if recent else ()

    def _counterpart(self, place: Place) -> tuple[str, ...]:
        """Return the one party of the last claims that this clause does not name; whom it names is another of them."""
        if not self.unread.isdisjoint(place.scope.indexes):
            return ()
        parties = {s for roles in self.previous.values() for slugs in roles.values() for s in slugs}
        mine = {s for nominal in place.used for s in nominal.slugs}
        if mine.isdisjoint(parties):
            return ()  # who was not spoken of made no deal with who was: 'X wächst. Y holt 38 Millionen.'
        others = sorted(s for s in parties - mine if self.discourse.is_actor(s))
        return tuple(others) if len(others) == 1 else ()

    def before(self, place: Place) -> tuple[str, ...]:
        """Return whom the clauses before this one in the sentence speak of: their label or their subject."""
        for scope in self.scopes:
            if scope is place.scope:
                break
            if scope.clause.conditional:
                continue
            if scope.subject is not None and scope.clause.kind in ("main", "fragment"):
                return scope.subject.slugs
            if scope.clause.kind == "main" and scope.nominals:
                return scope.nominals[0].slugs
        return ()


def _post_elsewhere(place: Place) -> bool:
    """Tell whether the trigger names a firm that is not known: 'Kolbrax-Chefin' leads nobody spoken of before."""
    first, _, post = place.scope.tokens[place.trigger[0]].text.rpartition("-")
    return cues().position(post.lower()) is not None and not is_common(first)
