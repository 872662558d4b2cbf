"""Labels: what the tags, dependencies and entities of German pipelines mean to the rules, from `data/readers`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.resources import files

_TENSES = {"Past": "pret"}
_NUMBERS = {"Sing": ("3s",), "Plur": ("3p",)}


@dataclass(frozen=True)
class Labels:
    """The meaning of labels: relations by dependency, verb forms by tag or feature, classes of names by label."""

    relations: Mapping[str, str]
    denying_tags: frozenset[str]
    forms: Mapping[str, str]
    verb_forms: Mapping[str, str]
    verbs: frozenset[str]
    kinds: Mapping[str, str]

    def relation(self, dependency: str, tag: str, features: Mapping[str, str]) -> str:
        """Return what a word is to its head, empty where that is nothing the rules ask for."""
        found = self.relations.get(dependency.lower(), "")
        denies = tag in self.denying_tags or features.get("Polarity") == "Neg"
        return "" if found == "negation" and not denies else found

    def form(self, tag: str, part: str, features: Mapping[str, str]) -> str:
        """Return the codes of a verb form as the verb table has them, empty for anything else.

        >>> labels().form("VVFIN", "VERB", {"Number": "Sing", "Tense": "Past"})
        'pret.ind.3s'
        """
        code = self.forms.get(tag, "")
        if not code and part in self.verbs:
            code = self.verb_forms.get(features.get("VerbForm", ""), "")
        if code != "finite":
            return code
        tense = _TENSES.get(features.get("Tense", ""), "pres")
        mood = "ind" if features.get("Mood") != "Sub" else "k2" if tense == "pret" else "k1"
        numbers = _NUMBERS.get(features.get("Number", ""), ("3s", "3p"))
        return " ".join(f"{tense}.{mood}.{number}" for number in numbers)


def label_files() -> list[str]:
    """Return the paths of the files that say what labels mean, in the order in which they are read."""
    return [str(path) for path in files("readers", "spacy.yaml")]


@cache
def labels() -> Labels:
    """Read the labels; later calls give the same object."""
    raw = read_yaml("readers", "spacy.yaml")

    def turned(name: str) -> dict[str, str]:
        return {label: meaning for meaning, found in raw[name].items() for label in found}

    return Labels(
        relations=turned("relations"),
        denying_tags=frozenset(raw["denying_tags"]),
        forms=turned("forms"),
        verb_forms=dict(raw["verb_forms"]),
        verbs=frozenset(raw["verbs"]),
        kinds=turned("kinds"),
    )
