"""Explanations and claims as pages show them: words and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.explain.as_text import standing_words, why_lines
from kgtool.explain.claim_words import decisions, hedges, quote, readers, source, speaker
from kgtool.explain.step import Step
from kgtool.stated.claim import StatedClaim
from kgtool.web.linked.described import is_held
from kgtool.web.pages.page import Visit

#: So many claims of one step are shown at once; the others open.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim in words: its sentence, how sure, who says so, where and when, and where it and its document lead."""

    link: str | None
    quote: str
    sure: str
    speaker: str
    source: str
    document: str | None


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of an explanation: what holds, how it stands, why, the claims behind it, and what it rests on."""

    words: str
    link: str | None
    standing: str
    kind: str
    why: tuple[str, ...]
    claims: tuple[ShownClaim, ...]
    more: tuple[ShownClaim, ...]
    parts: tuple[ShownStep, ...]


def shown_claim(claim: StatedClaim, visit: Visit) -> ShownClaim:
    """Return a claim as a page shows it."""
    return ShownClaim(
        link=visit.link(claim.iri.value),
        quote=quote(claim),
        sure="; ".join(
            [
                ", ".join(hedges(claim, visit.language)),
                *readers(claim, visit.language),
                *decisions(claim, visit.language),
            ]
        ),
        speaker=speaker(claim),
        source=source(claim, visit.language),
        document=visit.link(claim.source.iri.value),
    )


def shown_step(step: Step, visit: Visit) -> ShownStep:
    """Return a step with all below it as a page shows them; of background no claims are shown."""
    claims = () if step.kind == "background" else tuple(shown_claim(claim, visit) for claim in step.claims)
    return ShownStep(
        words=step.words,
        # What holds only on the way to something else has no page.
        link=visit.link(step.node.value) if is_held(visit.reading.store.engine, step.node) else None,
        standing=standing_words(step, visit.language),
        kind=step.kind,
        why=(*step.details, *why_lines(step, visit.language)),
        claims=claims[:SHOWN],
        more=claims[SHOWN:],
        parts=tuple(shown_step(part, visit) for part in step.parts),
    )


def shown_steps(steps: Sequence[Step], visit: Visit) -> tuple[ShownStep, ...]:
    """Return several explanations as a page shows them."""
    return tuple(shown_step(step, visit) for step in steps)
