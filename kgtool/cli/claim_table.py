"""Claims with their words, hedge and document, for the terminal and as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgtool.cli.language import say
from kgtool.cli.table import table
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, coded


def claim_table(sets: Sequence[Sequence[StatedClaim]], language: str) -> str:
    """Return a table of sets of claims; the sets are numbered where there are several."""
    rows = [
        [str(number) if len(sets) > 1 else "", quote(claim), _hedges(claim, language), claim.source.path]
        for number, claims in enumerate(sets, start=1)
        for claim in claims
    ]
    headings = [say(language, f"column_{name}") for name in ("set", "quote", "hedge", "document")]
    shown = slice(0 if len(sets) > 1 else 1, None)
    return table(headings[shown], [row[shown] for row in rows])


def claim_records(claims: Iterable[StatedClaim]) -> list[dict[str, object]]:
    """Return claims as JSON records: IRI, words, document, modality, hedges of the measures."""
    return [
        {
            "claim": claim.iri.value,
            "quote": quote(claim),
            "document": claim.source.path,
            "modality": claim.modality,
            "hedges": [measure.hedge for measure in claim.measures if measure.hedge is not None],
        }
        for claim in claims
    ]


def quote(claim: StatedClaim) -> str:
    """Return the first words of a text that carry a claim, on one line."""
    return " ".join(claim.quotes[0].exact.split()) if claim.quotes else ""


def _hedges(claim: StatedClaim, language: str) -> str:
    """Return how sure the text puts the claim, and the hedges of its measures."""
    ontology = load_ontology()
    terms = [coded("modality", claim.modality)]
    terms += [coded("hedge", measure.hedge) for measure in claim.measures if measure.hedge not in (None, "exact")]
    labels = (ontology.label(KG.local_name(term), language) for term in terms)
    return ", ".join(dict.fromkeys(labels))
