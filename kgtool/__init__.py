"""kgtool reads German business texts into a knowledge graph whose every answer leads back to a sentence.

`kgtool.open(path)` opens a store for Python, `kgtool.open("https://…/query")` a SPARQL endpoint; what it gives is
`kgtool.interface.graph.KnowledgeGraph`. Nothing is loaded before it is asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgtool.errors import KgtoolError
    from kgtool.interface.answer import Answer
    from kgtool.interface.explanation import Explanation
    from kgtool.interface.graph import KnowledgeGraph
    from kgtool.interface.graph import open_graph as open

__version__ = "0.1.0"
__all__ = ["Answer", "Explanation", "KgtoolError", "KnowledgeGraph", "__version__", "open"]

_PLACES = {
    "Answer": ("kgtool.interface.answer", "Answer"),
    "Explanation": ("kgtool.interface.explanation", "Explanation"),
    "KgtoolError": ("kgtool.errors", "KgtoolError"),
    "KnowledgeGraph": ("kgtool.interface.graph", "KnowledgeGraph"),
    "open": ("kgtool.interface.graph", "open_graph"),
}


if not TYPE_CHECKING:
    # Unseen by type checkers, so that they know a misspelt name.
    def __getattr__(name: str) -> object:
        """Load a part of the interface when it is first used."""
        if name not in _PLACES:
            raise AttributeError(f"module 'kgtool' has no attribute '{name}'")
        from importlib import import_module

        module, attribute = _PLACES[name]
        found: object = getattr(import_module(module), attribute)
        return found


def __dir__() -> list[str]:
    """List the interface, loaded or not."""
    return sorted(__all__)
