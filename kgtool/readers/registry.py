"""The readers there are, by name: ours, and those that other packages declare as entry points."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import cast

from kgtool.claims.identity import RULES
from kgtool.readers.choice import Choice
from kgtool.readers.faults import BrokenReaderError, UnknownReaderError
from kgtool.readers.protocol import GROUP, Extractor, Factory

#: Our readers and where their factories stand; `pyproject.toml` declares the same, for whoever lists entry points.
OWN = (
    (RULES, "kgtool.readers.rules:rules_reader"),
    ("hybrid", "kgtool.readers.hybrid.factory:hybrid_reader"),
    ("llm", "kgtool.readers.model.factory:model_reader"),
    ("spacy", "kgtool.readers.pipeline.reader:make"),
)


def known() -> dict[str, EntryPoint]:
    """Return all readers by name, sorted; none of another package takes the name of one of ours."""
    others = {entry.name: entry for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.value)}
    ours = {name: EntryPoint(name, value, GROUP) for name, value in OWN}
    return dict(sorted({**others, **ours}.items()))


def choose(choice: Choice) -> Extractor:
    """Make the reader that a user wants.

    Raises UnknownReaderError, BrokenReaderError where its code cannot be loaded, and what its factory raises.
    """
    readers = known()
    entry = readers.get(choice.name)
    if entry is None:
        raise UnknownReaderError(choice.name, tuple(readers))
    try:
        factory = cast("Factory", entry.load())
    except (ImportError, AttributeError) as fault:
        raise BrokenReaderError(choice.name, entry.value, fault) from fault
    return factory(dict(choice.options))
