"""Conditions: what else must or must not stand in a clause for a rule to hold there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.extract.fillers import Selection
from kgtool.extract.frames import Rule
from kgtool.extract.lexicon import lexicon
from kgtool.extract.syntax.scope import Scope


@dataclass(frozen=True, slots=True)
class Conditions:
    """The words, noun classes and entities of one clause.

    What is part of a name is no word of the clause. `classes` maps the position of a common noun to its classes; `text`
    are the words in lower case between blanks.
    """

    scope: Scope
    words: frozenset[str]
    text: str
    classes: Mapping[int, frozenset[str]]
    held: frozenset[str]
    slugs: frozenset[str]
    selection: Selection
    antecedent: frozenset[str] = frozenset()

    def refusal(self, rule: Rule, trigger: tuple[int, int], verbal: bool) -> str | None:
        """Return the field of the rule that forbids it in the clause (voice, attributes, words, …), or None."""
        verb = self.scope.clause.verb
        if rule.voice != "any" and verbal and (rule.voice == "passive") != bool(verb and verb.passive):
            return "voice"
        if rule.attributes and not self._qualified(rule.attributes, trigger[0]):
            return "attributes"
        if rule.words and not self._says(rule.words):
            return "words"
        if rule.without and (self._says(rule.without) or self._holds(rule.without, trigger)):
            return "without"
        if not rule.cue or not self.antecedent.isdisjoint(rule.cue) or self._holds(rule.cue, (-1, -1)):
            return None
        return "cue"

    def idiom(self, words: str) -> bool:
        """Tell whether words stand in the clause in a row."""
        return f" {words} " in self.text

    def _qualified(self, words: frozenset[str], noun: int) -> bool:
        """Tell whether one of the words stands before a noun, with nothing but adjectives between."""
        for token in reversed(self.scope.tokens[max(noun - 4, 0) : noun]):
            if token.low in words:
                return True
            if token.kind != "word" or token.capital or not token.low.endswith(("e", "en", "er", "es", "em")):
                return False
        return False

    def _says(self, words: frozenset[str]) -> bool:
        if not words.isdisjoint(self.words):
            return True
        phrases = _phrases(words)
        return bool(phrases) and any(self.idiom(phrase) for phrase in phrases)

    def _holds(self, classes: frozenset[str], trigger: tuple[int, int]) -> bool:
        """Tell whether a noun beside the trigger is of one of the classes, or an entity of one of the kinds."""
        if not classes.isdisjoint(self.held):
            first, last = trigger
            for position, mine in self.classes.items():
                if not classes.isdisjoint(mine) and not first <= position <= last:
                    return True
        kinds = _kinds(classes)
        return bool(kinds) and any(self.selection.is_kind(slug, kind) for slug in self.slugs for kind in kinds)


@cache
def _phrases(words: frozenset[str]) -> tuple[str, ...]:
    """Return the entries of a rule's list that are several words."""
    return tuple(sorted(word for word in words if " " in word))


@cache
def _kinds(classes: frozenset[str]) -> tuple[str, ...]:
    """Return the entries of a rule's list that are kinds of entities, not classes of nouns."""
    return tuple(sorted(c for c in classes if c[0].isupper()))


def conditions_of(scope: Scope, selection: Selection) -> Conditions:
    """Look a clause over once for all rules."""
    lows = [scope.tokens[i].low for i in scope.indexes]
    # 'Brennau Chips AG' says nothing of chips, 'Nvidia-Chips' does
    named = {
        i
        for n in scope.nominals
        for m in n.mentions
        if m.head is None and m.last > m.first
        for i in range(m.first, m.last + 1)
    }
    nouns = (
        t
        for i in scope.indexes
        if i not in named and (t := scope.tokens[i]).capital and t.kind == "word" and not t.name
    )
    known = lexicon()
    classes = {t.index: found for t in nouns if (found := known.noun_classes(t.low))}
    return Conditions(
        scope,
        frozenset([scope.tokens[i].low for i in scope.indexes if i not in named]),
        f" {' '.join(lows)} ",
        classes,
        frozenset().union(*classes.values()),
        frozenset(slug for nominal in scope.nominals for slug in nominal.slugs),
        selection,
        frozenset(
            c for i in scope.antecedent if scope.tokens[i].capital for c in known.noun_classes(scope.tokens[i].low)
        ),
    )
