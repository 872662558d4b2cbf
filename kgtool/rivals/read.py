"""How a reader understood some words, in words: 'Investition (Investor: Nvidia, Kapitalnehmer: OpenAI)'."""

from __future__ import annotations

from kgtool.resolve.blocks import Known
from kgtool.rivals.wording import Wording
from kgtool.stated.claim import StatedClaim


def reader_words(claim: StatedClaim, words: Wording) -> str:
    """Return who reads a claim so."""
    name = claim.reader or "rules"
    known = words.data["reader"]
    return str(known.get(name) or known["other"].format(name=name))


def read_words(claim: StatedClaim, known: Known, words: Wording) -> str:
    """Return what is read: type, roles in the order of the ontology, and that it is denied or no plain statement."""
    ontology, language = known.ontology, words.language
    kind = ontology.claim_types[claim.types[0]]
    parts = [
        f"{ontology.label(role, language)}: {words.listed([known.label(filler) for filler in claim.fillers(role)])}"
        for role in kind.roles
        if claim.fillers(role)
    ]
    if claim.negated:
        parts.append(words.text("said-no"))
    if claim.modality != "asserted":
        parts.append(ontology.label(f"modality{claim.modality.capitalize()}", language))
    return f"{ontology.label(kind.name, language)} ({', '.join(parts)})"
