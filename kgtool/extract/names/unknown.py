"""Names that no gazetteer lists: found by their cue, kept for the whole document, typed by what stands around them.

Strong cues name the kind at once: a legal form ('Kolbrax AI GmbH'), a role noun before it ('Distributor Trevanto'),
a position ('Kolbrax-Chefin Imke Jansens'). Weak ones are the shape of the word ('CoreWeave', 'IREN') or that German
does not know it; a weak name counts as an organisation only where the text treats it as an actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kgtool.claims import Entity
from kgtool.claims.slug import slug
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.gazetteer import Name
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.shape import has_name_shape, is_common
from kgtool.extract.names.words import is_word
from kgtool.extract.tokens import Token

_LONGEST = 4
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")


@dataclass(slots=True)
class _Candidate:
    """A possible name and the votes for what it names."""

    text: str
    kinds: Counter[str] = field(default_factory=Counter)
    strong: bool = False


@dataclass(frozen=True, slots=True)
class OpenNames:
    """The names a document introduces, with their entities."""

    names: tuple[Name, ...]
    entities: tuple[Entity, ...]


def open_names(sentences: Sequence[Sequence[Token]], known: NameIndex) -> OpenNames:
    """Find the unlisted names of a document; `sentences` are its tokens, `known` the gazetteer's index."""
    candidates: dict[str, _Candidate] = {}
    lows = {token.text for tokens in sentences for token in tokens}
    for tokens in sentences:
        index = 0
        while index < len(tokens):
            hit = known.at(tokens, index)
            if hit:
                index += hit.length
                continue
            index = _scan(tokens, index, known, candidates, lows)
    return _finish(candidates)


def _scan(
    tokens: Sequence[Token], index: int, known: NameIndex, candidates: dict[str, _Candidate], lows: set[str]
) -> int:
    """Read a possible name at a token into the candidates; return where to go on."""
    if not _name_like(tokens, index):
        return index + 1
    end = index + 1
    while end < len(tokens) and end - index < _LONGEST and _continues(tokens, end, known):
        end += 1
    legal = end if end < len(tokens) and tokens[end].low in cues().legal_forms and tokens[end].kind == "word" else None
    index = _legal_start(tokens, index, known) if legal is not None else index
    words = [token.text for token in tokens[index:end]]
    if words[-1].endswith("s") and legal is None and (words[-1][:-1] in lows or _genitive(tokens, end)):
        words[-1] = words[-1].rstrip("'’")[:-1]
    text = " ".join(words).rstrip("'’")
    kind, strong = _kind(tokens, index, end, legal)
    if kind is None or len(text) < 2:
        return end
    found = candidates.setdefault(text, _Candidate(text))
    found.kinds[kind] += 3 if strong else 1
    found.strong = found.strong or strong
    return end if legal is None else legal + 1


def _legal_start(tokens: Sequence[Token], index: int, known: NameIndex) -> int:
    """Take the words before into a name with a legal form: 'Speicherwerk Computing GmbH'."""
    while index > 0 and tokens[index - 1].capital and tokens[index - 1].kind == "word":
        before = tokens[index - 1]
        if cues().role_kind(before.low) or cues().position(before.low) or known.at(tokens, index - 1):
            break
        if before.low in lexicon().determiners or before.low in lexicon().prepositions:
            break
        if before.low.endswith(("er", "erin")):
            break
        index -= 1
    return index


def _name_like(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if (
        token.kind != "word"
        or token.low in cues().acronyms | cues().no_names | cues().titles
        or (token.low in lexicon().verbs and not token.capital)
    ):
        return False
    base = token.text.split("-")[0]
    if has_name_shape(base) and base.lower() not in cues().acronyms:
        return "-" not in token.text or not is_common(token.text.rsplit("-", 1)[-1])
    if not token.capital or ("-" in token.text and is_common(token.text)):
        return False
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.low in cues().first_names and follower is not None and follower.capital and follower.kind == "word":
        return True
    if token.low in cues().institutions and follower is not None and follower.capital and follower.kind == "word":
        return not is_word(follower.text)
    if cues().role_kind(token.low) or (cues().position(token.low) and len(token.low) > 3):
        return False  # 'des Robotikherstellers X': the noun introduces the name
    cued = index > 0 and (
        (cues().role_kind(tokens[index - 1].low) is not None and tokens[index - 1].capital)
        or (cues().product_kind(tokens[index - 1].low) is not None and tokens[index - 1].capital)
        or tokens[index - 1].low in cues().titles
        or cues().position(tokens[index - 1].low) is not None
    )
    legal = follower is not None and follower.low in cues().legal_forms and follower.text != "as"
    tailed = (
        follower is not None and follower.low in cues().name_tails and follower.capital and not is_word(follower.text)
    )
    if cued or legal or tailed:
        return token.low not in lexicon().determiners and token.low not in lexicon().prepositions
    return not is_common(token.text) and not token.low.endswith(cues().abstract_ends)


def _continues(tokens: Sequence[Token], index: int, known: NameIndex) -> bool:
    token = tokens[index]
    if token.start != tokens[index - 1].end + 1 or token.kind != "word":
        return False
    if token.low in cues().legal_forms:
        return False
    if token.low in cues().name_tails and (token.capital or token.text.isupper()):
        return True
    if token.capital and tokens[index - 1].low in cues().institutions:
        return True  # also where a place follows: 'Hochschule Hannover'
    if not token.capital or token.low in cues().acronyms or known.at(tokens, index):
        return False
    if tokens[index - 1].low in cues().first_names:
        return True
    if index > 1 and (cues().position(tokens[index - 2].low) or tokens[index - 2].low in cues().titles):
        return True  # 'Geschäftsführerin Imke Jansens': an unlisted first name
    return has_name_shape(token.text) or not is_common(token.text) or token.low in cues().first_names


def _genitive(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a word in -s before a noun is a genitive ('Trevantors Auftragsbestand')."""
    word = tokens[end - 1].text
    if word.endswith(("ss", "us", "is", "as", "os", "ws", "ks", "ns")) or len(word) < 5:
        return False
    follower = tokens[end] if end < len(tokens) else None
    if follower is None or follower.kind != "word":
        return False
    if follower.capital:
        return True
    known = follower.low in lexicon().verbs or follower.low in lexicon().prepositions
    return follower.low.endswith(_ADJECTIVE_ENDINGS) and not known


def _kind(tokens: Sequence[Token], start: int, end: int, legal: int | None) -> tuple[str | None, bool]:
    """Return the class the surroundings of a name speak for, and whether the cue is strong."""
    if legal is not None:
        return "Company", True
    before = tokens[start - 1] if start else None
    first = tokens[start].low
    if first in cues().first_names and end - start >= 2:
        return "Person", True
    if first in cues().first_names and end - start == 1:
        return "Person", False
    if first in cues().institutions and end - start >= 2:
        return cues().institutions[first], True
    if before is not None:
        if before.low in cues().titles or (cues().position(before.low) and before.capital):
            return "Person", True
        if before.low in cues().place_words or (before.text == "(" and end < len(tokens) and tokens[end].text == ")"):
            return "Location", before.low in cues().place_words
        if before.capital and before.kind == "word":
            if role := cues().role_kind(before.low):
                return role, True
            if product := cues().product_kind(before.low):
                return product, True
        if before.low in cues().place_prepositions and before.low != "bei":
            return "Location", before.low == "aus"
    after = tokens[end] if end < len(tokens) else None
    if after is not None and end - start == 2 and after.low in ("ist", "war", "wird", "leitet", "führt"):
        following = [t.low for t in tokens[end + 1 : end + 4]]
        if after.low in ("leitet", "führt") or any(cues().leads(low) for low in following):
            return "Person", True
    if after is not None and after.text == "," and end + 1 < len(tokens) and cues().position(tokens[end + 1].low):
        return ("Person", True) if end - start >= 2 else (None, False)
    if tokens[end - 1].low in cues().name_tails and end - start >= 2:
        return "Company", True
    return ("Company", False) if _acts(tokens, start, end) else (None, False)


def _acts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the text treats a name as an actor: by a preposition of dealing, a genitive, or a verb beside it."""
    before = tokens[start - 1].low if start else ""
    after = tokens[end] if end < len(tokens) else None
    if before in ("bei", "von", "mit", "an", "durch", "zwischen", "gegenüber", "neben", "und", "&", "rivale", "→"):
        return True
    if tokens[end - 1].text.endswith("s") and after is not None and after.capital:
        return True
    if after is not None and after.kind == "word" and any(f.finite for f in lexicon().verbs.get(after.low, ())):
        return not after.capital
    return any(f.finite for f in lexicon().verbs.get(before, ())) or (
        after is not None and after.text in (",", "(", "→", "&") and start == 0
    )


def _finish(candidates: dict[str, _Candidate]) -> OpenNames:
    names: list[Name] = []
    entities: dict[str, Entity] = {}
    full = sorted(candidates.values(), key=lambda c: (-len(c.text.split()), c.text))
    taken: dict[str, str] = {}
    people = {c.text for c in full if c.kinds["Person"] and " " not in c.text}
    for candidate in full:
        target = taken.get(candidate.text)
        if target is not None:
            continue
        identity = slug(candidate.text)
        kind = min(candidate.kinds.items(), key=lambda item: (-item[1], item[0]))[0]
        if len(candidate.text.split()) == 2 and candidate.text.split()[1] in people:
            kind = "Person"  # 'Frau Aydin' elsewhere
        names.append(Name(candidate.text, identity, exact=True))
        entities.setdefault(identity, Entity(identity, candidate.text, (kind,), provisional=True))
        words = candidate.text.split()
        if len(words) > 1:
            short = words[-1] if kind == "Person" else words[0]
            if short not in taken and (kind == "Person" or not is_common(short)) and short.lower() not in cues().titles:
                taken[short] = identity
                names.append(Name(short, identity, exact=True))
    return OpenNames(tuple(names), tuple(entities.values()))
