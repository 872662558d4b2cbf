"""Writes outcomes in EARL, the Evaluation and Report Language of W3C (Evaluation and Report Language 1.0 Schema)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

import pyoxigraph as ox

from kgtool.query.check.check import Outcome
from kgtool.query.check.report import difference
from kgtool.vocabulary.terms import DCTERMS, RDF, Iris

_EARL = "http://www.w3.org/ns/earl#"


def earl_triples(outcomes: Sequence[Outcome], iris: Iris, version: str) -> Iterator[ox.Triple]:
    """Yield an `earl:Assertion` for each expectation: the software, the test, and `passed`, `failed` or `untested`."""
    software = ox.NamedNode(f"{iris.base}software/kgtool-{version}")
    yield ox.Triple(software, RDF["type"], _term("Software"))
    yield ox.Triple(software, DCTERMS["title"], ox.Literal(f"kgtool {version}"))
    for outcome in outcomes:
        test = ox.NamedNode(f"{iris.base}check/query/{quote(outcome.name, safe='')}")
        assertion, result = (ox.NamedNode(f"{test.value}#{part}") for part in ("assertion", "result"))
        verdict = "passed" if outcome.passed else "untested" if outcome.expectation is None else "failed"
        yield ox.Triple(test, RDF["type"], _term("TestCase"))
        yield ox.Triple(test, DCTERMS["title"], ox.Literal(outcome.name))
        yield ox.Triple(assertion, RDF["type"], _term("Assertion"))
        yield ox.Triple(assertion, _term("assertedBy"), software)
        yield ox.Triple(assertion, _term("subject"), software)
        yield ox.Triple(assertion, _term("test"), test)
        yield ox.Triple(assertion, _term("mode"), _term("automatic"))
        yield ox.Triple(assertion, _term("result"), result)
        yield ox.Triple(result, RDF["type"], _term("TestResult"))
        yield ox.Triple(result, _term("outcome"), _term(verdict))
        if not outcome.passed:
            yield ox.Triple(result, DCTERMS["description"], ox.Literal("\n".join(difference(outcome))))


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(_EARL + name)
