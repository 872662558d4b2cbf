"""Clauses that a bracket breaks into, first words that look like verbs, and 'haben' as the main verb."""

from kgtool.documents.document import Document
from kgtool.extract.lexicon import lexicon
from kgtool.extract.reader import read
from kgtool.extract.syntax.clauses import clauses
from kgtool.extract.tokens import tokenize


def _lemmas(text: str) -> list[str]:
    found = clauses(tokenize(text, 0, len(text)), lexicon())
    return [lemma for clause in found if clause.verb for lemma, _ in clause.verb.lemmas]


def test_a_clause_goes_on_behind_a_bracket() -> None:
    assert _lemmas("Der Konzern hat den Preis (siehe Seite 4) gesenkt.") == ["senken"]


def test_to_have_is_the_main_verb_behind_a_modal() -> None:
    assert _lemmas("Die Firma soll im Mai 40 Kunden gehabt haben.") == ["haben"]


def test_a_first_word_that_could_be_a_verb_is_a_trigger_as_a_noun() -> None:
    text = "Gewinne von zwei Milliarden Dollar soll Micron eingefahren haben."
    claims = read(Document("a.txt", text, "0" * 64)).claims
    assert [claim.type for claim in claims] == ["Profit"]


def test_a_participle_closes_its_clause_before_the_next_verb() -> None:
    text = "Saab hat bei Nscale 20 Megawatt gemietet und nutzt Azure nicht mehr."
    found = {(dict(c.roles)["provider"], c.negated) for c in read(Document("a.txt", text, "0" * 64)).claims}
    assert (("microsoft",), True) in found
    assert (("nscale",), False) in found
