"""The reader `spacy`: the rules, with a user's pipeline beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from kgtool.claims import Claim, Entity
from kgtool.documents.document import Document
from kgtool.readers.faults import ReaderOptionError
from kgtool.readers.pipeline.annotator import SpacyAnnotator
from kgtool.readers.pipeline.labels import label_files
from kgtool.readers.pipeline.load import Pipeline, load_pipeline
from kgtool.readers.protocol import Identity

NAME = "spacy"
#: Changes when the same annotations give other claims.
VERSION = "1"


class SpacyReader:
    """Reads by the rules, which ask a pipeline of words, names and relations where they are open."""

    def __init__(self, path: str) -> None:
        self.pipeline = loaded(path)
        self._annotator = SpacyAnnotator(self.pipeline.language)

    @cached_property
    def identity(self) -> Identity:
        """Say which pipeline tells, by its name, version and files, and by which meaning of its labels."""
        said = self.pipeline
        meanings = hashlib.sha256(b"".join(Path(file).read_bytes() for file in label_files())).hexdigest()
        model = f"{said.name} {said.version} sha256:{said.sha256}"
        return Identity(NAME, f"{VERSION}+spacy-{said.spacy}", model, meanings)

    def read(self, document: Document) -> Iterator[Claim | Entity]:
        """Yield the claims of a document in the order of the text, and before them whom only the text names."""
        from kgtool.extract.reader import read

        reading = read(document, annotator=self._annotator)
        yield from (entity for entity in reading.entities if entity.provisional)
        yield from (replace(claim, readers=(NAME,)) for claim in reading.claims)


@lru_cache(maxsize=1)
def loaded(path: str) -> Pipeline:
    """Load a pipeline; asked again for the same folder, give the same one."""
    return load_pipeline(path)


def make(options: Mapping[str, str]) -> SpacyReader:
    """Return the reader for the pipeline at `model`, its one option; raises ReaderOptionError for another."""
    if unknown := sorted(set(options) - {"model"}):
        raise ReaderOptionError(f"The reader '{NAME}' has no option --{unknown[0]}.", "It has --model PATH.")
    return SpacyReader(options.get("model", ""))
