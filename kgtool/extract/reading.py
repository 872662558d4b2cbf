"""What one reading of a document gives: its claims, the entities they name, and what was counted on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgtool.claims import Claim, Entity
from kgtool.claims.identity import Identity
from kgtool.claims.rejection import Rejection
from kgtool.vocabulary.ontology import load_ontology

#: Kinds of covered items besides those of quantities (amount, share, quantity, capacity, growth, ratio, price).
TIME, NAME = "time", "name"


@dataclass(frozen=True, slots=True)
class Covered:
    """One item of the ledger; offsets are code points of the document's text, `line` counts from 1.

    `status` is claimed, open (nothing took it) or settled (it is no claim of its own); `reason` is the code of why it
    is in no claim, `rule` the rule that took it or came nearest, `roles` those that rule left open. `entity` is the
    slug of a name.
    """

    start: int
    end: int
    kind: str
    text: str
    line: int
    status: str
    reason: str | None = None
    rule: str | None = None
    roles: tuple[str, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one document.

    `entities` holds every entity that a claim's role names, and the owners of these, sorted by slug. `quantities` is
    the number of figures found in the text, `quantities_claimed` how many of them stand in a claim; `open` lists what
    no claim took, where the reading kept a ledger. `readers` are those who read besides the rules, `rejected` what
    they said and the gate did not let through, or not as it was.
    """

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    sentences: int
    quantities: int
    quantities_claimed: int
    open: tuple[Covered, ...] = ()
    readers: tuple[Identity, ...] = ()
    rejected: tuple[Rejection, ...] = ()


def named_in(claims: Sequence[Claim], entities: dict[str, Entity]) -> tuple[Entity, ...]:
    """Return every entity that the claims name, and the owners of these, sorted by slug.

    What a common noun or a position stands for ('GPUs', 'CEO') has no entity yet: it is added to `entities`. A good
    that gives its name to a market ('Wafer') is a market as well.
    """
    named = {(role, slug): claim.type for claim in claims for role, fillers in claim.roles for slug in fillers}
    for (role, slug), claim_type in sorted(named.items()):
        kind = load_ontology().claim_types[claim_type].roles[role].ranges[0]
        if slug not in entities:
            label = slug.upper() if len(slug) == 3 else slug.replace("-", " ").capitalize()
            entities[slug] = Entity(slug, label, (kind,))
        elif kind == "Market" and not {"Market", "Segment"} & set(entities[slug].kinds):
            entities[slug] = replace(entities[slug], kinds=(*entities[slug].kinds, kind))
    slugs = {slug for _, slug in named}
    owners = {owner for slug in slugs if (owner := entities[slug].owner)}
    return tuple(entities[slug] for slug in sorted(slugs | owners))
