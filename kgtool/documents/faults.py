"""What can be wrong with a source text: one class a code, each with its cause and its cure."""

from __future__ import annotations

from kgtool.errors import InputError, Place

#: Longest line that is read, in characters; longer ones are no prose but a dump.
MAX_LINE = 1_000_000
#: Largest file that is read, in bytes: a whole year of a newspaper fits.
MAX_BYTES = 20_000_000


class MissingSourceError(InputError):
    """The named file or folder does not exist."""

    code = "KG201"

    def __init__(self, path: str) -> None:
        super().__init__("There is no such file or folder.", "Check the spelling of the path.", Place(path))


class EmptyTextError(InputError):
    """The text holds nothing but white space."""

    code = "KG202"

    def __init__(self, path: str) -> None:
        super().__init__("The text is empty.", "Leave it out, or save its text again.", Place(path))


class NoTextsError(InputError):
    """The folder holds no `.txt` or `.md` file, or none that can be read."""

    code = "KG203"

    def __init__(self, path: str, ignored: int) -> None:
        seen = f" ({ignored} other files were ignored)" if ignored else ""
        super().__init__(
            f"The folder holds no text{seen}.",
            "Name a folder with .txt or .md files; other formats must be saved as text first.",
            Place(path),
        )


class BinaryFileError(InputError):
    """The bytes hold NUL or other control characters: a picture, an archive, a PDF, or UTF-16."""

    code = "KG204"

    def __init__(self, path: str, offset: int, byte: int) -> None:
        super().__init__(
            f"The file is no text: it holds the control character 0x{byte:02X}.",
            "Save it as plain text in UTF-8.",
            Place(path, offset=offset),
        )


class LineTooLongError(InputError):
    """A line is longer than prose ever is."""

    code = "KG205"

    def __init__(self, path: str, line: int) -> None:
        super().__init__(
            f"A line has more than {MAX_LINE:,} characters; the file was refused and not read further.",
            "Break the text into lines or paragraphs.",
            Place(path, line=line),
        )


class TextTooLargeError(InputError):
    """The text is larger than the limit."""

    code = "KG206"

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The text has more than {MAX_BYTES // 1_000_000} MB; it was refused and not read further.",
            "Split it into several files.",
            Place(path),
        )


class BrokenEncodingError(InputError):
    """The bytes are neither UTF-8 nor, as far as can be told, Windows-1252."""

    code = "KG207"

    def __init__(self, path: str, offset: int, byte: int) -> None:
        super().__init__(
            f"The text is not valid UTF-8: byte 0x{byte:02X} is out of place.",
            "Save it again as UTF-8.",
            Place(path, offset=offset),
        )


class UnknownSuffixError(InputError):
    """A file was named that is neither `.txt` nor `.md`."""

    code = "KG208"

    def __init__(self, path: str, suffix: str) -> None:
        super().__init__(
            f"Files of type '{suffix or 'without suffix'}' are not read.",
            "Save it as .txt or .md, or pipe its text in: kgtool … - --name NAME.txt",
            Place(path),
        )


class SamePathError(InputError):
    """Two sources give a document of the same relative path, which is a document's identity."""

    code = "KG209"

    def __init__(self, path: str, first: str, second: str) -> None:
        super().__init__(
            f"Two sources give the same document path: {first} and {second}.",
            "Rename one of them, or name the folder above both.",
            Place(path),
        )


class UnreadableSourceError(InputError):
    """The operating system does not let the file be read."""

    code = "KG210"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"It cannot be read: {reason}.", "Check its kind and its permissions.", Place(path))


class UnusableNameError(InputError):
    """A document's name is no valid text, or leaves the folder it stands in."""

    code = "KG211"

    def __init__(self, path: str) -> None:
        super().__init__(
            "The name cannot name a document.",
            "Use a plain file name such as report.txt: no control characters, no '..', valid UTF-8.",
            Place(path.encode("utf-8", "backslashreplace").decode()),
        )


#: Every fault, in the order of the codes; documentation and tests go through it.
FAULTS: tuple[type[InputError], ...] = (
    MissingSourceError,
    EmptyTextError,
    NoTextsError,
    BinaryFileError,
    LineTooLongError,
    TextTooLargeError,
    BrokenEncodingError,
    UnknownSuffixError,
    SamePathError,
    UnreadableSourceError,
    UnusableNameError,
)
