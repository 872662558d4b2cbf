"""Binding: which figure belongs to which match, and how several figures share one clause's roles out among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kgtool.extract.bare import bare
from kgtool.extract.binding import Binding
from kgtool.extract.changes import parted, resumed
from kgtool.extract.context import Filler
from kgtool.extract.fit import Figure, adjacent, bespoken, score, wants
from kgtool.extract.lexicon import lexicon
from kgtool.extract.measured import referred
from kgtool.extract.pairing import paired
from kgtool.extract.roles import Match
from kgtool.extract.syntax.nominals import Nominal

Accept = Callable[[Match, str, tuple[str, ...]], tuple[str, ...]]


def bind(matches: Sequence[Match], figures: Mapping[int, Sequence[Figure]], accept: Accept) -> list[Binding]:
    """Give each figure to the match that wants it most; `figures` maps the identity of a scope to its figures.

    A match without a figure stands alone where its rule allows it and no other binding of its type says more.
    """
    chosen: dict[int, list[Figure]] = {}
    order: dict[int, Match] = {id(m): m for m in matches}
    for scope, standing in figures.items():
        here = [match for match in matches if id(match.scope) == scope]
        row = paired(here, standing) if len(standing) > 1 < len(here) else {}
        for figure in standing:
            own = row.get(figure.first)
            fitting = [m for m in here if own in (None, m.trigger) and not bespoken(m, figure, standing)]
            best = _best(fitting, figure)
            if best is not None:
                chosen.setdefault(id(best), []).append(figure)
    found: list[Binding] = []
    for key, taken in chosen.items():
        found.extend(_records(order[key], taken, accept))
    found = referred(resumed(_joined(found)))
    found.extend(bare(matches, chosen, found))
    return found


def _joined(bindings: Sequence[Binding]) -> list[Binding]:
    """Make one claim of figures of two kinds that two rules of a type took for the same parties in one clause.

    The one that names more of what they deal in gives the roles.
    """
    kept: list[Binding] = []
    for binding in bindings:
        twin = next((other for other in kept if _same_claim(other, binding)), None)
        if twin is None:
            kept.append(binding)
        else:
            twin.figures.extend(binding.figures)
            if len(binding.roles) > len(twin.roles):
                twin.match, twin.roles = binding.match, binding.roles
    return kept


def _same_claim(a: Binding, b: Binding) -> bool:
    kinds = {wants(a.match, f) for f in a.figures} & {wants(b.match, f) for f in b.figures}
    if kinds or a.match.scope is not b.match.scope or a.match.rule.type != b.match.rule.type or not b.figures:
        return False
    if ("reference" in a.roles) != ("reference" in b.roles):
        return False  # what is compared is a claim of its own
    return all(a.roles[role].slugs == b.roles[role].slugs for role in a.roles.keys() & b.roles.keys()) and (
        a.roles.keys() <= b.roles.keys() or b.roles.keys() <= a.roles.keys()
    )


def _best(matches: Sequence[Match], figure: Figure) -> Match | None:
    ranked = [
        (score(match, figure), -position, match) for position, match in enumerate(matches) if wants(match, figure)
    ]
    if not ranked:
        return None
    best = max(ranked, key=lambda item: item[:2])[2]
    rivals = any(m.complete and (m.rule.type == best.rule.type or m.trigger == best.trigger) for _, _, m in ranked)
    # 'Wert' and 'Höhe' leave open of what: the contract they stand behind may have it
    plain = best.scope.tokens[best.trigger[0]].low in lexicon().grammar["figure_links"]
    if not (best.complete or best.verbal or rivals or plain) and adjacent(best, figure):
        # The figure belongs to a noun whose roles stay open: held back, never given to a rule further off.
        return None
    complete = [item for item in ranked if item[2].complete]
    return max(complete, key=lambda item: item[:2])[2] if complete else None


def _records(match: Match, figures: Sequence[Figure], accept: Accept) -> list[Binding]:
    """Give the levels among a match's figures their claims, and the sum by which one changed a claim of its own."""
    levels, changes = parted(match, figures)
    found = _of_levels(match, levels, accept)
    return [*found, *(Binding(match, [figure], dict(found[0].roles)) for figure in changes[:1])]


def _of_levels(match: Match, figures: Sequence[Figure], accept: Accept) -> list[Binding]:
    """Share a match's figures out: different kinds stand in one claim, several of one kind make several claims."""
    by_kind: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: f.first):
        by_kind.setdefault(wants(match, figure) or "", []).append(figure)
    kinds = [kind for kind in dict.fromkeys((*match.rule.measures, *by_kind)) if kind in by_kind]
    main = by_kind[kinds[0]]
    now = {kind: [f for f in by_kind[kind] if not _is_former(match, f)] or by_kind[kind] for kind in kinds[1:]}
    rest = [now[kind][-1] for kind in kinds[1:]]
    if len(main) == 1 and main[0].anchor is None:
        return [Binding(match, [main[0], *rest], _narrowed(match, main[0]))]
    if shared := _distributed(match, main):
        return shared
    bindings: list[Binding] = []
    for number, figure in enumerate(main):
        if number and _is_former(match, figure):
            former = replace(figure, quantity=replace(figure.quantity, scope="former"))
            bindings.append(Binding(match, [former], dict(match.roles)))
            continue
        roles = _moved(match, figure, accept)
        if number and roles is None:
            if "from_to" in (figure.quantity.form, main[number - 1].quantity.form):
                bindings.append(Binding(match, [figure, *rest], dict(match.roles)))
                rest = []
            elif figure.quantity.unit not in (None, main[0].quantity.unit) and figure.anchor is None:
                bindings[0].figures.append(figure)
            continue
        bindings.append(Binding(match, [figure, *(rest if not number else [])], roles or dict(match.roles)))
    return bindings


def _is_former(match: Match, figure: Figure) -> bool:
    """Tell whether a figure is the former level: '…, nach 31 im Vorjahr', '…, im Vorjahr bei 31', '(Vorjahr: 31)'."""
    before = [t.low for t in match.scope.tokens[max(0, figure.first - 5) : figure.first]]
    former = lexicon().grammar["former"]
    if "(" in before:
        inside = before[before.index("(") + 1 :]
        return not former.isdisjoint(inside) or any(len(w) == 4 and w.startswith("20") and w.isdigit() for w in inside)
    if "," in before:
        return not former.isdisjoint(before[before.index(",") + 1 :])
    return before[-1:] == ["nach"]


def _narrowed(match: Match, figure: Figure) -> dict[str, Filler]:
    """Narrow a group to the member that stands at the figure: 'Beide kaufen – A im Wert von 30 Mrd.'."""
    roles = dict(match.roles)
    for nominal in _neighbours(match, figure):
        for role, filler in match.roles.items():
            if "+" in filler.slot:
                continue  # both sides together: neither stands for itself
            if nominal.bare and nominal is not filler.nominal and set(nominal.slugs) < set(filler.slugs):
                roles[role] = Filler(nominal.slugs, nominal, filler.slot)
                return roles
    return roles


def _distributed(match: Match, figures: Sequence[Figure]) -> list[Binding]:
    """Pair n actors with n figures: 'Microsoft und Nvidia investieren 5 beziehungsweise 10 Milliarden'."""
    if not any(f.quantity.form in ("shared", "gapped") for f in figures):
        return []
    for role, filler in match.roles.items():
        if len(filler.slugs) == len(figures) > 1:
            return [
                Binding(match, [figure], {**match.roles, role: replace(filler, slugs=(slug,))})
                for figure, slug in zip(figures, filler.slugs, strict=True)
            ]
    return []


def _moved(match: Match, figure: Figure, accept: Accept) -> dict[str, Filler] | None:
    """Return the roles with the fillers that stand beside a figure, None where nothing stands there that fits.

    Before it may stand another subject, behind it another phrase with a preposition: 'X sieben Milliarden in A
    und Y vier in B'.
    """
    roles: dict[str, Filler] | None = None
    for nominal in [figure.anchor] if figure.anchor is not None else _neighbours(match, figure):
        for role, filler in match.roles.items():
            if filler.nominal is nominal and figure.anchor is None:
                return roles or dict(match.roles)
            if filler.nominal is None or not _same_place(filler, nominal, figure):
                continue
            slugs = accept(match, role, nominal.slugs)
            others = {s for r, f in match.roles.items() if r != role for s in f.slugs}
            if slugs and not others & set(slugs):
                roles = {**(roles or match.roles), role: Filler(slugs, nominal, filler.slot)}
                break
    return roles


def _neighbours(match: Match, figure: Figure) -> list[Nominal]:
    after = [(n.begins - figure.last, 1, n) for n in match.scope.nominals if 0 < n.begins - figure.last <= 3 and n.prep]
    before = [(figure.first - n.last, 0, n) for n in match.scope.nominals if _just_before(match, n, figure)]
    return [n for _, _, n in sorted([*after, *before], key=lambda item: item[:2])]


def _just_before(match: Match, nominal: Nominal, figure: Figure) -> bool:
    """Tell whether a name stands at its figure: directly, or with link words between ('Anthropic im Wert von 30')."""
    gap = figure.first - nominal.last
    if not 0 < gap <= 7:
        return False
    between = match.scope.tokens[nominal.last + 1 : figure.first]
    return gap <= 2 or (nominal.bare and not any(t.kind == "sign" or t.low in ("und", "oder") for t in between))


def _same_place(filler: Filler, nominal: Nominal, figure: Figure) -> bool:
    if filler.nominal is None:
        return False
    if figure.anchor is not None:
        return filler.slot == "subject" or filler.nominal.first <= figure.anchor.first <= filler.nominal.last
    if nominal.prep is None:
        return filler.nominal.prep is None and filler.nominal.bare
    return nominal.prep == filler.nominal.prep
