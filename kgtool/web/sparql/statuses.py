"""The HTTP status of each failure of a SPARQL request, and its problem document."""

from __future__ import annotations

from starlette.responses import JSONResponse

from kgtool.errors import KgtoolError
from kgtool.web.limits import Limits
from kgtool.web.problem import problem, status_of
from kgtool.web.refusals import BusyError, QueryTakesTooLongError, QueryTakesTooMuchError, TooManyRequestsError
from kgtool.web.workers.frames import Record
from kgtool.web.workers.places import CrowdedError, Stop
from kgtool.web.workers.pool import StoppedError

#: What is no 400, by the code of the error.
_STATUSES = {
    "KG602": 413,
    "KG603": 413,
    "KG604": 406,
    "KG720": 404,
    "KG920": 429,
    "KG931": 415,
    "KG932": 413,
    "KG933": 408,
    "KG934": 403,
    "KG935": 401,
    "KG936": 408,
    "KG940": 503,
    "KG941": 503,
    "KG942": 503,
}
#: What the response to some says besides.
_HEADERS = {"KG933": {"Connection": "close"}, "KG935": {"WWW-Authenticate": "Bearer"}}
#: Seconds after which a crowd of long queries may be gone.
_LATER = 5


def failed(error: KgtoolError, retry_after: int | None = None) -> JSONResponse:
    """Return the problem document of a failure in the server."""
    headers = dict(_HEADERS.get(error.code, {}))
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    return problem(_STATUSES.get(error.code, status_of(error)), error.code, error.cause, error.cure, headers)


def refused(record: Record) -> JSONResponse:
    """Return the problem document of a failure that a child reports, with the place in the query where it has one."""
    cause, line, column = record["cause"], record["line"], record["column"]
    if line is not None:
        cause = f"{line}:{column}: {cause}"
    return problem(_STATUSES.get(record["error"], 400), record["error"], cause, record["cure"])


def crowded(error: CrowdedError) -> JSONResponse:
    """Return the answer to a client that has to wait: 429 where it took too much itself, else 503."""
    return failed(TooManyRequestsError() if error.own else BusyError(), error.seconds)


def stopped(error: StoppedError, limits: Limits) -> JSONResponse:
    """Return the answer where the child ended: 429 for what the client took before, else 503."""
    if error.stop is Stop.TIME:
        return failed(QueryTakesTooLongError(limits.seconds))
    if error.stop is Stop.DEBT:
        return failed(TooManyRequestsError(), _LATER)
    if error.stop is Stop.CROWDED:
        return failed(BusyError(), _LATER)
    return failed(QueryTakesTooMuchError(limits.memory))
