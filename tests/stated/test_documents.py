"""A claim that was written as quads is read back with all that it says."""

from __future__ import annotations

from decimal import Decimal

from kgtool.stated.documents import documents
from kgtool.stated.rung import at_least, rung
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus


def test_a_claim_is_read_back_with_roles_measures_and_quote() -> None:
    corpus = Corpus().say(
        "Investment",
        "bis zu 10 Mrd. Dollar",
        investor="nvidia",
        investee="anthropic",
        amount=(None, "10e9"),
        hedge="upTo",
        modality="planned",
        attribution=("Reuters",),
    )
    ((document),) = documents(corpus.store(), ONTOLOGY)
    (claim,) = document.claims
    assert claim.types == ("Investment",)
    assert claim.fillers("investor") == (IRIS.entity("nvidia"),)
    assert claim.fillers("segment") == ()
    assert (claim.modality, claim.negated, claim.stage) == ("planned", False, None)
    assert claim.speakers == (IRIS.entity("reuters"),)
    (measure,) = claim.measures
    assert (measure.kind, measure.hedge, measure.min, measure.max) == ("amount", "upTo", None, Decimal("10e9"))
    assert measure.bounds.known_max == Decimal("10e9")
    (quote,) = claim.quotes
    assert quote.exact == "bis zu 10 Mrd. Dollar"
    assert quote.end - quote.start == len(quote.exact)
    assert claim.source.path == "a.txt"
    assert claim.actors == {IRIS.entity("nvidia"), IRIS.entity("anthropic")}


def test_the_rung_follows_the_stage_and_else_the_modality() -> None:
    corpus = Corpus()
    for modality in ("asserted", "planned", "estimated", "rumoured", "hypothetical"):
        corpus.say("Investment", f"{modality}.", investor="nvidia", investee="openai", modality=modality)
    ((document),) = documents(corpus.store(), ONTOLOGY)
    rungs = {claim.modality: rung(claim) for claim in document.claims}
    assert rungs == {
        "asserted": "agreed",
        "planned": "planned",
        "estimated": "planned",
        "rumoured": "rumoured",
        "hypothetical": None,
    }
    assert at_least("delivered", "agreed")
    assert not at_least("planned", "agreed")
    assert not at_least("cancelled", "rumoured")
