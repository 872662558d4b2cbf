"""The engine's word on a query that does not parse, put so that a reader finds the spot."""

from __future__ import annotations

import re

from kgtool.errors import Place, QueryError

_REPORT = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
#: The engine mixes what it found wrong with the tokens it could have read; a finding is a sentence.
_FINDING = re.compile(r"(?:^|, |one of )([A-Z][\w ?'<>-]*(?: [\w?'<>-]+){3,})")
_SHOWN = 30


def parse_error(report: str, sparql: str) -> QueryError:
    """Return the error for a query that the engine refused with this report, with line and column from 1."""
    cure = "Correct it there, declare each prefix, and note that an update is no query."
    found = _REPORT.match(report)
    if found is None:
        return QueryError(f"The query does not parse: {report.rstrip('.')}.", cure, Place("query"))
    line, column = int(found.group(1)), int(found.group(2))
    lines = sparql.split("\n")
    before = lines[line - 1][: column - 1].strip()[-_SHOWN:] if line <= len(lines) else ""
    finding = _FINDING.search(found.group(3))
    what = f": {finding.group(1)}" if finding else f" after '{before}'" if before else ""
    return QueryError(f"The query does not parse{what}.", cure, Place("query", line, column))
