"""What can be wrong with decisions, one class a code."""

from __future__ import annotations

from kgtool.errors import KgtoolError, Place


class BrokenDecisionError(KgtoolError):
    """A line of a file of decisions is none: no JSON, an unknown kind, a field that is missing or of another form."""

    code = "KG980"

    def __init__(self, cause: str, file: str, line: int) -> None:
        super().__init__(cause, "Mend the line, or take it out; git knows what it was.", Place(file, line))


class NoFolderError(KgtoolError):
    """There is no data folder in which decisions could be kept."""

    code = "KG981"


class NoSuchClaimError(KgtoolError):
    """The claim that is to be decided is not in the store, or its name fits several."""

    code = "KG982"


class UnfitDecisionError(KgtoolError):
    """What was decided cannot be: a quote that is not in the text, an unknown field, type, role or value."""

    code = "KG983"
