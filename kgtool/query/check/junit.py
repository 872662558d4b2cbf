"""Writes outcomes as JUnit XML, which continuous integration servers read."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from kgtool.query.check.check import Outcome
from kgtool.query.check.report import difference


def write_junit(outcomes: Sequence[Outcome]) -> str:
    """Return a test suite with a test case for each expectation, its class the question; without times."""
    failures = sum(not outcome.passed for outcome in outcomes)
    suite = ElementTree.Element(
        "testsuite", name="kgtool query --check", tests=str(len(outcomes)), failures=str(failures), errors="0"
    )
    for outcome in outcomes:
        case = ElementTree.SubElement(suite, "testcase", classname=f"queries.{outcome.question}", name=outcome.name)
        if not outcome.passed:
            lines = list(difference(outcome))
            ElementTree.SubElement(case, "failure", message=lines[0]).text = "\n".join(lines)
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"
