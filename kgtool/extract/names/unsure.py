"""Names that may mean a listed entity: what a human should judge before two become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from kgtool.claims import Entity
from kgtool.extract.names.gazetteer import Gazetteer
from kgtool.extract.names.judgements import Judgements

#: How alike two names are that may be one misspelt, and how long the shorter must be.
_ALIKE = 0.8
_LONG = 5


@dataclass(frozen=True, slots=True)
class Unsure:
    """A name as texts write it, and the listed entity that it may mean."""

    name: str
    slug: str
    label: str


def unsure(unlisted: Iterable[Entity], known: Gazetteer, judgements: Judgements) -> Iterator[Unsure]:
    """Yield the pairs that nobody has judged, in the order of the names.

    A pair is unsure where one name begins with the other ('Nebius', 'Nebius Group'), or both with the same letter and
    they are spelt nearly the same.
    """
    listed = sorted({(name.text, name.slug) for name in known.names if "Person" not in known.entities[name.slug].kinds})
    for entity in sorted(unlisted, key=lambda e: e.label):
        near = {slug for text, slug in listed if _near(entity.label.casefold(), text.casefold())}
        for slug in sorted(near - {entity.slug}):
            if not judgements.decided(entity.label, slug):
                yield Unsure(entity.label, slug, known.entities[slug].label)


def _near(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _LONG:
        return False
    if a.startswith(f"{b} ") or b.startswith(f"{a} "):
        return True
    pair = SequenceMatcher(a=a, b=b, autojunk=False)
    return a[0] == b[0] and abs(len(a) - len(b)) <= 2 and pair.real_quick_ratio() >= _ALIKE and pair.ratio() >= _ALIKE
