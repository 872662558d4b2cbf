"""A reader of the same sentences by other rules: it misses some, doubts all, and reads some otherwise."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kgtool.claims import Claim, Span
from kgtool.documents import Document
from kgtool.extract.reading import Reading
from tests.build.simple_reader import SimpleReader


class ChangedReader:
    """Reads as the simple reader does, but names another rule, is less sure, and sees shorter spans.

    Of every four claims of a text it misses the first, knows a stage of the second, and takes the third for a plan
    besides.
    """

    def __call__(self, document: Document) -> Reading:
        read = SimpleReader()(document)
        claims = [one for number, claim in enumerate(read.claims) for one in self._claims(number, claim)]
        return replace(read, claims=tuple(claims), quantities_claimed=len(claims))

    def _claims(self, number: int, claim: Claim) -> tuple[Claim, ...]:
        (span,) = claim.spans
        shorter = (Span(span.start, span.end - 1),)
        anew = replace(claim, rule="changed-rule", confidence=Decimal("0.4"), spans=shorter)
        match number % 4:
            case 0:
                return ()
            case 1:
                return (replace(anew, stage="agreed"),)
            case 2:
                return (anew, replace(anew, modality="rumoured"))
        return (anew,)
