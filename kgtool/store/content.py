"""What a build holds, as a number that is kept up while quads come and go.

The digest of a set of quads is the sum of the SHA-256 of their lines of canonical N-Quads, modulo 2^256. Equal sets
have equal digests in whatever order and by whatever way they came about, so that a build that was derived from another
has the id of one made from scratch. It tells builds apart; it is no proof against someone who looks for two sets with
one sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

_MODULUS = 1 << 256


class Content:
    """The digest and the number of a set of quads, given as lines of canonical N-Quads without line ends.

    The literals are as the engine keeps them (`kgtool.store.nquads.held_lines`).
    """

    def __init__(self, digest: str = "", quads: int = 0) -> None:
        """Begin with the 64 hex digits and the number of a set, or with no quads."""
        self._sum = int(digest or "0", 16)
        self.quads = quads

    def add(self, lines: Iterable[bytes]) -> None:
        """Take in quads that the set does not hold."""
        numbers = [int.from_bytes(sha256(line).digest(), "big") for line in lines]
        self._sum = (self._sum + sum(numbers)) % _MODULUS
        self.quads += len(numbers)

    def remove(self, lines: Iterable[bytes]) -> None:
        """Take out quads that the set holds."""
        numbers = [int.from_bytes(sha256(line).digest(), "big") for line in lines]
        self._sum = (self._sum - sum(numbers)) % _MODULUS
        self.quads -= len(numbers)

    @property
    def digest(self) -> str:
        """Return the digest, 64 hex digits."""
        return f"{self._sum:064x}"

    @property
    def id(self) -> str:
        """Return the first 16 hex digits of the digest, by which a build is called."""
        return self.digest[:16]
