"""The two names of which a person says that they are one, as the store knows them."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.decisions.book import Book
from kgtool.decisions.faults import NoSuchNameError
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.query.solutions import Queryable
from kgtool.resources import folder
from kgtool.vocabulary.terms import slug_of


class Names:
    """All names of a store: slugs and press names, without case."""

    def __init__(self, store: Queryable) -> None:
        solutions = store.query(folder("queries", "lookup", "entities.rq").read_text("utf-8"))
        assert isinstance(solutions, ox.QuerySolutions)
        self._called: dict[str, set[str]] = {}
        for solution in solutions:
            self._called.setdefault(solution["name"].value.casefold(), set()).add(slug_of(solution["entity"]))

    def pair(self, keep: str, other: str, book: Book) -> tuple[str, str]:
        """Return the slugs that two words name; raises NoSuchNameError for an unknown one, and where they are one.

        What stays may be a slug that the gazetteer lists though no text of the store names it.
        """
        listed = gazetteer().entities
        kept = keep.strip() if keep.strip() in listed else self._slug(keep, book)
        given = self._slug(other, book)
        names = book.kept_names
        if names.get(kept, kept) == names.get(given, given):
            raise NoSuchNameError("same_already", one=keep, other=other)
        return kept, given

    def _slug(self, written: str, book: Book) -> str:
        """Return the slug that a word names by itself or by a label, a slug first; one that gave way is known too."""
        word = written.strip().casefold()
        found = self._called.get(word, set())
        if word in found:
            return word
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise NoSuchNameError("several_names", written=written, slugs=", ".join(sorted(found)))
        if word in book.kept_names:
            return word
        raise NoSuchNameError("no_name", written=written, known=self._called)
