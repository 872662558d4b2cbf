"""The report for a firm, as data: what HTML and PDF are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.report.asking import Asking
from kgtool.report.choices import alternatives, contradictions, exclusive
from kgtool.report.firm import Entry, Firm
from kgtool.report.levers import levers
from kgtool.report.parts import Scope, chokepoints, tiers
from kgtool.report.picture import Picture, picture
from kgtool.report.statement import Lever, Section
from kgtool.report.tiers import Chain, Node
from kgtool.vocabulary.terms import DCTERMS, KG, RDF


@dataclass(frozen=True, slots=True)
class Unknown:
    """An entry that no text names, with the press name that is nearest to it, None where none is near."""

    entry: Entry
    near: str | None


@dataclass(frozen=True, slots=True)
class Texts:
    """What the graph was read from: the number of texts, and the days of those that show one, sorted."""

    count: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A firm's report in one language. Statements are numbered from 1 through all sections.

    `providers` counts who stands below what the firm uses: labs, clouds, makers of chips and of what they need.
    `unknown` are the entries that no text names, `silent` the press names of those that are named, but of which no text
    says what they depend on. `view` is empty where all claims count.
    """

    firm: Firm
    language: str
    sections: tuple[Section, ...]
    levers: tuple[Lever, ...]
    picture: Picture
    providers: int
    unknown: tuple[Unknown, ...]
    silent: tuple[str, ...]
    texts: Texts
    view: str = ""


def my_firm(case: Case, firm: Firm, view: str = "") -> Report:
    """Return the report for a firm by the facts of a case's policy, in the case's language; `view` names its view."""
    asking = Asking(case)
    found = [(entry, asking.names.find(entry.word)) for entry in firm.entries]
    used = tuple((entry, entity) for entry, entity in found if entity is not None)
    chain = Chain(asking).build((entry.kind, entity) for entry, entity in used)
    scope = Scope(asking, used, chain)
    made = (tiers(scope), chokepoints(scope), exclusive(scope), alternatives(scope), contradictions(scope))
    sections = _numbered(made)
    return Report(
        firm=firm,
        language=case.language,
        sections=sections,
        levers=levers(sections, case.language),
        picture=picture(scope),
        providers=len({node.entity for node in chain.nodes if node.tier not in ("used", "models")}),
        unknown=tuple(Unknown(entry, asking.names.near(entry.word)) for entry, entity in found if entity is None),
        silent=_silent(scope),
        texts=_texts(case),
        view=view,
    )


def _numbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    number, found = 0, []
    for section in sections:
        statements = []
        for statement in section.statements:
            number += 1
            statements.append(replace(statement, number=number))
        found.append(replace(section, statements=tuple(statements)))
    return tuple(found)


def _silent(scope: Scope) -> tuple[str, ...]:
    """Return the entries below which no text states any tie."""
    silent = []
    for entry, entity in scope.used:
        node = Node("models" if entry.kind == "models" else "used", entity.iri)
        reached = {node, *scope.chain.below(node)}
        if not any(tie.stated for tie in scope.chain.ties.values() if tie.start in reached):
            silent.append(entity.label)
    return tuple(dict.fromkeys(silent))


def _texts(case: Case) -> Texts:
    documents = {quad.subject for quad in case.store.quads_for_pattern(None, RDF["type"], KG["Document"], None)}
    days = [
        date.fromisoformat(quad.object.value)
        for document in documents
        for quad in case.store.quads_for_pattern(document, DCTERMS["issued"], None, None)
        if isinstance(quad.object, ox.Literal)
    ]
    return Texts(len(documents), tuple(sorted(days)))
