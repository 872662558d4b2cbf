"""The pages of single entries of the ledger: a contradiction, a check, a clash; each with all that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kgtool.explain.resource import resource_step
from kgtool.explain.step import Step
from kgtool.vocabulary.terms import KG
from kgtool.web.pages.contradictions import amount
from kgtool.web.pages.explained import ShownClaim, shown_claim, shown_step
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.wording import words


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a check: the text's words, what it is in the sum, and the sentence that holds it."""

    words: str
    role: str
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A check set out: its operands, the formula, what it comes to, what is stated, and the verdict."""

    operands: tuple[Operand, ...]
    formula: str
    expected: str
    stated: str
    verdict: str


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a contradiction, a check or a clash."""
    node = ox.NamedNode(iri)
    case = visit.case
    step = resource_step(case, node)
    said = _Said(visit, node)
    sentence = said.text("sentence") or step.words
    check = _sum(visit, said, step) if said.text("formula") else None
    clash = said.text("clashCode")
    values = {
        "iri": iri,
        "sides": () if check or clash else tuple(shown_step(part, visit) for part in step.parts),
        "premises": tuple(shown_step(part, visit) for part in step.parts) if clash else (),
        "check": check,
        "marks": tuple(_marks(visit, said)),
        "about": tuple(_about(visit, node)),
        "kicker": words(visit.language, "contradictions.title"),
    }
    return Page("contradiction.html", sentence, values, "contradictions")


class _Said:
    """What the analysis says of a resource."""

    def __init__(self, visit: Visit, node: ox.NamedNode) -> None:
        self._visit, self._node = visit, node

    def text(self, name: str) -> str:
        """Return the text of a property in the page's language, else without one, '' where it says nothing."""
        found = [
            quad.object
            for quad in self._visit.case.store.quads_for_pattern(self._node, KG[name], None, None)
            if isinstance(quad.object, ox.Literal) and quad.object.language in (None, self._visit.language)
        ]
        return min((value.value for value in found), default="")

    def number(self, name: str) -> Decimal | None:
        """Return a number, None where there is none."""
        return Decimal(text) if (text := self.text(name)) else None

    def named(self, name: str) -> str:
        """Return the name of a property's value, '' where it has none."""
        quads = self._visit.case.store.quads_for_pattern(self._node, KG[name], None, None)
        return min((self._visit.case.naming.name(str(quad.object)) for quad in quads), default="")


def _marks(visit: Visit, said: _Said) -> Iterator[str]:
    """Yield what is said of an entry in short."""
    for name in ("severity", "contradictionKind"):
        if found := said.named(name):
            yield found
    if code := said.text("clashCode"):
        yield code
    if verdict := said.text("verdict"):
        yield words(visit.language, f"contradictions.verdict_{verdict}")


def _about(visit: Visit, node: ox.NamedNode) -> Iterator[tuple[str, str | None]]:
    quads = visit.case.store.quads_for_pattern(node, KG["about"], None, None)
    found = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    for entity in sorted(found, key=lambda one: visit.case.naming.name(str(one))):
        yield visit.case.naming.name(str(entity)), visit.link(entity.value)


def _sum(visit: Visit, said: _Said, step: Step) -> Sum:
    unit = said.text("unit")
    stated = said.number("stated")
    return Sum(
        operands=tuple(_operand(visit, part) for part in step.parts),
        formula=said.text("formula"),
        expected=amount(said.number("expectedMin"), said.number("expectedMax"), unit, visit.language),
        stated=amount(stated, stated, unit, visit.language),
        verdict=words(visit.language, f"contradictions.verdict_{said.text('verdict')}"),
    )


def _operand(visit: Visit, part: Step) -> Operand:
    said = _Said(visit, part.node)
    role = words(
        visit.language, "contradictions.stated" if said.text("operandRole") == "stated" else "contradictions.given"
    )
    return Operand(said.text("words"), role, tuple(shown_claim(claim, visit) for claim in part.claims))
