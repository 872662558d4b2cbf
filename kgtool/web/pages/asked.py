"""The page of a question in one's own words: how it was understood, and what else it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.query.matching.understand import Understood, understand
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: So many questions are offered.
_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """A stored question that the words may mean: its title, what is set, and where it leads."""

    title: str
    settings: str
    link: str
    description: str


def page(visit: Visit) -> Page:
    """Return what the words in the field `q` may mean; without words only the field."""
    text = visit.field("q")
    store = visit.reading.store
    found = understand(text, store, _OFFERED, visit.reading.iris) if text else ()
    values = {
        "text": text,
        "near": bool(found) and found[0].near,
        "offers": [_offer(entry, visit) for entry in found],
        "left": found[0].left if found else (),
        "unknown": found[0].unknown if found else (),
    }
    return Page("asked.html", words(visit.language, "asked.title"), values, "questions")


def _offer(entry: Understood, visit: Visit) -> Offer:
    view = entry.view
    fields = {setting.name: setting.value for setting in entry.settings}
    fields |= {"rung": view.rung or "", "as_of": view.as_of.isoformat() if view.as_of else ""}
    link = visit.to(f"/q/{entry.question.name}", **fields)
    for word in view.without:
        link = _with(link, word)
    told = [f"{setting.name} = {setting.label}" for setting in entry.settings]
    return Offer(
        entry.question.title[visit.language],
        ", ".join([*told, *_options(view.options)]),
        link,
        entry.question.description[visit.language],
    )


def _options(options: Sequence[str]) -> list[str]:
    return [option.removeprefix("--").replace("=", " ") for option in options]


def _with(link: str, word: str) -> str:
    from urllib.parse import urlencode

    return f"{link}{'&' if '?' in link else '?'}{urlencode({'without': word})}"


KIND = PageKind("asked", "/ask", page, lambda _reading: ("/ask", "/ask?q=Wer+h%C3%A4ngt+von+Nvidia+ab%3F"))
