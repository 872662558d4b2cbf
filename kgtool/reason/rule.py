"""Rules of inference: SPARQL CONSTRUCT files in `ontology/rules/` with a strict header.

The body is kept simple so that each premise of a solution can be named: one triple a line in both blocks, no nesting;
beside triples the WHERE block may hold FILTER lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pyoxigraph as ox

from kgtool.reason.pattern import Pattern, parse_pattern
from kgtool.resources import folder
from kgtool.sparql_file import SparqlFile, read_folder

_KEYS = ("rule", "axiom", "label", "sentence", "layers")
_LAYERS = ("ontology", "facts", "inferred")
_PREFIX = re.compile(r"PREFIX (?P<prefix>[\w-]*): <(?P<iri>[^>]+)>")
_CURE = "See CONTRIBUTING.md for the form of a rule."


@dataclass(frozen=True)
class Rule:
    """A rule: what it concludes from what. `axiom` names the OWL axiom it stands for, or `domain`."""

    name: str
    axiom: str
    label: dict[str, str]
    sentence: dict[str, str]
    conclusions: tuple[Pattern, ...]
    premises: tuple[Pattern, ...]
    filters: tuple[str, ...]

    @cached_property
    def data_premises(self) -> tuple[int, ...]:
        """Return the places of the premises that facts and inferences can match, not only the ontology."""
        return tuple(place for place, pattern in enumerate(self.premises) if not pattern.is_schema)

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """Return the variables of the premises, sorted."""
        names = {term.variable for pattern in self.premises for term in pattern.terms}
        return tuple(sorted(name for name in names if name is not None))

    def select(self, delta_premise: int | None = None, delta: ox.NamedNode | None = None) -> str:
        """Write the SELECT of all variables; one premise may be matched in the graph `delta` only."""
        lines = [str(pattern) for pattern in self.premises]
        if delta_premise is not None:
            lines.insert(0, f"GRAPH {delta} {{ {lines.pop(delta_premise)} }}")
        names = " ".join(f"?{name}" for name in self.variables)
        return f"SELECT {names} WHERE {{\n" + "\n".join([*lines, *self.filters]) + "\n}"


@cache
def rules(directory: Path | None = None) -> tuple[Rule, ...]:
    """Return every rule of the folder, sorted by name; a broken one is a DataFileError with file and line."""
    return tuple(_rule(file) for file in read_folder(directory or folder("ontology", "rules"), _KEYS))


def _rule(file: SparqlFile) -> Rule:
    if file.value("rule") != file.name:
        raise file.fault(f"The file is not named '{file.value('rule')}.rq'.", "Give both one name.", 1)
    layers = file.all("layers")
    if unknown := sorted(set(file.value("layers").split()) - set(_LAYERS)):
        raise file.fault(f"'{unknown[0]}' is no layer a rule reads.", f"Use {', '.join(_LAYERS)}.", layers[0].line)
    _check_syntax(file)
    blocks = _blocks(file)
    rule = Rule(
        file.name,
        file.value("axiom"),
        {language: file.value(f"label@{language}") for language in ("de", "en")},
        {language: file.value(f"sentence@{language}") for language in ("de", "en")},
        *blocks,
    )
    bound = set(rule.variables)
    for name in (term.variable for pattern in rule.conclusions for term in pattern.terms):
        if name is not None and name not in bound:
            raise file.fault(f"'?{name}' is concluded but no premise binds it.", _CURE, file.line_of(f"?{name}"))
    return rule


def _check_syntax(file: SparqlFile) -> None:
    try:
        ox.Store().query(file.text)
    except SyntaxError as error:
        raise file.fault(f"The rule is no SPARQL: {error}.", "Correct the query.", 1) from error


def _blocks(file: SparqlFile) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...], tuple[str, ...]]:
    """Read the CONSTRUCT and the WHERE block line by line."""
    prefixes: dict[str, str] = {}
    patterns: dict[str, list[Pattern]] = {"CONSTRUCT": [], "WHERE": []}
    filters: list[str] = []
    block: str | None = None
    for number, line in enumerate(file.text.splitlines(), start=1):
        words = line.strip()
        if match := _PREFIX.fullmatch(words):
            prefixes[match["prefix"]] = match["iri"]
        elif words in ("CONSTRUCT {", "WHERE {"):
            block = words.split()[0]
        elif words == "}":
            block = None
        elif block == "WHERE" and words.startswith("FILTER "):
            filters.append(_without_prefixes(words, prefixes))
        elif words and not words.startswith("#"):
            try:
                if block is None:
                    raise ValueError("a rule is `CONSTRUCT {` … `}` and `WHERE {` … `}`, each on lines of its own")
                patterns[block].append(parse_pattern(words, prefixes))
            except ValueError as error:
                raise file.fault(f"This line cannot stand in a rule: {error}.", _CURE, number) from error
    return tuple(patterns["CONSTRUCT"]), tuple(patterns["WHERE"]), tuple(filters)


def _without_prefixes(text: str, prefixes: dict[str, str]) -> str:
    """Write prefixed names as IRIs, so that a line can stand in another query."""
    names = "|".join(re.escape(prefix) for prefix in prefixes)
    return re.sub(rf"\b({names}):([\w-]+)", lambda match: f"<{prefixes[match[1]]}{match[2]}>", text) if names else text
