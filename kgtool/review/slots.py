"""What a person can fill in of a missing claim of a type, and what its sentence offers for that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgtool.claims.claim import EXCLUSIVITIES, KINDS, MODALITIES, STAGES, Span
from kgtool.documents import Document
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.times import times
from kgtool.extract.view import view
from kgtool.readers.verify.ground import Heard, ground
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, coded

#: What the names of fields begin with that hold who fills a role, and the words of a figure.
ROLE, FIGURE = "role.", "figure."
#: The fields that hold a coded value, and the values that there are.
CODED = {"modality": MODALITIES, "stage": STAGES, "exclusivity": EXCLUSIVITIES}


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of the form: its name, label and kind (`role`, `figure`, `code`), and the values of a coded one.

    `several` tells that it needs more than one name.
    """

    name: str
    label: str
    kind: str
    required: bool = False
    several: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """What our own grammar sees in a sentence, in its words: names, figures and times."""

    names: tuple[str, ...]
    figures: tuple[str, ...]
    times: tuple[str, ...]


def slots(kind: str, language: str) -> tuple[Slot, ...]:
    """Return the slots of a claim type in the order of the ontology: roles, figures, coded values."""
    ontology = load_ontology()
    known = ontology.claim_types[kind]
    roles = (
        Slot(f"{ROLE}{role.name}", ontology.label(role.name, language), "role", role.required, role.mutual)
        for role in known.roles.values()
    )
    figures = (Slot(f"{FIGURE}{one}", field_label(one, language), "figure") for one in known.measure_kinds)
    codes = (
        Slot(name, ontology.label(name, language), "code", choices=tuple((v, _code(name, v, language)) for v in values))
        for name, values in CODED.items()
        if name != "exclusivity" or known.exclusivity_applies
    )
    return (*roles, *figures, *codes)


def field_label(name: str, language: str) -> str:
    """Return what people call a field of a claim: a role, a kind of figure, modality …"""
    return _code("kind", name, language) if name in KINDS else load_ontology().label(name, language)


def _code(field: str, value: str, language: str) -> str:
    return load_ontology().label(KG.local_name(coded(field, value)), language)


def offers(document: Document, first: int, last: int) -> Offers:
    """Return the words of names, figures and times in a stretch of a text, each once, in their order.

    A pronoun is no name, though the rules know whom it means.
    """
    text = document.text
    heard = [one for one in ground(document).sentences if one.start < last and first < one.end]
    names = (_words(text, one, m) for one in heard for m in one.mentions_in(Span(first, last)))
    figures = (text[q.start : q.end] for one in heard for q in one.quantities)
    found = (text[m.start : m.end] for m in times(view(text), first, last, issued=document.issued))
    written = (name for name in names if name != name.lower())
    return Offers(_once(written), _once(figures), _once(found))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words))


def _words(text: str, heard: Heard, mention: Mention) -> str:
    """Return the words of a mention."""
    inside = [token for token in heard.tokens if mention.first <= token.index <= mention.last]
    return text[inside[0].start : inside[-1].end]
