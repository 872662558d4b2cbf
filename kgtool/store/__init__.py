"""Finished builds on disk, swapped by rename, asked over SPARQL."""

from kgtool.store.build import Build
from kgtool.store.directory import StoreDirectory
from kgtool.store.nquads import dump_nquads
from kgtool.store.oxigraph import OxigraphStore
from kgtool.store.protocol import QueryResult, Store
from kgtool.store.writer import Writer

__all__ = ["Build", "OxigraphStore", "QueryResult", "Store", "StoreDirectory", "Writer", "dump_nquads"]
