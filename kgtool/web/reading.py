"""One build as the server reads it: opened once, with what pages ask of it again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from kgtool.interface.graph import KnowledgeGraph
from kgtool.store.oxigraph import OxigraphStore
from kgtool.views.view import View
from kgtool.vocabulary.terms import DEFAULT_BASE, Iris

T = TypeVar("T")

#: So many views beside the stored ones are kept; each holds graphs in memory.
_VIEWS = 6
#: So many results are kept of those that pages keep.
_KEPT = 512


class Reading:
    """An opened build: its id, its graph in each language and under views, and results that were kept of it.

    `shows_texts` tells whether the texts of documents may be shown, not only quotes and the texts that ship.
    """

    def __init__(self, store: OxigraphStore, *, texts: bool = True) -> None:
        self.shows_texts = texts
        self.store = store
        self.build = store.build
        self.iris = Iris(str(store.build.manifest.get("base", DEFAULT_BASE)))
        self._graphs: OrderedDict[tuple[str, View], KnowledgeGraph] = OrderedDict()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self._viewing = Lock()

    def graph(self, language: str = "de", view: View | None = None) -> KnowledgeGraph:
        """Return the knowledge graph in a language (`de`, `en`) and under a view; seldom asked views are let go."""
        view = view or View()
        with self._lock:
            found = self._graphs.get((language, view))
            if found is None:
                found = KnowledgeGraph(self.store, self.iris, str(self.build.directory), language, view)
                self._graphs[language, view] = found
                unusual = [key for key in self._graphs if not key[1].is_plain]
                if len(unusual) > _VIEWS:
                    del self._graphs[unusual[0]]
            self._graphs.move_to_end((language, view))
        if not view.is_plain:
            # A view that has to be computed takes memory and seconds: one at a time.
            with self._viewing:
                found.seen  # noqa: B018
        return found

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gave for a key, made once for this build; a key belongs to one kind of result."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """Let go of the build."""
        self.store.close()
