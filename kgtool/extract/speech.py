"""Speech: which clauses of a sentence say who says the others, whom they name, and what of the sentence he says.

'…, sagen Insider' and 'wie X mitteilte' bear on the whole sentence, 'X sagt, Y wolle …' on the clause behind, and 'Das
teilte X mit' on the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tellers import NOBODY, Found, Tellers
from kgtool.extract.tokens import Token
from kgtool.extract.voice import is_among, voice_words


@cache
def _telling() -> frozenset[str]:
    """Return every verb that may tell what another clause says."""
    words = voice_words()
    return words["speech_verbs"] | words["document_verbs"] | words["showing_verbs"]


@dataclass(slots=True)
class Speech:
    """Who says what in one sentence.

    `tellers` are the names by the identity of the clause that tells, `matrix` its clause by that of the clause told;
    `own` are the clauses whose own objects are told as well ('meldet einen Umsatz von …', not 'schreibt rote Zahlen').
    `whole` are those who say all of it in the clauses `tags`, `last` is who spoke last in it. `phrases` are the token
    positions of the tellers themselves; `before` tells that it speaks of the sentence before.
    """

    tellers: dict[int, tuple[str, ...]] = field(default_factory=dict)
    matrix: dict[int, Scope] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    whole: tuple[str, ...] = ()
    tags: list[Scope] = field(default_factory=list)
    last: tuple[str, ...] = ()
    phrases: set[int] = field(default_factory=set)
    before: bool = False


@dataclass(slots=True)
class Listener:
    """Finds in one sentence the clauses that tell others."""

    tokens: Sequence[Token]
    tellers: Tellers

    def listen(self, scopes: Sequence[Scope]) -> Speech:
        """Return who says what in the sentence."""
        speech = Speech()
        for position, scope in enumerate(scopes):
            for verb in self._verbs(scope):
                names, phrase = self._teller(scope, verb)
                names = names or self._goes_on(scope, verb)
                if not names:
                    continue
                speech.last = names[:1]
                # the paper that quotes stands before whom it quotes: 'Insider sagten der Agentur X'
                papers = tuple(n for n in self.tellers.papers(scope) if n not in names)
                names = (*papers, *names, *(n for n in self.tellers.informants(scope) if n not in names))
                speech.phrases.update(phrase)
                if self._tags(scope, verb) and not self._takes(scopes, position):
                    speech.whole = speech.whole or names
                    speech.tags.append(scope)
                else:
                    speech.tellers[id(scope)] = names
                    if self._tells_objects(scope, names):
                        speech.own.add(id(scope))
                break
            if any(True for _ in self._verbs(scope)) and not any(tag is scope for tag in speech.tags):
                self._around(scope, scopes, position, speech)
        if not speech.last:
            speech.last = self._appearing(scopes)
        speech.before = bool(speech.tellers or speech.whole) and self._takes_up(scopes)
        return speech

    def _appearing(self, scopes: Sequence[Scope]) -> tuple[str, ...]:
        """Return the person a sentence is about: what follows in indirect speech is his word."""
        for scope in scopes:
            if scope.clause.kind == "main" and scope.subject is not None and scope.subject.first in scope.indexes:
                span = range(scope.subject.begins, scope.subject.last + 1)
                return self.tellers.people(span)
        return ()

    def _verbs(self, scope: Scope) -> Iterator[int]:
        """Yield the finite verbs of saying of a clause, by position."""
        verb = scope.clause.verb
        if verb is None or verb.finite is None:
            return
        if any(lemma in _telling() for lemma, _ in verb.lemmas):
            yield verb.finite
            return
        for i in scope.indexes:  # 'Meta, sagen Insider, hat …': the tag within a clause
            if i and self.tokens[i - 1].text == "," and i != verb.finite and self._says(i):
                yield i

    def _says(self, i: int) -> bool:
        token = self.tokens[i]
        forms = () if token.capital else self.tellers.lexicon.verbs.get(token.low)
        return any(form.finite and form.lemma in voice_words()["speech_verbs"] for form in forms)

    def _goes_on(self, scope: Scope, verb: int) -> tuple[str, ...]:
        """Return who spoke last where a tag only goes on: ', heißt es weiter', ', steht da'."""
        behind = {t.low for t in self.tokens[verb + 1 : verb + 4]}
        return self.tellers.speaking if self._tags(scope, verb) and behind & voice_words()["going_on"] else ()

    def _tells_objects(self, scope: Scope, names: Sequence[str]) -> bool:
        """Tell whether the objects of a telling verb are told too: 'meldet einen Umsatz'; analysts only ever tell."""
        words = voice_words()
        lemmas = {lemma for lemma, _ in scope.clause.verb.lemmas} if scope.clause.verb is not None else set()
        analysts = any(is_among(name, "estimating_sources") for name in names)
        return bool(lemmas & words["speech_verbs"]) and (analysts or not lemmas & words["doing_verbs"])

    def _tags(self, scope: Scope, verb: int) -> bool:
        """Tell whether a clause hangs on the sentence as a tag: ', sagen Insider', 'wie X mitteilte'."""
        if scope.clause.opener is not None:
            return self.tokens[scope.clause.opener].low == "wie"
        before = self.tokens[verb - 1].text if verb else ""
        return before in (",", "–", "“", "”", "»") or self.tokens[scope.indexes[0]].low == "so"

    def _teller(self, scope: Scope, verb: int) -> Found:
        group = scope.clause.verb
        lemmas = {lemma for lemma, _ in group.lemmas} if group is not None else set()
        words = voice_words()
        if lemmas & words["document_verbs"] and not (group is not None and group.causative):
            return self.tellers.document(scope)
        if group is not None and group.passive:
            return self.tellers.agent(scope)
        if lemmas & words["showing_verbs"] and not self.tellers.shown(scope):
            return NOBODY
        subject = scope.subject if scope.clause.opener is not None or not self._tags(scope, verb) else None
        if (
            subject is not None
            and subject.first in scope.indexes
            and self._stands_free(subject.begins, subject.prep, scope)
        ):
            span = range(subject.begins, subject.last + 1)
            if scope.clause.kind == "main" and subject.first > verb and (front := self._front(scope, verb)) != NOBODY:
                return front  # 'Zwei Insider sagten Reuters'
            return self.tellers.names(span), span
        return self._search(scope, verb)

    def _front(self, scope: Scope, verb: int) -> Found:
        """Return who stands before the verb of a main clause, and could be its subject."""
        for span in self.tellers.phrases(scope.indexes[0]):
            if span.stop <= verb and self.tellers.nominative(span) and (names := self.tellers.names(span)):
                return names, span
        return NOBODY

    def _stands_free(self, begins: int, prep: str | None, scope: Scope) -> bool:
        return prep is None or (prep == "wie" and scope.clause.opener is not None)

    def _search(self, scope: Scope, verb: int) -> Found:
        """Find the subject as the nearest phrase without preposition: behind the verb, behind 'wie', or before it."""
        opener = scope.clause.opener
        first = scope.indexes[0]
        starts = [opener + 1] if opener is not None else [verb + 1] if self._tags(scope, verb) else [first, verb + 1]
        for start in starts:
            for span in self.tellers.phrases(start):
                if start == first and opener is None and span.start > verb:
                    break
                if self.tellers.nominative(span) and (names := self.tellers.names(span)):
                    return names, span
        return NOBODY

    def _takes(self, scopes: Sequence[Scope], at: int) -> bool:
        """Tell whether the clause before one is what it tells of: 'Dass Y …, bestreitet X'."""
        before = scopes[at - 1] if at else None
        if before is None or before.clause.kind != "sub" or before.parent is not None or before.clause.opener is None:
            return False
        return self.tokens[before.clause.opener].low in voice_words()["content_openers"]

    def _around(self, scope: Scope, scopes: Sequence[Scope], at: int, speech: Speech) -> None:
        """Hang on a telling clause what it tells: 'X sagt, Y wolle …; Z werde …', 'Dass Y …, bestreitet X'."""
        if self._takes(scopes, at):
            speech.matrix[id(scopes[at - 1])] = scope
        plain = not any(i in scope.figures for i in scope.indexes)
        for number, other in enumerate(scopes[at + 1 :]):
            verb = other.clause.verb
            if other.clause.kind != "main" or other.clause.separator == ";" or id(other) in speech.matrix:
                continue
            reported = verb is not None and verb.subjunctive == 1
            direct = number == 0 and plain and other.clause.separator in (",", ":") and self._fronted(other)
            if reported or direct:
                speech.matrix[id(other)] = scope

    def _fronted(self, scope: Scope) -> bool:
        """Tell whether a phrase stands before the verb: what is said, no second predicate of who says it."""
        verb = scope.clause.verb
        return verb is not None and verb.finite is not None and verb.finite > scope.indexes[0]

    def _takes_up(self, scopes: Sequence[Scope]) -> bool:
        """Tell whether a sentence only says who said the one before: 'Das teilte X mit', 'So steht es im Vertrag'."""
        words = voice_words()["taking_up"]
        mains = [s for s in scopes if s.clause.kind in ("main", "fragment")]
        plain = not any(i in s.figures for s in scopes for i in s.indexes)
        return plain and len(mains) == 1 and any(t.low in words for t in self.tokens[:1]) and len(self.tokens) < 30
