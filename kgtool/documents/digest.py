"""The digest of a document's text, by which the store keeps it and decisions know it."""

from __future__ import annotations

from hashlib import sha256


def text_digest(text: str) -> str:
    """Return 64 hex digits: SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()
