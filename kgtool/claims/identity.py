"""Who reads: a reader by name and version, with the model and the prompts that it uses."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass

#: The reader that needs no other: claims that name no reader are its.
RULES = "rules"


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """Who reads: the reader's name and version, the model it asks, the SHA-256 of its prompts (hex).

    Equal identities read the same text in the same way.
    """

    name: str
    version: str
    model: str | None = None
    prompt: str | None = None

    @property
    def digest(self) -> str:
        """Return 16 hex digits over all that the identity says."""
        return hashlib.sha256(json.dumps(astuple(self)).encode()).hexdigest()[:16]
