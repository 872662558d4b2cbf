"""Names that no gazetteer lists: found by their cue, kept for the whole document, typed by what stands around them.

Strong cues name the kind at once: a legal form ('Kolbrax AI GmbH'), a role noun before it ('Distributor Trevanto'),
a position ('Kolbrax-Chefin Imke Jansens'). A word that German does not know names somebody too, unless an article
shows it to be a noun; where nothing says what it names, it counts as an organisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from kgtool.claims import Entity
from kgtool.claims.slug import slug
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.evidence import NAMED, STRONG, WEAK, evidence
from kgtool.extract.names.gazetteer import Name, declined, gazetteer
from kgtool.extract.names.genitives import is_genitive, possessors
from kgtool.extract.names.homeland import state_names
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.nameness import adjacent, is_house
from kgtool.extract.names.nouns import listed_in_full, nouns_as_names, shy
from kgtool.extract.names.shape import is_common
from kgtool.extract.names.shortforms import short_form
from kgtool.extract.names.spans import Span, leads_a_clause, spans
from kgtool.extract.names.surnames import surnames
from kgtool.extract.names.words import is_word
from kgtool.extract.tokens import Token

#: The votes for a class that a table's column gives.
_GIVEN = 5


@dataclass(slots=True)
class _Candidate:
    """A possible name and the votes for what it names."""

    text: str
    kinds: Counter[str] = field(default_factory=Counter)
    strong: bool = False
    sure: bool = False
    refused: int = 0
    short: str | None = None
    owner: str | None = None

    @property
    def accepted(self) -> bool:
        """Tell whether the text uses it as a name: once surely or as an actor, or never as a common noun."""
        return self.strong or self.kinds.total() > 0 or (bool(self.kinds) and not self.refused)

    @property
    def kind(self) -> str:
        """Return the class with the most votes."""
        return min(self.kinds.items(), key=lambda item: (-item[1], item[0]))[0]


@dataclass(frozen=True, slots=True)
class OpenNames:
    """The names a document introduces, with their entities."""

    names: tuple[Name, ...]
    entities: tuple[Entity, ...]


def open_names(
    sentences: Sequence[Sequence[Token]],
    known: NameIndex,
    given: Iterable[tuple[str, str]] = (),
    advised: Iterable[tuple[str, str]] = (),
) -> OpenNames:
    """Find the unlisted names of a document; `sentences` are its tokens, `known` the gazetteer's index.

    `given` are names with their class that something else than a sentence tells, such as a table's column; `advised`
    those that an annotator sees, which count where nothing else tells what they name.
    """
    candidates = {text: _Candidate(text, Counter({kind: _GIVEN}), strong=True) for text, kind in given}
    forms = {token.text for tokens in sentences for token in tokens}.union(*(text.split() for text in candidates))
    for tokens in sentences:
        parts = list(_owned(tokens, known))
        covered = {word for text, *_ in parts for word in text.split()[1:]}
        for span in spans(tokens, known):
            if tokens[span.start].text not in covered:
                _vote(tokens, span, candidates, forms)
        for text, kind, weight, owner in (
            *_compounds(tokens, known),
            *parts,
            *((text, "Company", WEAK, None) for text in possessors(tokens, known)),
            *((text, "Company", WEAK, None) for text in shy(tokens)),
        ):
            _add(candidates, text, kind, weight, owner)
    for text in nouns_as_names(sentences, known):
        _add(candidates, text, "Company", WEAK, None)
    _take_advice(candidates, advised)
    # A human may have said of 'Nvidea' that it is Nvidia: then 'Nvidea Inc.' is no new name.
    accepted = [c for c in candidates.values() if c.accepted and not known.lists(c.text)]
    found = _finish(accepted, listed_in_full(sentences, known, {c.text for c in accepted if " " not in c.text}))
    called = surnames(sentences, known, {name.text for name in found.names})
    return OpenNames((*found.names, *called, *state_names(sentences)), found.entities)


def _vote(tokens: Sequence[Token], span: Span, candidates: dict[str, _Candidate], forms: set[str]) -> None:
    words = [token.text for token in tokens[span.start : span.end]]
    tailed = len(words) > 1 and words[-1].lower() in cues().name_tails
    inflected = span.mark in ("word", "cue") and words[-1].endswith("s") and not tailed
    if inflected and (words[-1][:-1] in forms or is_genitive(tokens, span.end)):
        words[-1] = words[-1].rstrip("'’")[:-1]
    text = (span.label or " ".join(words)).rstrip("'’")
    if len(text) < 2:
        return
    vote = evidence(tokens, span)
    if vote is None:
        if text in candidates:
            candidates[text].refused += 1
        return
    _add(candidates, text, *vote, None)
    candidates[text].short = short_form(tokens, span.after, text) or candidates[text].short
    candidates[text].sure |= span.mark in ("legal", "institution", "quote", "pair") or is_house(text)


def _add(candidates: dict[str, _Candidate], text: str, kind: str, weight: int, owner: str | None) -> None:
    found = candidates.setdefault(text, _Candidate(text))
    found.kinds[kind] += weight
    found.strong = found.strong or weight >= STRONG
    found.owner = found.owner or owner


def _take_advice(candidates: dict[str, _Candidate], advised: Iterable[tuple[str, str]]) -> None:
    """Take the names that an annotator sees and of which the text's own signs tell nothing.

    Who counts as an organisation, as nothing says what he is, may be a person of two names, which are seldom mistaken.
    """
    own = {word for text, found in candidates.items() if found.accepted for word in text.split()}
    for text, kind in advised:
        found = candidates.get(text)
        person = kind == "Person" and " " in text and found is not None and not found.kinds.total()
        if person or (own.isdisjoint(text.split()) and (found is None or not found.kinds)):
            _add(candidates, text, kind, WEAK, None)


_Found = Iterator[tuple[str, str, int, str | None]]


def _compounds(tokens: Sequence[Token], known: NameIndex) -> _Found:
    """Yield the unknown name in front of a firm's parts and people: 'Quillmark-Chefin', 'Traviox-Aktie'."""
    for token in tokens:
        if "-" not in token.text:
            continue
        name, _, head = token.text.partition("-")
        if len(name) < 4 or not name[0].isupper() or is_common(name):
            continue
        if name.lower() in cues().never or name.lower() in cues().foreign_words or known.at([token], 0):
            continue
        if cues().product_kind(head.lower()) == "Chip" and name.lower() not in cues().naming:
            yield name, "Chip", NAMED, None  # 'Spyre-Beschleuniger': a brand, where nothing shows a firm of that name
        elif cues().position(head.lower()) or head.lower().startswith(cues().firm_parts):
            yield name, "Company", WEAK, None


def _owned(tokens: Sequence[Token], known: NameIndex) -> _Found:
    """Yield what a listed firm calls a part of it: 'Samsung Ventures', 'Hetzner Cloud'."""
    for index, token in enumerate(tokens[:-1]):
        if not token.capital or not tokens[index + 1].capital:
            continue
        hit = known.at(tokens, index)
        if hit is None or hit.head or hit.genitive:
            continue
        end = index + hit.length
        while end < len(tokens) and end < index + hit.length + 2 and adjacent(tokens, end) and tokens[end].capital:
            kind = cues().owned_tails.get(tokens[end].low) or _regional(tokens, index, end, hit.name.slug)
            end += 1
            if kind:
                longer = known.at(tokens, index)
                if longer is not None and longer.length < end - index:
                    yield from _part(tokens[index:end], hit.name.slug, kind)
                break


def _part(words: Sequence[Token], owner: str, kind: str) -> _Found:
    kinds = set(gazetteer().entities[owner].kinds) if owner in gazetteer().entities else {"Person"}
    text = " ".join(t.text for t in words)
    if "Location" in kinds:
        yield text, kind if words[-1].low in cues().german_tails else "Company", STRONG, None
    elif not {"Person", "Market", "Component"} & kinds:
        yield text, kind, STRONG, gazetteer().entities[owner].owner or owner


def _regional(tokens: Sequence[Token], start: int, tail: int, place: str) -> str | None:
    """Return the class of a firm called after a region ('Emsland Strom'), None where the words merely meet."""
    entity = gazetteer().entities.get(place)
    if entity is None or "Location" not in entity.kinds or tail != start + 1 or not leads_a_clause(tokens, start):
        return None
    before = tokens[start - 1] if start else None
    opens = before is None or before.capital or before.low in lexicon().determiners or before.low in cues().dealing
    return cues().german_tails.get(tokens[tail].low) if opens else None


def _finish(candidates: Sequence[_Candidate], listed: Mapping[str, str]) -> OpenNames:
    names: list[Name] = []
    entities: dict[str, Entity] = {}
    apart = {c.text for c in candidates if " " not in c.text and c.kinds.total() > 0 and c.kind != "Person"}
    # 'Warum Otravo Kolbrax kauft': two firms that stand apart elsewhere are two
    whole = [c for c in candidates if c.kind == "Person" or " " not in c.text or not apart.issuperset(c.text.split())]
    full = sorted(whole, key=lambda c: (-len(c.text.split()), c.text))
    people = {c.text for c in full if c.kinds["Person"] and " " not in c.text}
    taken: dict[str, str] = {}
    alone = {c.text for c in full if " " not in c.text}
    shared = Counter(c.text.split()[0] for c in full if " " in c.text and c.kind != "Person")
    for candidate in full:
        if candidate.text in taken:
            continue
        identity = cues().shy.get(candidate.text) or listed.get(candidate.text) or slug(candidate.text)
        words = candidate.text.split()
        kind = "Person" if len(words) == 2 and words[1] in people else candidate.kind
        names.append(Name(candidate.text, identity, exact=_must_be_exact(candidate)))
        names.extend(Name(text, identity) for text in _inflected(words))
        entities.setdefault(identity, Entity(identity, candidate.text, (kind,), candidate.owner, provisional=True))
        house = words[0].lower()
        if shared[words[0]] == 1 and cues().institution(house) and house not in cues().councils:
            names.append(Name(words[0], identity, description=True))
        short = _short(words, kind, shared, alone) if candidate.owner is None else None
        if candidate.short is not None and candidate.short not in taken:
            taken[candidate.short] = identity
            names.append(Name(candidate.short, identity, exact=True))
        if short is not None and short not in taken:
            taken[short] = identity
            names.append(Name(short, identity, exact=True))
    return OpenNames(tuple(names), tuple(entities.values()))


def _inflected(words: Sequence[str]) -> Iterator[str]:
    """Yield the other case forms of an institution: 'der Freien Universität Auental', 'des Instituts für Optik'."""
    if len(words) < 2:
        return
    if cues().institution(words[1].lower()) and words[0].endswith(("e", "es")):
        yield from declined(" ".join(words))
    elif cues().institution(words[0].lower()):
        yield from (" ".join((words[0] + end, *words[1:])) for end in ("s", "es", "n"))


def _must_be_exact(candidate: _Candidate) -> bool:
    """Tell whether a name counts only as it is written and never behind an article: it might be the common noun."""
    if len(candidate.text) <= 4 or candidate.text.islower() or candidate.text in cues().shy:
        return True
    return candidate.kind == "Person" or (not candidate.sure and is_common(candidate.text))


def _short(words: Sequence[str], kind: str, shared: Counter[str], alone: Set[str]) -> str | None:
    """Return the short form of a name of several words: a person's last, a firm's first.

    A word of German is one only where it also stands alone as a name (`alone`): 'Helium Inferenz', 'Heliums Anteil'.
    """
    if len(words) < 2:
        return None
    if kind == "Person":
        return words[-1] if words[-1].lower() not in cues().titles else None
    first = words[0]
    if (
        shared[first] > 1
        or "&" in words[:2]
        or (is_word(first) and first not in alone)
        or cues().institution(first.lower())
    ):
        return None
    return first if first.lower() not in cues().name_tails and len(first) > 2 else None
