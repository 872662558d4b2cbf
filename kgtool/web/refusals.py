"""Why the server does not do what a client asks, though the request may be right."""

from __future__ import annotations

from kgtool.errors import KgtoolError


class TooManyRequestsError(KgtoolError):
    """A client asks more often, or for more, than one client may."""

    code = "KG920"

    def __init__(self) -> None:
        super().__init__("This client asks more than one client may.", "Wait, and ask more slowly, or for less.")


class QueryTakesTooLongError(KgtoolError):
    """A query took longer than queries may take."""

    code = "KG940"

    def __init__(self, seconds: float) -> None:
        cure = "Ask for less: name what you know, add LIMIT."
        super().__init__(f"The query takes longer than {seconds:g} seconds.", cure)


class BusyError(KgtoolError):
    """Too many queries wait, or too many long ones run."""

    code = "KG941"

    def __init__(self) -> None:
        super().__init__("Too many queries wait, or too many long ones run.", "Ask again later, or for less.")


class QueryTakesTooMuchError(KgtoolError):
    """A query needs more memory than queries may take, or more than the engine bears."""

    code = "KG942"

    def __init__(self, memory: int) -> None:
        cause = f"The query needs more than {memory >> 20} MiB of memory or more than the engine bears."
        super().__init__(cause, "Ask for less: name what you know, add LIMIT.")
