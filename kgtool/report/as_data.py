"""A report as plain values, with every word in place: what the templates of HTML and PDF read."""

from __future__ import annotations

from typing import TypeAlias

import kgtool
from kgtool.report.picture import Picture
from kgtool.report.report import Report, Texts
from kgtool.report.statement import Evidence, Lever, Section, Statement
from kgtool.report.wording import day, listed, words

#: What JSON holds.
Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | bool"

_LEGEND = ("stated", "owned", "assumed")


def as_data(report: Report, most: int | None = None) -> dict[str, Data]:
    """Return a report as plain values; `most` bounds the statements shown of a section, the rest being counted."""
    language = report.language
    return {
        "language": language,
        "title": words(language, "title"),
        "firm": report.firm.name,
        "about": " · ".join(_about(report)),
        "fictional": words(language, "fictional") if report.firm.fictional else "",
        "lead": _lead(report),
        "figures": _figures(report),
        "picture": _picture(report.picture),
        "picture_title": words(language, "picture"),
        "legend": [[style, words(language, f"legend_{style}")] for style in ("own", *_LEGEND)],
        "sections": [_section(section, language, most) for section in report.sections],
        "levers_title": words(language, "levers"),
        "levers": [_lever(lever, language) for lever in report.levers],
        "unknown_title": words(language, "unknown"),
        "unknown": _unknown(report),
        "footer": words(language, "footer", version=kgtool.__version__),
        "page": words(language, "page", number="{number}", of="{of}"),
    }


def _lead(report: Report) -> str:
    said = words(report.language, "lead_sources", **_texts(report.texts, report.language))
    return f"{words(report.language, 'view', view=report.view)} {said}" if report.view else said


def _about(report: Report) -> list[str]:
    firm = report.firm
    size = "" if firm.employees is None else words(report.language, "employees", count=firm.employees)
    return [part for part in (firm.sector, firm.place, size) if part]


def _texts(texts: Texts, language: str) -> dict[str, str]:
    count = words(language, "texts_one") if texts.count == 1 else words(language, "texts_many", count=texts.count)
    if not texts.days:
        return {"texts": count, "days": words(language, "days_none")}
    first, last = (day(texts.days[place], language) for place in (0, -1))
    days = words(language, "days_one" if first == last else "days_span", first=first, last=last)
    if undated := texts.count - len(texts.days):
        days = words(language, "days_some", dated=days, undated=undated)
    return {"texts": count, "days": days}


def _figures(report: Report) -> list[Data]:
    """Return the counts at the head; each is that of statements or boxes that the report shows."""
    by_key = {section.key: section.statements for section in report.sections}
    counts = {
        "providers": report.providers,
        "chokepoints": sum(statement.case == "all_ways" for statement in by_key["chokepoints"]),
        "exclusive": sum(statement.case != "over" for statement in by_key["exclusive"]),
        "contradictions": len(by_key["contradictions"]),
    }
    return [[str(count), words(report.language, f"figure_{name}")] for name, count in counts.items()]


def _picture(drawn: Picture) -> Data:
    return {
        "width": drawn.width,
        "height": drawn.height,
        "box_width": drawn.box_width,
        "box_height": drawn.box_height,
        "headings": [{"x": one.x, "text": one.text} for one in drawn.headings],
        "boxes": [{"x": b.x, "y": b.y, "text": b.text, "label": b.label, "own": b.own} for b in drawn.boxes],
        "lines": [{"points": list(line.points), "style": line.style} for line in drawn.lines],
    }


def _section(section: Section, language: str, most: int | None) -> Data:
    shown = section.statements[:most]
    hidden = len(section.statements) - len(shown)
    return {
        "key": section.key,
        "title": words(language, section.key),
        "statements": [_statement(statement, section.key, language) for statement in shown],
        "more": words(language, "more", count=hidden) if hidden else "",
        "notes": list(section.notes),
    }


def _statement(statement: Statement, key: str, language: str) -> Data:
    shown = statement.evidence[: statement.shown]
    rest = len(statement.evidence) - len(shown)
    more = words(language, "more_sentence" if rest == 1 else "more_sentences", count=rest) if rest else ""
    return {
        "number": statement.number,
        "mark": words(language, f"tier_{statement.mark}") if key == "tiers" else statement.mark,
        "case": statement.case,
        "text": statement.text,
        "evidence": [_evidence(one, language) for one in shown],
        "further": [_evidence(one, language) for one in statement.evidence[statement.shown :]],
        "more": more,
    }


def _evidence(one: Evidence, language: str) -> Data:
    return {
        "claim": one.claim,
        "quote": words(language, "quote", quote=one.quote),
        "source": one.publisher or one.document,
        "document": one.document,
        "day": day(one.date, language),
        "hedge": one.hedge,
    }


def _lever(lever: Lever, language: str) -> Data:
    numbers = listed([str(number) for number in lever.because], language)
    rests = words(language, "rests_on", numbers=numbers) if numbers else words(language, "rests_on_nothing")
    return {
        "field": words(language, f"field_{lever.field}"),
        "title": lever.title,
        "reason": lever.reason,
        "advice": lever.advice,
        "because": list(lever.because),
        "rests_words": words(language, "rests"),
        "rests": rests,
    }


def _unknown(report: Report) -> list[Data]:
    language, found = report.language, list[Data]()
    for unknown in report.unknown:
        key = "unknown_near" if unknown.near else "unknown_one"
        found.append(words(language, key, word=unknown.entry.word, line=unknown.entry.line, near=unknown.near))
    if report.silent:
        found.append(words(language, "silent", names=listed(report.silent, language)))
    return found
