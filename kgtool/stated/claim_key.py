"""How a claim is called where somebody writes: its IRI, the id of its record, or the first digits of either."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kgtool.decisions.faults import NoSuchClaimError
from kgtool.vocabulary.terms import KG, RDF, Iris

#: So many digits are shown: among a million claims two have them in common once in five hundred stores.
SHOWN = 12
#: Fewer digits name no claim: they may as well be a word.
_LEAST = 4
_DIGITS = re.compile(rf"(?:sha256:)?([0-9a-f]{{{_LEAST},64}})")
#: What has the IRI of a claim: what counts, and what a person set aside.
_KINDS = (KG["Claim"], KG["SetAside"])


def key_of(claim: ox.NamedNode) -> str:
    """Return the digits by which a claim is shown."""
    return _digest(claim)[:SHOWN]


def digits_of(word: str) -> str | None:
    """Return the digits of a claim's digest that a word has, in small letters; None where it can be no claim's name.

    >>> digits_of("3F2A9C41D0E1")
    '3f2a9c41d0e1'
    >>> digits_of("Nvidia") is None
    True
    """
    found = _DIGITS.fullmatch(word.strip().rsplit("/", 1)[-1].lower())
    return found[1] if found else None


def claims_called(store: ox.Store, iris: Iris, word: str) -> tuple[ox.NamedNode, ...]:
    """Return the claims of a store that a word names, also those that a person set aside, sorted; none is no error."""
    digits = digits_of(word)
    if digits is None:
        return ()
    if len(digits) == 64:
        return tuple(node for node in [iris.claim(digits)] if _is_claim(store, node))
    start = iris.claim(digits).value
    found = {
        quad.subject
        for kind in _KINDS
        for quad in store.quads_for_pattern(None, RDF["type"], kind, None)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(start)
    }
    return tuple(sorted(found, key=lambda node: node.value))


def several(written: str, claims: tuple[ox.NamedNode, ...]) -> NoSuchClaimError:
    """Return the error that the digits by which a claim is named are those of several."""
    return NoSuchClaimError("several_claims", written=written, number=len(claims), digits=telling(claims))


def telling(claims: tuple[ox.NamedNode, ...]) -> str:
    """Return the digits of several claims in words, as many as tell them apart."""
    digests = [_digest(claim) for claim in claims]
    length = next((n for n in range(SHOWN, 64) if len({one[:n] for one in digests}) == len(digests)), 64)
    return ", ".join(one[:length] for one in digests[:_LEAST])


def _is_claim(store: ox.Store, node: ox.NamedNode) -> bool:
    return any(next(store.quads_for_pattern(node, RDF["type"], kind, None), None) for kind in _KINDS)


def _digest(claim: ox.NamedNode) -> str:
    return claim.value.rsplit("/", 1)[-1]
