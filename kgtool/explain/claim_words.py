"""A claim in words: its sentence, how sure the text puts it, who says so, when and where."""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.explain.words import words
from kgtool.stated.claim import Deciding, StatedClaim
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, coded, slug_of

#: So many digits of a prompt's hash are shown.
_HASH = 12


def claim_lines(claim: StatedClaim, language: str) -> Iterator[str]:
    """Yield the text's words, how sure, who says so, where and when, then who read it and what was decided about it."""
    yield words(language, "quote", quote=quote(claim)) if claim.quotes else words(language, "unquoted")
    yield "; ".join(filter(None, (", ".join(hedges(claim, language)), speaker(claim), source(claim, language))))
    yield from readers(claim, language)
    yield from decisions(claim, language)


def readers(claim: StatedClaim, language: str) -> Iterator[str]:
    """Yield who read the claim where the rules did not alone: reader, version, model, and the prompt by its hash."""
    if not claim.readers:
        return
    said = []
    for one in sorted(claim.readers, key=lambda one: (one.name is not None, one.label)):
        with_version = " ".join(filter(None, (one.name, one.version)))
        parts = [words(language, "by_rules", label=one.label) if one.name is None else with_version]
        parts += [words(language, "by_model", model=one.model)] if one.model else []
        parts += [words(language, "by_prompt", prompt=one.prompt[:_HASH])] if one.prompt else []
        said.append(", ".join(parts))
    yield words(language, "read_by", readers=words(language, "by_and").join(said))


def decisions(claim: StatedClaim, language: str) -> Iterator[str]:
    """Yield what a person decided about the claim: `bestätigt von Anna Beispiel am 2026-11-23: So steht es da.`"""
    for one in claim.decided:
        yield deciding_words(one, language)


def deciding_words(one: Deciding, language: str) -> str:
    """Return a decision in words: `zurückgenommen von Ben Muster am 2026-11-24: Doch nicht.`"""
    return words(language, f"decided_{one.kind}", who=one.who, day=one.when[:10], why=one.why)


def quote(claim: StatedClaim) -> str:
    """Return the first words of a text that carry a claim, on one line."""
    return " ".join(claim.quotes[0].exact.split()) if claim.quotes else ""


def hedges(claim: StatedClaim, language: str) -> list[str]:
    """Return how sure the text puts the claim, and the hedges of its measures, each once."""
    ontology = load_ontology()
    terms = [coded("modality", claim.modality)]
    terms += [coded("hedge", measure.hedge) for measure in claim.measures if measure.hedge not in (None, "exact")]
    found = [ontology.label(KG.local_name(term), language) for term in terms]
    if claim.negated:
        found.append(words(language, "denied"))
    return list(dict.fromkeys(found))


def speaker(claim: StatedClaim) -> str:
    """Return whom the text names as its source, in its own words, the farthest last."""
    return " ← ".join(hop.words or slug_of(hop.speaker) for hop in claim.hops)


def source(claim: StatedClaim, language: str) -> str:
    """Return publisher, day and path of the document."""
    known = claim.source
    publisher = None if known.publisher is None else known.entities.get(known.publisher)
    label = publisher.labels[0] if publisher and publisher.labels else None
    day = known.issued.isoformat() if known.issued else words(language, "undated")
    return ", ".join(part for part in (label, day, known.path) if part)
