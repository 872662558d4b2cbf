"""A story names claims by sentences as they stand in the texts, or by digests."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.interface.graph import open_graph
from kgtool.web.stories.sentences import claims_named
from kgtool.web.stories.story import Rest


@pytest.mark.parametrize(
    "quote",
    [
        "Nvidia will insgesamt 100 Milliarden Dollar in OpenAI investieren",
        "Nvidia will  insgesamt 100 Milliarden Dollar\nin OpenAI investieren.",
        "will insgesamt 100 Milliarden Dollar",
    ],
)
def test_a_claim_is_found_by_its_sentence_whatever_its_white_space_and_length(bundled_store: Path, quote: str) -> None:
    with open_graph(bundled_store) as graph:
        (claim,) = claims_named(graph.case, Rest(quote, "geldgeber-und-vermieter.md"))
        assert claim.types == ("Investment",)
        digest = claim.iri.value.rpartition("/")[2]
        (again,) = claims_named(graph.case, Rest(claim=digest))
    assert again.iri == claim.iri


def test_a_sentence_of_another_document_and_an_unknown_digest_are_not_found(bundled_store: Path) -> None:
    quote = "Nvidia will insgesamt 100 Milliarden Dollar in OpenAI investieren"
    with open_graph(bundled_store) as graph:
        assert claims_named(graph.case, Rest(quote, "zwei-lager.txt")) == ()
        assert claims_named(graph.case, Rest(claim="0" * 64)) == ()
