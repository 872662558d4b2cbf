"""Voice: how sure a statement is, whether it is denied, who says it, and whether something is exclusive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from kgtool.claims import Entity
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.scope import Scope
from kgtool.resources import folder

Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Voice:
    """How a clause is said: modality, polarity, stage and speakers."""

    modality: str
    negated: bool
    stage: str | None
    attribution: tuple[str, ...]


@cache
def voice_words() -> Words:
    """Read the lists of `data/lexicon/voice.yaml`."""
    path = folder("data", "lexicon", "voice.yaml")
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: frozenset(words) for name, words in raw.items()}


def has_phrase(text: str, phrases: frozenset[str]) -> bool:
    """Tell whether a text of words joined by single spaces holds one of the phrases as whole words."""
    return any(f" {phrase} " in text for phrase in phrases)


@dataclass(slots=True)
class Hearing:
    """Listens to one sentence: what its words say of every clause in it."""

    lexicon: Lexicon
    entities: Mapping[str, Entity]
    text: str
    question: bool
    speakers: tuple[str, ...]
    source: tuple[str, ...] = ()
    rumoured_context: bool = False

    def hear(self, scope: Scope, trigger: tuple[int, int], verbal: bool) -> Voice:
        """Return how the claim with this trigger in this clause is said."""
        words = voice_words()
        text = _text(scope)
        chain = [scope, *_matrices(scope)]
        attribution = self.speakers or self.source or self._speech(chain[1:]) or self._speech(chain[:1])
        negated = self._negated(scope, trigger, verbal) or any(_has_verb(s, words["denial_verbs"]) for s in chain[1:])
        stage = None
        if (
            _has_verb(scope, words["cancelled_verbs"])
            or _tokens(scope) & words["cancelled_words"]
            or has_phrase(text, words["cancelled_phrases"])
        ):
            stage, negated = "cancelled", True
        return Voice(self._modality(scope, chain, text, attribution), negated, stage, attribution)

    def _modality(self, scope: Scope, chain: Sequence[Scope], text: str, attribution: tuple[str, ...]) -> str:
        words = voice_words()
        tokens = _tokens(scope)
        verb = scope.clause.verb
        if self.question or self._hypothetical(chain) or tokens & words["hypothesis_words"]:
            return "hypothetical"
        if self._rumoured(chain, text, attribution):
            return "rumoured"
        if self._estimated(chain, text):
            return "estimated"
        if verb is not None and any(lemma in words["agreed_verbs"] for lemma, _ in verb.lemmas) and verb.modal is None:
            return "asserted"
        if (
            any(self._planned(s) for s in chain[:2])
            or (tokens & words["plan_words"])
            or has_phrase(text, words["plan_phrases"])
        ):
            return "planned"
        return "asserted"

    def _hypothetical(self, chain: Sequence[Scope]) -> bool:
        for scope in chain:
            opener = scope.clause.opener
            low = scope.tokens[opener].low if opener is not None else ""
            if low in self.lexicon.grammar["conditionals"] or low in self.lexicon.grammar["questions"]:
                return scope is chain[0] or low in self.lexicon.grammar["questions"]
        verb = chain[0].clause.verb
        if verb is None or verb.finite is None:
            verb = next((s.clause.verb for s in chain[1:] if s.clause.verb and s.clause.verb.finite is not None), verb)
        if verb is None or verb.finite is None:
            return False
        finite = chain[0].tokens[verb.finite].low
        if verb.subjunctive == 2 or finite in (
            "könnte",
            "könnten",
            "würde",
            "würden",
            "hätte",
            "hätten",
            "wäre",
            "wären",
        ):
            return not finite.startswith(("dürft", "sollt", "möcht", "wollt", "müsst"))
        return False

    def _rumoured(self, chain: Sequence[Scope], text: str, attribution: tuple[str, ...]) -> bool:
        words = voice_words()
        whole = f" {self.text} "
        if has_phrase(text, words["rumour_phrases"]) or _tokens(chain[0]) & words["rumour_words"]:
            return True
        if self.rumoured_context or any(_tokens(s) & words["rumour_words"] for s in chain[1:]):
            return True
        if (
            has_phrase(whole, words["rumour_phrases"])
            and chain[0].clause.kind in ("sub", "inf", "main")
            and not attribution
        ):
            return True
        verb = chain[0].clause.verb
        if verb is None:
            return False
        if verb.modal == "sollen" and verb.perfect:
            return True
        return verb.subjunctive == 1 and not attribution and chain[0].clause.kind != "inf"

    def _estimated(self, chain: Sequence[Scope], text: str) -> bool:
        words = voice_words()
        if _tokens(chain[0]) & words["estimate_words"] or has_phrase(text, words["estimate_phrases"]):
            return True
        if any(_has_verb(s, words["estimate_verbs"]) or has_phrase(_text(s), words["estimate_phrases"]) for s in chain):
            return True
        verb = chain[0].clause.verb
        if verb is not None and verb.finite is not None and chain[0].tokens[verb.finite].low.startswith("dürft"):
            return True
        names = {e.label for e in self.entities.values() if "ResearchFirm" in e.kinds}
        return any(name in names for name in (*self.source, *self.speakers)) or any(
            source.lower() in words["estimate_words"] for source in self.source
        )

    def _planned(self, scope: Scope) -> bool:
        verb = scope.clause.verb
        if verb is None:
            return False
        if verb.modal in ("wollen", "sollen", "mögen") and not verb.perfect:
            return True
        return verb.future or _has_verb(scope, voice_words()["plan_verbs"])

    def _negated(self, scope: Scope, trigger: tuple[int, int], verbal: bool) -> bool:
        text = _text(scope)
        for phrase in self.lexicon.grammar["no_negations"]:
            text = text.replace(f" {phrase} ", " ")
        for i in scope.indexes:
            low = scope.tokens[i].low
            if low not in self.lexicon.grammar["negations"] or f" {low} " not in text:
                continue
            if not low.startswith("kein"):
                return True
            if verbal or 0 < trigger[0] - i <= 3:
                return True
        return False

    def _speech(self, chain: Sequence[Scope]) -> tuple[str, ...]:
        for scope in chain:
            if _has_verb(scope, voice_words()["speech_verbs"]) and scope.subject is not None:
                return tuple(self.entities[s].label for s in scope.subject.slugs if s in self.entities)
        return ()


def exclusivity(scope: Scope, text: str) -> str | None:
    """Return how exclusive a clause calls what it says, as a code of the claim record, or None."""
    words = voice_words()
    whole = _text(scope)
    tokens = _tokens(scope)
    if has_phrase(whole, words["nonexclusive_phrases"]):
        return "nonexclusive"
    if has_phrase(whole, words["primary_phrases"]) or tokens & words["primary"]:
        return "primary"
    if has_phrase(whole, words["exclusive_phrases"]):
        return "exclusive"
    if tokens & (words["exclusive"] - {"nur", "allein", "einzig"}):
        return "exclusive"
    if tokens & {"einzig"}:
        return "exclusive"
    return None


def _tokens(scope: Scope) -> frozenset[str]:
    return frozenset(scope.tokens[i].low for i in scope.indexes)


def _text(scope: Scope) -> str:
    return " " + " ".join(scope.tokens[i].low for i in scope.indexes) + " "


def _has_verb(scope: Scope, lemmas: frozenset[str]) -> bool:
    verb = scope.clause.verb
    return verb is not None and any(lemma in lemmas for lemma, _ in verb.lemmas)


def _matrices(scope: Scope) -> list[Scope]:
    """Return the clauses that govern a dependent clause, from near to far; a main clause has none."""
    found: list[Scope] = []
    current = scope
    while current.parent is not None and len(found) < 4 and current.clause.kind in ("sub", "inf", "paren"):
        current = current.parent
        found.append(current)
    return found
