"""The texts of a build's documents, where they are kept and may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kgtool import resources
from kgtool.build.ledger import Entry, read_ledger
from kgtool.errors import StoreError
from kgtool.store.texts import Texts
from kgtool.web.reading import Reading


def kept_text(reading: Reading, document: ox.NamedNode) -> str | None:
    """Return the text of a document, None where it was not kept, was changed, or is another one's and not to be shown.

    The texts that ship with the product are always shown.
    """
    entry = reading.kept(("entries",), lambda: _entries(reading)).get(document.value)
    if entry is None or entry.text is None or not (reading.shows_texts or _ships(entry)):
        return None
    return Texts(reading.build.directory.parents[1]).read(entry.text)


def _entries(reading: Reading) -> Mapping[str, Entry]:
    """Return what the build wrote down of its documents, by IRI; nothing where it wrote nothing down."""
    try:
        ledger = read_ledger(reading.build.directory)
    except StoreError:
        return {}
    return {reading.iris.document(path).value: entry for path, entry in ledger.entries.items()}


def _ships(entry: Entry) -> bool:
    return entry.file is not None and Path(entry.file).parent == resources.folder("data", "documents").resolve()
