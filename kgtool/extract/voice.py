"""Voice: how sure a statement is, whether it is denied, who says it, and whether something is exclusive."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kgtool.claims import Entity
from kgtool.data_files import read_yaml
from kgtool.extract.denial import (
    conjunct,
    denied_of,
    denies,
    ends_with_perfect_infinitive,
    governors,
    has_verb,
    plain_words,
    reporters,
    undone,
    withheld,
)
from kgtool.extract.doubt import doubted, imagined
from kgtool.extract.lexicon import Lexicon, stem_set
from kgtool.extract.markers import Marks, marks
from kgtool.extract.posts import disowned
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token

Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Voice:
    """How a clause is said: modality, polarity, stage and speakers."""

    modality: str
    negated: bool
    stage: str | None
    attribution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Who says what in a sentence: what `Sources` and `Speech` found, and the speaker carried over from before."""

    names: tuple[str, ...] = ()
    own: frozenset[int] = frozenset()
    whole: tuple[str, ...] = ()
    tags: Sequence[Scope] = ()
    tellers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    telling: Collection[int] = ()
    matrix: Mapping[int, Scope] = field(default_factory=dict)
    phrases: Collection[int] = ()
    carried: tuple[str, ...] = ()
    estimate: bool = False


@cache
def voice_words() -> Words:
    """Read the lists of `data/lexicon/voice.yaml`."""
    return {name: frozenset(words) for name, words in read_yaml("lexicon", "voice.yaml").items()}


@cache
def _survey_ends() -> tuple[str, ...]:
    return tuple(voice_words()["survey_ends"])


@dataclass(slots=True)
class Hearing:
    """Listens to one sentence: what its words say of every clause in it."""

    lexicon: Lexicon
    entities: Mapping[str, Entity]
    tokens: Sequence[Token]
    speakers: tuple[str, ...]
    told: Told = field(default_factory=Told)
    estimators: frozenset[str] = frozenset()

    def hear(
        self, scope: Scope, trigger: tuple[int, int], verbal: bool, scopes: Sequence[Scope], claim_type: str
    ) -> Voice:
        """Return how the claim with this trigger in this clause, one of the sentence's `scopes`, is said."""
        chain = self._chain(scope, scopes)
        attribution = self._attribution(scope, trigger, chain)
        own = [scope.tokens[i].low for i in conjunct(scope, trigger[0], self.lexicon)]
        said = marks(own)
        stage = _stage(scope, said, claim_type)
        above = [*chain[1:], *reporters(scope, scopes)]
        denied = any(denies(s) for s in (above if verbal else [scope, *above])) or _unfulfilled(scope, self.lexicon)
        denied = denied or withheld(scope, self.lexicon) or _failed(scope) or undone(scope, scopes)
        negated = denied or stage == "cancelled" or self._negated(scope, trigger, verbal, own)
        modality = "asserted" if denied else self._modality(chain, above[len(chain) - 1 :], verbal, said, attribution)
        others = attribution if id(scope) not in self.told.telling and self.told.own.isdisjoint(scope.indexes) else ()
        counted = others or any(low.endswith(_survey_ends()) for low in own)
        if claim_type in voice_words()["surveyed"] and counted and modality == "asserted":
            modality = "estimated"
        if claim_type in voice_words()["presupposed"] and not verbal:
            out = disowned(scope, trigger[0]) or denied_of(scope, trigger[0], self.lexicon)
            negated, modality = stage == "cancelled" or out, "asserted"
        if modality == "hypothetical" and stage in ("agreed", "delivered"):
            stage = None  # what is asked or imagined stands on no rung
        if stage is None and modality in ("planned", "rumoured") and claim_type in voice_words()["staged"]:
            stage = modality
        return Voice(modality, negated, stage, attribution)

    def _chain(self, scope: Scope, scopes: Sequence[Scope]) -> list[Scope]:
        """Return a clause and those that govern it or tell it, from near to far."""
        chain = [scope, *governors(scope, scopes)]
        teller = self.told.matrix.get(id(chain[-1]))
        return [*chain, teller] if teller is not None and all(s is not teller for s in chain) else chain

    def _attribution(self, scope: Scope, trigger: tuple[int, int], chain: Sequence[Scope]) -> tuple[str, ...]:
        """Return who says a claim: a source in its sentence, else the speaker of the line, else one carried over."""
        told = self.told
        if trigger[0] in told.phrases:
            return ()
        if not told.own.isdisjoint(scope.indexes) and (own := self._labels(scope.subject)):
            return own
        matrix = next((told.tellers[id(s)] for s in chain[1:] if id(s) in told.tellers), ())
        if named := tuple(dict.fromkeys((*told.whole, *((*matrix, *told.names) if told.names else ())))):
            return named
        if self.speakers or matrix:
            return self.speakers or matrix
        if id(scope) in told.telling:
            return told.tellers[id(scope)]
        return told.carried if self._reported(chain) else ()

    def _reported(self, chain: Sequence[Scope]) -> bool:
        """Tell whether a clause goes on in indirect speech by the verb of its main clause, and is no hearsay."""
        verb = chain[-1].clause.verb
        if verb is None or verb.subjunctive != 1:
            return False
        return "rumoured" not in marks([t.low for t in self.tokens]).get("modality", ())

    def _labels(self, nominal: Nominal | None) -> tuple[str, ...]:
        return tuple(self.entities[s].label for s in nominal.slugs if s in self.entities) if nominal else ()

    def _modality(
        self,
        chain: Sequence[Scope],
        beside: Sequence[Scope],
        verbal: bool,
        said: Marks,
        attribution: tuple[str, ...],
    ) -> str:
        verb = chain[0].clause.verb
        codes = said.get("modality", ())
        told = bool(attribution) and not self.speakers
        unreal = doubted(chain, beside, verbal, self.tokens, self.lexicon, voice_words()) or imagined(
            chain, told, self.lexicon, voice_words()
        )
        if self.tokens[-1].text == "?" or unreal or "hypothetical" in codes:
            return "hypothetical"
        if "rumoured" in codes or self._rumoured(chain, attribution):
            return "rumoured"
        if "estimated" in codes or self._estimated(chain, attribution):
            return "estimated"
        agreed = voice_words()["agreed_verbs"]
        if verb is not None and any(lemma in agreed for lemma, _ in verb.lemmas) and verb.modal is None:
            return "asserted"
        if "planned" in codes or any(self._planned(s) for s in chain[:2]):
            return "planned"
        return "asserted"

    def _rumoured(self, chain: Sequence[Scope], attribution: tuple[str, ...]) -> bool:
        if any("rumoured" in marks(_lows(s)).get("modality", ()) for s in chain[1:]):
            return True
        if any(is_among(name, "rumouring_sources") for name in attribution):
            return True
        # 'so liest man' and 'heißt es' colour their whole sentence, unless it names who says so
        if not attribution and "rumoured" in marks([t.low for t in self.tokens]).get("modality", ()):
            return chain[0].clause.kind in ("sub", "inf", "main")
        verb = chain[0].clause.verb
        if verb is None:
            return False
        hearsay = any(lemma in voice_words()["stative"] for lemma, _ in verb.lemmas) and not verb.preterite
        if verb.modal == "sollen" and (verb.perfect or hearsay):
            return True
        return verb.subjunctive == 1 and not attribution and chain[0].clause.kind != "inf"

    def _estimated(self, chain: Sequence[Scope], attribution: tuple[str, ...]) -> bool:
        words = voice_words()
        if self.told.estimate or any(has_verb(s, words["estimate_verbs"]) for s in (*chain, *self.told.tags)):
            return True
        if any("estimated" in marks(_lows(s)).get("modality", ()) for s in chain[1:]):
            return True
        verb = chain[0].clause.verb
        if verb is not None and verb.finite is not None and chain[0].tokens[verb.finite].low.startswith("dürft"):
            return True
        return any(name in self.estimators or is_among(name, "estimating_sources") for name in attribution)

    def _planned(self, scope: Scope) -> bool:
        verb = scope.clause.verb
        if verb is None:
            return False
        if verb.modal in ("wollen", "sollen", "mögen") and not verb.perfect:
            return True
        if scope.intent and scope.intent not in self.lexicon.grammar["pledging_nouns"]:
            return True  # 'der Plan von X, … zu kaufen'
        low = [scope.tokens[i].low for i in scope.indexes]
        plans = voice_words()["plan_verbs"]
        last = next((word for word in reversed(low) if word.isalpha()), "")
        intends = verb.finite is not None and scope.tokens[verb.finite].low in voice_words()["intend"]
        if intends and last in ("vor", "wollen", "sollen"):
            return True  # 'hat vor', 'hatte investieren wollen'
        told = scope.parent if scope.clause.kind == "inf" and not ends_with_perfect_infinitive(scope) else None
        if told is not None and has_verb(told, voice_words()["resolve_verbs"]):
            return True  # 'hat verkündet, … zu kaufen'
        return verb.future or any(
            lemma in plans or any(f"{lemma} {word}" in plans for word in low) for lemma, _ in verb.lemmas
        )

    def _negated(self, scope: Scope, trigger: tuple[int, int], verbal: bool, own: Sequence[str]) -> bool:
        if "strong" in marks(own).get("negation", ()):
            return True
        if self.lexicon.grammar["negations"].isdisjoint(own):
            return False
        text = plain_words(own, self.lexicon)
        for i in conjunct(scope, trigger[0], self.lexicon):
            low = scope.tokens[i].low
            if low not in self.lexicon.grammar["negations"] or f" {low} " not in text:
                continue
            if not low.startswith("kein"):
                return True
            if verbal or 0 < trigger[0] - i <= 3:
                return True
        return False


def is_among(name: str, group: str) -> bool:
    """Tell whether one of the words for a source is in a list of nouns, also as the end of a compound."""
    return any(not voice_words()[group].isdisjoint(stem_set(word)) for word in name.lower().split())


def asks_for_something(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a sentence is a question with an interrogative: what it takes for granted it does not state."""
    if tokens[-1].text != "?":
        return False
    opening = [t.low for t in tokens[:4] if t.kind == "word"]
    return any(low in lexicon.grammar["interrogatives"] for low in opening)


def exclusivity(scope: Scope) -> str | None:
    """Return how exclusive a clause calls what it says, as a code of the claim record, or None."""
    codes = marks(_lows(scope)).get("exclusivity", ())
    return next((code for code in ("nonexclusive", "primary", "exclusive") if code in codes), None)


def _stage(scope: Scope, said: Marks, claim_type: str) -> str | None:
    """Return the rung that the words name: a cancelled deal first, else the first that is named, else the verb's."""
    words = voice_words()
    if claim_type in words["staged"] and not scope.figures.isdisjoint(scope.indexes):
        # 'hat bisher drei Milliarden investiert', 'zahlt zunächst drei Milliarden': the sum ends nothing
        said = marks([low for low in _lows(scope) if low not in words["so_far"]])
    codes = said.get("stage", ())
    if "cancelled" in codes or has_verb(scope, words["cancelled_verbs"]) or _failed(scope):
        return "cancelled"
    verb = scope.clause.verb
    if codes or verb is None or claim_type not in words["staged"]:
        return codes[0] if codes else None
    if verb.modal is not None or verb.future or verb.subjunctive:
        return None
    if has_verb(scope, words["agreed_verbs"]) or has_verb(scope, words["striking_verbs"]):
        return "agreed"
    return "delivered" if (verb.perfect or verb.preterite) and has_verb(scope, words["carrying_verbs"]) else None


def _lows(scope: Scope) -> list[str]:
    return [scope.tokens[i].low for i in scope.indexes]


def _failed(scope: Scope) -> bool:
    """Tell whether a plan or attempt came to nothing: 'der Versuch, … zu kaufen, scheiterte'."""
    return bool(scope.intent) and scope.parent is not None and has_verb(scope.parent, voice_words()["cancelled_verbs"])


def _unfulfilled(scope: Scope, lexicon: Lexicon) -> bool:
    """Tell whether a clause tells of a wish that came to nothing: 'das Werk, in das X wollte, wird nicht gebaut'."""
    verb, above = scope.clause.verb, scope.parent
    if scope.clause.kind != "rel" or above is None or verb is None or not verb.preterite:
        return False
    wished = verb.modal in ("wollen", "sollen") or has_verb(scope, voice_words()["plan_verbs"])
    lows = _lows(above)
    return wished and (
        any(low in lexicon.grammar["negations"] for low in lows) or _stage(above, marks(lows), "") == "cancelled"
    )
