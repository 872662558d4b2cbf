from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kgtool.store import StoreDirectory
from kgtool.store.faults import StoreLockedError
from kgtool.store.layout import LOCK
from kgtool.store.lock import Lease, WriterLock, unleased
from tests.store.examples import quads

#: Two processes write to one pipe: a line is one write, or the two would mix.
HOLD = """
import os, sys, time
from kgtool.store import StoreDirectory
with StoreDirectory(sys.argv[1]).writer():
    if len(sys.argv) > 2 and os.fork() == 0:
        os.write(1, f"forked {os.getpid()}\\n".encode())
        time.sleep(60)
        os._exit(0)
    os.write(1, b"held\\n")
    time.sleep(60)
"""


@contextmanager
def holder(path: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """Run another process that holds the writer's lock; gives what it printed when it had it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), *arguments], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines: list[str] = []
        try:
            while "held" not in lines or len(lines) <= len(arguments):
                line = process.stdout.readline()
                assert line, "the other process ended"
                lines.append(line.strip())
            yield process, lines
        finally:
            process.kill()
            for line in lines:
                if line.startswith("forked"):
                    os.kill(int(line.split()[1]), signal.SIGKILL)


def write(path: Path) -> None:
    with StoreDirectory(path).writer() as writer:
        writer.load(quads(1))
        writer.finish({})


def test_a_second_writer_is_told_who_writes_and_readers_are_not_in_the_way(tmp_path: Path) -> None:
    write(tmp_path / "s")
    with holder(tmp_path / "s") as (process, _):
        with pytest.raises(StoreLockedError) as caught, StoreDirectory(tmp_path / "s").writer():
            pass
        assert str(caught.value).startswith(f"KG503 Process {process.pid} is writing the store '{tmp_path / 's'}'.")
        assert "Wait for it" in caught.value.cure
        with StoreDirectory(tmp_path / "s").open() as store:
            assert set(store.quads()) == set(quads(1))


def test_two_writers_of_one_process_exclude_each_other_too(tmp_path: Path) -> None:
    with (
        StoreDirectory(tmp_path / "s").writer(),
        pytest.raises(StoreLockedError, match=f"Process {os.getpid()} "),
        StoreDirectory(tmp_path / "s").writer(),
    ):
        pass
    write(tmp_path / "s")


def test_the_lock_of_a_killed_writer_is_taken_over(tmp_path: Path) -> None:
    with holder(tmp_path / "s") as (process, _):
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (tmp_path / "s" / LOCK).read_text() == f"{process.pid}\n"
        write(tmp_path / "s")


def test_a_worker_that_outlives_its_killed_writer_does_not_hold_the_lock(tmp_path: Path) -> None:
    with holder(tmp_path / "s", "fork") as (process, _):
        process.send_signal(signal.SIGKILL)
        process.wait()
        write(tmp_path / "s")


def test_a_lock_file_that_nobody_holds_is_no_lock_whatever_it_says(tmp_path: Path) -> None:
    write(tmp_path / "s")
    (tmp_path / "s" / LOCK).write_text(f"{os.getpid()}\n")
    write(tmp_path / "s")


def test_releasing_twice_is_no_error(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "lock", tmp_path)
    lock.release()
    lock.release()
    WriterLock(tmp_path / "lock", tmp_path).release()


def test_a_lease_keeps_the_remover_away_and_the_remover_new_leases(tmp_path: Path) -> None:
    path = tmp_path / "lease"
    path.touch()
    first, second = Lease(path), Lease(path)
    first.release()
    with unleased(path) as free:
        assert not free
    second.release()
    with unleased(path) as free:
        assert free
        with pytest.raises(FileNotFoundError):
            Lease(path)
    Lease(path).release()


def test_a_lease_that_is_dropped_is_released(tmp_path: Path) -> None:
    path = tmp_path / "lease"
    path.touch()
    Lease(path)
    with unleased(path) as free:
        assert free


def test_a_build_without_a_lease_file_is_free(tmp_path: Path) -> None:
    with unleased(tmp_path / "gone") as free:
        assert free
