"""Every kind of check, in one ordered tuple."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kgtool.audit import capacity, growth, joint, market, multiple, quarters, share, steps, total, yearly
from kgtool.audit.check import Check
from kgtool.audit.figure import Figure
from kgtool.audit.verdict import Verdict

#: Yields the checks of a kind among figures.
Find: TypeAlias = Callable[[Sequence[Figure]], Iterator[Check]]


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A kind of check; `across` says whether a figure of one document may follow from those of others."""

    name: str
    find: Find
    across: bool = True


KINDS = (
    CheckKind(total.KIND, total.find, across=False),
    CheckKind(joint.KIND, joint.find),
    CheckKind(steps.KIND, steps.find),
    CheckKind(share.KIND, share.find),
    CheckKind(growth.KIND, growth.find),
    CheckKind(multiple.KIND, multiple.find, across=False),
    CheckKind(yearly.KIND, yearly.find),
    CheckKind(quarters.KIND, quarters.find),
    CheckKind(capacity.KIND, capacity.find, across=False),
    CheckKind(market.KIND, market.find, across=False),
)


def within_document(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the checks among the figures of one document."""
    for kind in KINDS:
        yield from _once(check for check in kind.find(figures) if not _is_across(check))


def across_documents(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the checks whose figures stand in several documents.

    What a document's own figures decide is not weighed again by those of others.
    """
    documents: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        documents[figure.document].append(figure)
    if len(documents) < 2:
        return
    for kind in KINDS:
        if kind.across:
            own: dict[str, dict[Figure | None, Verdict]] = {}
            for check in _once(check for check in kind.find(figures) if _is_across(check)):
                stated = check.figures[0]
                if stated.document not in own:
                    told = kind.find(documents[stated.document])
                    own[stated.document] = {inner.stated_by: inner.verdict for inner in told}
                before = own[stated.document].get(check.stated_by)
                if before is None or (before == "undecided" and check.verdict != "undecided"):
                    yield check


def _is_across(check: Check) -> bool:
    return len({figure.document for figure in check.figures}) > 1


def _once(checks: Iterator[Check]) -> Iterator[Check]:
    """Leave out what says the same of the same documents again."""
    seen = set()
    for check in checks:
        if check.signature not in seen:
            seen.add(check.signature)
            yield check
