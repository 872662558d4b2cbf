"""Tellers: the phrases of a sentence that name who tells something: a subject, a document, the agent of a passive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgtool.claims import Entity
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.source_names import carries, is_source_noun, named_in, speaks, unnamed_in
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token
from kgtool.extract.voice import is_among, voice_words

_STOPS = frozenset({",", "(", ")", ":", ";", "–", "—", "“", "”", "»", "„", "«", ".", "!", "?"})
_AHEAD = 12
#: Who tells, and the tokens that name him.
Found = tuple[tuple[str, ...], range]
NOBODY: Found = ((), range(0))


@dataclass(slots=True)
class Tellers:
    """Looks in one sentence for phrases that name who tells something; `speaking` is who spoke last before it."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    entities: Mapping[str, Entity]
    lexicon: Lexicon
    speaking: tuple[str, ...] = ()

    def people(self, span: range) -> tuple[str, ...]:
        """Return the persons a phrase names."""
        slugs = [slug for m in self.mentions if m.first in span for slug in m.slugs]
        known = [self.entities[slug] for slug in slugs if slug in self.entities]
        return tuple(dict.fromkeys(e.label for e in known if "Person" in e.kinds))

    def papers(self, scope: Scope) -> tuple[str, ...]:
        """Return the media that a clause names beside who tells: 'sagte der Zeitschrift X', 'im Gespräch mit dem X'."""
        inside = set(scope.indexes)
        slugs = [slug for m in self.mentions if m.first in inside and m.head is None for slug in m.slugs]
        known = [self.entities[slug] for slug in slugs if slug in self.entities]
        return tuple(dict.fromkeys(e.label for e in known if "MediaOutlet" in e.kinds))

    def informants(self, scope: Scope) -> tuple[str, ...]:
        """Return the words for who told those who tell: 'erfuhr X von Insidern', 'X zitiert zwei Vertraute'."""
        verb = scope.clause.verb
        if verb is None or not any(lemma in voice_words()["hearing_verbs"] for lemma, _ in verb.lemmas):
            return ()
        for i in scope.indexes:
            if self.tokens[i].capital and is_source_noun(self.tokens[i].low) and not self._named(i):
                first = next((k for k in scope.indexes if k < i and self._counts(k)), i)
                return unnamed_in(self.tokens, range(first, i + 1))
        return ()

    def _named(self, i: int) -> bool:
        return any(m.first <= i <= m.last for m in self.mentions)

    def agent(self, scope: Scope) -> Found:
        """Return who estimates in the passive: 'wird von Analysten auf vier Milliarden taxiert'."""
        for i in scope.indexes:
            if self.tokens[i].low in ("von", "vom", "durch"):
                span = range(i + 1, min(i + 6, len(self.tokens)))
                stop = next((k for k in span if not self._of_phrase(k) or (k > i + 1 and self._links(k))), span.stop)
                span = range(i + 1, stop)
                if any(is_among(self.tokens[k].low, "estimating_sources") for k in span) and (
                    names := self.names(span)
                ):
                    return names, span
        return NOBODY

    def _links(self, k: int) -> bool:
        return self.tokens[k].low in self.lexicon.prepositions and self.tokens[k].low not in ("von", "vom")

    def nominative(self, span: range) -> bool:
        """Tell whether a phrase may be a subject by its article."""
        cases = self.lexicon.determiners.get(self.tokens[span.start].low)
        return cases is None or any(code.startswith("n") for code in cases)

    def phrases(self, start: int) -> Iterator[range]:
        """Yield the noun phrases from a position on that no preposition governs."""
        begin, governed = start, False
        stop = min(len(self.tokens), start + _AHEAD)
        i = start
        while i < stop and self.tokens[i].text not in _STOPS:
            token = self.tokens[i]
            if self._counts(i) and (end := self._counted(i)):
                yield range(i, end + 1)
                i = begin = end + 1
                continue
            if token.low in self.lexicon.prepositions and not token.capital:
                governed, begin = True, i
            elif i == begin and not token.capital and any(f.finite for f in self.lexicon.verbs.get(token.low, ())):
                begin = i + 1  # 'Bei X rechnen Analysten': the verb is no part of the phrase
            if token.low in voice_words()["speaker_pronouns"]:
                yield range(i, i + 1)
            if token.low in cues().titles and self.tokens[i + 1 : i + 2] and self.tokens[i + 1].text == ".":
                i += 2
                continue
            if token.capital and token.kind == "word":
                end = i
                while end + 1 < len(self.tokens) and (
                    (self.tokens[end + 1].capital and self.tokens[end + 1].kind == "word")
                    or self.tokens[end + 1].low in ("von", "der", "des")
                ):
                    end += 1
                while not self.tokens[end].capital:
                    end -= 1
                if not governed:
                    yield range(begin, end + 1)
                governed, i, begin = False, end, end + 1
            i += 1

    def _counts(self, i: int) -> bool:
        """Tell whether a number, or 'eine' before a preposition, opens a phrase that goes on over others."""
        low, after = self.tokens[i].low, self.tokens[i + 1].low if i + 1 < len(self.tokens) else ""
        return low in voice_words()["counting"] or (low in ("ein", "eine") and after in self.lexicon.prepositions)

    def _counted(self, start: int) -> int:
        """Return the last noun of a phrase with a number: 'zwei mit der Sache vertraute Personen'; 0 for none."""
        last = 0
        for i in range(start + 1, min(start + _AHEAD, len(self.tokens))):
            token = self.tokens[i]
            if not self._of_phrase(i) and token.low not in voice_words()["counting"]:
                break
            if token.capital and is_source_noun(token.low):
                last = i
        return last

    def document(self, scope: Scope) -> Found:
        """Return the document, or those around somebody, of 'aus dem Prospekt geht hervor', 'heißt es bei X'."""
        for i in scope.indexes:
            canonical = self.lexicon.prepositions.get(self.tokens[i].low)
            if canonical in voice_words()["document_prepositions"] or self._read_from(scope, i):
                end = next((k for k in range(i + 1, len(self.tokens)) if not self._of_phrase(k)), len(self.tokens))
                span = range(i + 1, end)
                if names := self.names(span):
                    return names, span
        return NOBODY

    def _read_from(self, scope: Scope, i: int) -> bool:
        """Tell whether an article in the dative opens the document of 'dem Bericht ist zu entnehmen'."""
        verb = scope.clause.verb
        dative = self.tokens[i].low in ("dem", "der", "den", "einem", "einer")
        return dative and verb is not None and any(lemma == "entnehmen" for lemma, _ in verb.lemmas)

    def _of_phrase(self, k: int) -> bool:
        token = self.tokens[k]
        if token.text in _STOPS or token.kind == "number":
            return False
        return token.capital or not any(f.finite for f in self.lexicon.verbs.get(token.low))

    def names(self, span: range) -> tuple[str, ...]:
        """Return whom a phrase names as one who tells, in its own words where he has no name; none where it cannot."""
        if len(span) == 1 and self.tokens[span.start].low in voice_words()["speaker_pronouns"]:
            return self.speaking
        nouns = [i for i in span if self.tokens[i].capital and self.tokens[i].low not in self.lexicon.determiners]
        if not nouns:
            return ()
        head = nouns[-1] if self._counts(span.start) else nouns[0]
        known = [e for m in self.mentions if m.first <= head <= m.last for s in m.slugs if (e := self.entities.get(s))]
        others = named_in(self.tokens, span, self.mentions, self.entities)
        if not others and any("Location" in e.kinds for e in known):
            return ()
        if (
            not known
            and not speaks(self.tokens[head].low, self.tokens[head].text)
            and not carries(self.tokens[head].low)
        ):
            return ()
        if found := named_in(self.tokens, span, self.mentions, self.entities):
            return found
        if carries(self.tokens[nouns[0]].low) and len(nouns) == 1:
            return ()
        return unnamed_in(self.tokens, span)

    def shown(self, scope: Scope) -> bool:
        """Tell whether what shows something is a document, or figures: 'Das zeigen Zahlen von X'."""
        return any(
            self.tokens[i].capital and (carries(self.tokens[i].low) or is_source_noun(self.tokens[i].low))
            for i in scope.indexes
        )
