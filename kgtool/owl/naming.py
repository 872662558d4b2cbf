"""The names by which people know terms: labels of a language, else prefixed names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kgtool.vocabulary.terms import PREFIXES, RDFS


class Naming:
    """Names terms in one language by their labels."""

    def __init__(self, triples: Iterable[ox.Triple], language: str) -> None:
        """Take the labels that stand in triples; `language` is preferred, then English, then any."""
        self._labels: dict[object, dict[str, str]] = defaultdict(dict)
        self._order = (language, "en", "")
        for triple in triples:
            subject, label = triple.subject, triple.object
            is_label = triple.predicate == RDFS["label"] and isinstance(subject, ox.NamedNode)
            if is_label and isinstance(label, ox.Literal):
                self._labels[subject].setdefault(label.language or "", label.value)

    def label(self, term: ox.NamedNode) -> str:
        """Return what a term is called; one without a label goes by its prefixed name."""
        labels = self._labels.get(term, {})
        found = next((labels[language] for language in self._order if language in labels), None)
        return found or next(iter(labels.values()), None) or short(term)

    def quoted(self, term: ox.NamedNode) -> str:
        """Return the label, in single quotes where it is more than one word."""
        label = self.label(term)
        return f"'{label}'" if " " in label else label


def short(term: ox.NamedNode) -> str:
    """Return the prefixed name of a term, its IRI in angle brackets where no prefix fits."""
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value[len(namespace) :]}"
    return f"<{term.value}>"
