"""Gathers what `kgtool check-ontology` shows: reads files and store, calls the checks, the profile and HermiT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.graph.formats import RDFXML, format_of_file
from kgtool.graph.rdf_io import read_rdf
from kgtool.hygiene.check import Finding, examined
from kgtool.hygiene.uses import uses_of
from kgtool.hygiene.vocabularies import vocabularies
from kgtool.owl.axiom import Ontology, read_axioms
from kgtool.owl.by_rules import concluded
from kgtool.owl.compare import Comparison, compare
from kgtool.owl.examine import Examination, examine
from kgtool.owl.facts import facts_of
from kgtool.owl.legible import Legible, legible
from kgtool.owl.lines import TurtleText
from kgtool.owl.process import Limits
from kgtool.owl.profile import Profile, profile
from kgtool.resources import folder, root


@dataclass(frozen=True)
class Report:
    """All that was found; what was not asked for is None."""

    triples: tuple[ox.Triple, ...]
    texts: tuple[TurtleText, ...]
    read: Legible
    ontology: Ontology
    findings: tuple[Finding, ...]
    profile: Profile
    examination: Examination | None
    comparison: Comparison | None

    @property
    def passes(self) -> bool:
        """Tell whether nothing was found that is to be mended."""
        sound = self.examination is None or self.examination.is_sound
        agreed = self.comparison is None or not self.comparison.unexplained
        return sound and agreed and all(finding.check.severity == "note" for finding in self.findings)


def report(files: Sequence[str], data: Path | None, most: int, limits: Limits) -> Report:
    """Check the ontologies of files, our own where none is named; `most` 0 leaves HermiT out."""
    paths = [Path(name) for name in files] or [folder("ontology", "kgtool.ttl")]
    triples = tuple(triple for path in paths for triple in read_triples(path))
    texts = tuple(TurtleText(shown(path), path.read_text("utf-8")) for path in paths if path.suffix == ".ttl")
    read = legible(triples)
    ontology = read_axioms(read.triples)
    findings = examined(triples, (), vocabularies(), _uses(triples)) if files else own_findings(triples)
    facts = read_facts(data) if data else []
    examination = examine([*triples, *facts], most, limits) if most else None
    comparison = None
    if data and examination and examination.found:
        comparison = compare(examination.read, examination.found, concluded(triples, facts), limits)
    return Report(triples, texts, read, ontology, tuple(findings), profile(ontology.axioms), examination, comparison)


def own_findings(triples: Sequence[ox.Triple]) -> list[Finding]:
    """Return what the checks find in our own ontology with its alignments."""
    files = sorted(folder("ontology", "alignments").glob("*.ttl"))
    aligned = [triple for file in files for triple in read_triples(file)]
    return examined(triples, aligned, vocabularies(), _uses(triples))


def _uses(triples: Sequence[ox.Triple]) -> list[tuple[ox.NamedNode, str]]:
    return list(uses_of(frozenset(t.subject for t in triples if isinstance(t.subject, ox.NamedNode))))


def read_triples(path: Path) -> list[ox.Triple]:
    """Read an ontology's triples; `.owl` is RDF/XML. Raises UsageErrors and RdfErrors with file and line."""
    syntax = RDFXML if path.suffix == ".owl" else format_of_file(path.name)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}.", "Name an ontology's file.") from fault
    return [quad.triple for quad in read_rdf(data, syntax, path.absolute().as_uri(), name=str(path))]


def read_facts(store: Path) -> list[ox.Triple]:
    """Return the facts of a store's current build as rules read them."""
    from kgtool.cli.opened import opened

    with opened(store) as (graph, iris):
        return facts_of(graph.engine, iris)


def shown(path: Path) -> str:
    """Return a path as it is shown: below the shipped folders from there on."""
    return path.relative_to(root()).as_posix() if path.is_relative_to(root()) else str(path)
