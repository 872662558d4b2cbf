"""Why something stands in no claim, in the words of a language."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.messages import say
from kgtool.vocabulary.ontology import load_ontology


def reason_words(language: str, code: str, rule: str | None = None, roles: Sequence[str] = ()) -> str:
    """Return the sentence of a reason, with the rule that came nearest and the roles it left open."""
    labels = ", ".join(role_words(language, role) for role in roles)
    return say(language, f"reason_{code}", rule=rule or "–", roles=labels or "–")


def role_words(language: str, role: str) -> str:
    """Return the label of a role, the role itself where it has none."""
    return load_ontology().label(role, language) or role
