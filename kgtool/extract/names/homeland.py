"""The country a document is at home in: in a Swiss paper 'der Bund' is the Swiss state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kgtool.extract.names.cues import cues
from kgtool.extract.names.gazetteer import Name, gazetteer
from kgtool.extract.tokens import Token

#: How often a country must be thought of, and how much more often than Germany.
_LEAST, _MORE = 2, 2
_GERMANY = "germany"


def state_names(sentences: Sequence[Sequence[Token]]) -> Iterator[Name]:
    """Yield what names of states mean in the country a document is at home in, where that is not Germany."""
    signs = _signs()
    seen = Counter(signs[token.low] for tokens in sentences for token in tokens if token.low in signs)
    country, times = max(
        ((c, seen[c]) for c in cues().homelands), key=lambda item: (item[1], item[0]), default=(_GERMANY, 0)
    )
    if times >= _LEAST and times >= _MORE * seen[_GERMANY]:
        yield from (Name(text, slug, description=True) for text, slug in cues().homelands[country].items())


@cache
def _signs() -> Mapping[str, str]:
    """Return the country that a lower-case word brings to mind: a town, its people, the country, its money."""
    known, found = gazetteer(), dict(cues().home_words)
    countries = {*cues().homelands, _GERMANY}
    for name in known.names:
        country = name.slug if name.slug in countries else known.within.get(name.slug)
        if country in countries and " " not in name.text:
            found.setdefault(name.text.lower(), country)
    for word, slug in known.demonyms.items():
        country = slug if slug in countries else known.within.get(slug)
        if country in countries:
            found.setdefault(word, country)
    return found
