"""Multiples: by whom somebody is measured, also where only the first of several comparisons says so.

'Der Umsatz von X ist dreimal so hoch wie der von Y, die Bewertung doppelt so hoch'
"""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.binding import Binding
from kgtool.extract.context import Filler
from kgtool.extract.syntax.compared import is_compared

_REFERENCE = "reference"


def referred(bindings: Sequence[Binding]) -> list[Binding]:
    """Give each multiple the side it is measured by: of its own clause, else that of the multiple before it."""
    found: list[Binding] = []
    for binding in bindings:
        multiples = [figure for figure in binding.figures if figure.quantity.kind == "ratio"]
        if not multiples:
            found.append(binding)
            continue
        compared = _with_reference(Binding(binding.match, multiples, binding.roles), found)
        others = [figure for figure in binding.figures if figure not in multiples]
        if others and _REFERENCE in compared.roles and _REFERENCE not in binding.roles:
            found += [Binding(binding.match, others, binding.roles), compared]
        else:
            found.append(Binding(binding.match, binding.figures, compared.roles))
    return found


def _with_reference(binding: Binding, before: Sequence[Binding]) -> Binding:
    if _REFERENCE in binding.roles:
        return binding
    match = binding.match
    here = match.scope.remnant or frozenset(match.scope.indexes)
    named = [nominal for nominal in match.scope.nominals if nominal.first in here]
    compared = next((n for n in named if is_compared(match.scope.tokens, n)), None)
    taken = {slug for filler in binding.roles.values() for slug in filler.slugs}
    if compared is not None and not taken & set(compared.slugs):
        filler = Filler(compared.slugs, compared, "compared")
        return Binding(match, binding.figures, {**binding.roles, _REFERENCE: filler})
    first = next((other for other in reversed(before) if _REFERENCE in other.roles), None)
    if named or first is None or first.match.scope.tokens is not match.scope.tokens:
        return binding
    shared = {role: filler for role, filler in first.roles.items() if role in ("organisation", _REFERENCE)}
    return Binding(match, binding.figures, {**binding.roles, **shared})
