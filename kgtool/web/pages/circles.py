"""The circles: who pays whom as pictures, filters, the list of all circles, the comparison with chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kgtool.interface.values import Cell
from kgtool.pictures.legend import legend
from kgtool.pictures.marks import KINDS
from kgtool.pictures.words import say
from kgtool.resolve.money_words import number_words
from kgtool.resolve.policy import policies
from kgtool.stated.rung import RUNGS
from kgtool.web.pages.chance import Chance, chance_words, chances, p_words
from kgtool.web.pages.drawings import DRAWN
from kgtool.web.pages.money import LONGEST, Money, MoneyCircle, money_of
from kgtool.web.pages.money_filter import MoneyFilter, filter_of
from kgtool.web.pages.page import LANGUAGES, VIEW_FIELDS, Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: The pictures of the page, in order.
_PICTURES = ("chord", "sankey")
#: The fields of the form beside those of the view.
_FIELDS = (*VIEW_FIELDS, "kind", "length", "actor", "show")
#: The width that a legend is set for.
_LEGEND = 460


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a field: its value, its words, whether it is chosen."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A circle as a row of the list: all in words, and where it leads."""

    link: str | None
    actors: str
    amount: str
    narrowest: str
    rung: str
    origins: str
    score: str
    p: str


def page(visit: Visit) -> Page:
    """Return the page of all circles under the view and the filters of the query."""
    money, wanted = money_of(visit), filter_of(visit)
    compared = chances(visit)
    shown = wanted.circles(money)
    query = visit.kept(*_FIELDS)
    values = {
        "pictures": [_picture(visit, name) for name in _PICTURES],
        "files": f"?{query}" if query else "",
        "filtered": bool(query),
        "circles": [_listed(circle, compared, visit) for circle in shown],
        "in_all": len(money.circles),
        "chance": chance_words(compared[0], visit.language) if compared else "",
        "compared": [_compared(chance, visit.language) for chance in compared],
        "weights": [_weight(row, visit.language) for row in visit.graph.ask("score-weights")],
        "choices": _choices(visit, money, wanted),
        "dates": {name: visit.field(name) for name in ("as-of", "on")},
        "without": [word for word in visit.fields.get("without", ()) if word.strip()],
        "everything": wanted.everything,
    }
    return Page("circles.html", words(visit.language, "circles.title"), values, "circles")


def _picture(visit: Visit, name: str) -> dict[str, object]:
    drawing = DRAWN[name](visit, False).drawing
    assert drawing is not None
    return {
        "name": name,
        "drawing": drawing,
        "svg": Markup(drawing.for_page()),
        "legend": Markup(legend(drawing.legend, drawing.setting, _LEGEND)) if drawing.legend else "",
    }


def _listed(circle: MoneyCircle, compared: Sequence[Chance], visit: Visit) -> Listed:
    language, length = visit.language, len(circle.cycle.actors)
    of_length = next((chance for chance in compared if chance.length == length), None)
    row = circle.row
    return Listed(
        link=visit.link(circle.iri),
        actors=circle.actors,
        amount=circle.amount(language),
        narrowest=str(row["narrowest"] or ""),
        rung=str(row["rung"] or ""),
        origins=str(row["origins"] or ""),
        score=number_words(circle.score, language),
        p=number_words(of_length.p, language) if of_length else "",
    )


def _compared(chance: Chance, language: str) -> dict[str, str]:
    """Return a row of the comparison with chance, in words."""
    together = words(language, "circles.any_length", most=chance.most)
    return {
        "length": together if chance.length is None else str(chance.length),
        "observed": number_words(chance.observed, language),
        "expected": number_words(chance.expected, language),
        "p": p_words(chance, language),
    }


def _weight(row: Mapping[str, Cell], language: str) -> dict[str, str]:
    """Return how far the order hangs on a part of the score, in words."""
    numbers = {
        name: "–" if row[name] is None else number_words(Decimal(str(row[name])), language)
        for name in ("weight", "without", "doubled")
    }
    return {"part": str(row["part"]), **numbers}


def _choices(visit: Visit, money: Money, wanted: MoneyFilter) -> dict[str, list[Choice]]:
    """Return the choices of each field of the form; kinds and actors are those that the view has."""
    language, view = visit.language, visit.view
    rungs = [Choice("", words(language, "circles.any"), view.rung is None)]
    rungs += [Choice(rung, say(language, f"rung_{rung}"), rung == view.rung) for rung in RUNGS]
    there = {flow.kind for flow in money.flows.flows}
    on_circles = {actor.key: actor.label for circle in money.circles for actor in circle.cycle.actors}
    actors = [Choice("", words(language, "circles.any"), not wanted.actor)]
    actors += [
        Choice(key, label, key == wanted.actor)
        for key, label in sorted(on_circles.items(), key=lambda item: (item[1].casefold(), item[0]))
    ]
    return {
        "rung": rungs,
        "policy": [Choice(found.name, found.label[language], found.name == view.policy) for found in policies()],
        "kind": [Choice(kind, say(language, f"kind_{kind}"), kind in wanted.kinds) for kind in KINDS if kind in there],
        "length": [Choice(str(n), str(n), n == wanted.length) for n in range(2, LONGEST + 1)],
        "actor": actors,
        "show": [
            Choice("", words(language, "circles.show_circles"), not wanted.everything),
            Choice("all", words(language, "circles.show_all"), wanted.everything),
        ],
    }


def _addresses(_reading: object) -> tuple[str, ...]:
    return ("/circles", "/circles?kind=equity&length=3", f"/circles?show=all&lang={LANGUAGES[1]}")


KIND = PageKind("circles", "/circles", page, _addresses, entry=True)
