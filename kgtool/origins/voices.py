"""Who stands behind a claim: the sources that its text names, and the text's own voice."""

from __future__ import annotations

from functools import cache, lru_cache

import pyoxigraph as ox

from kgtool.claims.slug import slug
from kgtool.extract.names.table import read_table
from kgtool.resources import files
from kgtool.stated.claim import StatedClaim


def named_voices(claim: StatedClaim) -> tuple[str, ...]:
    """Return the sources that the text names, in the order of its hops; who stays unnamed is none."""
    return tuple(dict.fromkeys(voice(hop.speaker) for hop in claim.hops if not hop.anonymous))


def own_voice(claim: StatedClaim) -> str:
    """Return the voice of the text itself: its publisher's, where he is unknown that of the document."""
    publisher = claim.source.publisher
    return claim.source.iri.value if publisher is None else voice(publisher)


@lru_cache(maxsize=1 << 16)
def voice(speaker: ox.NamedNode) -> str:
    """Return what tells a speaker from others: his slug without a legal form, so 'Nordkern AG' is 'Nordkern'."""
    name = speaker.value.rsplit("/", 1)[-1]
    for form in legal_forms():
        if name.endswith(f"-{form}"):
            return name.removesuffix(f"-{form}")
    return name


@cache
def legal_forms() -> tuple[str, ...]:
    """Return the slugs of legal forms (`ag-co-kgaa`), the longest first."""
    rows = (row for path in files("lexicon", "legal_forms.tsv") for _, row in read_table(path))
    forms = {slug(row["form"]) for row in rows if row["legal"] == "1"}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
