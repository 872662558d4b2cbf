"""Why a child does not give what was asked of it, with codes that the server knows the HTTP status of."""

from __future__ import annotations

from collections.abc import Iterable

from kgtool.errors import QueryError, RdfError


class TooLargeResultError(QueryError):
    """The result has more rows or bytes than the server sends."""

    code = "KG603"

    def __init__(self, what: str) -> None:
        super().__init__(f"The result has more {what} than this server sends.", "Add LIMIT, or ask for less.")


class NotAcceptableError(QueryError):
    """No format that the client accepts can hold this kind of result."""

    code = "KG604"

    def __init__(self, what: str, formats: Iterable[str]) -> None:
        listed = ", ".join(formats)
        super().__init__(f"The result of {what} has no form that you accept.", f"Accept one of {listed}.")


class NoGraphError(RdfError):
    """The store has no graph of this name."""

    code = "KG720"

    def __init__(self, iri: str) -> None:
        super().__init__(f"The store has no graph <{iri}>.", "The service description at /sparql lists them.")


class BadUploadError(RdfError):
    """RDF that was sent to be stored does not parse."""

    code = "KG721"


class BadUpdateError(QueryError):
    """A SPARQL update that does not parse or cannot be done."""

    code = "KG605"
