"""Claims without a figure: which matches stand alone, beside what the figures of their sentence already say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgtool.extract.binding import Binding
from kgtool.extract.fit import Figure
from kgtool.extract.roles import Match

#: The role of which a person can fill several at once.
_POST = "position"


def bare(matches: Sequence[Match], chosen: Mapping[int, Sequence[Figure]], bound: Sequence[Binding]) -> list[Binding]:
    """Return the claims of the matches without a figure that may stand alone and of which nothing else says more."""
    found: list[Binding] = []
    ranked = sorted(
        (
            m
            for m in matches
            if m.complete
            and id(m) not in chosen
            and not m.rule.needs_measure
            and not m.scope.needs_figure
            and _rests(m)
        ),
        key=lambda m: (-m.rule.priority, -m.local),
    )
    for match in ranked:
        if not any(_tells(b, match) or _is_use_of(b, match, matches) for b in [*bound, *found]):
            found.append(Binding(match, [], dict(match.roles)))
    return found


def _rests(match: Match) -> bool:
    """Tell whether a claim without a figure rests on its own clause: a role stands there, or the trigger is a label."""
    return match.local > 0 or (match.trigger[0] == 0 and len(match.scope.indexes) == 1)


def _tells(binding: Binding, match: Match) -> bool:
    """Tell whether a binding leaves a bare match nothing to claim: it says as much, or names whom the match guesses."""
    return _says_more(binding, match) or _names(binding, match)


def _names(binding: Binding, match: Match) -> bool:
    """Tell whether a binding of the same words names in the clause whom a match only takes from what was said before.

    'bleibt der wichtigste Partner für X' is X's partner, and not also that of whom the text speaks of.
    """
    other = binding.match
    if other.rule.type != match.rule.type or other.scope is not match.scope or other.trigger != match.trigger:
        return False
    guessed = [
        role for role, filler in match.roles.items() if filler.nominal is None and role not in match.rule.optional
    ]
    named = [role for role in guessed if role in binding.roles and binding.roles[role].nominal is not None]
    return bool(named) and all(
        binding.roles[role].slugs == filler.slugs
        for role, filler in match.roles.items()
        if role in binding.roles and filler.nominal is not None
    )


def _says_more(binding: Binding, match: Match) -> bool:
    """Tell whether a binding of the same type covers a bare match: every filler of its demanded roles stands in it.

    Another post is another claim: 'Gründerin und Chefin'.
    """
    if binding.match.rule.type != match.rule.type:
        return False
    told = {role: set(filler.slugs) for role, filler in binding.roles.items()}
    return all(
        set(filler.slugs) <= told.get(role, set() if role != _POST else set(filler.slugs))
        for role, filler in match.roles.items()
        if role == _POST or role not in match.rule.optional
    )


def _is_use_of(binding: Binding, match: Match, matches: Sequence[Match]) -> bool:
    """Tell whether a bare use ('nutzt Azure') is the purchase that a figure makes of it, there or in a later clause."""
    if not (match.verbal and binding.figures):
        return False
    if binding.match.scope is not match.scope:
        meant = all(filler.nominal is None for filler in binding.roles.values())
        kin = binding.match.rule.type
        if not meant or not any(m.complete and m.trigger == match.trigger and m.rule.type == kin for m in matches):
            return False
    return {f.slugs for f in binding.roles.values()} >= {
        f.slugs for r, f in match.roles.items() if r not in match.rule.optional
    }


def untold(matches: Sequence[Match]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the deals of a sentence that lack their sum, which the next may name, by type: of a trigger the first."""
    found: dict[tuple[int, int], Match] = {}
    for match in sorted(matches, key=lambda m: -m.rule.priority):
        several = match.local > 1 or any(len(filler.slugs) > 1 for filler in match.roles.values())
        if match.complete and match.rule.needs_measure and match.local and several:
            found.setdefault(match.trigger, match)
    return {m.rule.type: {r: f.slugs for r, f in m.roles.items()} for m in found.values()}
