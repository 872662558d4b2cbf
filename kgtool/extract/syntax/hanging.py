"""What hangs on a clause: the names listed beside it, and who acts in what it says."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope


def listed(scope: Scope, others: Sequence[Scope]) -> list[Nominal]:
    """Return the names of the verbless piece in brackets or behind a colon that goes with a clause, as one."""
    found: list[Nominal] = []
    for other in others:
        beside = other.clause.kind == "paren" or (other.clause.separator == ":" and other.clause.verb is None)
        if beside and other.parent is scope:
            found += other.nominals
    whole = [m for n in found for m in n.mentions]
    return [Nominal(whole, found[0].first, found[-1].last, found[0].begins)] if found else []


def content(scope: Scope, others: Sequence[Scope]) -> list[Nominal]:
    """Return who acts in the clause with 'dass' that hangs on a clause."""
    hanging = (other for other in others if other.parent is scope and other.clause.kind == "sub")
    said = (s for s in hanging if s.clause.opener is not None and s.tokens[s.clause.opener].low in ("dass", "daß"))
    return [other.subject for other in said if other.subject is not None]
