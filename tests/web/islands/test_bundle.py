"""Bundling: what is locked, what goes in, and what happens without npm."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kgtool.web.islands import bundle
from kgtool.web.islands.bundle import HERE, LICENCES, MANIFEST, STATIC, BundlingError

#: Licences that allow to pass the bundle on under any terms.
FREE = {"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"}


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder for the bundle, in which there is none yet."""
    monkeypatch.setattr(bundle, "STATIC", tmp_path / "static")
    monkeypatch.setattr(bundle.is_current, "__defaults__", (tmp_path / "static",))
    return tmp_path / "static"


@pytest.fixture
def manifest() -> dict[str, dict[str, dict[str, str]]]:
    """Give the manifest of the bundle that lies here."""
    if not (STATIC / MANIFEST).is_file():
        pytest.skip("the islands are not bundled: make islands")
    found: dict[str, dict[str, dict[str, str]]] = json.loads((STATIC / MANIFEST).read_text("utf-8"))
    return found


def test_lock_file_names_no_host() -> None:
    text = (HERE / "package-lock.json").read_text("utf-8")
    assert re.findall(r'"(?:resolved|[a-z]*tarball)"', text) == []
    assert {url for url in re.findall(r'"url": "([^"]+)"', text) if "npmjs" in url} == set()
    assert "omit-lockfile-registry-resolved=true" in (HERE / ".npmrc").read_text("utf-8").splitlines()


def test_every_library_is_locked_with_its_digest_and_free() -> None:
    packages = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    locked = {name: about for name, about in packages.items() if name}
    assert [name for name, about in locked.items() if not about["integrity"].startswith("sha512-")] == []
    shipped = {name: about["license"] for name, about in locked.items() if not about.get("dev")}
    assert {name: licence for name, licence in shipped.items() if licence not in FREE} == {}


def test_versions_are_exact() -> None:
    package = json.loads((HERE / "package.json").read_text("utf-8"))
    named = {**package["dependencies"], **package["devDependencies"]}
    assert {name: wanted for name, wanted in named.items() if not re.fullmatch(r"\d+\.\d+\.\d+", wanted)} == {}


def test_no_bundled_script_is_in_git() -> None:
    ignored = (HERE.parents[2] / ".gitignore").read_text("utf-8").splitlines()
    assert "kgtool/web/static/" in ignored


def test_bundle_is_whole_and_of_these_sources(manifest: dict[str, object]) -> None:
    assert bundle.is_current()
    assert manifest["script"] == "islands.js"


def test_bundle_asks_no_other_host(manifest: dict[str, dict[str, object]]) -> None:
    """Namespaces of W3C are names; links to anything else would be calls or advertisements."""
    hosts = {
        host
        for name in manifest["files"]
        if name.endswith(".js")
        for host in re.findall(r"https?://([\w.-]+)", (STATIC / name).read_text("utf-8"))
    }
    assert hosts - {"www.w3.org"} == set()


def test_bundle_evaluates_no_text_as_script(manifest: dict[str, dict[str, object]]) -> None:
    calls = {
        name: found
        for name in manifest["files"]
        if name.endswith(".js")
        and (found := re.findall(r"\beval\(|new Function\(|\.innerHTML\s*=", (STATIC / name).read_text("utf-8")))
    }
    assert calls == {}


def test_bundle_brings_the_licence_of_each_library(manifest: dict[str, list[dict[str, str]]]) -> None:
    text = (STATIC / LICENCES).read_text("utf-8")
    packages = [f"{one['name']} {one['version']} ({one['license']})" for one in manifest["packages"]]
    assert len(packages) == 18
    assert [line for line in text.splitlines() if line in packages] == packages


def test_without_npm_the_command_warns_once_and_goes_on(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KGTOOL_REQUIRE_ISLANDS", raising=False)
    monkeypatch.setattr(bundle, "node_commands", _no_node)
    assert bundle.main([]) == 0
    assert capsys.readouterr().err == "warning: pages have no islands: no npm here\n"
    assert not empty.exists()


def test_without_npm_the_command_fails_where_islands_are_required(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KGTOOL_REQUIRE_ISLANDS", "1")
    monkeypatch.setattr(bundle, "node_commands", _no_node)
    assert bundle.main([]) == 1
    assert capsys.readouterr().err == "error: pages have no islands: no npm here\n"


def test_tool_that_fails_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(BundlingError, match=r"ended with status 3:\nno such file$"):
        bundle._run(["sh", "-c", "echo no such file; exit 3"], tmp_path, "/usr/bin/node")


def test_bundle_of_other_sources_is_not_current(
    tmp_path: Path, manifest: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert manifest
    assert not bundle.is_current(tmp_path)
    monkeypatch.setattr(bundle, "digest_of_sources", lambda: "another")
    assert not bundle.is_current()


def _no_node() -> tuple[list[str], list[str]]:
    raise BundlingError("no npm here")
