"""The options by which a verb lets another reader than the rules read, given to it as one choice."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, TypeAlias

import typer

from kgtool.errors import UsageError
from kgtool.readers.choice import Choice

#: Options of our readers that have a word of their own: name, what stands for the value, help.
OPTIONS = (
    ("model", "NAME", "The model to ask; for --reader spacy the folder of a pipeline."),
    ("endpoint", "URL", "Where the model is asked; the text is sent there. Keys come from the environment."),
    ("api", "openai|anthropic", "How the endpoint wants to be asked."),
    ("record", "DIR", "Write each question there as a file instead of asking."),
    ("replay", "DIR", "Read the answers from files there instead of asking."),
    ("cache", "DIR", "Where answers are kept; else the user's cache."),
    ("price", "IN/OUT", "Price of a million tokens asked and answered."),
    ("max-cost", "AMOUNT", "Ask no more once this much is spent."),
    ("at-once", "N", "So many questions at a time."),
    ("per-minute", "N", "So many questions a minute at most."),
)
#: The parameter of a verb that takes the choice.
_PARAMETER = "reader"
_ReaderOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--reader", metavar="NAME", help="Who reads: rules, llm, hybrid, spacy or an installed one; else as before."
    ),
]
_FurtherOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--reader-option", metavar="NAME=VALUE", help="An option of an installed reader; several times."),
]


def with_reader(run: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options of readers; its parameter `reader` is the Choice made of them, None where none is named.

    Options of a reader without `--reader` are a UsageError.
    """

    @wraps(run)
    def reading(*words: object, **values: object) -> None:
        name, further = values.pop(_PARAMETER), values.pop("reader_option")
        given = {option: values.pop(_named(option)) for option, _, _ in OPTIONS}
        options = {option: str(value) for option, value in given.items() if value is not None}
        run(*words, **values, reader=_choice(name, options | _further(further)))

    signature = inspect.signature(run, eval_str=True)
    own = [parameter for name, parameter in signature.parameters.items() if name != _PARAMETER]
    reading.__signature__ = signature.replace(parameters=[*own, *_parameters()])  # type: ignore[attr-defined]
    reading.__annotations__ = {p.name: p.annotation for p in (*own, *_parameters())}
    return reading


def _parameters() -> list[inspect.Parameter]:
    kinds = {_PARAMETER: _ReaderOption, **{_named(name): _option(name, value, told) for name, value, told in OPTIONS}}
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in {**kinds, "reader_option": _FurtherOption}.items()
    ]


def _option(name: str, value: str, told: str) -> object:
    return Annotated[str | None, typer.Option(f"--{name}", metavar=value, help=told)]


def _named(option: str) -> str:
    return option.replace("-", "_")


def _further(words: object) -> dict[str, str]:
    options: dict[str, str] = {}
    for word in words if isinstance(words, list) else ():
        name, sign, value = str(word).partition("=")
        if not (name and sign):
            raise UsageError(f"'{word}' is no option of a reader.", "Write --reader-option NAME=VALUE.")
        options[name] = value
    return options


def _choice(name: object, options: dict[str, str]) -> Choice | None:
    if name is None and options:
        raise UsageError(f"--{min(options)} is an option of a reader, and none is named.", "Add --reader NAME.")
    return None if name is None else Choice.of(str(name), options)
