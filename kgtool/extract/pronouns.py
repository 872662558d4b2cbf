"""Pronouns: 'sie', 'deren', 'unser', 'man', 'daran' and their kin as mentions of whom the discourse offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kgtool.extract.antecedents import thing_pronouns
from kgtool.extract.descriptions import anaphors
from kgtool.extract.lexicon import Lexicon, lexicon
from kgtool.extract.salience import Wanted
from kgtool.extract.sight import Sight
from kgtool.extract.syntax.mentions import Mention

_GENDERS = {"er": "m", "ihn": "m", "ihm": "mn", "sie": "f", "ihr": "f", "es": "n"}
#: Words after 'dort' and 'hier' with which they mean a place.
_LOCAL = frozenset({"in", "im", "am", "an", "wo", "vor"})
_ADDRESS = frozenset({"Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"})


@cache
def _small_words() -> frozenset[str]:
    """Return every word that one of the readings below takes."""
    words, known = anaphors(), lexicon()
    grammar = known.grammar["possessives"] | known.grammar["possessive_pronouns_relative"]
    own = ("wir", "uns", "die", "der", "denen", "beide", "beiden", "beider", "alle")
    pairs = words.first_of_two | words.last_of_two | words.demonstratives
    address = (word.lower() for word in _ADDRESS)
    return frozenset((*words.adverbs, *words.places, *known.pronouns, *own, *address)) | grammar | pairs


@dataclass(slots=True)
class Pronouns(Sight):
    """Reads the small words of one sentence."""

    def word(self, i: int) -> Mention | None:
        """Return what a pronoun, possessive or adverb at a position means; None where it is none."""
        low, lexicon = self.tokens[i].low, self.lexicon
        if low not in _small_words():
            return None
        if low in lexicon.grammar["possessives"] and not (low == "ihr" and self._stands_alone(i)):
            return self._possessive(i)
        if low in lexicon.grammar["possessive_pronouns_relative"] and i + 1 < len(self.tokens):
            before = [m for m in self.found if m.last < i and self.discourse.is_actor(m.slugs[0]) and not self._ours(m)]
            slugs = before[-1].slugs if before else self.discourse.latest()
            return Mention(i, i, slugs, "possessive", genitive=True)
        if low in anaphors().adverbs or low in anaphors().places:
            return self._adverb(i)
        return self._pronoun(i)

    def _ours(self, mention: Mention) -> bool:
        """Tell whether a mention is the 'wir' of a speaker, whom 'dessen' never means."""
        return mention.form in ("pronoun", "possessive") and self.tokens[mention.first].low.startswith(("wir", "uns"))

    def _stands_alone(self, i: int) -> bool:
        """Tell whether no noun follows that 'ihr' would belong to: 'beteiligte sich an ihr', 'gehört ihr nicht'."""
        follower = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if follower is None or follower.kind == "sign":
            return True
        adjective = follower.low.endswith(("e", "en", "er", "es", "em")) and not self.finite(i + 1)
        return follower.kind == "word" and not follower.capital and not adjective

    def _adverb(self, i: int) -> Mention | None:
        """'daran', 'dort': the firm spoken of, unless a place was named meanwhile that the word may mean."""
        known, low, discourse = anaphors(), self.tokens[i].low, self.discourse
        follower = self.tokens[i + 1].low if i + 1 < len(self.tokens) else ""
        place = any("Location" in discourse.entities[s].kinds for m in self.named for s in m.slugs if m.last < i)
        if low in known.places and (place or discourse.now - discourse.place_named < 2 or follower in _LOCAL):
            return None
        prep = known.adverbs.get(low) or known.places[low]
        barred, last = self.barred(i), discourse.last_named[-1:]
        # 'X übernimmt Y. Daran hält Z ein Viertel': the thing spoken of stands last
        held = last if low in known.adverbs and not set(last) & barred else ()
        return Mention(i, i, held or discourse.singular(barred, here=self.here(i)), "pronoun", prep=prep)

    def _possessive(self, i: int) -> Mention | None:
        token = self.tokens[i]
        addressed = token.text.startswith("Ihr") and i > 0
        if token.low.startswith(("unser", "mein")) or addressed:
            return Mention(i, i, self.discourse.speaker, "possessive", genitive=True)
        before = [m for m in self.found if m.last < i and not m.genitive and self.discourse.is_actor(m.slugs[0])]
        here = self.segments[i]
        before.sort(key=lambda m: (m.head is not None or self._governed(m), self.segments[m.first] != here, m.first))
        wanted = Wanted(gender="f" if token.low.startswith("ihr") else "mn")
        slugs = before[0].slugs if before else self.discourse.singular(wanted=wanted) or self.discourse.latest()
        return Mention(i, i, slugs, "possessive", genitive=True)

    def _governed(self, mention: Mention) -> bool:
        """Tell whether a name stands behind a preposition, where it is no subject: 'als Antwort auf X bringt Y …'."""
        for token in reversed(self.tokens[max(mention.first - 3, 0) : mention.first]):
            if token.low in self.lexicon.prepositions:
                return True
            if token.kind != "word" or token.low in self.lexicon.determiners or token.low in self.lexicon.verbs:
                return False
        return False

    def _pronoun(self, i: int) -> Mention | None:
        tokens, lexicon, discourse = self.tokens, self.lexicon, self.discourse
        low = tokens[i].low
        following = tokens[i + 1].low if i + 1 < len(tokens) else ""
        before = tokens[i - 1].low if i else ""
        if low in ("wir", "uns") or self._addressed(i):
            return Mention(i, i, discourse.speaker, "pronoun")
        if low in ("die", "der", "denen") and self._demonstrative(i, following):
            slugs = discourse.latest()
            if low == "denen" or _plural_verb(lexicon, following):
                discourse.speak_of(slugs)
            return Mention(i, i, slugs, "pronoun")
        if low in ("beide", "beiden", "beider") and not self._attribute(i):
            return Mention(i, i, discourse.plural(size=2), "pronoun")
        if low in ("alle", "die") and (size := anaphors().numbers.get(following)) and not self._attribute(i + 1):
            return Mention(i, i + 1, discourse.plural(size=size), "pronoun")
        if low in anaphors().first_of_two or low in anaphors().last_of_two:
            return Mention(i, i, self._of_two(low), "pronoun")
        if low in anaphors().demonstratives and self._alone(i):
            return Mention(i, i, discourse.latest() if before not in (",", "und") else (), "pronoun")
        if low not in lexicon.pronouns or low == "ich":
            return None
        if low == "es" and (following in anaphors().expletives or before in anaphors().expletives):
            return None
        if low == "es" and any(m.first == i + 1 for m in self.named):
            return None  # 'An der Börse bringt es Otravo auf …': the name is the subject
        if low in _GENDERS and self._means_thing(i):
            self.things.add(i)
            return None
        plural = any(_plural_verb(lexicon, word) for word in (following, before))
        if low == "ihnen" or (low == "sie" and plural):
            return Mention(i, i, self._several_or_one(i), "pronoun")
        if low == "man":
            return Mention(i, i, self._anybody(), "pronoun")
        return Mention(i, i, self.one(i, Wanted(gender=_GENDERS.get(low))), "pronoun")

    def _means_thing(self, i: int) -> bool:
        """Tell whether a thing that opened this sentence or the one before is what a pronoun goes on about."""
        low = self.low(i)
        here = thing_pronouns(self.tokens[: max(i - 1, 0)], self.found)
        before = self.discourse.opened if not any(m.last < i for m in self.named) else frozenset()
        return low in here or low in before

    def _several_or_one(self, i: int) -> tuple[str, ...]:
        """Return whom plural 'sie' means; nobody whom the same stretch of the sentence names."""
        found = self.discourse.they()
        return () if set(found) & self.barred(i) else found

    def _anybody(self) -> tuple[str, ...]:
        """Return whom 'man' means: 'bei X' says it, else nobody that the sentence names."""
        for m in self.named:
            if m.first and self.tokens[m.first - 1].low in ("bei", "beim") and self.discourse.is_actor(m.slugs[0]):
                return m.slugs
        return self.discourse.singular(s for m in self.named for s in self.discourse.organisations(m.slugs))

    def _of_two(self, low: str) -> tuple[str, ...]:
        """Return the first or the last of the two that were named last: 'ersterer', 'letztere'."""
        two = self.discourse.plural(size=2)
        return two[:1] if low in anaphors().first_of_two else two[-1:]

    def _alone(self, i: int) -> bool:
        """Tell whether 'dieser' stands for a name: a finite verb follows at the start of the sentence."""
        return i == 0 and self.finite(i + 1) and not self.tokens[i + 1].capital

    def _addressed(self, i: int) -> bool:
        tokens = self.tokens
        polite = tokens[i].text in _ADDRESS
        return polite and (i > 0 or tokens[-1].text == "?") and tokens[max(i - 1, 0)].text != ":"

    def _demonstrative(self, i: int, following: str) -> bool:
        """Tell whether an article stands for a firm: 'Die beliefern …' at the start, 'bei denen' outside a relative."""
        if self.tokens[i].low == "denen":
            return not any(t.text == "," for t in self.tokens[max(0, i - 2) : i])
        return i == 0 and self.finite(i + 1) and not self.tokens[i + 1].capital

    def _attribute(self, i: int) -> bool:
        """Tell whether a noun or adjective follows that the word belongs to: 'beide Unternehmen'."""
        follower = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if follower is None or follower.kind != "word":
            return False
        adjective = follower.low.endswith(("en", "e")) and follower.low not in self.lexicon.verbs
        return follower.capital or adjective


def _plural_verb(lexicon: Lexicon, word: str) -> bool:
    forms = lexicon.verbs.get(word, ())
    return any(f.finite and "3p" in f.features for f in forms) and not any("3s" in f.features for f in forms)
