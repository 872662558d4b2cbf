"""What of a build is validated: everything, or where it is derived from another one what changed; and the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from kgtool.build.findings import read_findings, write_findings
from kgtool.build.fingerprint import validation_fingerprint
from kgtool.build.intake import Before
from kgtool.build.validation import Validation
from kgtool.resolve.changed import Difference
from kgtool.validate.changed import changed_nodes
from kgtool.validate.checks import check_store, is_of_store
from kgtool.validate.large import ask_all, surroundings_of, suspected
from kgtool.validate.origin import Origins
from kgtool.validate.parts import parts_of
from kgtool.validate.reach import reach_of
from kgtool.validate.report import Result, ValidationReport
from kgtool.validate.results import sorted_report, with_origin
from kgtool.validate.shapes import load_shapes
from kgtool.validate.validate import validate
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris


class Checking:
    """The validation of one build in the making, of its claims and the facts of the default policy."""

    def __init__(self, validation: Validation, iris: Iris, before: Before | None) -> None:
        """`before` is the build this one is derived from, if it is; its findings are kept where nothing changed."""
        self._validation = validation
        self._iris = iris
        self._before = before
        self._digest = validation_fingerprint()
        self._kept: Sequence[Result] = ()
        self._is_local = reach_of(load_shapes(), load_ontology()) is not None

    def begin(self, store: ox.Store, changes: Iterable[Difference] | None) -> None:
        """Begin to validate a store; `changes` are all that its graphs differ in from the build before, if known."""
        now = surroundings_of(store, self._iris, load_shapes())
        if now is None:
            return
        kept = None
        if self._before is not None and changes is not None:
            kept = read_findings(self._digest, self._before.build.directory)
        if kept is None or self._before is None or changes is None:
            self._validation.start(list(parts_of(now, suspected(ask_all(store, now, load_shapes())))))
            return
        then = surroundings_of(self._before.store, self._iris, load_shapes())
        assert then is not None
        nodes: set[ox.NamedNode] = set()
        for change in changes:
            nodes |= changed_nodes(then, now, change.removed, change.added)
        touched = {node.value for node in nodes}
        self._kept = [result for result in kept if result.focus_node not in touched]
        self._validation.start(list(parts_of(now, sorted(nodes, key=str))))

    def report(self, store: ox.Store) -> ValidationReport:
        """Wait for the results, and lead each to its document and words."""
        if not self._is_local:
            # A shape looks farther than a node's surroundings: all nodes are looked at as one graph.
            return validate(store, self._iris, load_ontology())
        origins = Origins(store, self._iris)
        own = tuple(f"{self._iris.base}{kind}/" for kind in ("claim", "document"))
        results = [*self._validation.results(), *check_store(store)]
        self._kept = [result for result in self._kept if not is_of_store(result)]
        # Claims and documents stay what they are; what several claims speak of may now be first named by another.
        stays = [result for result in self._kept if result.focus_node.startswith(own)]
        again = [result for result in self._kept if not result.focus_node.startswith(own)]
        return sorted_report([*stays, *(with_origin(result, origins) for result in (*again, *results))])

    def write(self, report: ValidationReport, folder: Path) -> None:
        """Write what was found into the folder of the build, for the next one."""
        write_findings(report.results, self._digest, folder)
