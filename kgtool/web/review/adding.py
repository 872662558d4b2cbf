"""The page on which a missing claim is added: choose the text, the sentence, the type of claim, and fill its slots."""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.claims import Span
from kgtool.decisions.decision import Decision, Mention
from kgtool.review.deciding import add
from kgtool.review.missing import missing
from kgtool.review.queue import Entry, seen_document
from kgtool.review.slots import CODED, FIGURE, ROLE, offers, slots
from kgtool.review.told import Seen
from kgtool.vocabulary.ontology import load_ontology
from kgtool.web.pages.form import Choice
from kgtool.web.pages.page import Page, Visit
from kgtool.web.review.sheet import Fault, Room, Sheet, sheet_page
from kgtool.web.review.sitting import Sitting

#: Sentences of a text that are shown at once.
SHOWN = 150


def page(visit: Visit, room: Room, fault: Fault | None) -> Page:
    """Return the step that is next: the texts, the sentences of one, or a sentence with the form for its claim."""
    sat, path = room.sitting(visit), visit.field("document")
    if not path:
        return sheet_page("review-add.html", "add", visit, room, fault, step="texts", texts=sat.shelf.paths())
    seen = seen_document(path, sat.shelf)
    place = _place(visit, seen)
    if place is None:
        found = [one for one in _sentences(sat, seen) if visit.field("with").casefold() in one[1].casefold()]
        first = min(max(_number(visit.field("from")), 0), max(len(found) - 1, 0))
        values = {"found": found[first : first + SHOWN], "all": len(found), "first": first, "next": first + SHOWN}
        return sheet_page("review-add.html", "add", visit, room, fault, step="sentences", document=path, **values)
    kinds = [Choice(name, load_ontology().label(name, visit.language)) for name in _types()]
    kind = visit.field("type")
    values = {
        "document": path,
        "place": place,
        "around": _around(seen, place),
        "read": [sat.shows.entry(one, seen) for one in _in(sat, path, place)],
        "kinds": sorted(kinds, key=lambda choice: choice.label),
        "chosen": kind,
        "slots": slots(kind, visit.language) if kind in load_ontology().claim_types else (),
        "offers": offers(seen.document, place.at, place.at + len(place.sentence)),
    }
    return sheet_page("review-add.html", "add", visit, room, fault, step="claim", **values)


def decide(visit: Visit, room: Room) -> Decision:
    """Return the decision that the claim of the form is missing."""
    seen = seen_document(visit.field("document"), room.sitting(visit).shelf)
    place = _place(visit, seen)
    within = None if place is None else Span(place.at, place.at + len(place.sentence))
    raw = missing(visit.field("type"), visit.field("quote"), list(_fields(visit)), within)
    return add(raw, seen, room.word(visit))


def _fields(visit: Visit) -> Iterator[str]:
    """Yield the filled slots of the form as `kgtool.review.missing` reads them."""
    for field in sorted(visit.fields):
        name = field.removeprefix(ROLE).removeprefix(FIGURE)
        if visit.field(field) and (name != field or name in (*CODED, "time", "negated")):
            yield f"{name}={' '.join(visit.field(field).split())}"


def _types() -> Iterator[str]:
    return (name for name, kind in load_ontology().claim_types.items() if not kind.only_from_tables)


def _place(visit: Visit, seen: Seen) -> Mention | None:
    """Return the sentence that the visit names by an offset in it, None where it names none of the text."""
    at = _number(visit.field("at"))
    return seen.places.mention(at, at + 1) if 0 <= at < len(seen.document.text) else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def _around(seen: Seen, place: Mention) -> tuple[str, str]:
    """Return the sentence before and the beginning of the one behind."""
    last = place.at + len(place.sentence)
    behind = seen.document.text[last:].lstrip()
    return place.before, behind.partition("\n")[0][:160]


def _sentences(sat: Sitting, seen: Seen) -> Iterator[tuple[int, str, int]]:
    """Yield where each sentence begins, its words, and how many claims were read in it."""
    claims = [span for one in _of(sat, seen.document.path) for span in one.claim.spans]
    for first, last in seen.places.sentences():
        count = sum(span.start < last and first < span.end for span in claims)
        yield first, " ".join(seen.document.text[first:last].split()), count


def _in(sat: Sitting, path: str, place: Mention) -> Iterator[Entry]:
    last = place.at + len(place.sentence)
    for entry in _of(sat, path):
        if any(span.start < last and place.at < span.end for span in entry.claim.spans):
            yield entry


def _of(sat: Sitting, path: str) -> Iterator[Entry]:
    return (entry for entry in sat.queue.entries if entry.claim.document == path)


SHEET = Sheet("add", "/review/add", page, decide, kept=("document", "at"))
