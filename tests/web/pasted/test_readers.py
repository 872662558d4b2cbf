"""Reading happens in a process that is ended where it takes too long, and no process is left behind."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest

from kgtool.vocabulary.terms import DEFAULT_BASE
from kgtool.web.pasted.readers import Readers
from kgtool.web.pasted.task import RefusedTextError, Task, TooLargeError, TooMuchError, answer_of

TEXT = "Nvidia investiert 5 Milliarden Dollar in OpenAI."


def task(path: str = "text.txt", at: int | None = None) -> Task:
    return Task(path, DEFAULT_BASE, "en", at)


def test_a_text_is_read_also_by_a_process_that_waited() -> None:
    readers = Readers()
    try:
        cold = readers.read(task(), TEXT.encode())
        readers.warm()
        warm = readers.read(task(), TEXT.encode())
    finally:
        readers.close()
    assert cold == warm
    assert cold.text == TEXT
    assert list(cold.why) == ["0-48"]
    assert cold.why_at(3) == cold.why["0-48"]
    assert cold.why_at(48) is None
    assert sum("#Investment>" in line for line in cold.quads.splitlines()) == 1


def test_what_takes_too_long_is_ended() -> None:
    readers = Readers(seconds=0.05)
    begin = time.monotonic()
    with pytest.raises(TooMuchError):
        readers.read(task(), TEXT.encode())
    assert time.monotonic() - begin < 5
    readers.close()


def test_no_process_is_left_behind() -> None:
    readers = Readers()
    readers.warm()
    waiting = readers._spare
    assert waiting is not None
    readers.close()
    assert waiting.poll() is not None
    readers.warm()
    assert readers._spare is None


def test_a_fault_of_the_text_keeps_its_code() -> None:
    with pytest.raises(RefusedTextError) as caught:
        Readers().read(task(), b" ")
    assert caught.value.code == "KG202"


def test_a_text_longer_than_a_page_reads_is_refused() -> None:
    with pytest.raises(TooLargeError):
        Readers().read(task(), b"Ein Wort. " * 40_000)


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    for line in (b"", b'{"text": "a', b'{"text": "a"}', b"[]"):
        with pytest.raises(TooMuchError):
            answer_of(line)


def test_the_process_may_write_no_file_and_has_limits(tmp_path: Path) -> None:
    """The limits are set in a child of the test, as they cannot be taken back."""
    import os

    from kgtool.web.pasted import child

    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            child._limit()
            soft = [
                resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE)
            ]
            try:
                (tmp_path / "written.txt").write_text("a", encoding="utf-8")
            except OSError:
                code = 0 if soft == [child.SECONDS, child.MEMORY, 0] else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
