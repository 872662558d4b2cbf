"""The sentences: how many of them are read right, in the half that is tuned on and in the half that is not."""

from __future__ import annotations

import pytest

from kgtool.vocabulary.ontology import load_ontology
from tests.extract.sentences import items, score


def test_every_claim_type_has_its_sentences() -> None:
    every = [*items(0), *items(1)]
    types = {kind.name for kind in load_ontology().claim_types.values() if not kind.only_from_tables}
    assert {item.type for item in every} == types
    assert all(sum(item.type == kind for item in every) >= 50 for kind in types)


#: Recall and precision that have been reached, with a little room.
@pytest.mark.parametrize(("half", "recall", "precision"), [(0, 0.65, 0.86), (1, 0.51, 0.84)])
def test_sentences_are_read(half: int, recall: float, precision: float) -> None:
    found = score(half)
    assert found.recall >= recall
    assert found.precision >= precision
