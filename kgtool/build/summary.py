"""What a build did, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kgtool.documents import Skipped


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """The counts of one finished build.

    `reread` documents were read by this build, the others were taken over unchanged; `ignored` files of the sources
    are no texts; `recoded` are the paths that were decoded as Windows-1252. `claims_by_type` is sorted by type;
    `open` counts what no claim took (figure, name, time).
    `seconds` is wall-clock time and the only value that differs between two builds of the same texts.
    """

    documents: int
    reread: int
    ignored: int
    skipped: tuple[Skipped, ...]
    recoded: tuple[str, ...]
    sentences: int
    quantities: int
    quantities_claimed: int
    open: tuple[tuple[str, int], ...]
    claims_by_type: tuple[tuple[str, int], ...]
    facts: int
    flows: int
    inferences: int
    circles: int
    clashes: int
    violations: int
    warnings: int
    seconds: float
    #: What readers said and the gate did not let through, by reason; and how often ours was taken instead.
    rejected: tuple[tuple[str, int], ...] = ()
    remarked: int = 0
    #: The sentence of the heaviest clash by language; none where there is none.
    first_clash: tuple[tuple[str, str], ...] = ()

    @property
    def claims(self) -> int:
        """Return the number of claims of all types."""
        return sum(count for _, count in self.claims_by_type)
