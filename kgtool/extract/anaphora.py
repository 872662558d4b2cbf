"""Anaphora: pronouns, possessives and definite descriptions become mentions of what the discourse offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.extract.antecedents import thing_pronouns
from kgtool.extract.descriptions import Noun, anaphors, article_of, description_at, noun_of, part_of, thing_of
from kgtool.extract.designations import designation
from kgtool.extract.discourse import Discourse
from kgtool.extract.homes import inhabitant, place_at, place_of
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.shape import is_common
from kgtool.extract.pronouns import Pronouns
from kgtool.extract.salience import Wanted
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

#: Articles that begin a phrase of their own behind a noun, and what joins a noun to the name behind it.
_ANEW = frozenset({"die", "das", "den", "dem", "ein", "eine", "einen", "einem"})
_OF = frozenset({"von", "vom", "um"})
_OF_NOUN = _OF | {"der", "des", "bei", "beim", "im"}


@dataclass(frozen=True, slots=True)
class Reference:
    """The mentions of a sentence with those that refer back, in the order of the text.

    `unread` are the positions of words that surely mean somebody, but nobody known: a sentence in which one stands as
    its subject is not about whom the sentences before spoke of.
    """

    mentions: list[Mention]
    unread: frozenset[int]


def refer(tokens: Sequence[Token], named: Sequence[Mention], discourse: Discourse, lexicon: Lexicon) -> Reference:
    """Find what the words of a sentence refer back to."""
    search = _Search(tokens, named, discourse, lexicon)
    taken = {i for mention in named for i in range(mention.first, mention.last + 1)}
    found = search.found
    unread: set[int] = set()
    for token in tokens:
        if token.index in taken or token.kind != "word":
            continue
        mention = search.reference(token.index)
        if mention is None or not mention.slugs:
            if token.capital and search.somebody(token.index, mention):
                unread.add(token.index)
            continue
        # 'die Norweger von Aker' is Aker
        found[:] = [m for m in found if not mention.first <= m.first <= mention.last]
        found.append(mention)
        if mention.form in ("description", "pronoun"):
            discourse.recall(mention.slugs)
    discourse.opened = thing_pronouns(tokens, found)
    return Reference(sorted(found, key=lambda m: m.first), frozenset(unread | search.things))


@dataclass(slots=True)
class _Search(Pronouns):
    """Looks for what one sentence's words refer to."""

    def reference(self, i: int) -> Mention | None:
        """Return what the word at a position refers to, as a mention; None where it refers to nothing."""
        token = self.tokens[i]
        if token.capital:
            return self._noun(i) or self.word(i)
        return self.word(i)

    def somebody(self, i: int, mention: Mention | None) -> bool:
        """Tell whether a word without a referent is a subject or object that means somebody."""
        token = self.tokens[i]
        if not token.capital or token.name:
            return False
        if mention is not None or part_of(token.low):
            at = article_of(self.tokens, i)
            if at is None or self.tokens[at].low in self.lexicon.prepositions:
                return False
            before = self.tokens[at - 1] if at else None
            lexicon = self.lexicon
            governed = before is not None and (before.low in lexicon.prepositions or before.low in lexicon.determiners)
            return not governed and not (before is not None and before.capital)
        if len(token.low) <= 2 or is_common(token.text) or token.low in cues().acronyms or token.low in cues().no_names:
            return False
        beside = any(self.finite(k) and not self.tokens[k].capital for k in (i - 1, i + 1))
        return beside and token.low not in self.lexicon.verbs

    def _noun(self, i: int) -> Mention | None:
        if (own := self._designated(i) or self._own_firm(i) or self._board(i)) is not None:
            return own
        described = description_at(self.tokens, i)
        if roles := part_of(self.tokens[i].low):
            return self._part(i, roles)
        if described is not None and not described.several:
            return self._described(i, described.noun, described.determiner)
        if described is not None or (
            self.tokens[i].low in anaphors().plurals and article_of(self.tokens, i) is not None
        ):
            return self._several(i)
        if (size := anaphors().groups.get(self.tokens[i].low)) and article_of(self.tokens, i) is not None:
            return Mention(i, i, self.discourse.plural(size=size), "description")
        if (thing := thing_of(self.tokens[i].low)) is not None:
            at = article_of(self.tokens, i)
            if at is not None and self._free(i) and self.tokens[at].low not in ("alle", "beide", "die", "den"):
                return Mention(i, i, self.discourse.thing(thing[1:]), "description")
            if at is not None and self._free(i) and at == i - 1:
                singular = (self.tokens[at].low == "den") == (thing[0] == "m") and thing[0] != "n"
                return Mention(i, i, self.discourse.thing(thing[1:]), "description") if singular else None
        return self._inhabitant(i)

    def _own_firm(self, i: int) -> Mention | None:
        """'sein Unternehmen', 'unser Haus', 'Altmans Firma': the firm of a person or of who speaks."""
        noun = noun_of(self.tokens[i].low)
        if noun is None or i == 0 or noun.base not in anaphors().own_firms:
            return None
        before = self.low(i - 1)
        if before.startswith(("unser", "mein")) and before in self.lexicon.grammar["possessives"]:
            return Mention(i, i, self.discourse.speaker, "description")
        if before in self.lexicon.grammar["possessives"]:
            return Mention(i, i, self.discourse.singular(self.barred(i)), "description")
        person = next((m for m in self.named if m.last == i - 1 and m.genitive), None)
        employer = self.discourse.employer(person.slugs[0]) if person is not None else None
        return Mention(i, i, (employer,), "description") if employer is not None else None

    def _designated(self, i: int) -> Mention | None:
        """'die Klägerin': the party that the text has called so."""
        slug = self.discourse.designated.get(designation(self.tokens[i].low))
        at = article_of(self.tokens, i)
        if slug is None or not self._free(i) or (at is not None and self.tokens[at].low in ("beide", "beiden", "alle")):
            return None
        governed = self.low(i - 1) in self.lexicon.prepositions or self.low(i - 1) in self.lexicon.grammar["joiners"]
        return Mention(i, i, (slug,), "description") if at is not None or i == 0 or governed else None

    def _board(self, i: int) -> Mention | None:
        """'Der Vorstand rechnet mit …': the firm that reports, where no other is named beside it."""
        at = article_of(self.tokens, i) if self.tokens[i].low in anaphors().boards else None
        if at is None or not self._free(i) or self.low(i + 1) in _OF_NOUN:
            return None
        return Mention(i, i, self.discourse.protagonist or self.discourse.foremost(), "description")

    def _part(self, i: int, roles: tuple[str, ...]) -> Mention | None:
        """'die Erwerberin': who filled that part of a deal, or whom the noun introduced."""
        at = article_of(self.tokens, i)
        if at is None or not self._free(i) or self.tokens[at].low in ("alle", "beide", "beiden"):
            return None
        low = self.tokens[i].low
        known = (s for s, nouns in self.discourse.introduced.items() if low in nouns or low.removesuffix("s") in nouns)
        barred = self.barred(i)
        slugs = self.discourse.part(roles, barred) or tuple(s for s in known if s not in barred)[-1:]
        return Mention(i, i, slugs, "description")

    def _free(self, i: int) -> bool:
        """Tell whether a noun stands alone: 'der Konzern Nvidia' is Nvidia by name.

        Behind an accusative article or a preposition another phrase begins: 'übernahm der Konzern die X AG'.
        """
        follower = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if follower is None or follower.text in ",–(":
            return True
        if any(m.first == i + 1 for m in self.named):
            return False
        anew = follower.low in _ANEW or (follower.low in self.lexicon.prepositions and follower.low not in _OF)
        return anew or not any(m.first == i + 2 for m in self.named)

    def _described(self, i: int, noun: Noun, at: int) -> Mention | None:
        if noun.kind in ("MediaOutlet", "ResearchFirm", "Segment") or not self._free(i):
            return None
        if self.tokens[at].low.startswith("dies") and (near := self._nearest(i)):
            return Mention(i, i, near, "description")
        if noun.known:
            return self._introduced(i, noun)
        wanted = Wanted(noun.base, noun.head, noun.kind, None, self._home(i, at))
        slugs = self.one(i, wanted)
        if slugs:
            self.discourse.gender(slugs[0], noun.gender)
        return Mention(i, i, slugs, "description")

    def _introduced(self, i: int, noun: Noun) -> Mention | None:
        """'der Rivale', 'der Bezahldienst': whom the text has introduced so, the one named last; else nobody."""
        barred, discourse = self.barred(i), self.discourse
        fitting = [s for s, nouns in discourse.introduced.items() if noun.base in nouns and s not in barred]
        near = next((s for s in discourse.recent() if s in fitting), None)
        return Mention(i, i, (near,), "description") if near is not None else None

    def _nearest(self, i: int) -> tuple[str, ...]:
        """Return whom 'dieses Unternehmen' points to: the firm named last, not whom the text is about."""
        last = self.discourse.last_named[-1:] or self.discourse.latest()
        return last if last and last[0] not in self.barred(i) and self.discourse.leads(last[0]) else ()

    def _home(self, i: int, at: int) -> str | None:
        """Return the place that the noun's phrase names: 'der Bonner Konzern', 'das Unternehmen aus Gunzenhausen'."""
        for token in self.tokens[at + 1 : i]:
            if (token.capital or token.low.endswith(("e", "en"))) and (place := inhabitant(token)) is not None:
                return place
        if i + 2 < len(self.tokens) and self.tokens[i + 1].low == "aus":
            return place_at(self.tokens, i + 2, self.named, self.discourse.entities)
        return None

    def _several(self, i: int) -> Mention | None:
        before = [t.low for t in self.tokens[max(0, i - 3) : i]]
        noun = self.tokens[i].low
        counted = {"beide", "beiden", "beider"} & set(before)
        if not self._free(i) or not (counted or (noun in anaphors().plurals and {"die", "den", "der"} & set(before))):
            return None
        if counted:
            near = tuple(
                dict.fromkeys(s for m in self.named if m.last < i for s in m.slugs if self.discourse.is_actor(s))
            )
            if len(near) == 2:
                return Mention(i, i, near, "description")  # 'Nach der Investition von A in B sind die beiden Seiten …'
            kind = next((kind for part, kind in anaphors().kinds.items() if noun.startswith(part)), None)
            return Mention(i, i, self.discourse.plural(kind, 2) or self.discourse.plural(size=2), "description")
        return Mention(i, i, self.discourse.plural(), "description")

    def _inhabitant(self, i: int) -> Mention | None:
        """'die Niederländer': the firm from there; 'die Norweger von Aker' names it."""
        tokens = self.tokens
        whole = place_of(f"{self.low(i - 1)} {self.low(i)}") if i > 1 and tokens[i - 1].capital else None
        at = i - 2 if whole is not None else i - 1
        if self.low(at) not in ("die", "den", "der", "ihn", "diese"):
            return None
        place = whole or inhabitant(tokens[i])
        follower = tokens[i + 1] if i + 1 < len(tokens) else None
        if place is None or (follower is not None and follower.capital and follower.kind == "word"):
            return None
        if follower is not None and follower.low in ("von", "um"):
            name = next((m for m in self.named if m.first == i + 2 and m.head is None), None)
            if name is not None and self.discourse.is_actor(name.slugs[0]):
                return Mention(i, name.last, name.slugs, "name")
        slugs = self.one(i, Wanted(home=place))
        if tokens[at].low in ("die", "den", "diese") and slugs:
            self.discourse.speak_of(slugs)
        return Mention(i, i, slugs, "description")
