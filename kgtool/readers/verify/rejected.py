"""How a check says that a claim does not pass."""

from __future__ import annotations

from kgtool.claims.claim import Span


class RejectedError(Exception):
    """A claim that does not pass; it never leaves the gate."""

    def __init__(self, reason: str, words: str = "", span: Span | None = None) -> None:
        super().__init__(reason)
        self.reason, self.words, self.span = reason, words, span
