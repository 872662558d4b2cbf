"""Removes the texts of documents that no build of a store holds any more."""

from __future__ import annotations

from kgtool.build.ledger import read_ledger
from kgtool.errors import StoreError
from kgtool.store import StoreDirectory
from kgtool.store.texts import Texts


def sweep_texts(directory: StoreDirectory, texts: Texts) -> int:
    """Remove what no finished build that is still there has, and return how many texts those were.

    Only the store's writer may do so. Where a build does not say what it holds, nothing is removed.
    """
    try:
        ledgers = [read_ledger(build.directory) for build in directory.builds()]
    except StoreError:
        return 0
    return texts.sweep({entry.text for ledger in ledgers for entry in ledger.entries.values() if entry.text})
