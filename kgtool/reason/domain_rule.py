"""Rules of the domain: SPARQL CONSTRUCT files in `ontology/rules/` with a strict header.

The body is kept simple so that each premise of a solution can be named: one triple a line in both blocks; beside
triples the WHERE block may hold FILTER lines and `FILTER NOT EXISTS {` … `}` blocks, in which the same may stand. A
rule whose premises cannot all hold has `concludes: clash` in its header and concludes no triple.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kgtool.reason.condition import Condition
from kgtool.reason.pattern import Atom, parse_atom
from kgtool.reason.statement import Rule
from kgtool.sparql_file import SparqlFile, read_folder

_KEYS = ("rule", "axiom", "label", "sentence", "layers", "concludes")
_LAYERS = ("ontology", "facts", "inferred")
_PREFIX = re.compile(r"PREFIX (?P<prefix>[\w-]*): <(?P<iri>[^>]+)>")
_CURE = "See CONTRIBUTING.md for the form of a rule."
_ABSENT = "FILTER NOT EXISTS {"


@dataclass(slots=True)
class _Block:
    """Triples and conditions between braces."""

    atoms: list[Atom] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)


def read_rules(directory: Path) -> Iterator[Rule]:
    """Yield every rule of the folder, sorted by name; a broken one is a DataFileError with file and line."""
    return (_rule(file) for file in read_folder(directory, _KEYS))


def _rule(file: SparqlFile) -> Rule:
    if file.value("rule") != file.name:
        raise file.fault(f"The file is not named '{file.value('rule')}.rq'.", "Give both one name.", 1)
    file.value("axiom")
    layers = file.all("layers")
    if unknown := sorted(set(file.value("layers").split()) - set(_LAYERS)):
        raise file.fault(f"'{unknown[0]}' is no layer a rule reads.", f"Use {', '.join(_LAYERS)}.", layers[0].line)
    label, sentence = ({lang: file.value(f"{key}@{lang}") for lang in ("de", "en")} for key in ("label", "sentence"))
    _check_syntax(file)
    construct, where = _blocks(file)
    bound = {part for atom in where.atoms for part in atom if part[0] == "?"}
    for name in (part for atom in construct.atoms for part in atom if part[0] == "?"):
        if name not in bound:
            raise file.fault(f"'{name}' is concluded but no premise binds it.", _CURE, file.line_of(name))
    conclusions = _conclusions(file, tuple(construct.atoms), tuple(where.conditions))
    return Rule(file.name, label, sentence, conclusions, tuple(where.atoms), tuple(where.conditions))


def _conclusions(
    file: SparqlFile, atoms: tuple[Atom, ...], conditions: tuple[Condition, ...]
) -> tuple[Atom | None, ...]:
    """Return what a rule concludes; None for a clash, which asks absence only of triples."""
    told = file.all("concludes")
    if not told:
        return atoms
    if told[0].value != "clash" or atoms:
        raise file.fault("A rule concludes triples, or it has `concludes: clash` and none.", _CURE, told[0].line)
    if any(condition.inner for condition in conditions):
        raise file.fault("What a clash asks the absence of holds triples only.", _CURE, told[0].line)
    return (None,)


def _check_syntax(file: SparqlFile) -> None:
    try:
        ox.Store().query(file.text)
    except SyntaxError as error:
        raise file.fault(f"The rule is no SPARQL: {error}.", "Correct the query.", 1) from error


def _blocks(file: SparqlFile) -> tuple[_Block, _Block]:
    """Read the CONSTRUCT and the WHERE block line by line."""
    prefixes: dict[str, str] = {}
    blocks = {"CONSTRUCT {": _Block(), "WHERE {": _Block()}
    open_blocks: list[_Block] = []
    for number, line in enumerate(file.text.splitlines(), start=1):
        words = line.strip()
        if match := _PREFIX.fullmatch(words):
            prefixes[match["prefix"]] = match["iri"]
        elif words in blocks and not open_blocks:
            open_blocks.append(blocks[words])
        elif words == "}" and open_blocks:
            _close(open_blocks)
        elif words and not words.startswith("#"):
            try:
                _read_line(words, open_blocks, prefixes)
            except ValueError as error:
                raise file.fault(f"This line cannot stand in a rule: {error}.", _CURE, number) from error
    return blocks["CONSTRUCT {"], blocks["WHERE {"]


def _read_line(words: str, open_blocks: list[_Block], prefixes: Mapping[str, str]) -> None:
    if not open_blocks:
        raise ValueError("a rule is `CONSTRUCT {` … `}` and `WHERE {` … `}`, each on lines of its own")
    if words.startswith(_ABSENT):
        open_blocks.append(_Block())
        if within := words.removeprefix(_ABSENT).removesuffix("}").strip():
            open_blocks[-1].atoms.append(_atom(within, prefixes))
            _close(open_blocks)
    elif words.startswith("FILTER "):
        expression = _without_prefixes(words.removeprefix("FILTER "), prefixes)
        open_blocks[-1].conditions.append(Condition("filter", expression))
    else:
        open_blocks[-1].atoms.append(_atom(words, prefixes))


def _atom(words: str, prefixes: Mapping[str, str]) -> Atom:
    if not words.endswith("."):
        raise ValueError("a rule holds one triple a line, `?s kg:investsIn ?o .`")
    return parse_atom(words, prefixes)


def _close(open_blocks: list[_Block]) -> None:
    block = open_blocks.pop()
    if open_blocks:
        absent = Condition("absent", body=tuple(block.atoms), inner=tuple(block.conditions))
        open_blocks[-1].conditions.append(absent)


def _without_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    """Write prefixed names as IRIs, so that a line can stand in another query."""
    names = "|".join(re.escape(prefix) for prefix in prefixes)
    return re.sub(rf"\b({names}):([\w-]+)", lambda match: f"<{prefixes[match[1]]}{match[2]}>", text) if names else text
