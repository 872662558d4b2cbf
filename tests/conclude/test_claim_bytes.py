"""Claims go into bytes and come back as they were; what is no claim is refused."""

from __future__ import annotations

import pickle
from dataclasses import fields
from pathlib import Path

import pytest

from kgtool.conclude.claim_bytes import ForeignBytesError, claim_bytes, read_claim, read_source, source_bytes
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from tests.resolve.claim_graph import ONTOLOGY, Corpus

CLAIM_FIELDS = [field.name for field in fields(StatedClaim) if field.name != "source"]


def _claim() -> StatedClaim:
    corpus = Corpus()
    corpus.say(
        "Investment",
        "Nvidia will bis zu 10 Milliarden Dollar in xAI stecken.",
        document="a.txt",
        investor="nvidia",
        investee="xai",
        amount=(None, "10e9"),
        modality="planned",
    )
    (document,) = documents(corpus.store(), ONTOLOGY)
    (claim,) = document.claims
    return claim


def test_claim_comes_back_with_all_that_it_says() -> None:
    claim = _claim()
    # What was reckoned from it is no part of it.
    assert len(claim.actors) == 2
    source = read_source(source_bytes(claim.source))
    read = read_claim(claim_bytes(claim), source)
    assert {name: getattr(read, name) for name in CLAIM_FIELDS} == {name: getattr(claim, name) for name in CLAIM_FIELDS}
    assert read.source is source
    assert (source.iri, source.path, source.issued) == (claim.source.iri, claim.source.path, claim.source.issued)
    assert dict(source.entities) == dict(claim.source.entities)


class _Touches:
    """What a stranger would write: something that is called when it is read."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self._file,)


def test_bytes_that_call_something_are_refused_before_it_is_called(tmp_path: Path) -> None:
    file = tmp_path / "touched"
    data = pickle.dumps(_Touches(file))
    with pytest.raises(ForeignBytesError, match="is no part of a claim"):
        read_claim(data, _claim().source)
    with pytest.raises(ForeignBytesError, match="is no part of a claim"):
        read_source(data)
    assert not file.exists()
    pickle.loads(data)
    assert file.exists()
