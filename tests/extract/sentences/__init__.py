"""Sentences with the claim each must give, and how they are scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kgtool.claims import Claim, Measure
from kgtool.documents.document import Document
from kgtool.extract.reader import read
from kgtool.vocabulary.ontology import load_ontology

#: How far apart two bounds of a measure may be and still be the same.
_CLOSE = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence: the type in question, its roles (None for a near miss) and its first measure."""

    text: str
    type: str
    roles: dict[str, frozenset[str]] | None
    measure: tuple[str, Decimal | None, Decimal | None] | None
    negated: bool


@dataclass(slots=True)
class Score:
    """How many items were right, missed, and given a wrong claim of the type instead."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Return the share of right claims among right and wrong ones."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of items that were right."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def items(half: int) -> Iterator[Item]:
    """Yield the items of the even (0) or odd (1) lines."""
    for path in sorted(Path(__file__).parent.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if number % 2 == half:
                yield _item(line)


def _item(line: str) -> Item:
    text, kind, roles, measures, flags = line.split("\t")
    told = None
    if roles.strip() != "-":
        pairs = (pair.partition("=") for pair in roles.split())
        told = {role: frozenset(slugs.split(",")) for role, _, slugs in pairs}
    measure = None
    if measures.strip():
        name, _, value = measures.split()[0].partition(":")
        low, dots, high = value.partition("..")
        measure = (name, _bound(low), _bound(high) if dots else _bound(low))
    return Item(text.replace(" ¶ ", "\n"), kind, told, measure, "negated" in flags)


def _bound(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def score(half: int) -> Score:
    """Read every sentence of a half by itself and count; a near miss with a claim of its type is one wrong claim."""
    total = Score()
    for item in items(half):
        document = Document("sentence.txt", item.text, "0" * 64)
        found = [claim for claim in read(document).claims if claim.type == item.type]
        if item.roles is None:
            total.wrong += bool(found)
        elif any(_fits(item, claim) for claim in found):
            total.right += 1
        else:
            total.missed += 1
            total.wrong += bool(found)
    return total


def _fits(item: Item, claim: Claim) -> bool:
    assert item.roles is not None
    have = {role: frozenset(slugs) for role, slugs in claim.roles}
    for role in load_ontology().claim_types[item.type].required_roles:
        if role in item.roles and not (have.get(role) == item.roles[role] or _one_each(item, have.get(role), role)):
            return False
    return claim.negated == item.negated and (item.measure is None or any(_same(item, m) for m in claim.measures))


def _one_each(item: Item, have: frozenset[str] | None, role: str) -> bool:
    """Tell whether a relation was given as a claim for each filler, as `claims.md` allows without a measure."""
    return item.measure is None and item.roles is not None and bool(have) and (have or set()) <= item.roles[role]


def _same(item: Item, measure: Measure) -> bool:
    assert item.measure is not None
    kind, low, high = item.measure
    return measure.kind == kind and _close(measure.min, low) and _close(measure.max, high)


def _close(a: Decimal | None, b: Decimal | None) -> bool:
    return a == b or (a is not None and b is not None and abs(a - b) <= abs(b) * _CLOSE)
