"""Sites: where something is built, also where no phrase 'in X' says it: 'am Standort X', 'das Magdeburger Werk'."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kgtool.extract.homes import place_of
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope

#: Noun classes of what stands at a place.
_BUILT = frozenset({"datacentre", "site", "powerplant"})


def site(scope: Scope, is_place: Callable[[str], bool]) -> tuple[tuple[str, ...], Nominal] | None:
    """Return the place of what a clause says is built, with its phrase; None where the clause names none."""
    return next(_at_noun(scope, is_place), None) or next(_by_adjective(scope), None)


def _at_noun(scope: Scope, is_place: Callable[[str], bool]) -> Iterator[tuple[tuple[str, ...], Nominal]]:
    """Yield the places right behind a noun that has a place: 'am Standort X', 'des Campus X'."""
    for nominal in scope.nominals:
        if nominal.noun_before is None or not all(is_place(slug) for slug in nominal.slugs):
            continue
        low = scope.tokens[nominal.noun_before].low
        if low in cues().place_words or lexicon().noun_classes(low) & _BUILT:
            yield nominal.slugs, nominal


def _by_adjective(scope: Scope) -> Iterator[tuple[tuple[str, ...], Nominal]]:
    """Yield the places whose adjective stands before such a noun: 'das Magdeburger Werk'."""
    tokens = scope.tokens
    for i in scope.indexes[1:]:
        token, before = tokens[i], tokens[i - 1]
        if not token.capital or token.kind != "word" or before.kind != "word" or before.name:
            continue
        adjective = before.low.endswith(("er", "en", "e", "es", "em"))
        if adjective and lexicon().noun_classes(token.low) & _BUILT and (place := place_of(before.low)):
            yield (place,), Nominal([], i - 1, i - 1, i - 1)
