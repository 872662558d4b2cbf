"""The report of `kgtool check-ontology` as JSON."""

from __future__ import annotations

import json

from kgtool.claims.record import Json
from kgtool.cli.ontology_report import Report
from kgtool.owl.axiom import Axiom
from kgtool.owl.justify import Justifications
from kgtool.owl.lines import place_of
from kgtool.owl.manchester import axiom_text
from kgtool.owl.naming import Naming


def record(report: Report, language: str) -> str:
    """Return everything found as JSON; IRIs in full, axioms also in words of the language."""
    naming = Naming(report.triples, language)
    found: dict[str, Json] = {
        "passes": report.passes,
        "quality": [
            {
                "severity": finding.check.severity,
                "check": finding.check.name,
                "term": finding.term.value,
                "property": finding.about.value if finding.about else None,
                "value": finding.value,
                "sentence": finding.check.sentence[language],
            }
            for finding in report.findings
        ],
        "profile": {
            "inside": report.profile.inside,
            "outside": [
                {
                    **_axiom(axiom, report, naming),
                    "leaves": [{"construct": one.construct, "position": one.position} for one in left],
                }
                for axiom, left in report.profile.outside
            ],
        },
        "imports": list(report.read.imports),
        "modules": list(report.read.modules),
        "hermit": _examination(report, naming),
        "comparison": _comparison(report, naming),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _axiom(axiom: Axiom, report: Report, naming: Naming) -> dict[str, Json]:
    place = place_of(axiom, report.texts)
    return {
        "kind": axiom.kind,
        "axiom": axiom_text(axiom, naming),
        "file": place.file if place else None,
        "line": place.line if place else None,
    }


def _examination(report: Report, naming: Naming) -> Json:
    if report.examination is None:
        return None
    found = report.examination.found
    return {
        "consistent": found is not None,
        "unsatisfiable": [name.value for name in found.unsatisfiable] if found else [],
        "superclasses": [[one.value, above.value] for one, above in found.new_superclasses] if found else [],
        "faults": [
            {"class": name.value if name else None, **_justifications(reasons, report, naming)}
            for name, reasons in report.examination.faults
        ],
        "replaced_datatypes": list(report.examination.read.datatypes),
    }


def _justifications(found: Justifications, report: Report, naming: Naming) -> dict[str, Json]:
    sets: Json = [[_axiom(axiom, report, naming) for axiom in axioms] for axioms in found.sets]
    return {"justifications": sets, "complete": found.complete}


def _comparison(report: Report, naming: Naming) -> Json:
    if report.comparison is None:
        return None
    return {
        "agreed": report.comparison.agreed,
        "differences": [
            {
                "fact": [term.value for term in found.fact],
                "only": found.side,
                "because": list(found.because),
                "explained": found.explained,
                "axioms": [_axiom(axiom, report, naming) for axiom in found.axioms],
            }
            for found in report.comparison.differences
        ],
    }
