"""What changed between two versions of an ontology (`check-ontology --diff`), as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgtool.cli.language import say
from kgtool.cli.ontology_report import read_facts, read_triples
from kgtool.hygiene.difference import Difference, difference
from kgtool.owl.axiom import Axiom
from kgtool.owl.entailments import Named
from kgtool.owl.manchester import axiom_text
from kgtool.owl.naming import Naming, short
from kgtool.resources import folder


@dataclass(frozen=True)
class Changes:
    """The difference of two versions, and both versions' triples, for their labels."""

    difference: Difference
    triples: tuple[ox.Triple, ...]


def changes(old: Path, new: str | None, data: Path | None) -> Changes:
    """Compare the ontology of a file with a newer one, our own where none is named, over the facts of a store."""
    versions = read_triples(old), read_triples(Path(new) if new else folder("ontology", "kgtool.ttl"))
    found = difference(*versions, read_facts(data) if data else ())
    return Changes(found, (*versions[1], *versions[0]))


def changes_text(found: Changes, language: str) -> str:
    """Return the changes as sections of lines, `+` for what came and `-` for what went; empty where nothing changed."""
    naming = Naming(found.triples, language)
    sections = (
        ("diff_terms", _signed(found.difference.terms_added, found.difference.terms_removed, short)),
        ("diff_texts", _texts(found.difference)),
        ("diff_axioms", _signed(found.difference.added, found.difference.removed, lambda a: axiom_text(a, naming))),
        ("diff_facts", _signed(*_facts(found.difference), lambda fact: _fact(fact, naming))),
    )
    parts = ((key, list(lines)) for key, lines in sections)
    return "\n\n".join("\n".join([say(language, key), *lines]) for key, lines in parts if lines)


def _facts(found: Difference) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    return found.facts_gained, found.facts_lost


def _signed(came: Iterable[object], went: Iterable[object], words: object) -> Iterator[str]:
    assert callable(words)
    yield from (f"+ {words(one)}" for one in came)
    yield from (f"- {words(one)}" for one in went)


def _texts(found: Difference) -> Iterator[str]:
    for (term, predicate, language), old, new in found.texts:
        name = f"{short(term)} {short(predicate)}" + (f" ({language})" if language else "")
        if new:
            yield f"+ {name}: {new}"
        if old:
            yield f"- {name}: {old}"


def _fact(fact: Named, naming: Naming) -> str:
    labels = (naming.quoted(term) for term in fact)
    return " ".join(
        term.value.rsplit("/", 1)[-1] if label.startswith("<") else label
        for term, label in zip(fact, labels, strict=True)
    )


def changes_record(found: Changes, language: str) -> str:
    """Return the changes as JSON; IRIs in full, axioms in words of the language."""
    naming, made = Naming(found.triples, language), found.difference

    def written(axioms: tuple[Axiom, ...]) -> list[str]:
        return [axiom_text(axiom, naming) for axiom in axioms]

    record = {
        "terms": {"added": [t.value for t in made.terms_added], "removed": [t.value for t in made.terms_removed]},
        "texts": [
            {"term": term.value, "property": predicate.value, "language": tag, "old": old, "new": new}
            for (term, predicate, tag), old, new in made.texts
        ],
        "axioms": {"added": written(made.added), "removed": written(made.removed)},
        "facts": {
            name: [[term.value for term in fact] for fact in facts]
            for name, facts in zip(("gained", "lost"), _facts(made), strict=True)
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
