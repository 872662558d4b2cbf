"""What each source says of a deal, a payment or a tie: day, rung, amount in its words, hedge, speaker, sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kgtool.pictures.words import say
from kgtool.stated.claim import StatedClaim
from kgtool.web.pages.explained import ShownClaim, shown_claim
from kgtool.web.pages.page import Visit


@dataclass(frozen=True, slots=True)
class Version:
    """A claim as one version of the story; `day` is that which the text names, else that of the text."""

    claim: ShownClaim
    day: date | None
    rung: str
    rung_code: str
    amount: str


def versions(visit: Visit, claims: Iterable[StatedClaim], rungs: Mapping[str, str] | None = None) -> list[Version]:
    """Return claims in the order of their days, those without one last; `rungs` are codes by the claim's IRI."""
    found = [_version(visit, claim, (rungs or {}).get(claim.iri.value)) for claim in claims]
    return sorted(found, key=lambda one: (one.day is None, one.day or date.min))


def _version(visit: Visit, claim: StatedClaim, rung: str | None) -> Version:
    code = rung or claim.stage or ""
    amounts = dict.fromkeys(" ".join(measure.words.split()) for measure in claim.measures if measure.words)
    return Version(
        claim=shown_claim(claim, visit),
        day=claim.start or claim.source.issued,
        rung=say(visit.language, f"rung_{code}") if code else "",
        rung_code=code,
        amount=", ".join(amounts),
    )
