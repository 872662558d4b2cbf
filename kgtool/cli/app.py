"""The command `kgtool`: its verbs, and how failures end it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from types import ModuleType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kgtool import __version__
from kgtool.cli import (
    analyse,
    ask,
    audit,
    build,
    check_ontology,
    classify,
    coverage,
    demo,
    diff,
    explain,
    export,
    extract,
    import_,
    names,
    push,
    query,
    report,
    review,
    search,
    serve,
    site,
    sparql,
    validate,
    what_if,
    why_not,
    why_not_sure,
)
from kgtool.cli.language import LANGUAGES, choose, say
from kgtool.cli.terminal import BROKEN_PIPE, silence, talk
from kgtool.error_words import line
from kgtool.errors import KgtoolError, SystemFaultError, UsageError
from kgtool.processes import collect_seldom

#: Every verb in the order of the help; a module's name is its verb (`_` for `-`), its `run` the operation.
VERBS: tuple[ModuleType, ...] = (
    demo,
    build,
    import_,
    extract,
    coverage,
    names,
    review,
    query,
    ask,
    search,
    sparql,
    serve,
    site,
    report,
    audit,
    analyse,
    explain,
    why_not,
    why_not_sure,
    what_if,
    diff,
    validate,
    check_ontology,
    classify,
    export,
    push,
)


app = typer.Typer(
    name="kgtool",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"kgtool {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Read German texts about the AI economy into a knowledge graph and ask it.

    Every answer leads back to a sentence. Begin with: kgtool demo
    """


def verb_name(module: ModuleType) -> str:
    """Return the word that calls the operation of a module: `why-not-sure` of `why_not_sure`, `import` of `import_`."""
    return module.__name__.rsplit(".", 1)[-1].rstrip("_").replace("_", "-")


for _verb in VERBS:
    app.command(verb_name(_verb))(_verb.run)


def _language(arguments: Sequence[str]) -> str:
    """Return the language that the command's words ask for, else the locale's; of an unknown one English."""
    given = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    given += [word for option, word in pairwise(arguments) if option == "--lang"]
    return choose(given[-1] if given and given[-1] in LANGUAGES else "")


def _ended(error: KgtoolError) -> int:
    """Tell an error in the reader's language; returns the status to end with."""
    talk(f"kgtool: {line(error, _language(sys.argv))}")
    return error.exit_status


def _misread(fault: TyperException) -> int:
    """Tell what the option parser has against the command's words; it takes no words at all as a call for help."""
    said = fault.format_message()
    context = getattr(fault, "ctx", None)
    command = context.command_path if context else "kgtool"
    if context and said == context.get_help():
        talk(said)
        return UsageError.exit_status
    cause = said if said.endswith((".", "?")) else f"{said}."
    return _ended(UsageError(cause, f"See '{command} --help'."))


def main() -> None:
    """Run the command: status 0 done, 1 findings of a check, 2 bad input or usage, 130 interrupted."""
    collect_seldom()
    try:
        sys.exit(app(standalone_mode=False))
    except TyperException as fault:
        sys.exit(_misread(fault))
    except typer.Abort:
        talk(say(_language(sys.argv), "ended_early"))
        sys.exit(1)
    except KgtoolError as error:
        sys.exit(_ended(error))
    except BrokenPipeError:
        silence()
        sys.exit(BROKEN_PIPE)
    except OSError as fault:
        sys.exit(_ended(SystemFaultError(fault)))
