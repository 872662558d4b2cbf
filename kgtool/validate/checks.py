"""Checks across documents: `ontology/shapes/*.rq`, queries over all graphs that report as shapes do.

A shape that looks from node to node would have the whole graph checked at once; a query of the store does not. Each row
of an answer is a result: `?this` is the focus node, `?path` and `?value` are the result's where they are bound. The
header has `check` (the file's name), `severity`, `message@de` and `message@en`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kgtool.resources import folder
from kgtool.sparql_file import SparqlFile, read_sparql_file
from kgtool.validate.report import SEVERITIES, Result
from kgtool.vocabulary.terms import SH

_SHAPES = "https://w3id.org/kgtool/shapes#"
_KEYS = ("check", "severity", "message")


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """A query whose answers are findings; `shape` is the IRI that they cite."""

    shape: str
    severity: str
    message_de: str
    message_en: str
    query: str
    place: Path

    def results(self, store: ox.Store) -> Iterator[Result]:
        """Yield what the check finds in all graphs of a store, without document and quote, in no order."""
        answers = store.query(self.query, use_default_graph_as_union=True)
        assert isinstance(answers, ox.QuerySolutions)
        names = {variable.value for variable in answers.variables}
        for row in answers:
            path = row["path"] if "path" in names else None
            value = row["value"] if "value" in names else None
            focus_node = row["this"]
            yield Result(
                severity=self.severity,
                shape=self.shape,
                focus_node=focus_node.value if isinstance(focus_node, ox.NamedNode) else str(focus_node),
                path=path.value if isinstance(path, ox.NamedNode) else None,
                value=None if value is None else str(value),
                constraint=SH["SPARQLConstraintComponent"].value,
                message_de=self.message_de,
                message_en=self.message_en,
                document=None,
                quote=None,
            )


@cache
def store_checks(directory: Path | None = None) -> tuple[StoreCheck, ...]:
    """Read all checks of a folder, sorted by name; a malformed one is a DataFileError."""
    place = directory or folder("ontology", "shapes")
    return tuple(_check(read_sparql_file(path, _KEYS)) for path in sorted(place.glob("*.rq")))


def check_store(store: ox.Store) -> list[Result]:
    """Return what all shipped checks find in a store, without document and quote, in no order."""
    return [result for check in store_checks() for result in check.results(store)]


def is_of_store(result: Result) -> bool:
    """Tell whether a result is that of a check of the store."""
    return any(result.shape == check.shape for check in store_checks())


def _check(file: SparqlFile) -> StoreCheck:
    name, severity = file.value("check"), file.value("severity")
    if name != file.name:
        raise file.fault(f"The check is called '{name}', its file '{file.name}'.", "Give both the same name.", 1)
    if severity not in SEVERITIES:
        raise file.fault(f"'{severity}' is no severity.", f"Use one of {', '.join(SEVERITIES)}.", 1)
    try:
        answers = ox.Store().query(file.text)
    except SyntaxError as error:
        raise file.fault(f"The query does not parse: {error.msg}.", "Mend it.", 1) from error
    if not isinstance(answers, ox.QuerySolutions) or "this" not in {name.value for name in answers.variables}:
        raise file.fault("The query gives no ?this.", "SELECT ?this, and ?path and ?value where there are any.", 1)
    messages = file.value("message@de"), file.value("message@en")
    return StoreCheck(_SHAPES + name, severity, *messages, file.text, file.path)
