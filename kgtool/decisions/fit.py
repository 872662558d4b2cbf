"""Whether a person's own words stand in the text: he passes the gate like every reader."""

from __future__ import annotations

from dataclasses import replace

from kgtool.claims import Span
from kgtool.decisions.decision import Decision
from kgtool.documents.document import Document
from kgtool.readers.verify.finished import FinishedClaims
from kgtool.readers.verify.rejected import RejectedError


class Fitness:
    """Checks what decisions add to one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._gate = FinishedClaims(document)

    def __call__(self, decision: Decision) -> bool:
        """Tell whether every figure that a person wrote stands in the text and is what its words say.

        What a reader gave and he left as it was has passed the gate before.
        """
        wanted, told = decision.wanted, decision.claim
        if wanted is None or told is None or decision.kind == "accept":
            return True
        old = told.measures if decision.kind == "correct" else ()
        new = tuple(measure for measure in wanted.measures if measure not in old)
        claim = replace(
            wanted, document=self._document.path, sha256=self._document.sha256, spans=(Span(0, 1),), measures=new
        )
        try:
            self._gate.check(claim)
        except RejectedError:
            return False
        return True
