"""Finished claims, as readers give them that work by our own grammar: their words and numbers are looked up as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kgtool.claims import Claim, Measure
from kgtool.claims.rejection import Rejection
from kgtool.documents.document import Document
from kgtool.extract.figures import all_quantities
from kgtool.extract.quantities import quantities
from kgtool.extract.view import view
from kgtool.readers.verify.quotes import seen
from kgtool.readers.verify.rejected import RejectedError


class FinishedClaims:
    """Checks the finished claims of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: str | None = None
        self._figures: set[tuple[str, frozenset[Decimal]]] | None = None

    def part(self, claims: Iterable[Claim], reader: str) -> tuple[list[Claim], list[Rejection]]:
        """Return the claims that pass, in their order, and of each other one why it does not."""
        passed, rejected = [], []
        for claim in claims:
            try:
                self.check(claim)
            except RejectedError as fault:
                rejected.append(Rejection(fault.reason, reader, claim.type, self.words(claim), fault.words, fault.span))
            else:
                passed.append(claim)
        return passed, rejected

    def words(self, claim: Claim) -> str:
        """Return the words of the text that a claim says it stands on."""
        return self._document.text[max(claim.spans[0].start, 0) : max(claim.spans[0].end, 0)]

    def check(self, claim: Claim) -> None:
        """Raise RejectedError for a span or words that the text does not have, and a number that its words are not."""
        if (claim.document, claim.sha256) != (self._document.path, self._document.sha256):
            raise RejectedError("quote_not_in_text", claim.document)
        for span in claim.spans:
            if span.start < 0 or span.end > len(self._document.text):
                raise RejectedError("quote_not_in_text", f"{span.start}-{span.end}")
        for measure in claim.measures:
            if measure.text not in self._document.text and _plain(measure.text) not in self._text():
                raise RejectedError("quote_not_in_text", measure.text, claim.spans[0])
            if not self._is_read(measure):
                raise RejectedError("figure_unread", measure.text, claim.spans[0])

    def _text(self) -> str:
        if self._seen is None:
            self._seen = _plain(self._document.text)
        return self._seen

    def _is_read(self, measure: Measure) -> bool:
        """Tell whether our grammar reads these bounds in these words, alone or, as it needs more, in the text."""
        bounds = _bounds(measure.min, measure.max)
        if any(_bounds(q.min, q.max) == bounds for q in quantities(view(measure.text), 0, len(measure.text))):
            return True
        if self._figures is None:
            found = all_quantities(view(self._document.text))
            self._figures = {(_plain(q.text), _bounds(q.min, q.max)) for q in found}
        return (_plain(measure.text), bounds) in self._figures


def _bounds(low: Decimal | None, high: Decimal | None) -> frozenset[Decimal]:
    """Return the bounds without their signs: whether something fell is said by other words than its figure."""
    return frozenset(abs(bound) for bound in _given(low, high))


def _given(*bounds: Decimal | None) -> Iterator[Decimal]:
    yield from (bound for bound in bounds if bound is not None)


def _plain(text: str) -> str:
    return " ".join(seen(text).split())
