"""What can be wrong with a store, each with a code of its own below KG500."""

from __future__ import annotations

from kgtool.errors import StoreError


class NoBuildError(StoreError):
    """There is no store here, or none of its builds was ever finished."""

    code = "KG501"


class ForeignDirectoryError(StoreError):
    """The path is a file, or a directory that holds something else than a store."""

    code = "KG502"


class StoreLockedError(StoreError):
    """Another process is writing the store."""

    code = "KG503"


class StoreDamagedError(StoreError):
    """The store or its current build lacks a part, or a part is not readable."""

    code = "KG504"


class StoreNotWritableError(StoreError):
    """The file system refuses: no space, no permission, no locks."""

    code = "KG505"
