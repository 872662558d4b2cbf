"""The page of a claim: its sentence, how it was read, what others say, what rests on it, and what falls without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kgtool.explain.decided import set_aside, taken_back
from kgtool.explain.resource import resource_step
from kgtool.query.ask import ask
from kgtool.query.library import find
from kgtool.query.solutions import Solutions
from kgtool.stated.claim import StatedClaim
from kgtool.views.changes import Change, changes
from kgtool.views.neutral import neutral
from kgtool.vocabulary.terms import KG, PROV
from kgtool.web.pages.explained import ShownClaim, shown_claim, shown_step
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.source import sheet_of
from kgtool.web.pages.wording import words
from kgtool.web.problem import NotFoundError
from kgtool.web.texts.readings import shown_reading

#: Kinds of resources that rest on claims, in the order in which they are told.
RESTING = ("deal", "flow", "fact", "exclusivity", "lock-in", "circle", "contradiction", "check", "clash")
#: So many of a kind are shown.
SHOWN = 12
#: The questions whose answers are compared when a claim is doubted.
DOUBTED = ("circular-flow", "deal-anatomy", "lock-in", "one-cloud-labs", "contradictions", "rechenprobe", "clashes")


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on a claim: its name, where it leads, how many others carry it, and what becomes of it.

    `fate` is `falls`, `stays` (others carry it too) or `reckons`: a check, which may find the figure elsewhere.
    """

    name: str
    link: str | None
    others: int
    fate: str

    @property
    def falls(self) -> bool:
        """Tell whether it falls without the claim."""
        return self.fate == "falls"


@dataclass(frozen=True, slots=True)
class RestingKind:
    """All of one kind that rests on a claim; `more` are not shown."""

    kind: str
    items: tuple[Resting, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Rival:
    """What contradicts a claim: the contradiction's sentence, where it leads, and the other sides' claims."""

    sentence: str
    link: str | None
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Doubted:
    """How the answer to a question changes without a claim: how many rows come, go and change."""

    title: str
    link: str
    gone: int
    come: int
    changed: int


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a claim; `doubt` in the query reckons the answers again as if nobody had said it."""
    node = ox.NamedNode(iri)
    found = visit.case.behind.claims((node,))
    if not found:
        return _set_aside(visit, node)
    claim = found[0]
    place = visit.address.partition("?")[0]
    sheet = sheet_of(visit, claim.source.iri.value)
    number = next(number for number, one in enumerate(sheet.claims, start=1) if one.iri == claim.iri)
    reading = shown_reading(claim, number, visit.language, visit.link)
    values = {
        "iri": iri,
        "claim": claim,
        "reading": reading,
        "shown": shown_claim(claim, visit),
        "title_of_source": sheet.title or sheet.path,
        "in_text": f"{visit.link(claim.source.iri.value)}",
        "body": sheet.body is not None,
        "back": tuple(taken_back(visit.case, node)),
        "rivals": tuple(_rivals(visit, claim)),
        "resting": tuple(_resting(visit, node)),
        "doubted": tuple(_doubted(visit, iri)) if visit.field("doubt") else None,
        "doubt": visit.to(place, doubt="yes"),
    }
    title = words(visit.language, "claim.title", kind=reading.kind)
    return Page("claim.html", title, values, "sources")


def _set_aside(visit: Visit, node: ox.NamedNode) -> Page:
    """Return the page of a claim that a person set aside; one that was never read is a NotFoundError."""
    step = set_aside(visit.case, node)
    if step is None:
        raise NotFoundError(f"There is no claim '{node.value}'.", "See the sources under /sources.")
    values = {"iri": node.value, "step": shown_step(step, visit)}
    return Page("claim-aside.html", step.words, values, "sources")


def _kind(visit: Visit, iri: str) -> str:
    """Return the first part of the path of a resource's IRI."""
    return iri.removeprefix(visit.reading.iris.base).partition("/")[0]


def _rivals(visit: Visit, claim: StatedClaim) -> Iterator[Rival]:
    """Yield the contradictions of which a side says what the claim says, with what the other sides say."""
    case = visit.case
    analysis = case.graph("analysis")
    told = case.store.quads_for_pattern(None, PROV["wasDerivedFrom"], claim.iri, analysis)
    for whole in sorted({quad.subject.value for quad in told if isinstance(quad.subject, ox.NamedNode)}):
        if _kind(visit, whole) != "contradiction" or "#" in whole:
            continue
        step = resource_step(case, ox.NamedNode(whole))
        sides = [part for part in step.parts if claim.iri not in {one.iri for one in part.claims}]
        others = list({one.iri: one for part in sides for one in part.claims}.values())
        yield Rival(step.words, visit.link(whole), tuple(shown_claim(one, visit) for one in others))


def _resting(visit: Visit, node: ox.NamedNode) -> Iterator[RestingKind]:
    """Yield what rests on a claim, by kind, what falls without it first."""
    found = _on(visit, node)
    flows = {name for name in found if _kind(visit, name) == "flow"}
    falling = {name for name, others in found.items() if not others}
    circles: dict[str, bool] = {}
    for flow in sorted(flows):
        for quad in visit.case.store.quads_for_pattern(None, PROV["wasDerivedFrom"], ox.NamedNode(flow), None):
            if isinstance(quad.subject, ox.NamedNode) and _kind(visit, quad.subject.value) == "circle":
                name = quad.subject.value
                circles[name] = circles.get(name, False) or _breaks(visit, name, falling)
    for kind in RESTING:
        names = [*circles] if kind == "circle" else [name for name in found if _kind(visit, name) == kind]
        items = [_item(visit, name, node.value, found.get(name), circles) for name in names]
        items.sort(key=lambda item: (not item.falls, item.name))
        if items:
            yield RestingKind(words(visit.language, f"claim.{kind}"), tuple(items[:SHOWN]), len(items[SHOWN:]))


def _on(visit: Visit, node: ox.NamedNode) -> dict[str, int]:
    """Return what rests on a claim, by IRI, with the number of other claims that carry it too."""
    store = visit.case.store
    quads = store.quads_for_pattern(None, PROV["wasDerivedFrom"], node, None)
    names = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    found = {}
    for name in sorted(names):
        if _kind(visit, name) in RESTING and "#" not in name:
            carried = store.quads_for_pattern(ox.NamedNode(name), PROV["wasDerivedFrom"], None, None)
            found[name] = len({quad.object for quad in carried} - {node})
    return found


def _breaks(visit: Visit, circle: str, falling: set[str]) -> bool:
    """Tell whether a circle loses all flows of one of its arrows."""
    return any(flows and flows <= falling for flows in _parts(visit, circle, KG["edge"], KG["flow"]))


def _parts(visit: Visit, name: str, part: ox.NamedNode, carrier: ox.NamedNode) -> Iterator[set[str]]:
    """Yield by what each part of something is carried."""
    store = visit.case.store
    for quad in store.quads_for_pattern(ox.NamedNode(name), part, None, None):
        if isinstance(quad.object, ox.NamedNode):
            yield {str(one.object)[1:-1] for one in store.quads_for_pattern(quad.object, carrier, None, None)}


#: Kinds that need each of their parts, and the property that leads to these.
_NEEDS_EACH = {"contradiction": KG["side"], "clash": KG["cause"]}


def _item(visit: Visit, name: str, claim: str, others: int | None, circles: dict[str, bool]) -> Resting:
    node, kind = ox.NamedNode(name), _kind(visit, name)
    case = visit.case
    said = resource_step(case, node).words if kind == "fact" else case.naming.name(str(node))
    if kind == "check":
        return Resting(said, visit.link(name), 0, "reckons")
    if kind in _NEEDS_EACH:
        falls = any(found == {claim} for found in _parts(visit, name, _NEEDS_EACH[kind], PROV["wasDerivedFrom"]))
        return Resting(said, visit.link(name), 0, "falls" if falls else "stays")
    falls = circles.get(name, False) if others is None else not others
    return Resting(said, visit.link(name), others or 0, "falls" if falls else "stays")


def _doubted(visit: Visit, iri: str) -> Iterator[Doubted]:
    """Yield the questions whose answers change without a claim; the graphs without it are computed in memory."""
    view = replace(visit.view, without=(*visit.view.without, iri))
    with_it, without = visit.graph, visit.reading.graph(visit.language, view)
    for name in DOUBTED:
        question = find(name)
        parameters = {"lang": visit.language} if any(one.name == "lang" for one in question.parameters) else {}
        answers: list[Solutions] = []
        for graph in (with_it, without):
            rows = ask(graph.seen.store, name, parameters, graph.iris, graph.seen.name)
            answers.append(neutral(rows, graph.seen.name))
        found = changes(question, *answers)
        if found:
            yield _summed(question.title[visit.language], visit.to(f"/q/{name}"), found)


def _summed(title: str, link: str, found: tuple[Change, ...]) -> Doubted:
    kinds = [change.kind for change in found]
    return Doubted(title, link, kinds.count("gone"), kinds.count("new"), kinds.count("changed"))
