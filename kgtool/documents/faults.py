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
    """The folder holds no file of a format that is read."""

    code = "KG203"

    def __init__(self, path: str, ignored: int) -> None:
        seen = f" ({ignored} other files were ignored)" if ignored else ""
        super().__init__(
            f"The folder holds no text{seen}.",
            "Name a folder with .txt, .md, .html, .pdf or .eml files; other formats must be saved as text first.",
            Place(path),
        )


class BinaryFileError(InputError):
    """The bytes of a text hold NUL or other control characters: it is a picture, an archive or the like."""

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
    """The bytes are neither UTF-8, UTF-16 nor, as far as can be told, Windows-1252."""

    code = "KG207"

    def __init__(self, path: str, offset: int, byte: int, encoding: str = "UTF-8") -> None:
        super().__init__(
            f"The text is not valid {encoding}: byte 0x{byte:02X} is out of place.",
            "Save it again as UTF-8.",
            Place(path, offset=offset),
        )


class UnknownSuffixError(InputError):
    """A file was named whose format is not read."""

    code = "KG208"

    def __init__(self, path: str, suffix: str) -> None:
        super().__init__(
            f"Files of type '{suffix or 'without suffix'}' are not read.",
            "Save it as .txt, .md, .html, .pdf or .eml, or pipe its text in: kgtool … - --name NAME.txt",
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


class ScannedPdfError(InputError):
    """The PDF holds no text, only pictures of it."""

    code = "KG214"

    def __init__(self, path: str, pages: int) -> None:
        super().__init__(
            f"The PDF holds no text on its {pages} page{'' if pages == 1 else 's'}: it is a scan.",
            "Recognise its text first (OCR) and save it as a PDF with text or as .txt.",
            Place(path),
        )


class EncryptedPdfError(InputError):
    """The PDF opens with a password only, or is encrypted in a way that is not supported."""

    code = "KG215"

    def __init__(self, path: str) -> None:
        super().__init__("The PDF is protected by a password.", "Save it without protection.", Place(path))


class BrokenPdfError(InputError):
    """The file is no PDF, or one that cannot be read."""

    code = "KG216"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"The file is no readable PDF: {reason.rstrip('.')}.",
            "Print it to a new PDF, or save its text as .txt.",
            Place(path),
        )


class TooComplexError(InputError):
    """The file asks for more work or memory than any article needs: nested too deeply, packed too tightly."""

    code = "KG217"

    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f"The file is too complex and was not read further: {what}.",
            "Save its text as .txt, or split it.",
            Place(path),
        )


class NoArticleError(InputError):
    """The page holds no article: only navigation, or a script that would load its text."""

    code = "KG218"

    def __init__(self, path: str) -> None:
        super().__init__(
            "The page holds no article, only navigation or scripts.",
            "Save the page from the browser once its text is shown, or save the text as .txt.",
            Place(path),
        )


class NoMessageTextError(InputError):
    """The e-mail holds no text of its own, only attachments."""

    code = "KG219"

    def __init__(self, path: str, what: str = "of its own, only attachments") -> None:
        super().__init__(f"The e-mail holds no text {what}.", "Save the attachment and name its file.", Place(path))


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
    ScannedPdfError,
    EncryptedPdfError,
    BrokenPdfError,
    TooComplexError,
    NoArticleError,
    NoMessageTextError,
)
