"""The texts of documents, kept beside the builds of a store: one file a text, named by the digest of its words.

The graph holds only the quotes of its claims. Whoever is to see them where they stand needs the whole text, and the
source may have moved since. Texts are shared by the builds of a store and go when the last build that has them goes;
they are in no graph, so no export holds them.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from kgtool.documents.digest import text_digest
from kgtool.store.writer import writing

__all__ = ["TEXTS", "Texts", "text_digest"]

#: The folder of a store that holds them.
TEXTS = "texts"
_SUFFIX = ".txt"


class Texts:
    """The texts of one store; only its writer may keep or remove some."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._folder = store / TEXTS

    def keep(self, text: str) -> str:
        """Keep a text and return its digest; one that is there already is left alone."""
        digest = text_digest(text)
        if not self.has(digest):
            file = self._file(digest)
            draft = file.with_suffix(".new")
            with writing(self._store):
                file.parent.mkdir(parents=True, exist_ok=True)
                draft.write_bytes(text.encode())
                draft.replace(file)
        return digest

    def has(self, digest: str) -> bool:
        """Tell whether a text is there; an empty file is what a machine that lost its power leaves of one."""
        try:
            return self._file(digest).stat().st_size > 0
        except OSError:
            return False

    def read(self, digest: str) -> str | None:
        """Return a text, None where it is not there or no longer what it was."""
        try:
            content = self._file(digest).read_bytes()
        except OSError:
            return None
        return content.decode() if sha256(content).hexdigest() == digest else None

    def sweep(self, wanted: Collection[str]) -> int:
        """Remove every text but those of the digests, and return how many there were."""
        gone = [file for file in self._folder.glob("*/*") if file.stem not in wanted or file.suffix != _SUFFIX]
        with writing(self._store):
            for file in gone:
                file.unlink()
        return len(gone)

    def _file(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}{_SUFFIX}"
