"""Asks HermiT, through owlready2 in a process of its own, what follows from triples."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kgtool.owl.faults import ReasonerError
from kgtool.owl.java import java
from kgtool.owl.legible import Legible
from kgtool.owl.process import Limits, run
from kgtool.vocabulary.terms import OWL

_CHILD = Path(__file__).with_name("child.py")


def entailed(given: Legible, limits: Limits | None = None) -> list[ox.Triple] | None:
    """Return what HermiT adds to an ontology with its individuals, sorted; None where it is inconsistent.

    HermiT names direct superclasses, direct types, and the pairs of each object property. Raises NoJavaError,
    ReasonerTimeError, ReasonerMemoryError, and ReasonerError where HermiT refuses what it reads.
    """
    limits = limits or Limits()
    command = [sys.executable, "-P", str(_CHILD), java(), str(limits.megabytes)]
    ended = run(command, written(given.triples), limits)
    verdict, _, found = ended.out.partition(b"\n")
    if verdict == b"inconsistent":
        return None
    if verdict != b"consistent":
        raise ReasonerError(f"HermiT gave no answer: {_reason(verdict, ended.err)}.", "Correct the ontology there.")
    answer = (quad.triple for quad in ox.parse(found, format=ox.RdfFormat.N_TRIPLES))
    # owlready2 says of its answer that it is an ontology; that is none of ours.
    return sorted((triple for triple in answer if triple.object != OWL["Ontology"]), key=str)


def written(triples: Iterable[ox.Triple]) -> bytes:
    """Return triples as N-Triples, sorted, so that the same triples are read in the same order."""
    data = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    return data


def _reason(verdict: bytes, complaint: str) -> str:
    """Return what Java said of the fault, without where in its own code it arose."""
    said = verdict.decode("utf-8", "replace").removeprefix("failed ") or complaint
    words = said.partition("Exception in thread")[2] or said
    return " ".join(words.split(" at org.")[0].split())[:400].removeprefix('"main" ').rstrip(".") or "it said nothing"
