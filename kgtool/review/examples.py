"""Decisions as examples and counterexamples for the files of patterns (`data/patterns/claims-*.yaml`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kgtool.claims import Claim
from kgtool.claims.record import decimal_text
from kgtool.decisions.decision import Decision
from kgtool.review.stats import last_words


def example_lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """Yield YAML, by file and rule: what a rule must find in a sentence, and sentences in which it may find nothing.

    Accepted, corrected and missing claims are examples; a sentence whose claims of a type were all rejected is a
    counterexample. A missing claim has no rule yet: it stands under `?`, for the rule that is to find it.
    """
    last = last_words(decisions)
    said = {(_sentence(one), wanted.type) for one in last if (wanted := one.wanted) is not None}
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    against: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for decision in last:
        told, sentence = decision.claim, _sentence(decision)
        assert told is not None
        wanted = decision.wanted
        rule = "?" if told.rule.startswith("person.") or decision.kind == "add" else told.rule
        if wanted is not None:
            found[wanted.type, rule].add(f"      - {_quoted(sentence)}: {expected(wanted)}")
        elif (sentence, told.type) not in said:
            against[told.type, rule].add(f"      - {_quoted(sentence)}")
    for kind, rule in sorted({*found, *against}):
        yield f"# claims-{_kebab(kind)}.yaml"
        yield f"  - id: {rule}"
        for name, entries in (("examples", found[kind, rule]), ("counterexamples", against[kind, rule])):
            if entries:
                yield f"    {name}:"
                yield from sorted(entries)


def _sentence(decision: Decision) -> str:
    return " ".join(decision.mentions[0].sentence.split())


def expected(claim: Claim) -> str:
    """Return what an example says of a claim: `acquirer=google target=intersect amount:2000000000 planned`."""
    words = [f"{role}={','.join(slugs)}" for role, slugs in claim.roles]
    for measure in claim.measures:
        low, high = decimal_text(measure.min), decimal_text(measure.max)
        words.append(f"{measure.kind}:{low}" if low == high else f"{measure.kind}:{low or ''}..{high or ''}")
    words += [claim.modality] if claim.modality != "asserted" else []
    words += [claim.exclusivity] if claim.exclusivity else []
    return " ".join([*words, *(["negated"] if claim.negated else [])])


def _quoted(sentence: str) -> str:
    escaped = sentence.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
