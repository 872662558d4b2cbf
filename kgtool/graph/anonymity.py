"""Which speakers stay unnamed: 'Insider', 'mit der Sache vertraute Personen'."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kgtool.data_files import read_yaml

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=1 << 12)
def is_anonymous(name: str) -> bool:
    """Tell whether a speaker's words name nobody: they hold a noun like 'Insider' and no other that could be a name.

    >>> is_anonymous("Zwei Insider"), is_anonymous("Kreise der Deutschen Bank")
    (True, False)
    """
    nouns, beside = _lists()
    words = _WORD.findall(name)
    ends = [word.casefold().endswith(nouns) for word in words]
    others = [word for word, end in zip(words, ends, strict=True) if not end and word[:1].isupper()]
    return any(ends) and all(word.casefold() in beside for word in others)


@cache
def _lists() -> tuple[tuple[str, ...], frozenset[str]]:
    read = read_yaml("lexicon", "anonymous.yaml")
    return tuple(read["nouns"].split()), frozenset(read["beside"].split())
