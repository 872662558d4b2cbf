"""Kills a writer at each of its steps in turn, and reports what a reader and the next writer find.

A step is a call that changes something outside of the process: create, write, rename, remove, lock. Run in a
process of its own that never opens a store itself: each writer and reader is a fork of it. Prints one
line of JSON a kill.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kgtool.errors import StoreError
from kgtool.store import StoreDirectory
from kgtool.store.layout import BUILDS
from tests.store.examples import quads

STEPS = ("os.", "shutil.", "fcntl.")
WRITING = os.O_WRONLY | os.O_RDWR


def forked(task: Callable[[], object]) -> tuple[int, str]:
    """Run a task in a fork; give its wait status and what it returned as text."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, str(task()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        result = pipe.read()
    return os.waitpid(child, 0)[1], result


def write(path: Path, number: int) -> str:
    with StoreDirectory(path).writer() as writer:
        (writer.directory / "claims.jsonl").write_text(f"{number}\n", encoding="utf-8")
        writer.load(quads(number))
        return writer.finish({"number": number}).id


def derive(path: Path, number: int) -> str:
    directory = StoreDirectory(path)
    with directory.open() as old, directory.writer() as writer:
        (writer.directory / "claims.jsonl").write_text(f"{number}\n", encoding="utf-8")
        writer.derive(old.build)
        writer.remove(quads(1))
        writer.load(quads(number))
        return writer.finish({"number": number}).id


def read(path: Path) -> str:
    try:
        with StoreDirectory(path).open() as store:
            number = store.build.manifest["number"]
            assert isinstance(number, int)
            held = (store.build.directory / "claims.jsonl").read_text(encoding="utf-8")
            whole = set(store.quads()) == set(quads(number)) and held == f"{number}\n"
            return f"{number} {'whole' if whole else 'torn'}"
    except StoreError as error:
        return error.code


def killed_at(step: int, task: Callable[[Path, int], str], path: Path, number: int) -> str:
    seen = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(flags := arguments[2], int) and flags & WRITING
        if writes or (event.startswith(STEPS) and event not in {"os.listdir", "os.scandir"}):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    return task(path, number)


def main(path: Path, first: str) -> None:
    step, status = 0, -1
    while status != 0:
        step += 1
        store = path / str(step)
        if first != "none":
            # Two of them, so that the writer has one to remove after its swap.
            forked(partial(write, store, 0))
            forked(partial(write, store, 1))
        status, _ = forked(partial(killed_at, step, derive if first == "derived" else write, store, 2))
        after = forked(partial(read, store))[1]
        repaired = forked(partial(write, store, 3))[0]
        report = {
            "status": status,
            "after": after,
            "repaired": repaired,
            "then": forked(partial(read, store))[1],
            "builds": len(list((store / BUILDS).iterdir())),
            "unfinished": len(list((store / BUILDS).glob("unfinished-*"))),
        }
        print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
