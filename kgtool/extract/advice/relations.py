"""Relations that an annotator sees: who acts and who is given to where form and place leave it open, parted verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgtool.extract.advice.notes import Notes
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.clauses import Clause
from kgtool.extract.tokens import Token

if TYPE_CHECKING:
    from kgtool.extract.syntax.nominals import Nominal
    from kgtool.extract.syntax.scope import Scope

#: The case of a phrase before the verb that is no subject.
_CASES = {"object": "a", "dative": "d"}


def join_particles(tokens: Sequence[Token], parts: Sequence[Clause], lexicon: Lexicon, notes: Notes) -> None:
    """Join a verb with its prefix where that does not close the clause: 'X steigt ein beim Chipbauer Y'."""
    for clause in parts:
        verb = clause.verb
        if verb is None or verb.finite is None or verb.particle is not None:
            continue
        simple = any(at == verb.finite for _, at in verb.lemmas)
        for position in clause.indexes if simple else ():
            note = notes.at(position)
            if note is None or note.word.relation != "particle" or note.head != verb.finite:
                continue
            low = tokens[position].low
            forms = [f for f in lexicon.verbs.get(tokens[verb.finite].low) if f.finite and f.particle == low]
            if position > verb.finite and forms and not _governs(tokens, position, lexicon):
                lemmas = tuple((lemma, verb.finite) for lemma in sorted({form.lemma for form in forms}))
                clause.verb = replace(verb, lemmas=lemmas, particle=position)
                break


def _governs(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """Tell whether a word may be the preposition or article of what stands behind it, and no prefix of a verb."""
    low = tokens[position].low
    behind = tokens[position + 1].low if position + 1 < len(tokens) else ""
    return (low in lexicon.prepositions or low in lexicon.determiners) and behind not in lexicon.prepositions


def mark(scope: Scope, notes: Notes, lexicon: Lexicon) -> None:
    """Tell the phrases of a clause what they are to its verb, and whether an object stands before it.

    Who acts is open only in a relative clause, where a pronoun and a name may both act ('X, das Y kauft'), and behind
    nouns before the verb; elsewhere the order of two names is the better sign. Of several subjects none is believed.
    """
    inside = set(scope.indexes)
    for nominal in scope.nominals:
        relation, head = notes.relation(nominal.begins, nominal.last)
        nominal.told = relation if nominal.bare and head in inside else ""
    subjects = [n for n in scope.nominals if n.told == "subject"]
    scope.fronted = len(subjects) == 1 and _fronted(scope, subjects[0], notes, lexicon)
    if len(subjects) > 1 or not (scope.fronted or scope.clause.kind == "rel"):
        for nominal in subjects:
            nominal.told = ""


def _fronted(scope: Scope, subject: Nominal, notes: Notes, lexicon: Lexicon) -> bool:
    """Tell whether the nouns before the verb are its object: 'Die Mehrheit hält seit Mai X'."""
    verb = scope.clause.verb
    if verb is None or verb.finite is None or verb.passive or subject.first < verb.finite:
        return False
    front = [i for i in scope.indexes if i < verb.finite]
    if not front or any(n.bare and n.first < verb.finite for n in scope.nominals):
        return False
    relation, head = notes.relation(front[0], front[-1])
    case = _CASES.get(relation)
    article = lexicon.determiners.get(scope.tokens[front[0]].low, frozenset())
    agrees = verb.plural is None or verb.plural == (len(subject.slugs) > 1)
    return case is not None and head in scope.indexes and agrees and any(code[0] == case for code in article)
