"""The actors: everybody whom the texts name, with what they pay and receive, and other entities by class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.vocabulary.ontology import load_ontology
from kgtool.web.pages.cast import Member, cast_of
from kgtool.web.pages.form import Choice, entity_names, view_fields
from kgtool.web.pages.held import in_this_view
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: So many stand on one page.
ROWS = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: an entity, where it leads, and its classes in words."""

    member: Member
    link: str
    classes: str


def page(visit: Visit) -> Page:
    """Return the list of actors, or of the entities of the class in the field `class`, with page number `page`."""
    everybody = tuple(cast_of(visit).values())
    there = Counter(name for member in everybody for name in member.classes)
    chosen = visit.field("class")
    if chosen and chosen not in there:
        raise UsageError(f"Nothing here is of the class '{chosen}'.", nearest(chosen, sorted(there)))
    members = [one for one in everybody if (chosen in one.classes if chosen else one.acts)]
    first = _first(visit, len(members))
    values = {
        "rows": [_listed(visit, member) for member in members[first : first + ROWS]],
        "total": len(members),
        "first": first,
        "step": ROWS,
        "has_money": any(member.sums or member.circles for member in members),
        "classes": _classes(visit, there),
        "chosen": chosen,
        "view_fields": view_fields(visit),
        "entity_names": entity_names(visit),
        "within": lambda link: in_this_view(visit, link),
    }
    return Page("actors.html", words(visit.language, "actors.title"), values, "actors")


def _listed(visit: Visit, member: Member) -> Listed:
    labels = ", ".join(load_ontology().label(name, visit.language) for name in member.classes)
    return Listed(member, in_this_view(visit, visit.link(member.iri) or ""), labels)


def _first(visit: Visit, total: int) -> int:
    word = visit.field("first", "0")
    return max(0, min(int(word), total - 1)) if word.isdecimal() and len(word) < 10 else 0


def _classes(visit: Visit, there: Counter[str]) -> list[tuple[Choice, int]]:
    """Return the classes that entities have with their numbers, sorted by label."""
    named = [(Choice(name, load_ontology().label(name, visit.language)), count) for name, count in there.items()]
    return sorted(named, key=lambda item: (item[0].label.casefold(), item[0].value))


def _addresses(_reading: object) -> Iterable[str]:
    return ("/actors", "/actors?class=AIModel", "/actors?rung=agreed&lang=en")


KIND = PageKind("actors", "/actors", page, _addresses, entry=True)
