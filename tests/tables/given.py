"""Tables and mappings of tests, read as a build reads them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kgtool.documents.reader import TextBytes
from kgtool.tables.mapping_file import read_mapping
from kgtool.tables.reading import TableReading, read_table

SHIPPED = "deal-flows"
HEAD = "from,to,instrument,amount_usd,status,declared_circular,cancelable,source_file\n"


def source(text: str | bytes, path: str = "flows.csv") -> TextBytes:
    data = text.encode() if isinstance(text, str) else text
    return TextBytes(path, path, data, hashlib.sha256(data).hexdigest())


def read(text: str | bytes, mapping: str = SHIPPED) -> TableReading:
    return read_table(source(text), read_mapping(mapping))


def written(folder: Path, toml: str) -> str:
    """Write a mapping and return the name of its file."""
    file = folder / "mapping.toml"
    file.write_text(toml, encoding="utf-8")
    return str(file)


#: The least that a mapping has to say.
LEAST = '[columns]\nfrom = "from"\nto = "to"\n'
