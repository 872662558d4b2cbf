"""What one process concludes: some of the blocks, from the claims that enter them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgtool.conclude.claim_bytes import read_claim, read_source
from kgtool.conclude.lines import lines_of
from kgtool.conclude.notebook import packed
from kgtool.conclude.standing import KINDS
from kgtool.resolve.blocks import Key, Known
from kgtool.resolve.deals.judgements import read_judgements
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris, slug_of


@dataclass(frozen=True, slots=True)
class Share:
    """Blocks with the numbers of their claims; the claims as number, graph, bytes and the number of their source.

    `labels` are the press names of entities by IRI.
    """

    blocks: Sequence[tuple[Key, array[int]]]
    claims: Sequence[tuple[int, str, bytes, int]]
    sources: Mapping[int, bytes]
    labels: Mapping[str, str]
    base: str
    policy: str


def shared_out(blocks: Mapping[Key, array[int]], shares: int) -> list[list[tuple[Key, array[int]]]]:
    """Return blocks dealt out to several shares so that each has about as many claims to look at.

    Those about the same actors stay together, as they share work.
    """
    groups: dict[tuple[str, ...], list[tuple[Key, array[int]]]] = defaultdict(list)
    for key, numbers in blocks.items():
        groups[tuple(sorted({word for word in key[1:] if "/" in word}))].append((key, numbers))
    weights = {actors: sum(len(numbers) for _, numbers in group) for actors, group in groups.items()}
    dealt: list[list[tuple[Key, array[int]]]] = [[] for _ in range(shares)]
    burden = [0] * shares
    for actors in sorted(groups, key=lambda actors: (-weights[actors], actors)):
        least = burden.index(min(burden))
        dealt[least].extend(groups[actors])
        burden[least] += weights[actors]
    return dealt


def conclude(share: Share) -> list[tuple[Key, bytes]]:
    """Return the lines of each block that concludes anything, as a notebook keeps them, in the order of the blocks."""
    sources = {number: read_source(data) for number, data in share.sources.items()}
    ordered = sorted(
        ((read_claim(data, sources[source]), graph, number) for number, graph, data, source in share.claims),
        key=lambda entry: (entry[0].iri.value, entry[1]),
    )
    rank = {number: place for place, (_, _, number) in enumerate(ordered)}
    claims: list[StatedClaim] = [claim for claim, _, _ in ordered]
    iris = Iris(share.base)
    labels = share.labels
    known = Known(
        iris,
        load_ontology(),
        share.policy,
        lambda entity: labels.get(entity.value) or slug_of(entity),
        read_judgements(),
    )
    graphs = {kind.layer: iris.policy_graph(share.policy, kind.layer) for kind in KINDS.values()}
    found = []
    for key, numbers in share.blocks:
        kind = KINDS[key[0]]
        members = [claims[place] for place in sorted(rank[number] for number in numbers)]
        lines = lines_of(kind.conclude(key, members, known), graphs[kind.layer])
        if lines:
            found.append((key, packed(lines)))
    return found
