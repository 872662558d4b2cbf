"""A reader of another package: it says of every text one investment, and one that no text holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kgtool.documents.document import Document
from kgtool.readers.faults import ReaderOptionError
from kgtool.readers.protocol import GROUP, Identity
from kgtool.readers.raw import RawClaim, RawFiller, RawMeasure

SENTENCE = "Nvidia steckt 10 Milliarden Dollar in Anthropic"


class Parrot:
    """Says always the same."""

    def __init__(self, model: str) -> None:
        self.identity = Identity("parrot", "1", model, "a" * 64)

    def read(self, document: Document) -> Iterator[RawClaim]:
        fillers = (RawFiller("investor", "Nvidia"), RawFiller("investee", "Anthropic"))
        yield RawClaim("Investment", fillers, SENTENCE, "steckt", (RawMeasure("10 Milliarden Dollar", low="1"),))
        yield RawClaim("Investment", fillers, "Nvidia steckt 99 Milliarden Dollar in Anthropic")


def parrot(options: Mapping[str, str]) -> Parrot:
    if set(options) - {"model"}:
        raise ReaderOptionError("Only --model.", "Leave it out.")
    return Parrot(options.get("model", "grey"))


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, **entries: str) -> None:
    """Put a package that declares readers where Python looks for packages; by default this one."""
    home = folder / "parrots-1.dist-info"
    home.mkdir()
    (home / "METADATA").write_text("Metadata-Version: 2.1\nName: parrots\nVersion: 1\n")
    lines = "".join(f"{name} = {value}\n" for name, value in (entries or {"parrot": f"{__name__}:parrot"}).items())
    (home / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}")
    monkeypatch.syspath_prepend(str(folder))
