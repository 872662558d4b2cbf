"""Parts of the report on what a firm can choose: exclusive ties, alternatives, contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgtool.report.asking import Row
from kgtool.report.parts import Scope
from kgtool.report.statement import Evidence, Section, Statement
from kgtool.report.wording import listed


def exclusive(scope: Scope) -> Section:
    """Return exclusive and primary ties of what is near the firm, by the question exclusivity, those over last."""
    ontology = scope.asking.case.ontology
    degrees = [ontology.label(f"exclusivity{degree}", scope.language) for degree in ("Exclusive", "Primary")]
    rows: dict[tuple[str, ...], _Term] = {}
    for iri in scope.near():
        for row in scope.asking.rows("exclusivity", actor=iri):
            if row["exclusivity"] in degrees:
                term = _Term(row, frozenset(row["parties"].split(", ")))
                rows.setdefault((row["parties"], row["relation"], row["exclusivity"], row["over"]), term)
    terms = [term for term in rows.values() if not any(term.within(other) for other in rows.values())]
    terms.sort(key=lambda term: (term.row["over"] == "true", degrees.index(term.row["exclusivity"])))
    found = list[Statement]()
    for term in terms:
        over = term.row["over"] == "true"
        key = "exclusive_over" if over else "exclusive_tie"
        names = {name: term.row[name] for name in ("parties", "relation", "exclusivity")}
        joined = [claim for one in rows.values() if one is term or one.within(term) for claim in one.row.claims]
        case = "over" if over else ("exclusive", "primary")[degrees.index(term.row["exclusivity"])]
        found += scope.statement(scope.say(key, **names), joined, case=case, about=sorted(term.parties))
    return Section("exclusive", tuple(found), () if found else (scope.say("none_exclusive"),))


@dataclass(frozen=True, slots=True, eq=False)
class _Term:
    """A row of the question exclusivity with its parties."""

    row: Row
    parties: frozenset[str]

    def within(self, other: _Term) -> bool:
        """Tell whether another row says the same of these parties and more."""
        same = all(self.row[name] == other.row[name] for name in ("relation", "exclusivity", "over"))
        return same and self.parties < other.parties


def alternatives(scope: Scope) -> Section:
    """Return where the firm's models are offered too, what else its platforms offer, and applications with two labs."""
    found = [*_elsewhere(scope), *_other_models(scope), *_several_labs(scope)]
    return Section("alternatives", tuple(found), () if found else (scope.say("none_alternatives"),))


def _elsewhere(scope: Scope) -> Iterator[Statement]:
    """Yield the firm's models, and those in its applications, with the platforms that are not in the firm's houses."""
    names = scope.asking.names
    for node in scope.chain.at("models"):
        rows = [
            (place, row)
            for row in scope.asking.rows("model-availability", model=node.entity)
            if (place := names.find(row["platform"])) and names.provider(place) not in scope.houses()
        ]
        owned = {names.provider(place) for place, _ in rows if place.owner}
        places = [place.label for place, _ in rows if place.owner or place not in owned]
        if places:
            text = scope.say("elsewhere", model=scope.label(node), places=listed(places, scope.language))
            claims = [claim for _, row in rows for claim in row.claims]
            yield from scope.statement(text, claims, case="elsewhere", about=(scope.label(node), *places))


def _other_models(scope: Scope) -> Iterator[Statement]:
    """Yield the models that the firm's platforms offer and that it does not use; a lab may stand for its models."""
    names = scope.asking.names
    used = [names.entities[node.entity] for node in scope.chain.at("models")]
    using = {entity.label for model in used for entity in (model, names.owner(model)) if entity is not None}
    for entry, platform in scope.used:
        if entry.kind == "platforms":
            places = dict.fromkeys((platform.iri, names.provider(platform).iri))
            rows = [row for iri in places for row in scope.asking.rows("model-availability", platform=iri)]
            others = {row["model"]: row for row in rows if row["model"] not in using}
            for model, row in others.items():
                text = scope.say("other_model", platform=platform.label, model=model)
                yield from scope.statement(text, row.claims, case="other_model", about=(platform.label, model))


def _several_labs(scope: Scope) -> Iterator[Statement]:
    for entry, entity in scope.used:
        if entry.kind == "applications":
            rows = scope.asking.rows("product-integration", product=entity.iri)
            if len({row["vendor"] or row["model"] for row in rows}) > 1:
                models = listed([row["model"] for row in rows], scope.language)
                text = scope.say("several", application=entity.label, models=models)
                claims = [claim for row in rows for claim in row.claims]
                yield from scope.statement(text, claims, case="several", about=(entity.label, models))


def contradictions(scope: Scope) -> Section:
    """Return the ledger's contradictions about what is near the firm, the gravest first, with both sides' sentences."""
    found: dict[str, tuple[Row, Statement]] = {}
    for iri in scope.near():
        for row in scope.asking.rows("contradictions", actor=iri):
            if row["contradiction"] not in found:
                severity = row["severity"]
                mark = scope.say(f"severity_{severity}")
                for made in scope.statement(row["sentence"], row.claims, case=severity, mark=mark):
                    about = tuple(row["about"].split(", "))
                    found[row["contradiction"]] = (row, replace(_sides_first(made, row), about=about))
    order = ("high", "medium", "low")
    kinds = ("exclusivity", "primacy")
    ordered = sorted(found.values(), key=lambda pair: (order.index(pair[1].case), pair[0]["kind"] not in kinds))
    statements = tuple(statement for _, statement in ordered)
    return Section("contradictions", statements, () if statements else (scope.say("none_contradictions"),))


def _sides_first(statement: Statement, row: Row) -> Statement:
    """Return a statement whose first sentences are those of the two sides that the row shows."""
    sides = list[Evidence]()
    for side in ("1", "2"):
        words = " ".join(row[f"quote{side}"].split())
        fits = (one for one in statement.evidence if (one.quote, one.document) == (words, row[f"document{side}"]))
        sides += [one for one in [next(fits, None)] if one is not None and one not in sides]
    rest = tuple(one for one in statement.evidence if one not in sides)
    return replace(statement, evidence=(*sides, *rest), shown=max(1, len(sides)))
