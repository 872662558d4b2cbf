"""The language of what the command line says, and its sentences from `data/messages`."""

from __future__ import annotations

import os

from kgtool.messages import catalogue, number, say

__all__ = ["LANGUAGES", "catalogue", "choose", "number", "say"]

LANGUAGES = ("de", "en")


def choose(option: str) -> str:
    """Return `de` or `en`: the option, else the locale's language (LC_ALL, LC_MESSAGES, LANG), else English."""
    if option:
        return option
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "de" if locale.lower().startswith("de") else "en"
