"""Frames: the pattern files, one a claim type; each rule names its triggers and where its roles stand.

A rule is data (`data/patterns/*.yaml`). Its fields:

- `id`: its name, unique; it stands in every claim's provenance.
- `verbs`, `nouns`, `phrases`: what triggers it; a noun is a stem that a word may end with ('vertrag' in
  'Liefervertrag'), with `=` before it the whole word, `@position` any leading position, `@class` all of that class in
  `data/lexicon/nouns.yaml`; a phrase is words in a row.
  A verb is an infinitive, an idiom that ends in one ('auf den tisch legen', 'springen lassen': the words before the
  verb stand in the clause in a row), or `@class`: all of that class in `data/lexicon/verb_classes.yaml`.
- `cue`: noun classes of `data/lexicon/nouns.yaml` or kinds of entities, one of which the clause must hold.
- `words`: words of which one must stand in the clause; `without`: words or noun classes that forbid the rule.
- `attributes`: words of which one must stand before a noun trigger, with only adjectives between: 'der eigene KI-Chip'.
- `roles`: role to slots, tried in order; a role that ends in `?` may stay open.
- `measures`: kinds of figures it takes; `needs`: `measure` where nothing is claimed without one.
- `lead`: words of which one must stand directly before a figure that the rule takes ('mit 3 Mrd. bewertet').
- `takes`: `part` where only parts of a sum are taken ('davon 60'), `whole` where only what is no part, `change`
  where only what says how a level changed ('drei Milliarden mehr als im Vorjahr').
- `companion`: the role that keeps the product where an actor was asked for ('Azure' of provider Microsoft).
- `set`: values it fixes; `voice`: active, passive or any; `priority`: which rule wins a figure two of them want.
- `examples`, `counterexamples`: sentences that run as tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from kgtool.data_files import load_yaml, read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.extract.lexicon import stems
from kgtool.extract.names.cues import cues
from kgtool.resources import matching, root

#: Where a rule begins: the parser keeps no lines.
_ID = re.compile(r"^\s*(?:- )?id:\s*['\"]?(?P<id>[^\s'\"#]+)", re.MULTILINE)
_FIELDS = frozenset(
    [
        "id",
        "verbs",
        "nouns",
        "phrases",
        "cue",
        "words",
        "without",
        "attributes",
        "roles",
        "measures",
        "needs",
        "companion",
        "set",
        "voice",
        "priority",
        "examples",
        "counterexamples",
        "note",
        "of",
        "takes",
        "lead",
    ]
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the claims it must give, each as 'role=slug … kind:min..max'; none for a counterexample."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One pattern of one claim type; two rules are the same only where they are one object.

    `pointed` tells that nothing but an arrow fills one of its roles.

    `place` is the file and line where it is written, the file relative to the shipped folders.
    """

    id: str
    type: str
    place: Place
    verbs: frozenset[str]
    nouns: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    cue: frozenset[str]
    words: frozenset[str]
    without: frozenset[str]
    attributes: frozenset[str]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    optional: frozenset[str]
    demanded: frozenset[str]
    measures: tuple[str, ...]
    needs_measure: bool
    companion: str | None
    fixed: Mapping[str, object] = field(default_factory=dict)
    voice: str = "any"
    priority: int = 0
    of: str | None = None
    takes: str | None = None
    lead: frozenset[str] = frozenset()
    pointed: bool = False
    examples: tuple[Example, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Frames:
    """All rules, found by verb lemma, by noun stem or noun (as places in `rules`) and by the first word of a phrase.

    Beside a verb's rule stand the words of the idiom, empty where the verb alone triggers it.
    """

    rules: tuple[Rule, ...]
    by_verb: Mapping[str, tuple[tuple[str, Rule], ...]]
    by_stem: Mapping[str, Sequence[int]]
    by_noun: Mapping[str, Sequence[int]]
    by_word: Mapping[str, tuple[tuple[tuple[str, ...], Rule], ...]]


def _strings(raw: Mapping[str, object], name: str, place: Place) -> tuple[str, ...]:
    value = raw.get(name) or []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise DataFileError(f"'{name}' must be a list of words.", "Quote words that YAML reads otherwise.", place)
    return tuple(value)


@cache
def verb_classes() -> Mapping[str, tuple[str, ...]]:
    """Read the classes of verbs and idioms that rules name by `@class`; later calls give the same object."""
    return {name: tuple(entries) for name, entries in read_yaml("lexicon", "verb_classes.yaml").items()}


@cache
def noun_classes() -> Mapping[str, tuple[str, ...]]:
    """Read the classes of common nouns; later calls give the same object."""
    return {name: tuple(entries) for name, entries in read_yaml("lexicon", "nouns.yaml").items()}


def _expanded(entries: Sequence[str], place: Place) -> Iterator[str]:
    for entry in entries:
        if not entry.startswith("@"):
            yield entry
        elif (members := verb_classes().get(entry[1:])) is not None:
            yield from members
        else:
            known = ", ".join(f"@{name}" for name in sorted(verb_classes()))
            raise DataFileError(f"There is no verb class {entry}.", f"Use one of {known}.", place)


def _nouns(entries: Sequence[str], place: Place) -> Iterator[str]:
    """Yield the nouns of a rule, a class by its members; '@position' stays."""
    for entry in entries:
        if not entry.startswith("@") or entry == "@position":
            yield entry
        elif (members := noun_classes().get(entry[1:])) is not None:
            yield from members
        else:
            raise DataFileError(f"There is no noun class {entry}.", "Use one of data/lexicon/nouns.yaml.", place)


def _examples(raw: Mapping[str, object], place: Place) -> tuple[Example, ...]:
    found = []
    for item in raw.get("examples") or ():  # type: ignore[attr-defined]
        if not isinstance(item, dict) or len(item) != 1:
            raise DataFileError("An example is a sentence and its claims.", "Write 'sentence: [claims]'.", place)
        ((text, claims),) = item.items()
        found.append(Example(text, tuple([claims] if isinstance(claims, str) else claims or ())))
    return tuple(found) + tuple(Example(text, ()) for text in _strings(raw, "counterexamples", place))


def _rule(raw: Mapping[str, object], claim_type: str, path: Path, lines: Mapping[str, int]) -> Rule:
    place = Place(f"{path} rule {raw.get('id')}")
    if unknown := sorted(set(raw) - _FIELDS):
        raise DataFileError(f"Unknown field {', '.join(unknown)}.", f"Use {', '.join(sorted(_FIELDS))}.", place)
    roles_raw = raw.get("roles")
    if not isinstance(raw.get("id"), str) or not isinstance(roles_raw, dict):
        raise DataFileError("A rule needs an id and roles.", "Add them.", place)
    roles = tuple((name.rstrip("?"), tuple(slots)) for name, slots in roles_raw.items())
    optional = frozenset(name.rstrip("?") for name in roles_raw if name.endswith("?"))
    return Rule(
        id=str(raw["id"]),
        type=claim_type,
        place=Place(_shown(path), lines.get(str(raw["id"]))),
        verbs=frozenset(_expanded(_strings(raw, "verbs", place), place)),
        nouns=tuple(_nouns(_strings(raw, "nouns", place), place)),
        phrases=tuple(tuple(p.lower().split()) for p in _strings(raw, "phrases", place)),
        cue=frozenset(_strings(raw, "cue", place)),
        words=frozenset(_strings(raw, "words", place)),
        without=frozenset(_strings(raw, "without", place)),
        attributes=frozenset(_strings(raw, "attributes", place)),
        roles=roles,
        optional=optional,
        demanded=frozenset(name for name, _ in roles if name not in optional),
        measures=_strings(raw, "measures", place),
        needs_measure="measure" in _strings(raw, "needs", place),
        companion=str(raw["companion"]) if raw.get("companion") else None,
        fixed=dict(raw.get("set") or {}),  # type: ignore[call-overload]
        voice=str(raw.get("voice") or "any"),
        priority=int(str(raw.get("priority") or 0)),
        of=str(raw["of"]) if raw.get("of") else None,
        takes=str(raw["takes"]) if raw.get("takes") else None,
        lead=frozenset(_strings(raw, "lead", place)),
        pointed=any(all(slot.startswith("arrow") for slot in slots) for _, slots in roles),
        examples=_examples(raw, place),
        note=str(raw.get("note") or ""),
    )


def _shown(path: Path) -> str:
    return path.relative_to(root()).as_posix() if path.is_relative_to(root()) else str(path)


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Read one pattern file. Raises DataFileError with file and rule where it breaks the format."""
    raw = load_yaml(path)
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str):
        raise DataFileError("A pattern file names its claim type.", "Begin it with 'type:'.", Place(str(path)))
    text = path.read_text(encoding="utf-8")
    lines = {found["id"]: text.count("\n", 0, found.start("id")) + 1 for found in _ID.finditer(text)}
    return tuple(_rule(item, raw["type"], path, lines) for item in raw.get("rules") or ())


@cache
def frames() -> Frames:
    """Read all pattern files of `data/patterns` that hold rules of a claim type."""
    rules: list[Rule] = []
    for path in matching("patterns", "claims-*.yaml"):
        rules.extend(read_rules(path))
    by_verb: dict[str, list[tuple[str, Rule]]] = {}
    by_word: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
    by_stem: dict[str, list[int]] = {}
    by_noun: dict[str, list[int]] = {}
    for place, rule in enumerate(rules):
        for entry in sorted(rule.verbs):
            words, _, verb = entry.rpartition(" ")
            by_verb.setdefault(verb, []).append((words, rule))
        for noun in rule.nouns:
            (by_noun if noun.startswith("=") else by_stem).setdefault(noun.lstrip("="), []).append(place)
        for phrase in rule.phrases:
            by_word.setdefault(phrase[0], []).append((phrase, rule))
    return Frames(
        tuple(rules),
        {verb: tuple(found) for verb, found in by_verb.items()},
        {stem: tuple(found) for stem, found in by_stem.items()},
        {noun: tuple(found) for noun, found in by_noun.items()},
        {word: tuple(found) for word, found in by_word.items()},
    )


@lru_cache(maxsize=131072)
def noun_rules(low: str) -> tuple[Rule, ...]:
    """Return the rules that a lower-case noun triggers, by the last part of its compound."""
    table = frames()
    found = {*table.by_noun.get(low, ())}
    found.update(place for stem in stems(low) for place in table.by_stem.get(stem, ()))
    if cues().leads(low):
        found.update(table.by_stem.get("@position", ()))
    return tuple(table.rules[place] for place in sorted(found))
