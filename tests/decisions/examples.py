"""Documents, readings and decisions that the tests of this folder share."""

from __future__ import annotations

from dataclasses import replace

from kgtool.claims import Claim, Entity
from kgtool.decisions.decision import Decision
from kgtool.decisions.places import TextPlaces
from kgtool.documents import Document
from kgtool.extract.reading import Reading
from tests.build.simple_reader import SimpleReader

MOMENT = "2026-11-23T09:15:00Z"


def document(text: str, path: str = "a.txt") -> Document:
    """Return a document of these words; its digest is that of its words."""
    return Document(path, text, TextPlaces(path, text).digest)


def reading(text: str, path: str = "a.txt") -> Reading:
    """Return what the simple reader reads: 'Alpha zahlt Beta 5 Euro.' is an investment."""
    return SimpleReader()(document(text, path))


def entities(claim: Claim) -> tuple[Entity, ...]:
    """Return an entity for each filler of a role."""
    slugs = sorted({slug for _, slugs in claim.roles for slug in slugs})
    return tuple(Entity(slug, slug.title(), ("Company",)) for slug in slugs)


def decision(
    kind: str,
    claim: Claim,
    text: str,
    *,
    path: str = "a.txt",
    corrected: Claim | None = None,
    who: str = "Anna Beispiel",
    when: str = MOMENT,
) -> Decision:
    """Return a decision about a claim where it stands in a text."""
    places = TextPlaces(path, text)
    mentions = tuple(places.mention(span.start, span.end) for span in claim.spans)
    named = {one.slug: one for told in (claim, corrected) if told for one in entities(told)}

    def known(told: Claim) -> Claim:
        return replace(told, document=path, sha256=places.digest, spans=tuple(mention.span for mention in mentions))

    return Decision(
        kind, who, when, f"{kind}: so steht es da.", path, places.digest, mentions, known(claim),
        None if corrected is None else known(corrected), tuple(named[slug] for slug in sorted(named)),
    )  # fmt: skip
