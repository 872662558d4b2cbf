"""Says what a user's spaCy pipeline lacks, where a verb reads with one."""

from __future__ import annotations

from kgtool.cli.language import say
from kgtool.cli.terminal import talk
from kgtool.readers.choice import Choice


def tell_lacks(choice: Choice | None, language: str) -> None:
    """Say what the chosen pipeline has no component for, if it lacks anything; raises what loading it raises."""
    if choice is None or choice.name != "spacy":
        return
    from kgtool.readers.pipeline.reader import loaded

    lacks = loaded(dict(choice.options).get("model", "")).lacks
    if lacks:
        talk(say(language, "pipeline_lacks", parts=", ".join(say(language, f"pipeline_{part}") for part in lacks)))
