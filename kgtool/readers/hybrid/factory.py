"""Makes the reader `hybrid` out of what a user writes on the command line."""

from __future__ import annotations

from collections.abc import Mapping

from kgtool.readers.hybrid.reader import HybridReader
from kgtool.readers.model.asking import Watch
from kgtool.readers.model.factory import model_reader


def hybrid_reader(options: Mapping[str, str], watch: Watch | None = None) -> HybridReader:
    """Return the reader `hybrid`; its options are those of the model's reader."""
    return HybridReader(model_reader(options, watch))
