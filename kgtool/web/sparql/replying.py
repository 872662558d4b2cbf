"""Makes a child's answer a response, streamed where it is large."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import BinaryIO

from starlette.responses import Response, StreamingResponse

from kgtool.web.negotiation import content_type
from kgtool.web.sparql.statuses import refused
from kgtool.web.workers.pool import Reply

#: Bytes that are sent at once.
_CHUNK = 1 << 16


def replied(reply: Reply, headers: dict[str, str]) -> Response:
    """Return the response: the result in its format, or the problem document of a failure."""
    record = reply.record
    if "error" in record:
        return refused(record)
    headers = {**headers, "Content-Type": content_type(record["format"])}
    if reply.file is None:
        return Response(reply.body, 200, headers)
    headers["Content-Length"] = str(record["bytes"])
    return StreamingResponse(_parts(reply.file), 200, headers)


async def _parts(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        while part := file.read(_CHUNK):
            yield part
