"""Names: the known ones of the gazetteer, and those a text introduces itself."""

from kgtool.extract.names.gazetteer import Gazetteer, Name, gazetteer
from kgtool.extract.names.index import NameIndex

__all__ = ["Gazetteer", "Name", "NameIndex", "gazetteer"]
