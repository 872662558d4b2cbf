"""The parts of the report: tiers, chokepoints, ties, alternatives and contradictions, each made of stored questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgtool.report.asking import Asking, Row
from kgtool.report.firm import Entry
from kgtool.report.names import Named
from kgtool.report.statement import Section, Statement
from kgtool.report.tiers import Chain, Node, Tie, Tier
from kgtool.report.wording import listed, words
from kgtool.stated.claim import StatedClaim


@dataclass(frozen=True, slots=True)
class Scope:
    """What a part is about: the graph, the firm's entries that it knows, and the chain below them."""

    asking: Asking
    used: tuple[tuple[Entry, Named], ...]
    chain: Chain

    @property
    def language(self) -> str:
        """Return the language of the report."""
        return self.asking.case.language

    def label(self, node: Node) -> str:
        """Return the press name of a node."""
        return self.asking.names.entities[node.entity].label

    def say(self, key: str, **values: object) -> str:
        """Return words in the language of the report."""
        return words(self.language, key, **values)

    def near(self) -> list[str]:
        """Return the IRIs of what the firm uses, of the models in it, and of their providers, each once."""
        tiers: tuple[Tier, ...] = ("used", "models", "providers")
        return list(dict.fromkeys(node.entity for tier in tiers for node in self.chain.at(tier)))

    def houses(self) -> set[Named]:
        """Return who stands behind the platforms that the firm uses."""
        return {self.asking.names.provider(entity) for entry, entity in self.used if entry.kind == "platforms"}

    def statement(
        self, text: str, claims: Iterable[StatedClaim], *, case: str = "", about: Iterable[str] = (), mark: str = ""
    ) -> Iterator[Statement]:
        """Yield a statement, or nothing where no sentence carries it.

        First come the sentences that name most of what it is about, of these the surest.
        """
        about = tuple(about)
        if evidence := self.asking.evidence(claims):
            words_first = sorted(
                evidence, key=lambda one: -sum(name.casefold() in one.quote.casefold() for name in about)
            )
            yield Statement(text, tuple(words_first), mark=mark, case=case, about=about)


def _named_in(quote: str, names: Iterable[str]) -> int:
    """Count the names that stand in a sentence, whatever the case."""
    return sum(name.casefold() in quote.casefold() for name in names)


def tiers(scope: Scope) -> Section:
    """Return what the firm depends on, tier by tier: a statement for each tie that a text states."""
    found = list[Statement]()
    for group in _groups(scope.chain):
        starts = list(dict.fromkeys(scope.label(tie.start) for tie in group))
        ends = list(dict.fromkeys(scope.label(tie.end) for tie in group))
        start, end, through = (listed(names, scope.language) for names in (starts, ends, _through(scope, group[0])))
        key = f"{group[0].how}_through" if group[0].how == "chips" and through else group[0].how
        claims = {iri: claim for tie in group for iri, claim in tie.claims.items()}
        text = scope.say(key, start=start, end=end, through=through)
        mark = group[0].end.tier
        found += scope.statement(text, claims.values(), case=group[0].how, about=(*starts, *ends), mark=mark)
    assumed = [scope.label(tie.start) for tie in scope.chain.ties.values() if tie.assumed]
    notes = [scope.say("assumed", makers=listed(assumed, scope.language))] if assumed else []
    return Section("tiers", tuple(found), tuple(notes) if found else (scope.say("none_tiers"),))


def _groups(chain: Chain) -> list[list[Tie]]:
    """Return the ties that are told, together those which one sentence tells: of one goods, or in one application."""
    groups: dict[tuple[object, ...], list[Tie]] = {}
    for how in ("built_in", "offered", "cloud", "chips", "makes", "supplies"):
        for tie in chain.ties.values():
            if tie.how == how:
                alone = how in ("offered", "cloud", "chips")
                start = None if how == "makes" else tie.start
                said = (tie.end,) if alone else (tuple(tie.through), frozenset(tie.claims))
                groups.setdefault((how, start, said), []).append(tie)
    return list(groups.values())


def _through(scope: Scope, tie: Tie) -> list[str]:
    """Return through what a tie goes; a platform stands for its owner where both are named."""
    names = scope.asking.names
    found = [(word, names.find(word)) for word in tie.through]
    owners = {entity.owner for _, entity in found if entity is not None}
    return [word for word, entity in found if entity is None or entity.iri not in owners]


def chokepoints(scope: Scope) -> Section:
    """Return who lies on every way to all that the firm uses, who stands behind several entries, and who is alone.

    By `firms-on-all-paths` (of each application and model, the intersection), the chain, and `chokepoints`.
    """
    found = list[Statement]()
    known = [entity.iri for entry, entity in scope.used if entry.kind in ("applications", "models")]
    ways = {iri: rows for iri in known if (rows := scope.asking.rows("firms-on-all-paths", product=iri))}
    common = [row["firm"] for row in next(iter(ways.values()), ()) if all(_has(rows, row) for rows in ways.values())]
    goals = listed([scope.asking.names.entities[iri].label for iri in ways], scope.language)
    for firm in common:
        text = scope.say("all_ways", firm=firm, goals=goals)
        found += scope.statement(text, _leading_to(scope, firm), case="all_ways", about=(firm,))
    found += _shared(scope, common)
    entities = {node.entity for node in scope.chain.nodes}
    for iri in sorted(entities):
        for row in scope.asking.rows("chokepoints", actor=iri):
            text = scope.say("chokepoint", firm=row["chokepoint"], reason=row["reason"], whom=row["whom"])
            found += scope.statement(text, row.claims, case="chokepoint", about=(row["chokepoint"],))
    assumed = any(tie.assumed for tie in scope.chain.ties.values())
    notes = [] if found else [scope.say("none_chokepoints")]
    notes += [scope.say("assumed_ways")] if common and assumed else []
    notes += [scope.say("no_ways")] if known and not ways else []
    return Section("chokepoints", tuple(found), tuple(notes))


def _has(rows: Iterable[Row], wanted: Row) -> bool:
    return any(row["firm"] == wanted["firm"] for row in rows)


def _leading_to(scope: Scope, label: str) -> list[StatedClaim]:
    """Return the claims of the ties that end at a firm, else of those that begin there."""
    ties = list(scope.chain.ties.values())
    claims = [claim for tie in ties if scope.label(tie.end) == label for claim in tie.claims.values()]
    return claims or [claim for tie in ties if scope.label(tie.start) == label for claim in tie.claims.values()]


def _shared(scope: Scope, common: list[str]) -> Iterator[Statement]:
    """Yield on whom two or more of the firm's entries hang, the most first.

    Where two or more are directly of his house, the case is `house`, else `shared`.
    """
    behind: dict[str, list[str]] = {}
    direct: dict[str, list[str]] = {}
    for entry, entity in scope.used:
        node = Node("models" if entry.kind == "models" else "used", entity.iri)
        for label in _providers(scope, scope.chain.below(node)):
            behind.setdefault(label, []).append(entity.label)
        for label in _providers(scope, {tie.end for tie in scope.chain.ties.values() if tie.start == node}):
            direct.setdefault(label, []).append(entity.label)
    for label, entries in sorted(behind.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(entries) > 1 and label not in common:
            names = listed(entries, scope.language)
            text = scope.say("shared", firm=label, count=len(entries), of=len(scope.used), entries=names)
            case = "house" if len(direct.get(label, ())) > 1 else "shared"
            yield from scope.statement(text, _leading_to(scope, label), case=case, about=(label, *entries))


def _providers(scope: Scope, nodes: Iterable[Node]) -> list[str]:
    return sorted({scope.label(node) for node in nodes if node.tier in ("providers", "chips")})
