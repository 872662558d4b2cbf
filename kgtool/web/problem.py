"""Failures as problem documents (RFC 9457), and the HTTP status of each."""

from __future__ import annotations

from http import HTTPStatus

from starlette.responses import JSONResponse

from kgtool.errors import DataFileError, KgtoolError, StoreError
from kgtool.graph.formats import PROBLEM_JSON


class NotFoundError(KgtoolError):
    """There is nothing at this address."""

    code = "KG900"


class NotAcceptableError(KgtoolError):
    """There is no form of a document that the client accepts (RFC 9110, 15.5.7)."""

    code = "KG901"


class DumpsCrowdedError(KgtoolError):
    """As many clients as may are being sent the whole graph."""

    code = "KG902"


#: The statuses of failures that areas of the server have of their own: too large, too much, sent by another site.
_STATUS = {
    NotAcceptableError.code: HTTPStatus.NOT_ACCEPTABLE,
    DumpsCrowdedError.code: HTTPStatus.SERVICE_UNAVAILABLE,
    "KG950": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "KG951": HTTPStatus.SERVICE_UNAVAILABLE,
    "KG952": HTTPStatus.FORBIDDEN,
    "KG985": HTTPStatus.FORBIDDEN,
}


def status_of(error: KgtoolError) -> int:
    """Return the HTTP status of a failure: what a client asked wrongly, what is not there, what is our fault."""
    if isinstance(error, NotFoundError):
        return HTTPStatus.NOT_FOUND
    if error.code in _STATUS:
        return _STATUS[error.code]
    if isinstance(error, StoreError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    if isinstance(error, DataFileError):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    return HTTPStatus.BAD_REQUEST


def problem(status: int, code: str, cause: str, cure: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return a problem document: the status with its phrase, the stable code, what is wrong and how to mend it."""
    record = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code}
    record |= {"detail": cause, "cure": cure}
    return JSONResponse(record, status, headers, PROBLEM_JSON)


def problem_of(error: KgtoolError, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return the problem document of a failure."""
    return problem(status_of(error), error.code, error.cause, error.cure, headers)
