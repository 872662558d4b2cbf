"""Why something does not hold, as a tree of text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from kgtool.explain.as_json import claim_record
from kgtool.explain.as_text import WIDTH
from kgtool.explain.case import Case
from kgtool.explain.claim_words import claim_lines
from kgtool.explain.missing import Attempt, Missing, WhyNot
from kgtool.explain.unsaid import Unsaid
from kgtool.explain.words import has_words, words


def why_not_text(case: Case, found: WhyNot) -> str:
    """Return what is missing, the nearest rule first."""
    key = "holds" if found.holds else "holds_not"
    lines = [words(case.language, key, sentence=case.naming.sentence(found.triple))]
    if found.missing is not None:
        lines.extend(_reasons(case, found.missing, "  "))
        if not found.missing.attempts and not found.missing.types:
            lines.append("  " + words(case.language, "no_rule"))
    return "\n".join(lines) + "\n"


def _reasons(case: Case, missing: Missing, indent: str) -> Iterator[str]:
    for entry in missing.unsaid:
        yield from _unsaid(case, entry, indent)
    if missing.types:
        text = words(case.language, "could_be_stated", types=", ".join(missing.types))
        yield from _wrapped(text, indent)
    for attempt in missing.attempts:
        yield from _attempt(case, attempt, indent)


def _unsaid(case: Case, entry: Unsaid, indent: str) -> Iterator[str]:
    reason = words(case.language, entry.reason if has_words(entry.reason) else "other")
    first, second = claim_lines(entry.claim, case.language)
    yield from _wrapped(words(case.language, "left_out_claim", reason=reason, claim=first), indent)
    yield from _wrapped(second, indent + "  ")


def _attempt(case: Case, attempt: Attempt, indent: str) -> Iterator[str]:
    rule = attempt.rule
    yield from _wrapped(words(case.language, "could_follow", rule=rule.name, sentence=rule.sentence), indent, "• ")
    inner = indent + "    "
    for axiom in rule.axioms:
        yield from _wrapped(words(case.language, "axiom", axiom=axiom), inner)
    for triple in attempt.held:
        yield from _wrapped(words(case.language, "has", sentence=case.naming.sentence(triple)), inner)
    for missing in attempt.missing:
        yield from _wrapped(words(case.language, "misses", sentence=case.naming.sentence(missing.triple)), inner)
        yield from _reasons(case, missing, inner + "  ")
    for triple in attempt.against:
        yield from _wrapped(words(case.language, "blocked", sentence=case.naming.sentence(triple)), inner)
    if attempt.failed is not None:
        yield from _wrapped(words(case.language, "fails", condition=attempt.failed), inner)
    if attempt.apart:
        yield from _wrapped(words(case.language, "no_common_day"), inner)


def _wrapped(text: str, indent: str, mark: str = "") -> list[str]:
    return wrap(text, max(WIDTH, len(indent) + 50), initial_indent=indent + mark, subsequent_indent=indent + "  ")


def why_not_json(case: Case, found: WhyNot) -> str:
    """Return what is missing as JSON: `holds`, and the rules with what they have and miss."""
    record: dict[str, Any] = {"sentence": case.naming.sentence(found.triple), "holds": found.holds}
    if found.missing is not None:
        record |= _missing_record(case, found.missing)
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _missing_record(case: Case, missing: Missing) -> dict[str, Any]:
    return {
        "types": list(missing.types),
        "leftOut": [{"reason": entry.reason, **claim_record(entry.claim)} for entry in missing.unsaid],
        "rules": [_attempt_record(case, attempt) for attempt in missing.attempts],
    }


def _attempt_record(case: Case, attempt: Attempt) -> dict[str, Any]:
    say = case.naming.sentence
    record: dict[str, Any] = {
        "rule": attempt.rule.name,
        "sentence": attempt.rule.sentence,
        "given": [say(triple) for triple in attempt.held],
        "missing": [{"sentence": say(part.triple), **_missing_record(case, part)} for part in attempt.missing],
    }
    if attempt.against:
        record["against"] = [say(triple) for triple in attempt.against]
    if attempt.failed is not None:
        record["notMet"] = attempt.failed
    if attempt.apart:
        record["noCommonDay"] = True
    return record
