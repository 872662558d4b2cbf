"""Rules of inference as they stand in files: the tables of OWL 2 RL, and rules of the domain.

A rule speaks of axioms and of facts alike; `kgtool.reason.compile` makes it one rule an axiom.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place
from kgtool.reason.condition import Condition
from kgtool.reason.domain_rule import read_rules
from kgtool.reason.pattern import Atom, parse_atom, parse_term
from kgtool.reason.statement import ListPremise, Rule
from kgtool.resources import folder
from kgtool.vocabulary.terms import PREFIXES

#: The tables of OWL 2 RL (OWL 2 Profiles, section 4.3), each a file in `ontology/rules/owl-rl`.
TABLES = ("equality", "properties", "classes", "class-axioms", "datatypes", "schema")
#: The table that concludes axioms from axioms.
SCHEMA_TABLE = "schema"

_FIELDS = {"label", "sentence", "if", "then", "unless", "where"}
_CONDITIONS = {"same": "distinct", "different": "different", "outside": "outside"}
_LIST_WORDS = {"member": 3, "pair": 4, "chain": 4}
_Entry: TypeAlias = Mapping[str, object]


@cache
def rules(directory: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules of the tables, and those of the folder, each sorted by name; a broken one is a DataFileError."""
    return (*table_rules(), *domain_rules(directory))


@cache
def domain_rules(directory: Path | None = None) -> tuple[Rule, ...]:
    """Return every rule of the folder, sorted by name; a broken one is a DataFileError with file and line."""
    return tuple(read_rules(directory or folder("ontology", "rules")))


@cache
def table_rules() -> tuple[Rule, ...]:
    """Return the rules of OWL 2 RL that conclude facts, in the order of the tables."""
    return tuple(rule for table in TABLES if table != SCHEMA_TABLE for rule in read_table(_path(table)))


@cache
def conclusive_rules() -> tuple[Rule, ...]:
    """Return the rules that conclude a triple, without those that only find what cannot be true."""
    return tuple(rule for rule in rules() if not rule.is_clash)


@cache
def schema_rules() -> tuple[Rule, ...]:
    """Return the rules of OWL 2 RL that conclude axioms."""
    return read_table(_path(SCHEMA_TABLE))


def _path(table: str) -> Path:
    return folder("ontology", "rules", "owl-rl") / f"{table}.yaml"


def read_table(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a table, in the order of the file; a broken one is a DataFileError."""
    return tuple(_rule(name, entry, path) for name, entry in load_yaml(path).items())


def _rule(name: str, entry: _Entry, path: Path) -> Rule:
    try:
        if unknown := sorted(set(entry) - _FIELDS):
            raise ValueError(f"'{unknown[0]}' is no field of a rule")
        premises = entry["if"]
        if not isinstance(premises, list):
            raise ValueError("'if' is no list")
        head = None if entry["then"] == "clash" else parse_atom(str(entry["then"]), PREFIXES)
        return Rule(
            name,
            _texts(entry["label"]),
            _texts(entry["sentence"]),
            (head,),
            tuple(_premise(str(line)) for line in premises),
            tuple(_condition(str(entry[key])) for key in ("unless", "where") if key in entry),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        cause = f"it has no {fault}" if isinstance(fault, KeyError) else str(fault)
        raise DataFileError(
            f"The rule '{name}' cannot be read: {cause}.", "equality.yaml explains the form.", Place(str(path))
        ) from fault


def _texts(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or set(value) != {"de", "en"}:
        raise ValueError("label and sentence are in German and English, `de` and `en`")
    return {language: str(value[language]) for language in ("de", "en")}


def _premise(line: str) -> Atom | ListPremise:
    words = line.split()
    if words[0] in _LIST_WORDS and len(words) == _LIST_WORDS[words[0]]:
        return ListPremise(words[0], words[1], tuple(words[2:]))
    if words[0] == "each":
        head, _, pattern = line.partition(" -> ")
        _, item, _, source = head.split()
        return ListPremise("each", source, (item,), parse_atom(pattern, PREFIXES))
    return parse_atom(line, PREFIXES)


def _condition(line: str) -> Condition:
    word, *terms = line.split()
    if word not in _CONDITIONS or len(terms) != 2:
        raise ValueError(f"'{line}' is no condition")
    return Condition(_CONDITIONS[word], terms=tuple(parse_term(term, PREFIXES) for term in terms))
