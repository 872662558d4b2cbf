"""Locks of the operating system: one writer of a store, and readers that keep a build from being removed.

Both are `flock` on a file (POSIX). The kernel lets go of such a lock when its owner ends, however it ends, so a dead
writer is noticed without guessing from process ids. The file's text, the writer's process id, is for messages only.
"""

from __future__ import annotations

import errno
import fcntl
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kgtool.store.faults import StoreLockedError, StoreNotWritableError

_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


class WriterLock:
    """Keeps other writers out until released or until this process ends."""

    def __init__(self, path: Path, store: Path) -> None:
        """Take the lock file, creating it; a StoreLockedError where another writer, also of this process, has it."""
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.read(self._descriptor, 32).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            if isinstance(error, BlockingIOError):
                raise StoreLockedError(
                    f"Process {owner or 'unknown'} is writing the store '{store}'.",
                    "Wait for it to end, or end it; reading goes on meanwhile.",
                ) from error
            raise StoreNotWritableError(
                f"The file system of '{store}' has no locks ({error.strerror}).", "Put the store on a local disk."
            ) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)
        _held.add(self)

    def release(self) -> None:
        """Let the next writer in; the file stays, as removing it would let two in at once."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        _held.discard(self)


def _leave_to_parent() -> None:
    # A forked worker shares the lock and could outlive its parent; without its copy the lock ends with the parent.
    for lock in list(_held):
        lock.release()


os.register_at_fork(after_in_child=_leave_to_parent)


class Lease:
    """A reader's word that it uses a build; any number may hold one, forked workers share their parent's."""

    def __init__(self, path: Path) -> None:
        """Take a lease on a build's lock file; FileNotFoundError where the build is gone or going.

        Where the file system has no locks there is no lease, and the reader relies on the last build but one being
        kept.
        """
        self._descriptor: int | None = None
        self._descriptor = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise FileNotFoundError(path) from error
        except OSError as error:
            if error.errno not in {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS}:
                raise
        if os.fstat(self._descriptor).st_nlink == 0:
            self.release()
            raise FileNotFoundError(path)

    def release(self) -> None:
        """Give the build free."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.release()


@contextmanager
def unleased(path: Path) -> Iterator[bool]:
    """Tell whether no reader holds a lease on a build, and keep new ones out until the block ends."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free = True
        except OSError:
            free = False
        yield free
    finally:
        os.close(descriptor)
