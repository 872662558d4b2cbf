"""Tables: header and row together say what a sentence would, and become the same claims."""

from kgtool.extract.tables.facts import find_facts
from kgtool.extract.tables.grid import Table, find_tables
from kgtool.extract.tables.names import cell_names
from kgtool.extract.tables.rows import table_claims
from kgtool.extract.tables.sheet import Source

__all__ = ["Source", "Table", "cell_names", "find_facts", "find_tables", "table_claims"]
