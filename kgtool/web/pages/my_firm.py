"""My firm: what a firm uses, filled into a form, and what that depends on, each statement with its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec

from kgtool.report.as_data import as_data
from kgtool.report.firm import KINDS
from kgtool.report.report import Report, my_firm
from kgtool.web.pages.actor import form_of
from kgtool.web.pages.cast import cast_of
from kgtool.web.pages.firm_fields import firm_of, listed, toml_of
from kgtool.web.pages.page import VIEW_FIELDS, Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: The classes of what a firm may use, by the kind of its list.
_CLASSES = {
    "applications": frozenset({"Application"}),
    "models": frozenset({"AIModel"}),
    "platforms": frozenset({"CloudPlatform", "CloudProvider"}),
    "chips": frozenset({"Chip", "ChipGeneration"}),
}
_FIELDS = ("name", "place", "sector", "employees", *KINDS, "toml", *VIEW_FIELDS, "lang")
_EXAMPLE = (
    "/my-firm?name=Brandauer+Werkzeugmaschinen+GmbH&applications=Copilot%2C+GitHub"
    "&models=Claude%2C+GPT&platforms=Azure&chips=H100"
)


@dataclass(frozen=True, slots=True)
class Uses:
    """A list of the form: its kind, what is filled in, and the names that the texts know."""

    kind: str
    value: str
    known: tuple[str, ...]


def page(visit: Visit) -> Page:
    """Return the form, and with names in it the report; what is no firm is a FirmError or UsageError."""
    made = report_of(visit)
    query = visit.kept(*_FIELDS)
    values = {
        "lists": [Uses(kind, ", ".join(listed(visit, kind)), _known(visit, kind)) for kind in KINDS],
        "about": {name: visit.field(name) for name in ("name", "place", "sector", "employees", "toml")},
        "report": None if made is None else as_data(made),
        "toml": toml_of(visit),
        "files": [(name, f"/my-firm.{name}?{query}") for name in _files()],
        "example": f"{_EXAMPLE}&lang={visit.language}",
        "claim_link": lambda iri: visit.link(iri) or "",
        **form_of(visit),
    }
    return Page("my-firm.html", words(visit.language, "my_firm.title"), values, "lock-in")


def report_of(visit: Visit) -> Report | None:
    """Return the report for the firm of the query's fields, None where nothing is filled in."""
    firm = firm_of(visit)
    if firm is None:
        return None
    view = "" if visit.view.is_default else visit.view.name
    key = ("my-firm", visit.view, visit.language, toml_of(visit))
    return visit.reading.kept(key, lambda: my_firm(visit.case, firm, view))


def _files() -> tuple[str, ...]:
    """Return what the report can be taken away as: PDF only where typst is there."""
    return ("toml", "html", "pdf") if find_spec("typst") and find_spec("pypdf") else ("toml", "html")


def _known(visit: Visit, kind: str) -> tuple[str, ...]:
    found = (member.label for member in cast_of(visit).values() if _CLASSES[kind].intersection(member.classes))
    return tuple(sorted(set(found), key=lambda name: (name.casefold(), name)))


def _addresses(_reading: object) -> Iterable[str]:
    return ("/my-firm", _EXAMPLE, f"{_EXAMPLE}&rung=agreed")


KIND = PageKind("my-firm", "/my-firm", page, _addresses)
