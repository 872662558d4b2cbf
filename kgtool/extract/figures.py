"""Figures: each quantity put into the clause that holds it, and into those that go on about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgtool.extract.fit import Figure
from kgtool.extract.quantities import Quantity
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token


def figures_by_scope(
    tokens: Sequence[Token], found: Sequence[Quantity], clause_scopes: Sequence[Scope], phrases: Sequence[Nominal]
) -> Mapping[int, list[Figure]]:
    """Put each quantity into the clause that holds it; one in brackets belongs to the clause around them too."""
    by_scope: dict[int, list[Figure]] = {}
    for quantity in found:
        inside = [t.index for t in tokens if quantity.start <= t.start < quantity.end]
        if not inside or quantity.kind == "price":
            continue
        for scope in clause_scopes:
            if inside[0] not in scope.indexes:
                continue
            counted = _last_token(tokens, quantity.counted)
            by_scope.setdefault(id(scope), []).append(Figure(quantity, inside[0], inside[-1], counted=counted))
            for other in clause_scopes:
                at = other.clause.opener
                if other.clause.kind == "rel" and at is not None and 0 < at - inside[-1] <= 2 and other is not scope:
                    # '48 Mrd., die X für Y ausgibt'
                    by_scope.setdefault(id(other), []).append(Figure(quantity, inside[0], inside[-1]))
            opener = scope.clause.opener
            if (
                opener is not None
                and tokens[opener].low == "was"
                and scope.parent is not None
                and quantity.kind in ("growth", "share")
            ):
                # 'was einem Anstieg von 34 % entspricht' goes on about the figure of the clause before
                by_scope.setdefault(id(scope.parent), []).append(Figure(quantity, inside[0], inside[-1]))
            if scope.clause.kind == "paren" and scope.parent is not None:
                before = scope.indexes[0] - 2
                anchor = next((n for n in reversed(phrases) if n.last == before), None)
                by_scope.setdefault(id(scope.parent), []).append(Figure(quantity, inside[0], inside[-1], anchor))
    return by_scope


def _last_token(tokens: Sequence[Token], stretch: tuple[int, int] | None) -> int | None:
    """Return the last token of a stretch of the text, where its head noun stands."""
    if stretch is None:
        return None
    return next((t.index for t in reversed(tokens) if stretch[0] <= t.start < stretch[1]), None)
