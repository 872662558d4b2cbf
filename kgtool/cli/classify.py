"""`kgtool classify`: let HermiT fill the defined classes over the facts of a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, OutputOption, StoreFolderOption, one_of, store_path
from kgtool.cli.terminal import talk, write_text

if TYPE_CHECKING:
    from kgtool.build.classification import Classified

FORMATS = ("table", "json")


def run(
    *,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=1, help="For HermiT.")] = 600,
    memory: Annotated[int, typer.Option("--memory", metavar="MB", min=64, help="Java's heap.")] = 2000,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How the result is written.")] = (
        "table"
    ),
    output: OutputOption = "-",
    store: StoreFolderOption = None,
    lang: LanguageOption = "",
) -> None:
    """Fill the defined classes (chip-funded lab, circle member, …) over the facts, by HermiT through owlready2.

    The types come to stand in the graph …/graph/all/classified of a new build, marked as made by HermiT; ask for it
    with GRAPH. It needs a Java (pip install 'kgtool[dl]'). Facts that contradict the ontology are an error, and the
    store stays as it was. The next 'kgtool build' takes the graph out; then classify again. Examples:

    \b
      kgtool classify
      kgtool classify --store kgtool-store --format json --lang de
      echo 'SELECT * { GRAPH ?g { ?wer a ?was } FILTER(STRENDS(STR(?g), "classified")) }' | kgtool sparql -
    """
    from kgtool.build.classification import classify
    from kgtool.owl.process import Limits

    one_of(format, FORMATS, "format")
    language = choose(lang)
    found = classify(store_path(store), Limits(timeout, memory))
    write_text(_record(found) if format == "json" else _table(found, language), output)
    classes = len({kind for _, _, kind in found.members})
    talk(say(language, "classified", members=len(found.members), classes=str(classes), ruled=str(found.ruled)))


def _table(found: Classified, language: str) -> str:
    from kgtool.cli.table import table
    from kgtool.vocabulary.ontology import load_ontology
    from kgtool.vocabulary.terms import KG, slug_of

    ontology = load_ontology()
    rows = [
        (
            ontology.label(KG.local_name(kind), language) if kind in KG else kind.value,
            slug_of(member) if "/entity/" in member.value else member.value,
        )
        for member, _, kind in found.members
    ]
    return table([say(language, "column_class"), say(language, "column_member")], rows) if rows else ""


def _record(found: Classified) -> str:
    members = [{"class": kind.value, "member": member.value} for member, _, kind in found.members]
    return json.dumps({"members": members, "ruled": found.ruled}, ensure_ascii=False, indent=2)
