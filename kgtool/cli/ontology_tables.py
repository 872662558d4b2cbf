"""The report of `kgtool check-ontology` as tables and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox

from kgtool.cli.language import say
from kgtool.cli.ontology_report import Report
from kgtool.cli.table import table
from kgtool.hygiene.check import SEVERITIES
from kgtool.owl.axiom import Axiom
from kgtool.owl.lines import place_of
from kgtool.owl.manchester import axiom_text
from kgtool.owl.naming import Naming, short


def tables(report: Report, language: str, *, profile: bool, hierarchy: bool) -> str:
    """Return everything found that a person has to read, section by section; empty where there is nothing."""
    naming = Naming(report.triples, language)
    sections = [_findings(report, language), *_faults(report, naming, language), _differences(report, naming, language)]
    if profile:
        sections.append(_profile(report, naming, language))
    if hierarchy:
        sections.append(_hierarchy(report, naming, language))
    return "\n\n".join(section for section in sections if section)


def _titled(language: str, key: str, shown: str) -> str:
    return f"{say(language, key)}\n{shown}"


def _columns(language: str, *names: str) -> list[str]:
    return [say(language, f"column_{name}") for name in names]


def _findings(report: Report, language: str) -> str:
    rows = [
        (
            say(language, f"quality_{found.check.severity}"),
            found.check.label[language],
            short(found.term),
            " ".join([*([short(found.about)] if found.about else []), *([found.value] if found.value else [])]),
        )
        for found in report.findings
    ]
    columns = _columns(language, "severity", "check", "term", "detail")
    return _titled(language, "ontology_quality", table(columns, rows)) if rows else ""


def _faults(report: Report, naming: Naming, language: str) -> Iterator[str]:
    """Yield each fault with the axioms that cause it together, and where they stand."""
    for name, found in report.examination.faults if report.examination else ():
        key = "ontology_inconsistent" if name is None else "ontology_empty_class"
        lines = [say(language, key, name=naming.quoted(name) if name else "")]
        for number, axioms in enumerate(found.sets, 1):
            if len(found.sets) > 1:
                lines.append(say(language, "ontology_reason", number=str(number)))
            lines.extend(f"  {line}" for line in _shown(axioms, report, naming))
        yield "\n".join(lines)


def _shown(axioms: tuple[Axiom, ...], report: Report, naming: Naming) -> Iterator[str]:
    for axiom in axioms:
        place = place_of(axiom, report.texts)
        yield axiom_text(axiom, naming) + (f"   ({place})" if place else "")


def _differences(report: Report, naming: Naming, language: str) -> str:
    differences = report.comparison.differences if report.comparison else ()
    rows = [
        (
            say(language, f"only_{found.side}"),
            " ".join(_named(term, naming) for term in found.fact),
            ", ".join(found.because) or say(language, "ontology_unexplained"),
            "\n".join(_shown(found.axioms, report, naming)),
        )
        for found in differences
    ]
    columns = _columns(language, "concluded", "fact", "because", "axioms")
    return _titled(language, "ontology_differences", table(columns, rows)) if rows else ""


def _named(term: ox.NamedNode, naming: Naming) -> str:
    label = naming.quoted(term)
    return term.value.rsplit("/", 1)[-1] if label.startswith("<") else label


def _profile(report: Report, naming: Naming, language: str) -> str:
    rows = []
    for axiom, left in report.profile.outside:
        place = place_of(axiom, report.texts)
        constructs = ", ".join(f"{found.construct} ({say(language, 'position_' + found.position)})" for found in left)
        rows.append((constructs, axiom_text(axiom, naming), str(place or "")))
    columns = _columns(language, "construct", "axiom", "place")
    return _titled(language, "ontology_outside", table(columns, rows)) if rows else ""


def _hierarchy(report: Report, naming: Naming, language: str) -> str:
    found = report.examination.found if report.examination else None
    rows = [(naming.label(one), naming.label(above)) for one, above in (found.new_superclasses if found else ())]
    columns = _columns(language, "class", "superclass")
    return _titled(language, "ontology_hierarchy", table(columns, rows)) if rows else ""


def summary(report: Report, language: str) -> Iterator[str]:
    """Yield what was found in a line each: quality, profile, what HermiT says, how it compares."""
    counted = Counter(found.check.severity for found in report.findings)
    yield say(language, "ontology_checked", **{name: counted[name] for name in SEVERITIES})
    left = Counter(left.construct for _, found in report.profile.outside for left in found)
    constructs = ", ".join(f"{name} {count}" for name, count in sorted(left.items()))
    outside = len(report.profile.outside)
    yield say(language, "ontology_profile", inside=report.profile.inside, outside=outside) + (
        f" ({constructs})" if constructs else ""
    )
    taken = [*report.read.imports, *report.read.modules]
    if taken:
        yield say(language, "ontology_taken_out", names=", ".join(taken))
    if report.examination is None:
        return
    found = report.examination.found
    if found is None:
        yield say(language, "hermit_inconsistent")
        return
    yield say(language, "hermit_says", empty=len(found.unsatisfiable), superclasses=len(found.new_superclasses))
    if report.comparison:
        apart = len(report.comparison.differences)
        unexplained = len(report.comparison.unexplained)
        yield say(language, "hermit_compared", agreed=report.comparison.agreed, apart=apart, unexplained=unexplained)
