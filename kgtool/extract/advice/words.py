"""Words that the lexicon lacks, as an annotator reads them: verb forms and words that deny, for one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kgtool.extract.advice.notes import Notes
from kgtool.extract.lexicon import Lexicon, VerbForm, VerbTable, verb_form
from kgtool.extract.names.words import is_word


class _Taught(VerbTable):
    """The verb forms of a table, and those that only one document's annotator knows."""

    def __init__(self, table: VerbTable, more: Mapping[str, tuple[VerbForm, ...]]) -> None:
        super().__init__(())
        self._table = table
        self._more = more

    def get(self, low: str, default: tuple[VerbForm, ...] = ()) -> tuple[VerbForm, ...]:
        return self._table.get(low) or self._more.get(low, default)

    def is_finite(self, low: str) -> bool:
        return self._table.is_finite(low) or any(form.finite for form in self._more.get(low, ()))

    def attributes(self, low: str) -> tuple[str, ...]:
        return self._table.attributes(low)


def taught(lexicon: Lexicon, notes: Iterable[Notes]) -> Lexicon:
    """Return a lexicon with what annotators tell of the words it does not know; what it knows stays as it is.

    A word counts as what it is said to be most often, and only where that is more often than not.
    """
    forms: dict[str, Counter[tuple[str, str]]] = {}
    denials: dict[str, Counter[bool]] = {}
    for sentence in notes:
        for token in sentence.tokens:
            note = sentence.at(token.index)
            if note is None or token.kind != "word" or not token.text.islower() or _is_known(token.low, lexicon):
                continue
            form = note.word.form if _fits(token.low, note.word.lemma, lexicon) else ""
            forms.setdefault(token.low, Counter())[form, note.word.lemma if form else ""] += 1
            denials.setdefault(token.low, Counter())[note.word.relation == "negation" and not is_word(token.low)] += 1
    verbs = {low: (verb_form(lemma, form),) for low, said in forms.items() for form, lemma in _most(said) if form}
    denying = {low for low, said in denials.items() if said[True] > said[False] and low not in verbs}
    if not verbs and not denying:
        return lexicon
    grammar = {**lexicon.grammar, "negations": lexicon.grammar["negations"] | denying}
    return replace(lexicon, verbs=_Taught(lexicon.verbs, verbs), grammar=grammar)


def _most(said: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the reading that a word mostly has, if it has one."""
    return [reading for reading, count in said.items() if 2 * count > said.total()]


def _fits(low: str, lemma: str, lexicon: Lexicon) -> bool:
    """Tell whether a word can be a form of a verb: what German knows as a word, only of a verb that we know too."""
    if not lemma.endswith("n") or (not low.startswith((lemma[0], f"ge{lemma[0]}"))):
        return False
    if not is_word(low):
        return True
    return low != lemma and any("infinitive" in form.features for form in lexicon.verbs.get(lemma))


def _is_known(low: str, lexicon: Lexicon) -> bool:
    """Tell whether the rules know a word themselves, as whatever it may be."""
    if low in lexicon.verbs or low in lexicon.prepositions or low in lexicon.determiners or low in lexicon.pronouns:
        return True
    return any(low in words for words in lexicon.grammar.values())
