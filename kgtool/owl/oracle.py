"""Asks HermiT of many sets of axioms in one start of Java whether each entails a goal.

A start costs most of a second, a small ontology some hundredths, so questions are asked in bulk. HermiT's command line
reads any number of ontologies and says of each whether a class can have members; an inconsistency of facts is made such
a question too (`kgtool.owl.guarded`). HermiT ends at the first ontology that is inconsistent even so, as one is whose
axioms contradict each other without any fact: such a run answers up to there.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom
from kgtool.owl.faults import ReasonerError
from kgtool.owl.goal import Goal
from kgtool.owl.guarded import DECLARATIONS, WITNESS, guarded
from kgtool.owl.java import java
from kgtool.owl.process import Ended, Limits, run
from kgtool.owl.reasoner import written

_MAIN = "org.semanticweb.HermiT.cli.CommandLine"
_ANSWER = re.compile(rb"^\S.* is (?P<no>not )?satisfiable\.$", re.MULTILINE)
#: How many ontologies one start may read.
_MOST = 64


class Oracle:
    """Answers whether sets of axioms entail a goal; `starts` counts how often Java was started."""

    def __init__(self, declarations: Iterable[ox.Triple], goal: Goal, limits: Limits | None = None) -> None:
        self._declarations = tuple(declarations)
        self._goal = goal
        self._limits = limits or Limits()
        self.starts = 0

    def answers(self, candidates: Sequence[Collection[Axiom]]) -> list[bool]:
        """Return whether each set entails the goal, for the first sets up to one that does, or for more of them."""
        found: list[bool] = []
        while len(found) < len(candidates) and True not in found:
            found.extend(self._asked(candidates[len(found) : len(found) + _MOST]))
        return found

    def all(self, candidates: Sequence[Collection[Axiom]]) -> list[bool]:
        """Return of each set whether it entails the goal."""
        found: list[bool] = []
        while len(found) < len(candidates):
            found.extend(self.answers(candidates[len(found) :]))
        return found

    def entails(self, axioms: Collection[Axiom]) -> bool:
        """Tell whether one set of axioms entails the goal."""
        return self.answers([axioms])[0]

    def _asked(self, candidates: Sequence[Collection[Axiom]]) -> list[bool]:
        self.starts += 1
        with tempfile.TemporaryDirectory(prefix="kgtool-owl-") as made:
            files = [Path(made) / f"{place}.nt" for place in range(len(candidates))]
            for file, axioms in zip(files, candidates, strict=True):
                file.write_bytes(written(self._triples(axioms)))
            ended = run([*self._command(), *(file.as_uri() for file in files)], b"", self._limits)
        found = [match["no"] is not None for match in _ANSWER.finditer(ended.out)]
        if len(found) < len(candidates):
            if "InconsistentOntologyException" not in ended.err:
                raise ReasonerError(f"HermiT gave no answer: {_last_words(ended)}.", "Correct the ontology there.")
            # From what contradicts itself everything follows.
            found.append(True)
        return found

    def _command(self) -> list[str]:
        question = f"--consistency=<{(self._goal.witness or WITNESS).value}>"
        heap = f"-Xmx{self._limits.megabytes}M"
        return [java(), heap, "-cp", _class_path(), _MAIN, question]

    def _triples(self, axioms: Collection[Axiom]) -> set[ox.Triple]:
        triples = set(self._goal.triples)
        if self._goal.witness is None:
            triples.update(DECLARATIONS)
        for number, axiom in enumerate(axioms):
            is_guarded = self._goal.witness is None and axiom.is_assertion and _has_individuals(axiom)
            triples.update(guarded(axiom, number) if is_guarded else axiom.triples)
        spoken = {term for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
        spoken |= self._goal.signature
        return triples | {triple for triple in self._declarations if triple.subject in spoken}


def _has_individuals(axiom: Axiom) -> bool:
    """Tell whether all individuals have names; what is said of one without stays as it is."""
    ends = (axiom.operands[0], axiom.operands[-1]) if axiom.kind != "ClassAssertion" else axiom.operands[:1]
    return not any(isinstance(term, ox.BlankNode) for operand in ends for term in operand.terms) and all(
        operand.terms for operand in ends
    )


def _class_path() -> str:
    """Return where HermiT lies: owlready2 carries it."""
    found = find_spec("owlready2")
    places = found.submodule_search_locations if found else None
    if not places:
        raise ReasonerError("owlready2, which carries HermiT, is not installed.", "Install kgtool again.")
    return str(Path(places[0]) / "hermit" / "HermiT.jar")


def _last_words(ended: Ended) -> str:
    lines = [line for line in ended.err.splitlines() if "Exception" in line]
    return lines[0][:400].rstrip(".") if lines else f"status {ended.status}"
