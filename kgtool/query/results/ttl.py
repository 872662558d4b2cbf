"""Solutions as RDF in the result set vocabulary of the W3C's DAWG test suite, written as Turtle."""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.query.solutions import Solutions

_HEAD = (
    "@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> .",
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    "",
    "[] a rs:ResultSet ;",
)


def write_ttl(solutions: Solutions) -> str:
    """Return the solutions as one rs:ResultSet; rs:index keeps the order of the rows, counted from 1."""
    properties = [f'  rs:resultVariable "{name}"' for name in solutions.columns]
    properties.extend(f"  rs:solution [\n{solution}\n  ]" for solution in _solutions(solutions))
    if not properties:
        return "\n".join([*_HEAD[:-1], "[] a rs:ResultSet .", ""])
    return "\n".join([*_HEAD, " ;\n".join(properties) + " .", ""])


def write_boolean_ttl(value: bool) -> str:
    """Return the answer to an ASK query as an rs:ResultSet."""
    return "\n".join([*_HEAD, f"  rs:boolean {str(value).lower()} .", ""])


def _solutions(solutions: Solutions) -> Iterator[str]:
    for index, row in enumerate(solutions.rows, start=1):
        bindings = [
            f'    rs:binding [ rs:variable "{name}" ; rs:value {value} ]'
            for name, value in zip(solutions.columns, row, strict=True)
            if value is not None
        ]
        yield " ;\n".join([f"    rs:index {index}", *bindings])
