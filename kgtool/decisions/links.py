"""Keeps claims pointing at each other ('im Gegenzug') when decisions change what they point at, and so its identity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kgtool.claims import Claim


@dataclass
class Links:
    """What became of claims: `heirs` leads from a claim's old id to what stands for it now, None where nothing does."""

    heirs: Mapping[str, Claim | None]
    _done: dict[str, str | None] = field(default_factory=dict)

    def mended(self, claim: Claim) -> Claim:
        """Return a claim that points at what stands now for the claim that it pointed at, or at nothing."""
        if claim.in_return_for is None:
            return claim
        return replace(claim, in_return_for=self._id(claim.in_return_for))

    def _id(self, old: str) -> str | None:
        if old not in self._done:
            heir = self.heirs.get(old)
            self._done[old] = None if heir is None else self.mended(heir).id
        return self._done[old]
