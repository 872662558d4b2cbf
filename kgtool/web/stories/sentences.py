"""Finds the claims that a story names by a sentence and its document, or by their digests."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.terms import KG, OA
from kgtool.web.stories.story import Rest


def claims_named(case: Case, rest: Rest) -> tuple[StatedClaim, ...]:
    """Return the claims of a sentence, each quote once, or the claim of a digest; nothing where none is there.

    A claim is of a sentence where its quote stands in it, or the sentence in the quote; white space does not count.
    """
    if rest.claim:
        return case.behind.claims((case.iris.claim(rest.claim),))
    wanted, graph = _plain(rest.quote), case.iris.document_graph(rest.document)
    found = [
        claim
        for quad in case.store.quads_for_pattern(None, OA["exact"], None, graph)
        if isinstance(quad.object, ox.Literal) and _is_part(_plain(quad.object.value), wanted)
        for span in case.store.quads_for_pattern(None, OA["hasSelector"], quad.subject, graph)
        for evidence in case.store.quads_for_pattern(None, KG["evidence"], span.subject, graph)
        if isinstance(claim := evidence.subject, ox.NamedNode)
    ]
    by_quote: dict[str, StatedClaim] = {}
    for read in case.behind.claims(sorted(set(found), key=str)):
        by_quote.setdefault(read.quotes[0].exact if read.quotes else read.iri.value, read)
    return tuple(by_quote.values())


def _is_part(one: str, other: str) -> bool:
    return one in other or other in one


def _plain(text: str) -> str:
    return " ".join(text.split())
