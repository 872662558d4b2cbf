"""What the ledger finds among a few statements, for tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.resolve.blocks import Known, grouped
from kgtool.rivals.entry import Entry, entries
from kgtool.rivals.ledger import RIVALS
from kgtool.rivals.limits import limits
from kgtool.rivals.sentence import sentence
from kgtool.rivals.wording import severity
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from kgtool.vocabulary.terms import RDFS
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus


@dataclass(frozen=True)
class Found:
    """An entry with its sentence: the quotes of each side, the rule with its case, how severe it is."""

    rule: str
    severity: str
    sides: tuple[tuple[str, ...], ...]
    german: str
    english: str
    entry: Entry


def known(store: ox.Store) -> Known:
    def label(entity: ox.NamedNode) -> str:
        found = Counter(quad.object.value for quad in store.quads_for_pattern(entity, RDFS["label"], None, None))  # type: ignore[union-attr]
        return min(found, default=entity.value.rsplit("/", 1)[-1])

    return Known(IRIS, ONTOLOGY, "all", label)


def found_among(claims: Sequence[StatedClaim], about: Known) -> list[Found]:
    blocks = grouped(claims, tuple(RIVALS.values()), lambda claim: True, about)
    return [
        _found(entry, about)
        for key, block in blocks.items()
        for subject in RIVALS[key[0]].block.subjects(key[1:], block, about)
        for entry in entries(subject, limits())
    ]


def _found(entry: Entry, about: Known) -> Found:
    sides = tuple(tuple(claim.quotes[0].exact for claim in side.claims) for side in entry.sides)
    german, english = (sentence(entry, about, language) for language in ("de", "en"))
    return Found(entry.rule, severity(entry.rule), sides, german, english, entry)


def found(corpus: Corpus) -> list[Found]:
    """Return the entries among the statements of a corpus, in the order of the ledger."""
    store = corpus.store()
    claims = [claim for document in documents(store, ONTOLOGY) for claim in document.claims]
    return found_among(claims, known(store))


def rules(corpus: Corpus) -> list[str]:
    """Return the rules that raise an entry."""
    return [entry.rule for entry in found(corpus)]
