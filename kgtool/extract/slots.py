"""Slots: where in a clause a role stands, by the grammatical names that the pattern files use.

| slot | meaning |
| --- | --- |
| subject, object, dative | by position, case marks and voice; in the passive the subject is 'von' or 'durch' |
| nominative | the subject of the clause, also where the trigger is a participle before a noun |
| genitive | of a noun trigger: 'Microsofts Anteil', 'Anteil von Microsoft', 'sein Anteil', 'Anteil der Telekom' |
| compound | the name inside the trigger's compound: 'OpenAI-Vertrag' |
| in, an, bei, von, mit, … | a nominal with that preposition |
| an:CLASS, … | the same directly behind a noun of a class: 'Anteile an X' |
| genitive:CLASS, compound:CLASS | the same of a noun of a class: 'Nvidias Chips', 'Nvidia-Chips' |
| kind | any nominal in the clause |
| sides | a subject of two, one for each role: 'A und B schließen einen Vertrag' |
| SLOT@KIND | any slot, only where its filler is of that kind: `mit@CloudProvider`, `kind@Chip` |
| SLOT@KIND? | the same, and firms of which nothing tells the kind: `bei@CloudProvider?` |
| SLOT@KIND/KIND | the same, where it is of one of the kinds |
| SLOT@=KIND | the same, and only firms of no other kind |
| SLOT@KIND! | the same, and only names that no gazetteer lists |
| SLOT+SLOT | the fillers of both together, for a role that holds all sides |
| owner:ROLE | the owner of the products that fill another role |
| own:ROLE@KIND | any nominal of that kind in the clause that is of the filler of that role, or of nobody known |
| position | the position that the trigger names |
| position:clause | the position that the clause speaks of: 'macht X zur Chefin', 'auf den Posten der Chefin' |
| listed | who stands in brackets or behind a colon, as one: 'auf drei Plattformen (A, B, C)' |
| compared | the nominal behind 'wie' or 'als', also as 'wie der von X', 'wie bei X' |
| before, after | the nominal that stands directly before or behind the trigger |
| beside | the nominal whose a post is across a comma, bracket or colon: 'X, seit Mai Chef der Y', 'Y (Chef: X)' |
| employer | whose a post is that stands alone: of the firm spoken of last and the protagonist the likelier |
| rest | of a subject that names both sides, whoever fills no other role yet |
| arrow.from, arrow.to | the sides of an arrow in the heading above or in the line itself |
| topic | whom the sentence, its paragraph or the heading speak of, else the protagonist |
| said | whom the clauses before in the sentence speak of |
| counterpart | the other party of the deal that the sentence before told of ('Im Gegenzug erhält X …') |
| group | the subject of the sentence before, also where it names several |
| protagonist | the organisation that the document is about |
| dominant | the same, only where the document hardly speaks of others |
| likeliest | who stands most in the foreground, however narrowly |
| heading | whom the heading names, and nobody else |
| thing:KIND | the things of that kind that were named last, for a pronoun that means them |
| same | the filler of that role in the last clause or claim of the type, or of one for the same dependence |
| told | the one other party of all deals of the type that the text told so far of whom the clause names |
| content | the subject of the clause with 'dass' that says what is meant: 'die Möglichkeit geschaffen, dass X …' |
| level | the filler of that role in the one figure of the books that the sentence before told |
| last:TYPE.ROLE | the filler of another type's role in the last claims |
| speaker | the organisation of who speaks |
| part:CLASS | the generic thing that the first part of the trigger's compound names: 'HBM-Lieferant' |
| is:SLUG | that very thing |
| noun:STEM=SLUG | a common noun with that stem, standing for the generic thing |
| noun:CLASS | a common noun of that class of `data/lexicon/things.yaml`, standing for its generic thing |
| trade | the market or line of business that a common noun names: 'Beschleunigermarkt', 'Markt für Y' |
| trade:PREP/PREP | also behind these prepositions alone: 'bei Serverprozessoren'; `bare`: 'KI-Server legen zu' |
| business:PREP/PREP | the same of a line of business, no market: 'Cloudsparte', 'Umsatz mit Servern' |
| market | the market that this sentence or the few before speak of |
| site | the place of what is built, by its noun or adjective: 'am Standort X', 'das Magdeburger Werk' |
| made:CLASS | the goods of a class that a maker is named with: 'die Chips von Qualcomm' is `qualcomm-chip` |
| goods:CLASS | the same, only where no preposition and no genitive governs it |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from kgtool.extract.context import Context, Filler, Place
from kgtool.extract.posts import beside, posts_in
from kgtool.extract.syntax.compared import is_compared
from kgtool.extract.syntax.conjuncts import conjoined
from kgtool.extract.syntax.hanging import content, listed
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope, makes_goods
from kgtool.extract.tokens import Token

#: Kinds of goods: what only they name does not act.
_GOODS = frozenset({"Chip", "ChipGeneration", "Component", "Market"})
#: Slots whose phrase may hold both sides of a deal: 'zwischen A und B', 'A und B haben vereinbart'.
SHARED = ("zwischen", "rest", "sides")
#: Slots that a place in the clause gives; any other is a preposition or is given by the context.
_GRAMMATICAL = frozenset(
    ["subject", "rest", "nominative", "object", "dative", "genitive", "compound", "kind", "sides", "compared"]
) | {"before", "after", "beside", "listed", "content"}
#: Prepositions that the arrow of a line may stand for: 'A → B: Cloud-Vertrag' is one with B, 'A → B: Einstieg' at B.
_TOWARDS = frozenset({"an", "auf", "bei", "für", "gegenüber", "in", "mit", "zu"})

Accept = Callable[[tuple[str, ...]], tuple[str, ...]]


@cache
def parts(slot: str) -> tuple[str, str]:
    """Return the name of a slot and its argument, empty where it has none: `an:anteile` is ('an', 'anteile')."""
    name, _, argument = slot.partition(":")
    return name, argument


@dataclass(slots=True)
class Search:
    """A search for one rule's roles: the clause, the trigger's token positions, and what is taken already."""

    scope: Scope
    trigger: tuple[int, int]
    verbal: bool
    context: Context
    passive: bool = False
    used: list[Nominal] = field(default_factory=list)
    standing: Nominal | None = None

    def given(self, name: str, argument: str, role: str, accept: Accept, claim_type: str) -> Filler | None:
        """Return the filler that the context gives for a role, or None; `accept` picks those who may fill the role."""
        place = Place(self.scope, self.trigger, self.used, role, claim_type)
        slugs = next((found for whom in self.context.give(name, argument, place) if (found := accept(whom))), ())
        return Filler(slugs, None, name) if slugs else None

    def first(self, standing: Sequence[Nominal], slot: str, accept: Accept) -> Filler | None:
        """Return the first nominal in a slot that may fill a role and fills none, or None."""
        shared = parts(slot)[0] in SHARED
        for nominal in standing:
            if not shared and any(nominal is taken for taken in self.used):
                continue
            self.standing = nominal
            slugs = accept(nominal.slugs)
            if slugs:
                return Filler(slugs, nominal, slot)
        return None

    def candidates(self, name: str, argument: str) -> Sequence[Nominal]:
        """Return the nominals that stand in a grammatical slot, the likeliest first."""
        scope = self.scope
        if name not in _GRAMMATICAL:
            return self._prepositional(name, argument)
        if name == "subject":
            return self._agents() if self.passive else self._grammatical_subject()
        if name in ("rest", "nominative"):
            return self._grammatical_subject()[:1]
        if name == "object":
            return self._grammatical_subject()[:1] if self.passive else self._objects("a")
        if name == "dative":
            return self._objects("d") + self._given_to()
        if name == "genitive":
            return self._genitives(argument)
        if name == "compound":
            return self._compounds(argument)
        if name == "kind":
            return [*scope.nominals, *scope.heads]
        if name == "sides":
            return [n for n in self._grammatical_subject() if len(n.slugs) == 2]
        if name == "listed":
            return listed(scope, self.context.scopes)
        if name == "compared":
            return [n for n in scope.nominals if is_compared(scope.tokens, n)]
        if name == "content":
            return content(scope, self.context.scopes)
        if name == "before":
            return [n for n in scope.nominals if 0 <= self.trigger[0] - n.last <= 2]
        if name == "beside":
            return beside(self)
        return [n for n in scope.nominals if self._follows(n)]

    def _follows(self, nominal: Nominal) -> bool:
        """Tell whether a nominal stands right behind the trigger; across a verb only where that equates the two."""
        gap = nominal.first - self.trigger[1]
        if gap > 3:  # a bracket is no distance: 'Finanzchef (48) X'
            gap = sum(self.trigger[1] < i <= nominal.first for i in self.scope.indexes)
        if not 0 < gap <= 3 or nominal.genitive_of:
            return False
        verb = self.scope.clause.verb
        if self.verbal or verb is None or verb.finite is None or not self.trigger[1] < verb.finite < nominal.first:
            return True
        return any(lemma in self.context.lexicon.grammar["copulas"] for lemma, _ in verb.lemmas)

    def _grammatical_subject(self) -> list[Nominal]:
        subject = self.scope.subject
        if subject is None or (not self.verbal and self._holds_trigger(subject)):
            return []
        return [subject, *self._others(subject)] if self._inanimate(subject) else [subject]

    def _inanimate(self, nominal: Nominal) -> bool:
        """Tell whether a phrase names only goods, which order and deliver nothing: 'Die Server liefert X'."""
        known = self.context.discourse.entities
        return all(slug in known and not set(known[slug].kinds) - _GOODS for slug in nominal.slugs)

    def _others(self, subject: Nominal) -> list[Nominal]:
        return [n for n in self.scope.nominals if n.bare and n is not subject and (n.cases is None or "n" in n.cases)]

    def _holds_trigger(self, nominal: Nominal) -> bool:
        last = nominal.mentions[-1]
        return nominal.begins <= self.trigger[0] <= nominal.last and (
            last.head is not None or last.form == "description"
        )

    def _agents(self) -> list[Nominal]:
        agents = [n for n in self.scope.nominals if n.prep in ("von", "durch") and n.genitive_of is None]
        return [
            n
            for n in agents
            if not self._of_other_participle(n) and not makes_goods(self.scope, n, self.context.lexicon)
        ]

    def _of_other_participle(self, nominal: Nominal) -> bool:
        """Tell whether a phrase hangs on a participle before a noun: 'der von X angeführten Runde'."""
        at = nominal.last + 1
        if not self.verbal or self.trigger[0] == at or at >= len(self.scope.tokens):
            return False
        token = self.scope.tokens[at]
        forms = () if token.capital else self.context.lexicon.verbs.get(token.low)
        return any("participle2.attribute" in form.features for form in forms)

    def _objects(self, case: str) -> list[Nominal]:
        subject = self.scope.subject
        rest = [n for n in self.scope.nominals if n.bare and n is not subject]
        if subject is not None and subject.last + 1 in self.scope.figures:
            # 'A zwei und B acht Milliarden': a name before its own figure is a second subject
            rest = [n for n in rest if n.last + 1 not in self.scope.figures]
        if subject is not None and rest and self._inanimate(subject):
            rest.append(subject)
        marked = [n for n in rest if n.cases is not None and case in n.cases]
        behind = [self.scope.towards] if self.scope.towards is not None else []
        other = "dative" if case == "a" else "object"
        return marked + sorted([n for n in rest if n.cases is None], key=lambda n: n.told == other) + behind

    def _given_to(self) -> list[Nominal]:
        """Return whom a passive gives something, where he looks like its subject: 'X wurden Mittel bewilligt'."""
        return [n for n in self._grammatical_subject()[:1] if n.cases is None or "d" in n.cases] if self.passive else []

    def _prepositional(self, prep: str, argument: str) -> list[Nominal]:
        found = [n for n in self.scope.nominals if n.prep == prep and not n.appositive]
        if not found:
            behind = self.scope.towards if not argument and prep in _TOWARDS else None
            return [behind] if behind is not None else found
        if argument:
            heads = self.heads(argument)
            return [n for n in found if n.noun_before in heads]
        if self.verbal:
            found = [n for n in found if not self._of_other_participle(n)]
            return sorted(found, key=lambda n: (n.genitive_of is not None, self._attributive(n), n.first))
        at = self.trigger[1]
        return sorted(found, key=lambda n: (n.genitive_of is not None, n.first < at, abs(n.first - at)))

    def _attributive(self, nominal: Nominal) -> bool:
        """Tell whether 'von X' belongs to the noun before it rather than to the verb: 'der Campus von X'."""
        agent = self.passive and 0 < self.trigger[0] - nominal.last <= 2
        return nominal.prep == "von" and nominal.noun_before is not None and not agent

    def _genitives(self, argument: str) -> list[Nominal]:
        heads = self.heads(argument)
        found = []
        for head in heads:
            for n in self.scope.nominals:
                before = n.genitive_of is not None and (n.genitive_of == head or n.last < head <= n.genitive_of)
                after = n.noun_before is not None and (n.noun_before == head or self._same_phrase(head, n.noun_before))
                genitive = n.prep == "von" or (n.prep is None and (n.cases is None or "g" in n.cases))
                if before or (after and genitive and not n.appositive and n.mentions[0].form != "possessive"):
                    found.append(n)
        return found

    def _same_phrase(self, head: int, noun: int) -> bool:
        """Tell whether a genitive chain joins a trigger and a later noun ('Umsatz der Cloud-Sparte von X')."""
        if not head < noun <= head + 5:
            return False
        words = self.scope.tokens[head + 1 : noun]
        determiners = self.context.lexicon.determiners
        return all(
            any(code[0] == "g" for code in determiners[t.low])
            if t.low in determiners and not t.capital
            else t.low == "von" or (t.kind == "word" and not t.low.endswith("t") and not self._finite(t))
            for t in words
        ) and not any(t.low in self.context.lexicon.prepositions and t.low != "von" for t in words)

    def _finite(self, token: Token) -> bool:
        forms = () if token.capital else self.context.lexicon.verbs.get(token.low, ())
        return any(f.finite and "attribute" not in f.features for f in forms)

    def heads(self, argument: str) -> list[int]:
        """Return where the trigger and its conjuncts stand, or the nouns of a class."""
        if not argument:
            return conjoined(self.scope.tokens, *self.trigger)
        lexicon = self.context.lexicon
        if argument == "post":
            return posts_in(self)
        return [
            i
            for i in self.scope.indexes
            if (self.scope.tokens[i].capital or self.scope.tokens[i].text == "%")
            and argument in lexicon.noun_classes(self.scope.tokens[i].low)
        ]

    def _compounds(self, argument: str) -> list[Nominal]:
        lexicon = self.context.lexicon

        def fits(mention: Mention) -> bool:
            if mention.head is None:
                return False
            if argument:
                return argument in lexicon.noun_classes(mention.head)
            return any(mention.first <= i <= mention.last for i in conjoined(self.scope.tokens, *self.trigger))

        return [n for n in self.scope.nominals if any(fits(m) for m in n.mentions)]
