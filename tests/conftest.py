"""Fixtures of all tests: the shared folder beside the checkout, and the shipped data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of texts, gold claims and test suites, or skip; where it is required its absence fails."""
    if not SHARED.is_dir():
        if os.environ.get("KGTOOL_REQUIRE_SHARED"):
            pytest.fail("the shared folder is required here and is absent")
        pytest.skip("no shared folder beside the checkout")
    return SHARED
