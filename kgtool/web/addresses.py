"""Where an IRI is served: at the server's own address under the same path."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from kgtool.vocabulary.terms import KG, Iris

#: Characters that a path keeps as they are (RFC 3986, 3.3), and % as IRIs are encoded already.
_SAFE = "/%:@!$&'()*+,;=~-._"
#: Kinds of links that a page may lead to.
_WEB = ("http", "https")


def path_of(iri: str, iris: Iris) -> str | None:
    """Return the path, with its fragment, under which an IRI of ours is served, None for one of somebody else.

    >>> path_of("https://w3id.org/kgtool/id/entity/nvidia", Iris())
    '/kgtool/id/entity/nvidia'
    >>> path_of("https://w3id.org/kgtool/ns#Flow", Iris())
    '/kgtool/ns#Flow'
    >>> path_of("https://schema.org/name", Iris()) is None
    True
    """
    if not iri.startswith((iris.base, KG.iri)):
        return None
    parts = urlsplit(iri)
    fragment = f"#{quote(parts.fragment, safe=_SAFE)}" if parts.fragment else ""
    return quote(parts.path, safe=_SAFE) + fragment


def iri_of(path: str, iris: Iris) -> str | None:
    """Return the IRI that is served under a path as a client sends it, None where none of ours can be.

    >>> iri_of("/kgtool/id/entity/nvidia", Iris())
    'https://w3id.org/kgtool/id/entity/nvidia'
    """
    for base in (iris.base, KG.iri):
        parts = urlsplit(base)
        if path.startswith(parts.path):
            return f"{parts.scheme}://{parts.netloc}{path}"
    return None


def is_web_link(iri: str) -> bool:
    """Tell whether a page may link to an address: http and https only, as others can be scripts."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        return False
    return parts.scheme in _WEB and bool(parts.netloc)


def decoded(path: str) -> str:
    """Return a path for people to read."""
    return unquote(path)
