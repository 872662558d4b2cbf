"""Small German pipelines, made here: one trained for seconds on sentences of ours, one of patterns alone."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.util import fix_random_seed

#: word, STTS tag, part of speech, head, TIGER label, head, UD label, entity; one line a word, heads counted from 0
SENTENCES = (
    """
    Die ART DET 1 nk 1 det O
    Bertelsborn NE PROPN 2 sb 2 nsubj B-ORG
    übernahm VVFIN VERB 2 ROOT 2 root O
    Nvidia NE PROPN 2 oa 2 obj B-ORG
    im APPRART ADP 2 mo 5 case O
    Mai NN NOUN 4 nk 2 obl O
    . $. PUNCT 2 punct 2 punct O
    """,
    """
    Microsoft NE PROPN 1 sb 1 nsubj B-ORG
    steigt VVFIN VERB 1 ROOT 1 root O
    ein PTKVZ ADP 1 svp 1 compound:prt O
    beim APPRART ADP 1 mo 4 case O
    Chipbauer NN NOUN 3 nk 1 obl O
    Nvidia NE PROPN 4 nk 4 appos B-ORG
    . $. PUNCT 1 punct 1 punct O
    """,
    """
    Microsoft NE PROPN 1 sb 1 nsubj B-ORG
    investirte VVFIN VERB 1 ROOT 1 root O
    40 CARD NUM 4 nk 3 nummod O
    Millionen NN NOUN 4 nk 4 nmod O
    Euro NN NOUN 1 oa 1 obj O
    in APPR ADP 1 mo 6 case O
    Nvidia NE PROPN 5 nk 1 obl B-ORG
    . $. PUNCT 1 punct 1 punct O
    """,
    """
    Das ART DET 1 nk 1 det O
    Rechenzentrum NN NOUN 4 oa 4 obj O
    in APPR ADP 1 mnr 3 case O
    Dresden NE PROPN 2 nk 1 nmod B-LOC
    baut VVFIN VERB 4 ROOT 4 root O
    Microsoft NE PROPN 4 sb 4 nsubj B-ORG
    für APPR ADP 4 mo 9 case O
    40 CARD NUM 9 nk 8 nummod O
    Millionen NN NOUN 9 nk 9 nmod O
    Euro NN NOUN 6 nk 4 obl O
    . $. PUNCT 4 punct 4 punct O
    """,
    """
    Wir PPER PRON 1 sb 1 nsubj O
    sprechen VVFIN VERB 1 ROOT 1 root O
    über APPR ADP 1 mo 3 case O
    Microsoft NE PROPN 2 nk 1 obl B-ORG
    , $, PUNCT 3 punct 9 punct O
    das PRELS PRON 10 sb 9 nsubj O
    Nvidia NE PROPN 9 oa 9 obj B-ORG
    im APPRART ADP 9 mo 8 case O
    Mai NN NOUN 7 nk 9 obl O
    gekauft VVPP VERB 10 oc 3 acl O
    hat VAFIN AUX 3 rc 9 aux O
    . $. PUNCT 1 punct 1 punct O
    """,
    """
    Karvelin NE PROPN 1 sb 1 nsubj B-PER
    leitet VVFIN VERB 1 ROOT 1 root O
    Microsoft NE PROPN 1 oa 1 obj B-ORG
    . $. PUNCT 1 punct 1 punct O
    """,
)
#: What the rules read in each sentence with a pipeline's help; alone they read the fifth the other way and no other.
CLAIMS = (
    "Acquisition acquirer=bertelsborn target=nvidia",
    "Investment investee=nvidia investor=microsoft",
    "Investment investee=nvidia investor=microsoft 40000000",
    "CapitalExpenditure location=dresden spender=microsoft 40000000",
    "Acquisition acquirer=microsoft target=nvidia",
    "Leadership organisation=microsoft person=karvelin",
)
_FORMS = {"VVFIN": "VerbForm=Fin", "VAFIN": "VerbForm=Fin", "VVPP": "VerbForm=Part"}


@dataclass(frozen=True)
class _Row:
    word: str
    tag: str
    part: str
    tiger_head: int
    tiger: str
    head: int
    relation: str
    entity: str


def _rows(sentence: str) -> list[_Row]:
    found = []
    for line in sentence.strip().splitlines():
        word, tag, part, tiger_head, tiger, head, relation, entity = line.split()
        found.append(_Row(word, tag, part, int(tiger_head), tiger, int(head), relation, entity))
    return found


def text_of(sentence: str) -> str:
    """Return a sentence of the table as text."""
    return " ".join(row.word for row in _rows(sentence)).replace(" .", ".").replace(" ,", ",")


def _gold(language: Language, rows: Sequence[_Row], scheme: str) -> Doc:
    tiger = scheme == "tiger"
    return Doc(
        language.vocab,
        words=[row.word for row in rows],
        tags=[row.tag if tiger else "" for row in rows],
        pos=None if tiger else [row.part for row in rows],
        morphs=None if tiger else [_FORMS.get(row.tag, "") for row in rows],
        heads=[row.tiger_head if tiger else row.head for row in rows],
        deps=[row.tiger if tiger else row.relation for row in rows],
        ents=[row.entity for row in rows],
    )


def trained(folder: Path, scheme: str) -> Path:
    """Train a pipeline on the sentences, with the labels of TIGER ('tiger') or of Universal Dependencies ('ud')."""
    fix_random_seed(0)
    language = spacy.blank("de", meta={"name": f"made_{scheme}", "version": "1.2.3"})
    model = {"tok2vec": {"width": 64, "depth": 2, "embed_size": 500}}
    language.add_pipe("tagger" if scheme == "tiger" else "morphologizer")
    language.add_pipe("parser", config={"model": model, "min_action_freq": 1})
    language.add_pipe("ner", config={"model": model})
    examples = []
    for sentence in SENTENCES:
        rows = _rows(sentence)
        words = Doc(language.vocab, words=[row.word for row in rows])
        examples.append(Example(words, _gold(language, rows, scheme)))
    optimizer = language.initialize(lambda: examples)
    for _ in range(45):
        language.update(examples, sgd=optimizer)
    ruler = language.add_pipe("attribute_ruler")
    ruler.add(patterns=[[{"LOWER": "investirte"}]], attrs={"LEMMA": "investieren"})  # type: ignore[attr-defined]
    return _saved(language, folder)


def ruled(folder: Path, *, names: bool = True, tags: bool = True, lang: str = "de") -> Path:
    """Make a pipeline of patterns: names, and tags with lemmas of single words; it has no parser."""
    language = spacy.blank(lang, meta={"name": "ruled", "version": "0.1.0"})
    if tags:
        ruler = language.add_pipe("attribute_ruler")
        wrong = {"TAG": "VVFIN", "LEMMA": "investieren"}
        ruler.add(patterns=[[{"LOWER": "investirte"}]], attrs=wrong)  # type: ignore[attr-defined]
    if names:
        patterns = [{"label": "ORG", "pattern": "Bertelsborn"}, {"label": "MISC", "pattern": "Karvelin"}]
        language.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    return _saved(language, folder)


def _saved(language: Language, folder: Path) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        folder.parent.mkdir(exist_ok=True)
        language.to_disk(folder)
    return folder
