"""How the server and a child talk over a socket: frames of a JSON record and a body of bytes.

A frame is two unsigned numbers of 32 bits, big-endian (length of the record, length of the body), then both.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any, TypeAlias

_HEAD = struct.Struct("!II")
#: A record of plain JSON values.
Record: TypeAlias = dict[str, Any]
#: Bytes that are read from the socket at once.
_CHUNK = 1 << 18


class ClosedError(Exception):
    """The other side is gone, perhaps in the middle of a frame."""


def pack(record: Record, body: bytes = b"") -> bytes:
    """Return the frame."""
    text = json.dumps(record, separators=(",", ":")).encode()
    return _HEAD.pack(len(text), len(body)) + text + body


def _read(connection: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(min(size - len(parts), _CHUNK))
        if not part:
            raise ClosedError
        parts += part
    return bytes(parts)


def receive(connection: socket.socket) -> tuple[Record, bytes]:
    """Wait for the next frame on a blocking socket; ClosedError where none comes any more."""
    text, body = _HEAD.unpack(_read(connection, _HEAD.size))
    return json.loads(_read(connection, text)), _read(connection, body)


async def exchange(connection: socket.socket, frame: bytes) -> tuple[Record, bytes]:
    """Send a frame on a non-blocking socket and wait for the one that answers it; ClosedError if the child ends."""
    loop = asyncio.get_running_loop()
    try:
        await loop.sock_sendall(connection, frame)
        got = bytearray()
        size = _HEAD.size
        while len(got) < size:
            part = await loop.sock_recv(connection, _CHUNK)
            if not part:
                raise ClosedError
            got += part
            if len(got) >= _HEAD.size:
                text, body = _HEAD.unpack_from(got)
                size = _HEAD.size + text + body
    except OSError as error:
        raise ClosedError from error
    return json.loads(got[_HEAD.size : _HEAD.size + text]), bytes(got[_HEAD.size + text :])
