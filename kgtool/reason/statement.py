"""What a rule says before it meets an ontology."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgtool.reason.condition import Condition
from kgtool.reason.pattern import Atom


@dataclass(frozen=True, slots=True)
class ListPremise:
    """A premise about the items of an RDF list: of which kind, the list, the variables, the pattern of `each`.

    `member`: one item; `pair`: two different items; `chain`: from the first variable to the second by all items as
    properties; `each`: the pattern holds for every item.
    """

    kind: str
    list: str
    terms: tuple[str, ...]
    pattern: Atom | None = None


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule: what it concludes from what, with its words in German and English; a conclusion of None is a clash."""

    name: str
    label: Mapping[str, str]
    sentence: Mapping[str, str]
    conclusions: tuple[Atom | None, ...]
    premises: tuple[Atom | ListPremise, ...]
    conditions: tuple[Condition, ...] = ()

    @property
    def is_clash(self) -> bool:
        """Tell whether the premises of the rule cannot all be true."""
        return self.conclusions == (None,)
