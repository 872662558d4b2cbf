"""The ledger of what does not add up: contradictions, figures that were reckoned again, clashes with the ontology."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kgtool.errors import UsageError
from kgtool.interface.answer import Row
from kgtool.query.library import nearest
from kgtool.resolve.money_words import money_words
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, coded
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: The kinds of entries beside those of contradictions between texts.
CHECK, CLASH = "rechenprobe", "ontology"
SEVERITIES = ("high", "medium", "low", "none")
#: How heavy a verdict of the Rechenprobe weighs.
_OF_VERDICT = {"does-not-hold": "high", "undecided": "medium", "rounding": "low", "holds": "none"}


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side, with the document that holds them."""

    words: str
    document: str
    link: str | None
    issued: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the ledger: its kind with a label, how heavy it weighs, its sentence, and what stands against what.

    `formula`, `expected` and `stated` set out a check; they are '' for other entries.
    """

    link: str | None
    kind: str
    label: str
    severity: str
    sentence: str
    sides: tuple[Side, ...]
    claims: int
    verdict: str = ""
    formula: str = ""
    expected: str = ""
    stated: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, with its label, how many entries have it, and where it leads."""

    value: str
    label: str
    count: int
    link: str
    chosen: bool


def page(visit: Visit) -> Page:
    """Return the ledger; `kind` and `severity` in the query show entries of these alone."""
    entries = (*_contradictions(visit), *_clashes(visit), *_checks(visit))
    kind, severity = visit.field("kind"), visit.field("severity")
    kinds = list(dict.fromkeys(entry.kind for entry in entries))
    for value, known, name in ((kind, kinds, "kind"), (severity, list(SEVERITIES), "severity")):
        if value and value not in known:
            raise UsageError(f"There is no entry of the {name} '{value}'.", nearest(value, known))
    shown = [entry for entry in entries if kind in ("", entry.kind) and severity in ("", entry.severity)]
    shown.sort(key=lambda entry: SEVERITIES.index(entry.severity))
    labels = {entry.kind: entry.label for entry in entries} | {CLASH: words(visit.language, "contradictions.clash")}
    by_kind, by_severity = Counter(entry.kind for entry in entries), Counter(entry.severity for entry in entries)
    values = {
        "shown": shown,
        "count": len(entries),
        "kinds": [
            Choice(k, labels[k], by_kind[k], _to(visit, "" if k == kind else k, severity), k == kind) for k in kinds
        ],
        "severities": [
            Choice(
                s,
                severity_label(s, visit.language),
                by_severity[s],
                _to(visit, kind, "" if s == severity else s),
                s == severity,
            )
            for s in SEVERITIES
            if by_severity[s]
        ],
        "labels": {s: severity_label(s, visit.language) for s in SEVERITIES},
    }
    return Page("contradictions.html", words(visit.language, "contradictions.title"), values, "contradictions")


def _to(visit: Visit, kind: str, severity: str) -> str:
    return visit.to("/contradictions", kind=kind, severity=severity)


def severity_label(severity: str, language: str) -> str:
    """Return how heavy something weighs in words."""
    if severity == "none":
        return words(language, "contradictions.none")
    return load_ontology().label(KG.local_name(coded("severity", severity)), language)


def kind_label(kind: str, language: str) -> str:
    """Return the kind of a contradiction in words; `factor-ten` is `kg:contradictionFactorTen`."""
    name = "".join(part.capitalize() for part in kind.split("-"))
    return load_ontology().label(f"contradiction{name}", language)


def _contradictions(visit: Visit) -> Iterator[Entry]:
    """Yield each contradiction once, with all its sides."""
    found: dict[str, list[Row]] = {}
    for row in visit.graph.ask("contradictions"):
        found.setdefault(str(row["contradiction"]), []).append(row)
    for iri, rows in found.items():
        first = rows[0]
        sides = [_side(visit, first, "1"), *(_side(visit, row, "2") for row in rows)]
        yield Entry(
            link=visit.link(iri),
            kind=str(first["kind"]),
            label=kind_label(str(first["kind"]), visit.language),
            severity=str(first["severity"]),
            sentence=str(first["sentence"]),
            sides=tuple(sides),
            claims=int(str(first["claims"])),
        )


def _side(visit: Visit, row: Row, number: str) -> Side:
    document, issued = str(row[f"document{number}"] or ""), row[f"date{number}"]
    return Side(
        words=str(row[f"quote{number}"] or ""),
        document=document,
        link=visit.link(visit.reading.iris.document(document).value) if document else None,
        issued=issued if isinstance(issued, date) else None,
    )


def _clashes(visit: Visit) -> Iterator[Entry]:
    for row in visit.graph.ask("clashes"):
        quotes = str(row["quotes"] or "").split(" · ")
        yield Entry(
            link=visit.link(str(row["clash"])),
            kind=CLASH,
            label=str(row["kind"]),
            severity=str(row["severity"]),
            sentence=str(row["sentence"]),
            sides=tuple(Side(quote, "", None, None) for quote in quotes),
            claims=int(str(row["claims"])),
        )


def _checks(visit: Visit) -> Iterator[Entry]:
    for row in visit.graph.ask("rechenprobe"):
        unit, verdict = str(row["unit"]), str(row["verdict"])
        yield Entry(
            link=visit.link(str(row["check"])),
            kind=CHECK,
            label=words(visit.language, "contradictions.check"),
            severity=_OF_VERDICT[verdict],
            sentence=str(row["sentence"]),
            sides=(),
            claims=int(str(row["claims"])),
            verdict=words(visit.language, f"contradictions.verdict_{verdict}"),
            formula=str(row["formula"]),
            expected=amount(row["expectedMin"], row["expectedMax"], unit, visit.language),
            stated=amount(row["stated"], row["stated"], unit, visit.language),
        )


def amount(low: object, high: object, unit: str, language: str) -> str:
    """Return an interval in words, '?' where neither bound is known; a ratio has no unit."""
    bounds = [value if isinstance(value, Decimal) else None for value in (low, high)]
    if bounds == [None, None] or (bounds[0] == 0 and bounds[1] is None):
        return words(language, "contradictions.open")
    return money_words(bounds[0], bounds[1], unit, language).removesuffix(" 1")


KIND = PageKind("contradictions", "/contradictions", page, lambda _reading: ("/contradictions",), entry=True)
