"""What can keep HermiT from answering, each with a code of its own below KG800."""

from __future__ import annotations

from kgtool.errors import KgtoolError


class ReasonerError(KgtoolError):
    """HermiT ended without an answer; the cause says what it said."""

    code = "KG800"


class NoJavaError(ReasonerError):
    """There is no Java to run HermiT on."""

    code = "KG801"


class ReasonerTimeError(ReasonerError):
    """HermiT did not answer in the time it was given."""

    code = "KG802"


class ReasonerMemoryError(ReasonerError):
    """HermiT needs more memory than it was given."""

    code = "KG803"


class InconsistentDataError(ReasonerError):
    """From what contradicts itself everything follows, so nothing can be concluded."""

    code = "KG804"
