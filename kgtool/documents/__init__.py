"""Texts in: files, folders and standard input become documents whose offsets are kept."""

from kgtool.documents.document import Document
from kgtool.documents.extracted import text_of
from kgtool.documents.media import Media
from kgtool.documents.reader import read_document
from kgtool.documents.skipping import Skipped, check_named, read_found
from kgtool.documents.sources import Found, TextFile, find

__all__ = [
    "Document",
    "Found",
    "Media",
    "Skipped",
    "TextFile",
    "check_named",
    "find",
    "read_document",
    "read_found",
    "text_of",
]
