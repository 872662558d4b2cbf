"""What a search gives: kinds in their order, sentences with what was asked for, what may have been meant."""

from __future__ import annotations

import pytest

from kgtool.errors import UsageError
from kgtool.search.find import Found, Marked, search, snippet, suggest
from kgtool.search.index import Index
from kgtool.vocabulary.terms import Iris

IRIS = Iris()


def names(found: Found, kind: str) -> list[str]:
    return [hit.name.text or hit.text.text for hit in found.hits if hit.kind == kind]


def test_an_entity_stands_first(index: Index) -> None:
    found = search(index, "nvidia")
    first = found.hits[0]
    assert (first.kind, first.iri, first.name) == ("entity", IRIS.entity("nvidia").value, Marked("Nvidia", ((0, 6),)))
    kinds = [hit.kind for hit in found.hits]
    assert kinds == sorted(kinds, key=("entity", "deal", "claim", "source", "question", "term").index)


def test_a_sentence_is_shown_whole_with_all_claims_that_it_carries(index: Index) -> None:
    found = search(index, "Chips kaufen", kinds=("claim",))
    assert names(found, "claim") == ["Im Gegenzug kauft OpenAI bei Nvidia Chips für 3 Milliarden Dollar."]
    hit = found.hits[0]
    assert [hit.text.text[start:end] for start, end in hit.text.marks] == ["kauft", "Chips"]
    assert hit.source == IRIS.document("erster text.txt").value
    assert hit.iri.startswith(IRIS.claim("").value)


def test_a_sentence_without_a_claim_is_not_found(index: Index) -> None:
    assert search(index, "Gefährdung", kinds=("claim",)).hits == ()


def test_a_deal_says_its_amount_and_rung(index: Index) -> None:
    german, english = (search(index, "Nvidia OpenAI", kinds=("deal",), language=lang).hits for lang in ("de", "en"))
    said = {(hit.name.text, hit.text.text) for hit in german}
    assert ("Nvidia → OpenAI: Investition", "5 Mrd. USD · vereinbart") in said
    assert [hit.iri for hit in german] == [hit.iri for hit in english]


def test_the_last_word_may_be_a_beginning(index: Index) -> None:
    assert names(search(index, "Anthr", kinds=("entity",)), "entity") == ["Anthropic"]
    assert search(index, "Anthr Microsoft", kinds=("entity",)).hits[0].name.text == "Microsoft"


def test_all_words_go_before_some_of_them(index: Index) -> None:
    both = search(index, "Milliarden Anthropic", kinds=("claim",))
    assert (both.every, names(both, "claim")) == (True, ["Microsoft steckt 7 Milliarden Dollar in Anthropic."])
    some = search(index, "Anthropic Quatschwort", kinds=("claim",))
    assert (some.every, names(some, "claim")) == (False, ["Microsoft steckt 7 Milliarden Dollar in Anthropic."])


def test_words_that_say_little_are_not_looked_for(index: Index) -> None:
    assert search(index, "von der Anthropic").every
    assert search(index, "von der Anthropic").counts == search(index, "Anthropic").counts


def test_a_misspelt_name_is_put_right(index: Index) -> None:
    assert search(index, "Nividia").meant == "Nvidia"
    assert search(index, "Xyzzyqw").meant is None


def test_each_kind_keeps_its_share(index: Index) -> None:
    found = search(index, "Milliarden Nvidia Frage Kreislauf", limit=4)
    assert len(found.hits) == 4
    assert len({hit.kind for hit in found.hits}) == 4


def test_questions_and_terms_are_in_the_language_asked_for(index: Index) -> None:
    german = search(index, "Abhängigkeit", kinds=("term",))
    english = search(index, "Abhängigkeit", kinds=("term",), language="en")
    assert [hit.iri for hit in german.hits] == [hit.iri for hit in english.hits]
    lock_in = german.hits[0]
    assert (lock_in.iri, lock_in.name.text, english.hits[0].name.text) == (
        "https://w3id.org/kgtool/ns#LockIn",
        "Abhängigkeit",
        "lock-in",
    )


@pytest.mark.parametrize("text", ["", "   ", "→ ( \" '", '"', "NOT", "a AND", "name:nvidia", "nvi*", "^x", "½ ²"])
def test_no_text_breaks_the_search(index: Index, text: str) -> None:
    assert isinstance(search(index, text), Found)
    assert isinstance(suggest(index, text), tuple)


def test_an_unknown_kind_is_refused(index: Index) -> None:
    with pytest.raises(UsageError, match="'entities' is no kind") as refused:
        search(index, "nvidia", kinds=("entities",))
    assert refused.value.cure == "Did you mean 'entity'?"


def test_names_are_suggested_as_one_types(index: Index) -> None:
    assert suggest(index, "nvi")[0] == "Nvidia"
    assert suggest(index, "nvi", limit=1) == ("Nvidia",)
    assert suggest(index, "qqqq") == ()


def test_a_long_text_is_cut_around_what_was_asked_for() -> None:
    text = " ".join(["Wort"] * 60 + ["Ziel"] + ["Wort"] * 60)
    cut = snippet(text, ["Ziel"])
    assert cut.clipped
    assert len(cut.text) <= 240
    assert [cut.text[start:end] for start, end in cut.marks] == ["Ziel"]
