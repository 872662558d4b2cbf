"""What keeps a reader from being chosen."""

from __future__ import annotations

from difflib import get_close_matches

from kgtool.claims.identity import Identity
from kgtool.errors import UsageError


class UnknownReaderError(UsageError):
    """No reader of this name is installed."""

    code = "KG960"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        close = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f" Did you mean '{close[0]}'?" if close else ""
        super().__init__(f"'{name}' is no reader.{hint}", f"Use one of {', '.join(known)}.")


class BrokenReaderError(UsageError):
    """The entry point of a reader names code that cannot be loaded."""

    code = "KG961"

    def __init__(self, name: str, entry: str, fault: Exception) -> None:
        super().__init__(
            f"The reader '{name}' cannot be loaded from {entry}: {fault}.", "Install what it needs, or mend its entry."
        )


class ReaderOptionError(UsageError):
    """An option was given that the reader does not have, or that is written wrongly."""

    code = "KG962"


class ReaderNotNamedError(UsageError):
    """Texts have to be read that another reader than the rules read before, and nobody says whether it may again."""

    code = "KG963"

    def __init__(self, before: Identity) -> None:
        model = f" ({before.model})" if before.model else ""
        super().__init__(
            f"A text has to be read, and those of this store were read by '{before.name}'{model}.",
            "Name the reader with its options, or --reader rules to have all of them read by the rules.",
        )


class OneProcessError(UsageError):
    """A reader that keeps count of money or holds a model reads in one process."""

    code = "KG964"

    def __init__(self, name: str) -> None:
        super().__init__(f"The reader '{name}' reads in one process.", "Leave --jobs out.")
