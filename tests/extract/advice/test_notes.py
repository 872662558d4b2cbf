"""How an annotator's words are laid beside our tokens: what is cut otherwise tells nothing and shifts nothing."""

from __future__ import annotations

from kgtool.extract.advice.annotation import Word
from kgtool.extract.advice.notes import Notes
from kgtool.extract.tokens import tokenize

TEXT = "Ja. Die Kolbrax-Chefin zahlt 3,5 Mrd. Euro."
TOKENS = tokenize(TEXT, 4, len(TEXT))


def notes(*words: Word) -> Notes:
    return Notes(TOKENS, words)


def lemmas(found: Notes) -> dict[str, str]:
    told = {token.text: found.at(token.index) for token in TOKENS}
    return {text: note.word.lemma for text, note in told.items() if note is not None}


def test_the_tokens_of_the_tests_are_these() -> None:
    assert [token.text for token in TOKENS] == ["Die", "Kolbrax-Chefin", "zahlt", "3,5", "Mrd", ".", "Euro", "."]


def test_a_word_tells_of_the_token_at_its_own_place() -> None:
    assert lemmas(notes(Word(0, 3, "der"), Word(19, 24, "zahlen"), Word(34, 38, "euro"))) == {
        "Die": "der",
        "zahlt": "zahlen",
        "Euro": "euro",
    }


def test_of_the_words_in_one_token_the_one_counts_that_hangs_on_none_of_the_others() -> None:
    found = notes(
        Word(4, 11, "kolbrax", head=2), Word(11, 12, "-", head=2), Word(12, 18, "chefin", head=3), Word(19, 24)
    )
    assert lemmas(found) == {"Kolbrax-Chefin": "chefin", "zahlt": ""}
    note = found.at(1)
    assert note is not None
    assert note.head == 2


def test_a_word_over_several_tokens_tells_of_none_and_those_behind_it_keep_theirs() -> None:
    assert lemmas(notes(Word(29, 33, "mrd"), Word(34, 38, "euro"))) == {"Euro": "euro"}


def test_words_that_leave_a_gap_or_cross_a_bound_tell_of_none() -> None:
    assert lemmas(notes(Word(0, 2, "di"), Word(2, 7, "ekolb"), Word(12, 18, "chefin"), Word(19, 24, "zahlen"))) == {
        "zahlt": "zahlen"
    }


def test_a_relation_leaves_the_phrase() -> None:
    found = notes(Word(0, 3, relation="object", head=1), Word(4, 18, relation="subject", head=2), Word(19, 24, head=2))
    assert found.relation(0, 1) == ("subject", 2)
    assert found.relation(0, 0) == ("object", 1)
    assert found.relation(2, 2) == ("", -1)


def test_names_count_only_where_they_begin_and_end_with_a_token() -> None:
    assert notes(Word(4, 11, kind="Company", begins=True), Word(12, 18)).kinds == []
    whole = notes(
        Word(4, 11, kind="Person", begins=True), Word(11, 18, kind="Person"), Word(19, 24, kind="Person", begins=True)
    )
    assert whole.kinds == [(1, 1, "Person"), (2, 2, "Person")]


def test_no_words_tell_nothing() -> None:
    assert lemmas(notes()) == {}
    assert Notes([], []).kinds == []
