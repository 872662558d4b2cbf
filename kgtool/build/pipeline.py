"""The build: texts become claims, claims become a checked graph, and the graph becomes the store's current build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

import pyoxigraph as ox

from kgtool import __version__
from kgtool.build.checking import Checking
from kgtool.build.classification import drop_classification
from kgtool.build.fingerprint import fingerprint, layers_fingerprint
from kgtool.build.intake import Before, Intake, Read, Report
from kgtool.build.judging import Judging
from kgtool.build.layers import Concluded, Layers, ontology_quads
from kgtool.build.ledger import Ledger, read_ledger, write_ledger
from kgtool.build.plan import Plan, make_plan
from kgtool.build.reading import Reader, reader_of
from kgtool.build.rejecting import write_rejected
from kgtool.build.skolem import skolemised
from kgtool.build.summary import BuildSummary
from kgtool.build.sweeping import sweep_texts
from kgtool.build.validation import Validation
from kgtool.claims.record import Json
from kgtool.conclude.notebook import FILE as NOTEBOOK
from kgtool.conclude.notebook import Notebook
from kgtool.decisions.book import Book
from kgtool.documents import TextFile
from kgtool.errors import InputError
from kgtool.graph.formats import TURTLE
from kgtool.graph.rdf_io import write_rdf
from kgtool.readers.choice import Choice
from kgtool.readers.protocol import Extractor
from kgtool.resolve.policy import policies, policy
from kgtool.resources import own
from kgtool.store import StoreDirectory, Writer
from kgtool.store.faults import NoBuildError, StoreLockedError
from kgtool.store.texts import Texts
from kgtool.vocabulary.terms import DEFAULT_BASE, DEFAULT_POLICY, Iris

#: Hears which reader reads, before it does.
Heard: TypeAlias = Callable[[Extractor], None]
#: The validation report's file in the folder of a build.
REPORT = "validation.ttl"


class NothingReadError(InputError):
    """Every text of the sources had to be skipped, so there is nothing to build."""

    code = "KG213"


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What is to be built: sources (none: those of the last build), the store's folder, and how.

    `base` None is the base of the last build, else the default; `name` is the document path of standard input;
    `policies` are those whose graphs are made beside those of `all`; None are those of the last build.
    `jobs` processes read the texts. `tables` are sources too, each with the name of its mapping. `reader` None is that
    of the last build, which reads nothing new unless it is the rules.
    """

    sources: tuple[str, ...]
    store: Path
    base: str | None = None
    add: bool = False
    name: str = "stdin.txt"
    jobs: int = 1
    policies: tuple[str, ...] | None = None
    tables: tuple[TextFile, ...] = ()
    reader: Choice | None = None


def _quiet(stage: str, done: int, total: int) -> None:
    """Take a report of progress and show nothing."""


def _unheard(reader: Extractor) -> None:
    """Take who reads and tell nobody."""


def build(
    request: BuildRequest, report: Report = _quiet, read: Read | None = None, heard: Heard = _unheard
) -> BuildSummary:
    """Build, make the result the store's current build, and return what was counted.

    `read` finds the claims of a document, by default the reader of the request; `heard` is told who that is, unless it
    is the rules. Raises InputErrors for sources,
    StoreErrors for the store, and what the reader raises; whatever is raised, the store keeps its old build.
    """
    begin = perf_counter()
    directory = StoreDirectory(request.store)
    with ExitStack() as stack:
        before = _before(directory, stack)
        iris = Iris(request.base or (before.ledger.base if before else DEFAULT_BASE))
        ledger = before.ledger if before else None
        reader = Reader(read) if read else _reader(request, before)
        if reader.extractor is not None:
            heard(reader.extractor)
        judging = Judging(Book.of(own()), iris, before.store if before else None, reader.extractor is not None)
        plan = make_plan(
            request.sources,
            request.name,
            ledger,
            add=request.add,
            fingerprint=fingerprint(iris.base, reader.identity),
            tables=request.tables,
            is_current=judging.is_current,
        )
        texts = Texts(request.store)
        jobs = request.jobs if reader.identity is None else 1
        intake = Intake(plan, iris, reader.read, before, report, texts, judging, jobs, _is_derivable(plan, before))
        writer = stack.enter_context(directory.writer())
        stack.callback(sweep_texts, directory, texts)
        _check_unchanged(directory, before)
        validation = stack.enter_context(Validation(request.jobs))
        manifest: dict[str, Json] = {"base": iris.base, "version": __version__, "layers": layers_fingerprint()}
        manifest |= reader.manifest
        further = _further(request, before)
        if further:
            manifest["policies"] = list(further)
        concluded = _write(writer, intake, validation, manifest, report, further)
        write_ledger(Ledger(plan.fingerprint, iris.base, plan.sources, intake.entries), writer.directory)
        write_rejected(writer.directory, intake.entries, intake.rejected, before.build if before else None)
        report("finish", 0, 0)
        writer.finish({**manifest, "documents": len(intake.entries)})
    return _summary(intake, concluded, perf_counter() - begin)


def _before(directory: StoreDirectory, stack: ExitStack) -> Before | None:
    """Open the current build, None where there is none yet; a damaged one is the store's error."""
    try:
        store = stack.enter_context(directory.open())
    except NoBuildError:
        return None
    return Before(read_ledger(store.build.directory), store.engine, store.build)


def _reader(request: BuildRequest, before: Before | None) -> Reader:
    return reader_of(request.reader, before.build.manifest if before else {}, request.jobs)


def _further(request: BuildRequest, before: Before | None) -> tuple[str, ...]:
    """Return the policies that graphs are made for beside `all`, sorted; an unknown one is a UsageError."""
    given = _kept_policies(before) if request.policies is None else request.policies
    return tuple(sorted({policy(name).name for name in given} - {DEFAULT_POLICY}))


def _kept_policies(before: Before | None) -> tuple[str, ...]:
    """Return the further policies of a build that are still known."""
    found = before.build.manifest.get("policies", []) if before else []
    known = {entry.name for entry in policies()}
    return tuple(name for name in found if isinstance(name, str) and name in known) if isinstance(found, list) else ()


def _check_unchanged(directory: StoreDirectory, before: Before | None) -> None:
    """Make sure, now that no one else writes, that the build we planned from is still the current one."""
    try:
        current = directory.current().id
    except NoBuildError:
        current = None
    if current != (before.build.id if before else None):
        raise StoreLockedError("Another process has just finished a build of this store.", "Start yours again.")


def _is_derivable(plan: Plan, before: Before | None) -> bool:
    """Tell whether a build can begin with the files of the one before: both read texts in the same way.

    Documents that come or go for certain may be no more than those that were there; how many texts changed shows only
    when they are read.
    """
    if before is None or before.ledger.fingerprint != plan.fingerprint or not before.build.derivable:
        return False
    paths = {text.path for text in plan.found.texts} | {entry.path for entry in plan.kept}
    return len(paths ^ before.ledger.entries.keys()) <= len(before.ledger.entries)


def _write(
    writer: Writer,
    intake: Intake,
    validation: Validation,
    manifest: Mapping[str, Json],
    report: Report,
    further: Sequence[str],
) -> Concluded:
    iris = intake.iris
    before = intake.before if intake.derived else None
    if before is not None:
        writer.derive(before.build)
        # What HermiT made of the facts before need not hold of those that are now.
        drop_classification(writer, iris)
    else:
        writer.load(skolemised(ontology_quads(iris), iris.base))
    checking = Checking(validation, iris, before)
    notes = None if before is None else _notes(before, manifest)
    with Notebook(writer.directory, notes) as notebook:
        layers = Layers(
            writer, iris, checking, report, notebook, before is not None, notes is not None, jobs=intake.jobs
        )
        for change in intake.changes():
            layers.take(change)
        if not intake.entries:
            raise _nothing_read(intake.plan, intake)
        concluded = layers.conclude()
    for gone in sorted(set(_kept_policies(before)) - set(further)):
        layers.drop(gone)
    for name in further:
        layers.conclude_under(name)
    checking.write(concluded.report, writer.directory)
    found = [ox.Quad(*triple) for triple in concluded.report.to_graph(iris)]
    (writer.directory / REPORT).write_bytes(write_rdf(found, TURTLE, iris.prefixes()))
    return concluded


def _notes(before: Before, manifest: Mapping[str, Json]) -> Path | None:
    """Return the folder of the build before where its notebook can be gone on with."""
    folder = before.build.directory
    same = before.build.manifest.get("layers") == manifest["layers"]
    return folder if same and (folder / NOTEBOOK).is_file() else None


def _nothing_read(plan: Plan, intake: Intake) -> InputError:
    first = f" The first: {intake.skipped[0].reason}" if intake.skipped else ""
    return NothingReadError(
        f"None of the {len(plan.found.texts)} texts could be read.{first}", "Name a source with readable texts."
    )


def _summary(intake: Intake, concluded: Concluded, seconds: float) -> BuildSummary:
    entries = intake.entries.values()
    by_type: Counter[str] = Counter()
    open_mentions: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    for entry in entries:
        by_type.update(entry.claims)
        open_mentions.update(entry.open)
        rejected.update(entry.rejected)
    return BuildSummary(
        documents=len(intake.entries),
        reread=intake.reread,
        ignored=intake.plan.found.ignored,
        skipped=tuple(intake.skipped),
        recoded=tuple(sorted(entry.path for entry in entries if entry.encoding == "windows-1252")),
        sentences=sum(entry.sentences for entry in entries),
        quantities=sum(entry.quantities for entry in entries),
        quantities_claimed=sum(entry.quantities_claimed for entry in entries),
        open=tuple(sorted(open_mentions.items())),
        claims_by_type=tuple(sorted(by_type.items())),
        facts=concluded.counts["Fact"],
        flows=concluded.counts["Flow"],
        inferences=concluded.counts["Inference"],
        circles=concluded.counts["CircularFlow"],
        clashes=concluded.counts["Clash"],
        first_clash=concluded.first_clash,
        violations=concluded.report.violations,
        warnings=concluded.report.warnings,
        seconds=seconds,
        rejected=tuple(sorted(rejected.items())),
        remarked=sum(entry.remarked for entry in entries),
    )
