"""Every error has a code of its own and a heading in the documentation."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import kgtool
from kgtool.errors import KgtoolError, Place, UsageError

DOCUMENT = Path(__file__).resolve().parents[1] / "CONTRIBUTING.md"


def error_classes(base: type[KgtoolError] = KgtoolError) -> Iterator[type[KgtoolError]]:
    yield base
    for derived in base.__subclasses__():
        if derived.__module__.startswith("kgtool."):
            yield from error_classes(derived)


def import_all() -> None:
    for module in pkgutil.walk_packages(kgtool.__path__, "kgtool."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def test_codes_are_distinct_and_documented() -> None:
    import_all()
    codes = Counter(error.code for error in error_classes())
    assert len(codes) >= 20
    assert max(codes.values()) == 1
    headings = re.findall(r"^#### (KG\d{3})$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert headings == sorted(codes)


def test_error_says_code_place_cause_and_cure_in_one_line() -> None:
    error = UsageError("This is wrong.", "Do that.", Place("file.txt", line=3, column=7))
    assert str(error) == "KG100 file.txt:3:7: This is wrong. Do that."
    assert str(Place("file.txt", offset=5)) == "file.txt (byte 5)"
