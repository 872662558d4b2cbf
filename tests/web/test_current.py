"""A rebuild is served by the next request; each request keeps the build it began with."""

from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.store.faults import NoBuildError
from kgtool.web.current import Current
from kgtool.web.pages.warming import warm


def built(folder: Path, words: str) -> Path:
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "text.txt").write_text(words, encoding="utf-8")
    build(BuildRequest((str(folder / "texts"),), folder / "store"))
    return folder / "store"


def test_a_rebuild_is_served_by_the_next_request_only(tmp_path: Path) -> None:
    current = Current(built(tmp_path, "Nvidia investiert 5 Milliarden Dollar in OpenAI."))
    with current.borrow() as before:
        built(tmp_path, "Nvidia investiert 7 Milliarden Dollar in OpenAI.")
        with current.borrow() as after:
            assert after.build.id != before.build.id
            assert len(before.graph().ask("who-says-so")) == 1
        quotes = [before.graph().ask("who-says-so")[0]["quote"], after.graph().ask("who-says-so")[0]["quote"]]
    assert quotes == [f"Nvidia investiert {amount} Milliarden Dollar in OpenAI" for amount in (5, 7)]
    with pytest.raises(ValueError, match="closed"):
        before.store.engine  # noqa: B018
    current.close()


def test_the_same_build_is_opened_once(tmp_path: Path) -> None:
    current = Current(built(tmp_path, "Nvidia investiert 5 Milliarden Dollar in OpenAI."))
    with current.borrow() as first, current.borrow() as second:
        assert first is second
        assert first.kept("key", object) is second.kept("key", object)
    current.close()


def test_a_place_without_a_build_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoBuildError), Current(tmp_path / "nothing").borrow():
        pass


def test_whoever_wants_to_know_is_told_of_each_build(tmp_path: Path) -> None:
    told: SimpleQueue[str] = SimpleQueue()
    store = built(tmp_path, "Nvidia investiert 5 Milliarden Dollar in OpenAI.")
    current = Current(store, opened=lambda reading: told.put(reading.build.id))
    with current.borrow() as first:
        assert told.get(timeout=20) == first.build.id
    built(tmp_path, "Nvidia investiert 7 Milliarden Dollar in OpenAI.")
    with current.borrow() as second:
        assert told.get(timeout=20) == second.build.id != first.build.id
    current.close()


def test_the_pages_of_the_navigation_are_made_beforehand(tmp_path: Path) -> None:
    current = Current(built(tmp_path, "Nvidia investiert 5 Milliarden Dollar in OpenAI."))
    with current.borrow() as reading:
        warm(reading)
        for address in ("/questions", "/questions?lang=en"):
            assert reading.kept(("page", address), lambda: None) is not None
    current.close()
