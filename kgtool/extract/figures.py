"""Figures: each quantity put into the clause that holds it, and into those that go on about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kgtool.extract.changes import taken_back
from kgtool.extract.fit import Figure, wants
from kgtool.extract.frames import noun_rules
from kgtool.extract.lexicon import lexicon
from kgtool.extract.quantities import Quantity, quantities
from kgtool.extract.roles import Match
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
                near = at is not None and 0 < at - inside[-1] <= 2 and tokens[at].low != "was"
                goods = counted is not None and counted in other.antecedent and quantity.kind == "quantity"
                if other.clause.kind == "rel" and (near or goods) and other is not scope:
                    # '48 Mrd., die X für Y ausgibt', '768 Chips vom Typ Ulmin, die X bestellt hat'
                    by_scope.setdefault(id(other), []).append(
                        Figure(quantity, inside[0], inside[-1], counted=counted if goods else None)
                    )
            opener = scope.clause.opener
            if (
                opener is not None
                and tokens[opener].low == "was"
                and scope.parent is not None
                and quantity.kind in ("growth", "share")
            ):
                # 'was einem Anstieg von 34 % entspricht' goes on about the figure of the clause before
                by_scope.setdefault(id(scope.parent), []).append(Figure(quantity, inside[0], inside[-1]))
            if scope.clause.kind == "paren" and scope.parent is not None and not _labelled(tokens, scope):
                before = scope.indexes[0] - 2
                anchor = _named_before(phrases, before)
                by_scope.setdefault(id(scope.parent), []).append(
                    Figure(quantity, inside[0], inside[-1], anchor, counted)
                )
    _repeat(by_scope, clause_scopes)
    return by_scope


def _repeat(by_scope: dict[int, list[Figure]], clause_scopes: Sequence[Scope]) -> None:
    """Give a clause the sum it goes back to: 'ein 3 Mrd. schwerer Vertrag: X nimmt Leistung in diesem Wert ab'."""
    latest: Figure | None = None
    for scope in clause_scopes:
        here = [f for f in by_scope.get(id(scope), ()) if f.quantity.kind == "amount"]
        if latest is not None and not here and _goes_back(scope):
            by_scope.setdefault(id(scope), []).append(replace(latest, anchor=None))
        latest = here[-1] if here else latest


def _goes_back(scope: Scope) -> bool:
    words = f" {' '.join(scope.tokens[i].low for i in scope.indexes)} "
    return any(f" {phrase} " in words for phrase in lexicon().grammar["repeated_sums"])


def _labelled(tokens: Sequence[Token], scope: Scope) -> bool:
    """Tell whether a noun in the brackets says what their figure is: '(Investitionsvolumen: 40 Mio. Euro)'."""
    if scope.clause.separator != "(" or scope.indexes[0] < 3 or tokens[scope.indexes[0] - 1].text != ":":
        return False
    label = tokens[scope.indexes[0] - 2]
    open_to_all = lexicon().grammar["open_labels"] | lexicon().grammar["former"]
    return label.capital and not label.name and label.low not in open_to_all and bool(noun_rules(label.low))


def _named_before(phrases: Sequence[Nominal], position: int) -> Nominal | None:
    """Return the phrase that ends before brackets, of a list the member there: 'A (20 Mio.), B (15 Mio.) und C'."""
    for nominal in reversed(phrases):
        for mention in nominal.mentions:
            if mention.last == position:
                whole = len(nominal.mentions) == 1
                return nominal if whole else replace(nominal, mentions=[mention], first=mention.first, last=position)
    return None


def lend(
    by_scope: Mapping[int, list[Figure]], matches: Sequence[Match], clause_scopes: Sequence[Scope]
) -> Mapping[int, list[Figure]]:
    """Give the figures of a clause that tells of nothing to the neighbour that they belong to.

    A piece without names and verb completes the clause before it ('X zieht ein: 50 Megawatt, 240 Mio. Euro') or, with a
    colon, the one behind it; a second predicate completes the clause with its subject ('Der Vertrag läuft bis 2030 und
    ist 4 Mrd. wert').
    """
    lent = dict(by_scope)
    for position, scope in enumerate(clause_scopes):
        figures = [f for f in lent.get(id(scope), ()) if f.anchor is None]
        level, changed = taken_back(scope, figures, clause_scopes[:position], matches)
        if level is not None:
            lent[id(level)] = [*lent.get(id(level), ()), *changed]
            lent[id(scope)] = [f for f in lent[id(scope)] if f not in changed]
            continue
        if not figures or any(m.scope is scope and m.complete and wants(m, f) for m in matches for f in figures):
            continue
        neighbour = _neighbour(clause_scopes, position)
        if neighbour is None:
            continue
        kinds = {f.quantity.kind for f in lent.get(id(neighbour), ())}
        least = 2 if clause_scopes.index(neighbour) > position else 0
        open_to = [m for m in matches if m.scope is neighbour and m.complete and m.local >= least]
        if scope.clause.verb is not None and scope.clause.verb.finite is not None and _is_price(scope):
            open_to = [m for m in open_to if m.verbal and not m.rule.needs_measure]
        given = [f for f in figures if f.quantity.kind not in kinds and any(wants(m, f) for m in open_to)]
        if given:
            lent[id(neighbour)] = [*lent.get(id(neighbour), ()), *given]
            lent[id(scope)] = [f for f in lent[id(scope)] if f not in given]
    return lent


def _neighbour(clause_scopes: Sequence[Scope], position: int) -> Scope | None:
    """Return the clause that a piece with figures completes, None where it stands for itself."""
    scope = clause_scopes[position]
    verb = scope.clause.verb
    if verb is not None and verb.finite is not None:
        elliptic = scope.parent is not None and scope.parent.foreign_subject and scope.subject is None
        elliptic = elliptic or _is_price(scope)
        return scope.parent if elliptic and not any(n.bare for n in scope.nominals) else None
    if scope.clause.kind != "fragment" or any(n.bare for n in scope.nominals):
        return None
    if position:
        return clause_scopes[position - 1]
    return clause_scopes[1] if len(clause_scopes) > 1 and clause_scopes[1].clause.separator == ":" else None


def _is_price(scope: Scope) -> bool:
    """Tell whether a second predicate says what the first one cost: '… schluckt Y und zahlt dafür 3 Mrd. Euro'."""
    verb, known = scope.clause.verb, lexicon()
    if verb is None or scope.clause.separator != "und" or scope.parent is None:
        return False
    if not any(lemma in known.grammar["paying_verbs"] for lemma, _ in verb.lemmas):
        return False
    nouns = (scope.tokens[i] for i in scope.indexes if scope.tokens[i].capital)
    return not any("penalty" in known.noun_classes(token.low) for token in nouns)


def _last_token(tokens: Sequence[Token], stretch: tuple[int, int] | None) -> int | None:
    """Return the last token of a stretch of the text, where its head noun stands."""
    if stretch is None:
        return None
    return next((t.index for t in reversed(tokens) if stretch[0] <= t.start < stretch[1]), None)


def currency_of(taken: Iterable[Figure], here: Iterable[Quantity], view: str) -> str | None:
    """Return the currency for amounts of a sentence that name none: that of its other amounts, else the document's."""
    if all(figure.quantity.unit is not None for figure in taken):
        return None
    return next((q.unit for q in here if q.kind == "amount" and q.unit), None) or usual_currency(view)


@lru_cache(maxsize=1)
def all_quantities(view: str) -> tuple[Quantity, ...]:
    """Return the quantities of a whole document; a second call for the same one gives the same."""
    return quantities(view)


@lru_cache(maxsize=1)
def usual_currency(view: str) -> str | None:
    """Return the currency that most amounts of a document are in, None where none names one."""
    units = [q.unit for q in all_quantities(view) if q.kind == "amount" and q.unit]
    return max(sorted(set(units)), key=units.count, default=None)
