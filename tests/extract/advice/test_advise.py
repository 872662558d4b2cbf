"""What an annotator makes readable that the rules alone leave open, and where they do not believe him."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from kgtool.claims import Claim
from kgtool.extract.advice.annotation import KINDS, RELATIONS, Word
from kgtool.extract.reader import read
from kgtool.resources import folder
from tests.extract.advice.told import claims, document

ARTICLES = sorted(path for path in folder("data", "documents").iterdir() if path.name != "README.md")
#: Sentence, what is said of its words, what the rules read alone, what they read with it.
GAINS: Mapping[str, tuple[str, Mapping[str, str], list[str], list[str]]] = {
    "a verb form that no lexicon has": (
        "Microsoft investirte 40 Millionen Euro in Nvidia.",
        {"investirte": "pret.ind.3s=investieren"},
        [],
        ["Investment investee=nvidia investor=microsoft 40000000"],
    ),
    "a prefix that does not close its clause": (
        "Microsoft steigt mit 40 Millionen Euro ein beim Chipbauer Nvidia.",
        {"ein": "particle>steigt"},
        [],
        ["Investment investee=nvidia investor=microsoft 40000000"],
    ),
    "a word of dialect that denies": (
        "Microsoft kauft Nvidia ned.",
        {"ned": "negation>kauft"},
        ["Acquisition acquirer=microsoft target=nvidia"],
        ["Acquisition acquirer=microsoft target=nvidia negated"],
    ),
    "who acts in a relative clause": (
        "Wir sprechen über Microsoft, das Nvidia im Mai gekauft hat.",
        {"das": "subject>hat", "Nvidia": "object>gekauft"},
        ["Acquisition acquirer=nvidia target=microsoft"],
        ["Acquisition acquirer=microsoft target=nvidia"],
    ),
    "an object before the verb": (
        "Das Rechenzentrum in Dresden baut Microsoft für 40 Millionen Euro.",
        {"Rechenzentrum": "object>baut", "Microsoft": "subject>baut"},
        [],
        ["CapitalExpenditure location=dresden spender=microsoft 40000000"],
    ),
    "whom something is given": (
        "Microsoft überlässt Mistral Dell für 40 Millionen Euro.",
        {"Mistral": "object>überlässt", "Dell": "dative>überlässt"},
        ["CloudCommitment customer=mistral provider=microsoft 40000000"],
        ["CloudCommitment customer=dell provider=microsoft 40000000"],
    ),
    "a firm behind an article": (
        "Die Bertelsborn übernahm Nvidia im Mai.",
        {"Bertelsborn": "Company"},
        [],
        ["Acquisition acquirer=bertelsborn target=nvidia"],
    ),
    "a person whose name could be a compound": (
        "Karvelin leitet Microsoft.",
        {"Karvelin": "Person"},
        [],
        ["Leadership organisation=microsoft person=karvelin"],
    ),
    "a place that nobody lists": (
        "Microsoft baut in Karvelin für 40 Millionen Euro ein Rechenzentrum.",
        {"Karvelin": "Location"},
        ["CapitalExpenditure spender=microsoft 40000000"],
        ["CapitalExpenditure location=karvelin spender=microsoft 40000000"],
    ),
}

#: Sentence and what is said wrongly of its words: the rules' claims stay as they are.
WRONG: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "the parts of a plain sentence": (
        "Microsoft übernahm Nvidia für 40 Millionen Euro.",
        {"Microsoft": "object>übernahm Person", "Nvidia": "subject>übernahm Location"},
    ),
    "the order of names in a clause with 'dass'": (
        "Es heißt, dass Microsoft Nvidia kauft.",
        {"Microsoft": "object>kauft", "Nvidia": "subject>kauft"},
    ),
    "a case that an article shows": (
        "Den Chipbauer Nvidia kauft der Konzern Microsoft.",
        {"Nvidia": "subject>kauft", "Microsoft": "object>kauft"},
    ),
    "a subject whose number differs from the verb's": (
        "Wir sprechen über Microsoft, das Nvidia und Dell im Mai gekauft hat.",
        {"das": "object>gekauft", "Nvidia": "subject>hat"},
    ),
    "a preposition called a prefix": (
        "Microsoft zahlt an Nvidia 40 Millionen Euro.",
        {"an": "particle>zahlt"},
    ),
    "a noun of business called a firm": (
        "Microsoft steigerte den Umsatz auf 3 Milliarden Euro.",
        {"Umsatz": "Company", "den": "negation>steigerte", "auf": "particle>steigerte"},
    ),
    "a verb of ours called another one": (
        "Microsoft kauft Nvidia.",
        {"kauft": "part2=verkaufen", "Nvidia": "negation>kauft"},
    ),
    "an adverb of German called a negation": (
        "Microsoft kauft Nvidia bald.",
        {"bald": "negation>kauft"},
    ),
    "a firm of the gazetteer called a person": (
        "Nvidia investiert 40 Millionen Euro in Mistral.",
        {"Nvidia": "Person", "Mistral": "Location"},
    ),
    "a firm that the text itself calls one": (
        "Der Chipbauer Kolbrax übernimmt Mistral.",
        {"Kolbrax": "Person"},
    ),
}


@pytest.mark.parametrize("case", GAINS)
def test_an_annotator_opens_what_the_rules_alone_leave_open(case: str) -> None:
    text, said, alone, told = GAINS[case]
    assert alone != told
    assert claims(text) == alone
    assert claims(text, said) == told


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_label_takes_no_claim_from_the_rules(case: str) -> None:
    text, said = WRONG[case]
    alone = claims(text)
    assert len(alone) == 1
    assert claims(text, said) == alone


def test_an_annotator_who_says_nothing_changes_nothing() -> None:
    for path in ARTICLES:
        text = document(path.read_text("utf-8"))
        assert read(text, annotator=_Silent()) == read(text)


class _Silent:
    def annotate(self, sentences: Sequence[str]) -> Iterator[Sequence[Word]]:
        for sentence in sentences:
            yield [Word(found.start(), found.end()) for found in re.finditer(r"\w+|\S", sentence)]


class _Guessing:
    """Says of every word what it is by lot: verb forms and relations."""

    def __init__(self, seed: int) -> None:
        self._lot = random.Random(seed)

    def annotate(self, sentences: Sequence[str]) -> Iterator[Sequence[Word]]:
        for sentence in sentences:
            found = list(re.finditer(r"\w+|\S", sentence))
            yield [self._word(word.start(), word.end(), word.group().lower(), len(found)) for word in found]

    def _word(self, start: int, end: int, low: str, count: int) -> Word:
        lot = self._lot
        form, lemma = lot.choice(("", "pres.ind.3s", "inf", "part2")), lot.choice(("investieren", "kaufen", low))
        relation = lot.choice(("", *(one for one in RELATIONS if one not in ("object", "subject"))))
        return Word(start, end, lemma, form, relation, lot.randrange(count))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("path", ARTICLES[:6], ids=lambda path: path.stem)
def test_verbs_prefixes_and_negations_by_lot_take_no_claim_from_the_rules(path: Path, seed: int) -> None:
    text = document(path.read_text("utf-8"))
    alone = read(text).claims
    told = read(text, annotator=_Guessing(seed)).claims
    assert len(alone) > 0
    assert [_core(claim) for claim in told] == [_core(claim) for claim in alone]


def _core(claim: Claim) -> tuple[object, ...]:
    return claim.type, claim.roles, claim.measures, claim.negated, claim.modality, claim.spans


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_is_seldom_seen_as_one_is_none(kind: str) -> None:
    text = "Die Bertelsborn übernahm Nvidia im Mai. Die Bertelsborn ist alt. Nichts weiß man von der Bertelsborn."
    assert claims(text, {"übernahm": kind}) == []


def test_a_name_labelled_now_so_now_otherwise_is_none() -> None:
    said: list[Mapping[str, str]] = [{"Bertelsborn": "Company"}, {"Bertelsborn": "Person"}]
    text = "Die Bertelsborn übernahm Nvidia im Mai. Die Bertelsborn ist alt."
    assert claims(text, said[0]) == ["Acquisition acquirer=bertelsborn target=nvidia"]
    found = read(document(text), annotator=_InTurn(said)).claims
    assert found == ()


class _InTurn:
    """Says something else of each sentence."""

    def __init__(self, said: Sequence[Mapping[str, str]]) -> None:
        self._said = said

    def annotate(self, sentences: Sequence[str]) -> Iterator[Sequence[Word]]:
        from tests.extract.advice.told import words

        for sentence, said in zip(sentences, self._said, strict=True):
            yield words(sentence, said)
