"""Loads a German spaCy pipeline from a folder; nothing is ever downloaded."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgtool.errors import Place
from kgtool.readers.pipeline.faults import (
    BrokenPipelineError,
    NoPipelineError,
    NotGermanError,
    NothingToTellError,
    SpacyMissingError,
)

if TYPE_CHECKING:
    from spacy.language import Language

_CONFIG = "config.cfg"
#: What a pipeline may tell, and the parts of a document's annotation that it needs for it.
_ABILITIES = {
    "tags": ("token.tag", "token.pos"),
    "lemmas": ("token.lemma",),
    "dependencies": ("token.dep",),
    "names": ("doc.ents", "token.ent_type"),
}
#: A lemma alone tells nothing: it is of use only with the form that a tag gives.
_TELLING = frozenset({"tags", "dependencies", "names"})


@dataclass(frozen=True)
class Pipeline:
    """A loaded pipeline: its name and version as it states them, the SHA-256 of its files (hex), and what it lacks."""

    language: Language
    name: str
    version: str
    sha256: str
    spacy: str
    lacks: tuple[str, ...]


def load_pipeline(path: str) -> Pipeline:
    """Load the pipeline that stands in a folder; raises what `kgtool.readers.pipeline.faults` names."""
    try:
        import spacy
        from spacy.about import __version__ as installed
    except ImportError:
        raise SpacyMissingError("spaCy is not installed.", "Install it with: pip install 'kgtool[spacy]'.") from None
    folder = _folder(path)
    place = Place(str(folder))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of another version of spaCy; what does not load is an error
            language = spacy.load(folder)
    except (ValueError, TypeError, KeyError, OSError) as fault:
        said = str(fault).partition("\n")[0][:200]
        raise BrokenPipelineError(
            f"spaCy {installed} cannot load the pipeline: {said}",
            "Take one made for this version of spaCy, with all packages that it names in its meta.json.",
            place,
        ) from fault
    if language.lang != "de":
        raise NotGermanError(f"The pipeline is for '{language.lang}'.", "Name a German one.", place)
    lacks = _lacks(language)
    if set(lacks) >= _TELLING:
        raise NothingToTellError(
            f"The pipeline has {', '.join(language.pipe_names) or 'no components'}: nothing the rules could use.",
            "Name one with a tagger, a parser or an entity recogniser.",
            place,
        )
    meta = language.meta
    name = f"{meta.get('lang') or 'de'}_{meta.get('name') or 'pipeline'}"
    return Pipeline(language, name, str(meta.get("version") or "0"), _digest(folder), installed, lacks)


def _folder(path: str) -> Path:
    """Return the folder of a pipeline's settings: the one named, or the one in it where a package was unpacked."""
    named = Path(path)
    if not path or not named.is_dir():
        raise NoPipelineError(
            "There is no such folder." if path else "No folder is named.",
            "Name that of a German spaCy pipeline with --model PATH; kgtool downloads none.",
            Place(path) if path else None,
        )
    if (named / _CONFIG).is_file():
        return named
    inner = sorted(found.parent for found in (*named.glob(f"*/{_CONFIG}"), *named.glob(f"*/*/{_CONFIG}")))
    if len(inner) != 1:
        raise NoPipelineError(
            f"The folder holds {'no' if not inner else 'more than one'} spaCy pipeline.",
            f"Name the folder in which {_CONFIG} and meta.json stand.",
            Place(path),
        )
    return inner[0]


def _lacks(language: Language) -> tuple[str, ...]:
    """Return what no component of a pipeline sets, in the order of `_ABILITIES`."""
    assigned = {name for pipe in language.pipe_names for name in language.get_pipe_meta(pipe).assigns}
    ruler = {"token.tag", "token.pos", "token.lemma", "token.dep"} if _rules_attributes(language) else set()
    return tuple(able for able, needs in _ABILITIES.items() if not {*assigned, *ruler}.intersection(needs))


def _rules_attributes(language: Language) -> bool:
    """Tell whether a component of patterns sets attributes, which spaCy does not list as set."""
    return any(language.get_pipe_meta(pipe).factory == "attribute_ruler" for pipe in language.pipe_names)


def _digest(folder: Path) -> str:
    """Return the SHA-256 of all files of a folder with their places in it."""
    digest = hashlib.sha256()
    for file in sorted(found for found in folder.rglob("*") if found.is_file()):
        with file.open("rb") as stream:
            own = hashlib.file_digest(stream, "sha256").hexdigest()
        digest.update(f"{file.relative_to(folder).as_posix()}\n{own}\n".encode())
    return digest.hexdigest()
