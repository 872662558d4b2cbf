"""What keeps a spaCy pipeline from being used."""

from __future__ import annotations

from kgtool.errors import KgtoolError


class SpacyMissingError(KgtoolError):
    """spaCy is not installed."""

    code = "KG975"


class NoPipelineError(KgtoolError):
    """No folder is named, it is not there, or it holds no spaCy pipeline."""

    code = "KG976"


class BrokenPipelineError(KgtoolError):
    """The installed spaCy cannot load the pipeline, or needs a component that nobody installed."""

    code = "KG977"


class NotGermanError(KgtoolError):
    """The pipeline is for another language."""

    code = "KG978"


class NothingToTellError(KgtoolError):
    """The pipeline has no component whose labels are known: no parser, no tagger, no named entities."""

    code = "KG979"
