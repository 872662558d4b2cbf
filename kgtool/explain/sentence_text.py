"""The explanation of a sentence as plain text that fits a hundred columns."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from kgtool.claims import Claim
from kgtool.claims.record import decimal_text
from kgtool.explain.reason_words import reason_words, role_words
from kgtool.extract.explain import ClauseWords, Explanation, FigureWords, NamedWords
from kgtool.extract.frame_trials import RoleTrial, Trial
from kgtool.messages import say

#: No line is longer.
WIDTH = 100


def explanation(found: Explanation, language: str) -> str:
    """Return the text of an explanation, one part after the other; parts without content are left out."""
    place = say(language, "explain_place", line=str(found.line), start=str(found.start), end=str(found.end))
    parts = [
        ("tokens", [" ".join(f"{number}·{token}" for number, token in enumerate(found.tokens))]),
        ("names", [_name(name, language) for name in found.names]),
        ("figures", [line for figure in found.figures for line in _figure(figure, language)]),
        ("times", [line for time in _times(found, language) for line in time]),
        ("clauses", [line for clause in found.clauses for line in _clause(clause, language)]),
        ("frames", [line for trial in found.trials for line in _trial(trial, language)]),
        ("claims", [_claim(claim) for claim in found.claims]),
    ]
    lines = [*wrap(f"{place}, {found.block}", WIDTH), *wrap(" ".join(found.text.split()), WIDTH)]
    for part, content in parts:
        if content:
            lines.append(say(language, f"explain_{part}"))
            lines.extend(piece for line in content for piece in _fitted(line))
    return "\n".join(lines) + "\n"


def _fitted(line: str) -> list[str]:
    """Wrap a line behind its own indent, two columns to the right of the part's head."""
    indent = " " * (2 + len(line) - len(line.lstrip()))
    return wrap(line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent + "    ")


def _name(name: NamedWords, language: str) -> str:
    if name.clause is None:
        where = say(language, "reason_source")
    else:
        where = say(language, "explain_in_clause", clause=str(name.clause))
    how = [name.form, name.preposition or "", name.cases and f"{{{name.cases}}}", where]
    return f"{name.text} = {' + '.join(name.entities)} ({', '.join(part for part in how if part)})"


def _figure(figure: FigureWords, language: str) -> Iterator[str]:
    quantity = figure.quantity
    low, high = decimal_text(quantity.min) or "", decimal_text(quantity.max) or ""
    value = low if low == high else f"{low}..{high}"
    details = [quantity.kind, value, quantity.unit or "?", quantity.hedge or "", quantity.per or "", quantity.form]
    yield f"{' '.join(quantity.text.split())}: {' '.join(part for part in details if part)}"
    for rule, points in figure.wanted:
        yield f"  {'→' if rule in figure.taken else '·'} {rule} {say(language, 'explain_score', score=f'{points:.1f}')}"
    if figure.reason is not None:
        yield f"  ✗ {reason_words(language, figure.reason.code, figure.reason.rule, figure.reason.roles)}"


def _times(found: Explanation, language: str) -> Iterator[list[str]]:
    for time, reason in found.times:
        first, last = time.value.start or "", time.value.end or ""
        lines = [f"{' '.join(time.value.text.split())}: {time.kind} {first}..{last}"]
        if reason is not None:
            lines.append(f"  ✗ {reason_words(language, reason.code, reason.rule, reason.roles)}")
        yield lines


def _clause(clause: ClauseWords, language: str) -> Iterator[str]:
    below = f" < {clause.parent}" if clause.parent is not None else ""
    yield f"{clause.number}{below} {clause.kind}: {clause.text}"
    verbs = ", ".join(clause.verbs) or "–"
    features = f" ({', '.join(clause.features)})" if clause.features else ""
    yield f"  {say(language, 'explain_verb', verbs=verbs + features)}; " + say(
        language, "explain_subject", subject=clause.subject or "–"
    )


def _trial(trial: Trial, language: str) -> Iterator[str]:
    yield f"{trial.rule} ({trial.type})  {trial.place}"
    key = "explain_inherited" if trial.inherited else "explain_trigger"
    yield f"  {say(language, key, words=trial.trigger, clause=str(trial.clause))}"
    if trial.refused is not None:
        yield f"  ✗ {say(language, 'explain_refused', field=trial.refused)}"
        return
    for role in trial.roles:
        yield from _role(role, language)
    if trial.figures:
        yield f"  {say(language, 'explain_takes', figures=', '.join(' '.join(f.split()) for f in trial.figures))}"
    if trial.reason is None:
        yield f"  → {say(language, 'explain_claim')}"
    else:
        yield f"  ✗ {reason_words(language, trial.reason.code, trial.reason.rule, trial.reason.roles)}"


def _role(role: RoleTrial, language: str) -> Iterator[str]:
    name = f"{role_words(language, role.role)} [{role.role}{'?' if role.optional else ''}]"
    if role.slot is not None:
        yield f"  {name} = {' + '.join(role.entities)} ← {role.slot}"
        return
    nobody = say(language, "explain_nobody")
    slots = [
        f"{slot}: {say(language, 'explain_unfit', words=words) if words else nobody}" for slot, words in role.tried
    ]
    yield f"  {name} {say(language, 'explain_open')} ({'; '.join(slots)})"


def _claim(claim: Claim) -> str:
    roles = " ".join(f"{role}={'+'.join(slugs)}" for role, slugs in claim.roles)
    measures = " ".join(f"[{' '.join(measure.text.split())}]" for measure in claim.measures)
    voice = " ".join([claim.modality, *(["negated"] if claim.negated else []), *([claim.stage] if claim.stage else [])])
    return " ".join(part for part in (claim.type, roles, measures, voice) if part)
