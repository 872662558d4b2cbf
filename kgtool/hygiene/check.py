"""Quality checks of an ontology: SELECT files in `ontology/checks/` with a strict header, as in ROBOT's report.

A check selects `?term`, and may select `?property` and `?value`, which say what about the term is amiss. The default
graph holds the ontology and its alignments. What else a check may ask stands in graphs: `urn:kgtool:vocabularies` (each
term of another vocabulary with rdfs:isDefinedBy its namespace), `urn:kgtool:alignments` (the alignments alone) and
`urn:kgtool:uses` (each term with the files, as dcterms:references, in which rules, shapes, questions or the program
name it).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kgtool.hygiene.vocabularies import Vocabulary
from kgtool.resources import folder
from kgtool.sparql_file import SparqlFile, read_folder
from kgtool.vocabulary.terms import DCTERMS, OWL, RDFS

#: From grave to slight; findings of the first two are to be mended.
SEVERITIES = ("error", "warning", "note")
_KEYS = ("check", "severity", "label", "sentence")
_GRAPHS = {name: ox.NamedNode(f"urn:kgtool:{name}") for name in ("vocabularies", "alignments", "uses")}


@dataclass(frozen=True)
class Check:
    """A quality check: its name, how grave a finding is, and what it says in German and English."""

    name: str
    severity: str
    label: dict[str, str]
    sentence: dict[str, str]
    query: str


@dataclass(frozen=True)
class Finding:
    """A term that a check found fault with; `about` and `value` are what about it, empty where the check says all."""

    check: Check
    term: ox.NamedNode
    about: ox.NamedNode | None
    value: str


@cache
def checks(directory: Path | None = None) -> tuple[Check, ...]:
    """Return every check of the folder, sorted by name; a broken one is a DataFileError with file and line."""
    return tuple(_check(file) for file in read_folder(directory or folder("ontology", "checks"), _KEYS))


def _check(file: SparqlFile) -> Check:
    if file.value("check") != file.name:
        raise file.fault(f"The file is not named '{file.value('check')}.rq'.", "Give both one name.", 1)
    severity = file.value("severity")
    if severity not in SEVERITIES:
        line = file.all("severity")[0].line
        raise file.fault(f"'{severity}' is no severity.", f"Use one of {', '.join(SEVERITIES)}.", line)
    try:
        asked = ox.Store().query(file.text)
    except SyntaxError as error:
        raise file.fault(f"The check is no SPARQL: {error}.", "Correct the query.", 1) from error
    names = [variable.value for variable in asked.variables] if isinstance(asked, ox.QuerySolutions) else []
    if "term" not in names or set(names) - {"term", "property", "value"}:
        raise file.fault("A check selects ?term, and ?property and ?value where it likes.", "Correct the query.", 1)
    words = {
        kind: {language: file.value(f"{kind}@{language}") for language in ("de", "en")}
        for kind in ("label", "sentence")
    }
    return Check(file.name, severity, words["label"], words["sentence"], file.text)


def examined(
    ontology: Iterable[ox.Triple],
    alignments: Iterable[ox.Triple] = (),
    vocabularies: Sequence[Vocabulary] = (),
    uses: Iterable[tuple[ox.NamedNode, str]] = (),
    among: Sequence[Check] | None = None,
) -> list[Finding]:
    """Return what the checks find, the grave first, then by check, term and value; each finding once."""
    store = ox.Store()
    aligned = list(alignments)
    store.extend(ox.Quad(*triple) for triple in (*ontology, *aligned))
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object, _GRAPHS["alignments"]) for triple in aligned)
    store.bulk_extend(quad for vocabulary in vocabularies for quad in _listed(vocabulary))
    store.extend(ox.Quad(term, DCTERMS["references"], ox.Literal(file), _GRAPHS["uses"]) for term, file in uses)
    found = [finding for check in (checks() if among is None else among) for finding in _findings(store, check)]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, str, str, str, str]:
    about = finding.about.value if finding.about else ""
    return SEVERITIES.index(finding.check.severity), finding.check.name, finding.term.value, about, finding.value


def _listed(vocabulary: Vocabulary) -> Iterable[ox.Quad]:
    graph, space = _GRAPHS["vocabularies"], ox.NamedNode(vocabulary.namespace)
    yield ox.Quad(space, OWL["versionInfo"], ox.Literal(vocabulary.version), graph)
    for term in vocabulary.terms:
        yield ox.Quad(ox.NamedNode(term), RDFS["isDefinedBy"], space, graph)


def _findings(store: ox.Store, check: Check) -> Iterable[Finding]:
    solutions = store.query(check.query)
    assert isinstance(solutions, ox.QuerySolutions)
    names = {variable.value for variable in solutions.variables}
    found = set()
    for solution in solutions:
        term, about = solution["term"], solution["property"] if "property" in names else None
        value = solution["value"] if "value" in names else None
        if isinstance(term, ox.NamedNode):
            about = about if isinstance(about, ox.NamedNode) else None
            found.add((term, about, getattr(value, "value", "")))
    return [Finding(check, *one) for one in found]
