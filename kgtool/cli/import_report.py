"""The report of an import: as lines and a table of what could not be mapped, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kgtool.cli.language import number, say
from kgtool.cli.table import table

if TYPE_CHECKING:
    from kgtool.tables.report import TableReport

#: How many values of one part the table lists; JSON has all.
_LISTED = 12


def report_json(report: TableReport) -> str:
    """Return the report as one JSON object."""
    return json.dumps(report.record(), ensure_ascii=False, indent=2)


def report_table(report: TableReport, language: str) -> str:
    """Return the report in words of the language: the counts, then each value that could not be mapped."""
    lines = [
        say(
            language,
            "imported",
            table=report.table,
            rows=report.rows,
            claims=report.claims,
            names=report.names,
            nodes=report.nodes,
            pairs=report.pairs,
        ),
        say(language, "import_amounts", amounts=report.amounts, without=report.claims - report.amounts),
    ]
    if report.own:
        lines.append(say(language, "import_own", own=report.own))
    if report.joined:
        lines.append(say(language, "import_joined", joined=report.joined))
    if report.placeholders:
        lines.append(say(language, "import_placeholders", placeholders=report.placeholders))
    if report.kept:
        lines.append(say(language, "import_kept", columns=", ".join(report.kept)))
    if not report.unmapped:
        return "\n".join([*lines, say(language, "import_all_mapped")])
    return "\n".join([*lines, "", _unmapped(report, language)])


def _unmapped(report: TableReport, language: str) -> str:
    rows, seen = [], dict.fromkeys((entry.part for entry in report.unmapped), 0)
    for entry in report.unmapped:
        seen[entry.part] += 1
        what = say(language, f"import_{entry.part}")
        if seen[entry.part] <= _LISTED:
            value = entry.value or say(language, "import_empty")
            rows.append((entry.column, value, what, number(entry.rows, language), number(entry.first_row, language)))
    for part, found in seen.items():
        if found > _LISTED:
            rest = [entry for entry in report.unmapped if entry.part == part][_LISTED:]
            words = say(language, "import_more", values=len(rest))
            what, rows_of_rest = say(language, f"import_{part}"), sum(entry.rows for entry in rest)
            rows.append((rest[0].column, words, what, number(rows_of_rest, language), ""))
    keys = ("column", "value", "meaning", "rows", "first_row")
    heads = [say(language, f"import_head_{key}") for key in keys]
    return table(heads, rows, right=frozenset(heads[3:]))
