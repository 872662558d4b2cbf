"""What the rules say that claims were read by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kgtool.extract.frames import Rule, frames


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule: its name, what it says in short, a sentence that it reads, and where it is written."""

    name: str
    says: str
    example: str
    place: str


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in frames().rules}


def rule_words(name: str) -> RuleWords:
    """Return what a rule says; of one that is no pattern (tables have such) only the name is known."""
    rule = _rules().get(name)
    if rule is None:
        return RuleWords(name, "", "", "")
    examples = [example.text for example in rule.examples if example.claims]
    return RuleWords(name, rule.note, examples[0] if examples else "", str(rule.place))
