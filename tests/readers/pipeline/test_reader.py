"""A pipeline on disk tells the rules what they do not know, in both label sets, and what it lacks is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.claims import Entity
from kgtool.claims.record import to_record
from kgtool.documents.document import Document
from kgtool.extract.reader import read
from kgtool.readers.pipeline.reader import SpacyReader, make
from kgtool.readers.protocol import Extractor
from kgtool.readers.verify import verified
from kgtool.resources import folder
from tests.extract.advice.told import claims, document, shown
from tests.readers.pipeline.made import CLAIMS, SENTENCES, ruled, text_of, trained

TEXTS = [text_of(sentence) for sentence in SENTENCES]
ALONE = [[], [], [], [], ["Acquisition acquirer=nvidia target=microsoft"], []]


@pytest.fixture(scope="module", params=["tiger", "ud"])
def pipeline(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained(tmp_path_factory.mktemp("pipelines") / request.param, request.param)


@pytest.fixture(scope="module")
def reader(pipeline: Path) -> SpacyReader:
    return make({"model": str(pipeline)})


def told(reader: Extractor, text: Document) -> list[str]:
    found = verified(text, reader.read(text), reader.identity)
    assert found.rejections == ()
    assert {claim.readers for claim in found.claims} <= {("spacy",)}
    return [shown(claim) for claim in found.claims]


def test_the_rules_alone_read_none_of_the_sentences_rightly() -> None:
    assert [claims(text) for text in TEXTS] == ALONE


def test_with_a_trained_pipeline_each_sentence_is_read(reader: SpacyReader) -> None:
    assert [told(reader, document(text)) for text in TEXTS] == [[claim] for claim in CLAIMS]


def test_names_that_only_the_pipeline_sees_are_provisional_entities(reader: SpacyReader) -> None:
    text = document(TEXTS[0])
    found = verified(text, reader.read(text), reader.identity).entities
    assert found[0] == Entity("bertelsborn", "Bertelsborn", ("Company",), provisional=True)
    assert [entity.slug for entity in found] == ["bertelsborn", "nvidia"]


def test_claims_name_the_words_of_the_text(reader: SpacyReader) -> None:
    (found,) = [claim for claim in reader.read(document(TEXTS[2])) if not isinstance(claim, Entity)]
    assert [TEXTS[2][span.start : span.end] for span in found.spans] == [TEXTS[2].rstrip(".")]
    assert found.measures[0].text == "40 Millionen Euro"


def test_a_reader_says_which_pipeline_tells(reader: SpacyReader, pipeline: Path) -> None:
    said = reader.identity
    assert (said.name, said.version.partition("+")[0]) == ("spacy", "1")
    name, version, digest = str(said.model).split(" ")
    assert (name, version) == (f"de_made_{pipeline.name}", "1.2.3")
    assert digest == f"sha256:{reader.pipeline.sha256}"
    assert make({"model": str(pipeline)}).identity == said


def test_reading_twice_gives_the_same(reader: SpacyReader, pipeline: Path) -> None:
    text = document("\n\n".join(TEXTS))
    first = [to_record(claim) for claim in reader.read(text) if not isinstance(claim, Entity)]
    again = make({"model": str(pipeline)}).read(text)
    assert [to_record(claim) for claim in again if not isinstance(claim, Entity)] == first


def test_a_pipeline_that_knows_nothing_of_a_text_takes_no_claim_from_the_rules(reader: SpacyReader) -> None:
    """It was trained on six sentences: of anything else what it says is as good as wrong."""
    for path in sorted(folder("data", "documents").glob("*.md"))[:3]:
        text = document(path.read_text("utf-8"))
        alone = {shown(claim) for claim in read(text).claims}
        assert alone - set(told(reader, text)) == set()


def test_a_pipeline_without_a_parser_tells_names_and_words(tmp_path: Path) -> None:
    reader = make({"model": str(ruled(tmp_path / "ruled"))})
    assert reader.pipeline.lacks == ()
    assert [told(reader, document(text)) for text in TEXTS] == [[CLAIMS[0]], [], [CLAIMS[2]], [], ALONE[4], []]


def test_a_pipeline_of_names_alone_says_what_it_lacks(tmp_path: Path) -> None:
    reader = make({"model": str(ruled(tmp_path / "names", tags=False))})
    assert reader.pipeline.lacks == ("tags", "lemmas", "dependencies")
    assert [told(reader, document(text)) for text in TEXTS] == [[CLAIMS[0]], [], [], [], ALONE[4], []]
