"""Makes the reader that asks a model out of what a user writes on the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from kgtool.readers.model.asking import Watch
from kgtool.readers.model.faults import SetupError
from kgtool.readers.model.network import Limits
from kgtool.readers.model.reader import ModelReader
from kgtool.readers.model.settings import Settings, asking

#: The options that the readers `llm` and `hybrid` take, without `--`.
OPTIONS = (
    "model",
    "endpoint",
    "api",
    "record",
    "replay",
    "cache",
    "price",
    "max-cost",
    "at-once",
    "per-minute",
)


def settings(options: Mapping[str, str]) -> Settings:
    """Return what a user decided; raises SetupError for an option that these readers do not have, or a wrong number."""
    unknown = sorted(set(options) - set(OPTIONS))
    if unknown:
        raise SetupError(f"--{unknown[0]} is no option of this reader.", f"It has --{', --'.join(OPTIONS)}.")
    shipped = Limits()
    return Settings(
        model=options.get("model"),
        url=options.get("endpoint"),
        api=options.get("api", "openai"),
        record=_folder(options.get("record")),
        replay=_folder(options.get("replay")),
        cache=_folder(options.get("cache")),
        price=options.get("price"),
        max_cost=options.get("max-cost"),
        limits=Limits(
            at_once=_number(options, "at-once", shipped.at_once, least=1),
            a_minute=_number(options, "per-minute", shipped.a_minute, least=0),
        ),
    )


def model_reader(options: Mapping[str, str], watch: Watch | None = None) -> ModelReader:
    """Return the reader `llm`; the keys come from the environment. Raises a KgtoolError where nobody can be asked."""
    chosen = settings(options)
    return ModelReader(asking(chosen, os.environ, watch), chosen.name)


def _folder(word: str | None) -> Path | None:
    return None if word is None else Path(word)


def _number(options: Mapping[str, str], name: str, shipped: int, *, least: int) -> int:
    word = options.get(name)
    if word is None:
        return shipped
    if not (word.isascii() and word.isdigit() and int(word) >= least):
        raise SetupError(f"'{word}' is no number for --{name}.", f"Write one from {least} on.")
    return int(word)
