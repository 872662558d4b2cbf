"""The options that verbs share, each defined once, and what stands behind them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from kgtool.cli.language import LANGUAGES
from kgtool.errors import UsageError
from kgtool.remote.address import is_address

#: Where a store lies that nobody named.
DEFAULT_STORE = "kgtool-store"
#: The user's own data beside it.
OWN_DATA = "kgtool-data"


def suggestion(word: str, known: tuple[str, ...]) -> str:
    """Return ' Did you mean …?' for a word that is close to a known one, else an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return f" Did you mean '{close[0]}'?" if close else ""


def one_of(value: str, known: tuple[str, ...], what: str) -> str:
    """Return a value that is known; raises UsageError with the known ones and the closest."""
    if value in known:
        return value
    raise UsageError(f"'{value}' is no {what}.{suggestion(value, known)}", f"Use one of {', '.join(known)}.")


def _language(value: str) -> str:
    return one_of(value, LANGUAGES, "language") if value else value


#: What names a store: a folder, or the address of a SPARQL endpoint; None stands for the environment's or the default.
StoreName: TypeAlias = Path | str | None
StoreOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="DIR|URL", help="The store, or a SPARQL endpoint; else $KGTOOL_STORE, else ./kgtool-store."
    ),
]
StoreFolderOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--store", metavar="DIR", help="The store; else $KGTOOL_STORE, else ./kgtool-store."),
]
LanguageOption: TypeAlias = Annotated[
    str,
    typer.Option("--lang", metavar="de|en", callback=_language, help="Language of labels and talk; else the locale's."),
]
OutputOption: TypeAlias = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where the result goes; - is standard output.")
]
SourceArgument: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="SOURCE", help="Text files, folders of them, or - (standard input).")
]
NameOption: TypeAlias = Annotated[
    str, typer.Option("--name", metavar="NAME", help="The document's name where the text comes from standard input.")
]
DataOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Your own words, names, judgements; else kgtool-data beside the store."),
]
JobsOption: TypeAlias = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Read texts in N processes; 0 takes every core.")
]
PolicyOption: TypeAlias = Annotated[
    str, typer.Option("--policy", metavar="NAME", help="Which claims count: all, strict, latest, …")
]
RungOption: TypeAlias = Annotated[
    str | None, typer.Option("--rung", metavar="RUNG", help="At least rumoured, planned, agreed or delivered.")
]
AsOfOption: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="What was known then: documents up to that day.")
]
OnOption: TypeAlias = Annotated[str | None, typer.Option("--on", metavar="DATE", help="What held on that day.")]
WithoutOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="WHAT",
        help="Not by this document, speaker, publisher, deal, claim or origin, or about:ACTOR; several times.",
    ),
]
RatesOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("--rates", metavar="FILE", help="Rates to convert by: date, from, to, rate, source (TSV)."),
]
EvidenceOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--evidence", help="Add columns: the sentence behind each row, how sure, whose, since when, and all claims."
    ),
]
LeftOutOption: TypeAlias = Annotated[
    bool, typer.Option("--left-out", help="List the claims that this leaves out, with the reason.")
]


def processes(jobs: int) -> int:
    """Return how many processes `--jobs` asks for: every core this process may use for 0."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def use_data(option: Path | None, store: StoreName = None) -> None:
    """Take in the user's own data: the folder he names, else `kgtool-data` beside the store where it exists.

    Raises UsageError where the named folder is none.
    """
    from kgtool.resources import use

    if option is not None and not option.is_dir():
        raise UsageError(f"There is no folder {option}.", "Name one laid out like the shipped data/ folder.")
    word = store_word(store)
    beside = Path(DEFAULT_STORE if is_address(word) else word).parent / OWN_DATA
    use(option.resolve() if option else beside.resolve() if beside.is_dir() else None)


def store_word(option: StoreName) -> str:
    """Return what names the store: the option, else `$KGTOOL_STORE`, else `kgtool-store` in this folder."""
    return str(option or os.environ.get("KGTOOL_STORE") or DEFAULT_STORE)


def store_path(option: StoreName) -> Path:
    """Return the folder of the store; the address of an endpoint is a UsageError."""
    word = store_word(option)
    if is_address(word):
        raise UsageError(f"{word} is no folder, and this needs one.", "Name a folder; 'kgtool push' writes it there.")
    return Path(word)
