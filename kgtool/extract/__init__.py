"""German texts become claims: blocks, sentences, mentions, quantities, clauses, frames, roles."""

from kgtool.extract.reading import Reading

__all__ = ["Reading", "read"]


def __getattr__(name: str) -> object:
    """Import the reader when it is first asked for: the grammar is no business of `--help`."""
    if name == "read":
        from kgtool.extract.reader import read

        return read
    raise AttributeError(name)
