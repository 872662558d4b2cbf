"""What can go wrong with a store behind an address, each with a code of its own below KG500."""

from __future__ import annotations

from kgtool.errors import StoreError


class EndpointUnreachableError(StoreError):
    """No server answers at the address: refused, unknown, or the connection broke off."""

    code = "KG510"


class EndpointTimeoutError(StoreError):
    """The server did not answer in the time it was given."""

    code = "KG511"


class EndpointRefusedError(StoreError):
    """The server refuses the request (4xx), or points to another address (3xx)."""

    code = "KG512"


class EndpointFailedError(StoreError):
    """The server failed (5xx) or is busy (429), also when asked again."""

    code = "KG513"


class EndpointAnswerError(StoreError):
    """What came back is no SPARQL result: a web page, JSON that breaks off, an answer that was cut."""

    code = "KG514"


class ForeignEndpointError(StoreError):
    """The endpoint holds no graph of kgtool, or those of several bases."""

    code = "KG515"
