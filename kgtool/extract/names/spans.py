"""Where a name that no gazetteer lists begins and ends, and what marks it: legal form, institution, cue, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.legal import legal_names
from kgtool.extract.names.nameness import adjacent, bare, is_cued, is_double, is_english, name_like, shouted
from kgtool.extract.names.people import appointed, titled
from kgtool.extract.names.shape import has_name_shape, is_common
from kgtool.extract.names.words import is_word
from kgtool.extract.tokens import Token

_LONGEST = 4
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em", "der", "die", "das")
_CONTRACTED = frozenset({"im", "am", "vom", "zum", "zur", "beim"})
_OPENING = {"„": '“”"', "“": '”"', "«": "»", "»": "«", "‚": "‘", "‹": "›", "›": "‹", '"': '"'}


@dataclass(frozen=True, slots=True)
class Span:
    """A possible name: its first token, the one behind it, where to read on, and what marks it.

    `mark` is legal, institution, quote, pair ('Thoma & Klee'), cue or word; `label` is given where it differs from the
    words as they stand.
    """

    start: int
    end: int
    after: int
    mark: str
    label: str | None = None


def spans(tokens: Sequence[Token], known: NameIndex) -> Iterator[Span]:
    """Yield the possible names of a sentence from left to right; names with a legal form come first."""
    taken: set[int] = set()
    for span in (Span(first, form, after, "legal") for first, form, after in legal_names(tokens, known)):
        taken.update(range(span.start, span.after))
        yield span
    index = 0
    while index < len(tokens):
        if index in taken:
            index += 1
            continue
        marked = _marked(tokens, index, known)
        hit = known.at(tokens, index) if marked is None else None
        if hit is not None:
            index += hit.length
            continue
        found = marked or _unmarked(tokens, index, known)
        if found is None or found.start in taken:
            index += 1
            continue
        yield found
        index = found.after


def _marked(tokens: Sequence[Token], index: int, known: NameIndex) -> Span | None:
    """Read a name that its own words or its quotes mark."""
    token = tokens[index]
    if token.kind == "word":
        return _institution(tokens, index, known) if token.capital else None
    return _quoted(tokens, index, known) if token.text in _OPENING else None


def _unmarked(tokens: Sequence[Token], index: int, known: NameIndex) -> Span | None:
    """Read a name that what stands around it gives away."""
    token = tokens[index]
    if token.kind != "word":
        return None
    return (_pair(tokens, index, known) if token.capital else None) or _words(tokens, index, known)


def _institution(tokens: Sequence[Token], index: int, known: NameIndex) -> Span | None:
    """Read 'Klinikum Wiehengrund', 'Technische Universität Ahrenfels', 'Ministerium für Digitales'."""
    token = tokens[index]
    base = cues().institution(token.low)
    listed = known.at(tokens, index) if base is not None else None
    if base is None or (listed is not None and listed.head is None):
        return None
    words = [token.text[: len(token.text) - len(token.low) + len(base)]]
    start, end = index, index + 1
    if end + 1 < len(tokens) and tokens[end].low == "für" and tokens[end + 1].capital:
        words += [tokens[end].text, tokens[end + 1].text]
        end += 2
        if tokens[end - 1].text.endswith("e") and end < len(tokens) and adjacent(tokens, end) and tokens[end].capital:
            words.append(tokens[end].text)  # 'Institut für Angewandte Optik'
            end += 1
        while end + 1 < len(tokens) and tokens[end].low == "und" and tokens[end + 1].capital:
            words += [tokens[end].text, tokens[end + 1].text]
            end += 2
    while end < len(tokens) and end - index < 8 and adjacent(tokens, end) and _place_like(tokens, end, known):
        words.append(tokens[end].text)
        end += 1
    if end < len(tokens) and base.endswith("ministerium") and has_name_shape(tokens[end].text):
        return None  # 'das Wirtschaftsministerium METI': the noun introduces the name
    adjective = _attribute(tokens, index, base, alone=end == index + 1)
    if adjective is None and end == index + 1 and base.endswith("ministerium") and base not in cues().plain_ministries:
        return Span(index, end, end, "institution", words[0])  # 'das Finanzministerium'
    if adjective is None and (end == index + 1 or (base in cues().councils and not _council(tokens, index, known))):
        return None
    if adjective is not None:
        start = index - 1
        words.insert(0, adjective)
    return Span(start, end, end, "institution", " ".join(words))


def _attribute(tokens: Sequence[Token], index: int, base: str, *, alone: bool) -> str | None:
    """Return the adjective before an institution's noun that belongs to its name, in the nominative.

    Of a noun that stands `alone` only an adjective of a place or people makes a name, and only of some nouns:
    'die Thurgauer Kantonalbank', 'die Hanseatische Beteiligungsbank'.
    """
    before = tokens[index - 1] if index else None
    if before is None or not before.capital or before.kind != "word":
        return None
    stem = before.text.rstrip("nrsm").removesuffix("e")
    ending = "es" if base.endswith(cues().neuters) else "e"
    if not alone:
        return stem + ending if stem.lower() in cues().institution_adjectives else None
    if not base.endswith(cues().houses):
        return None
    if before.low.endswith("er") and not (cues().role_kind(before.low) or cues().position(before.low)):
        return before.text
    return stem + ending if stem.lower().endswith("isch") and stem != before.text else None


def _council(tokens: Sequence[Token], index: int, known: NameIndex) -> bool:
    """Tell whether a town or an unlisted state acts ('die Stadt Oderbogen zahlt'), where nothing lies in it."""
    listed = known.at(tokens, index + 1)
    town = listed is None or (listed.head is None and tokens[index].low.startswith(("stadt", "gemeinde")))
    return town and not any(t.low in ("in", "aus", "nahe", "bei") for t in tokens[max(index - 2, 0) : index])


def _place_like(tokens: Sequence[Token], index: int, known: NameIndex) -> bool:
    token = tokens[index]
    listed = known.at(tokens, index) if token.capital else None
    if listed is not None and listed.head is None and listed.name.slug in gazetteer().entities:
        return gazetteer().entities[listed.name.slug].kinds[0] == "Location"
    if token.kind != "word" or not token.capital or token.low in cues().no_names:
        return False
    return not is_word(token.text) or token.low.endswith(cues().place_ends) or has_name_shape(token.text)


def _quoted(tokens: Sequence[Token], index: int, known: NameIndex) -> Span | None:
    """Read one to three capitalised words in quotes behind the noun that says what they name, or before 'heißt'."""
    closing = _OPENING[tokens[index].text]
    end = index + 1
    while end < len(tokens) and end - index <= 3 and (tokens[end].capital or tokens[end].kind == "number"):
        end += 1
    if end == index + 1 or end >= len(tokens) or tokens[end].text not in closing or known.at(tokens, index + 1):
        return None
    before = [t.low for t in tokens[max(index - 5, 0) : index]]
    behind = [t.low for t in tokens[end + 1 : end + 3]]
    nouns = any(cues().product_kind(low) or cues().role_kind(low) for low in before)
    if nouns or any(low in cues().naming for low in (*before[-3:], *behind)):
        return Span(index + 1, end, end + 1, "quote")
    return None


def _pair(tokens: Sequence[Token], index: int, known: NameIndex) -> Span | None:
    """Read a firm called after two partners: 'Thoma & Klee', 'Grotewohl & Söhne'."""
    if index + 2 >= len(tokens) or tokens[index + 1].text != "&":
        return None
    first, second = tokens[index], tokens[index + 2]
    if not (first.capital and second.capital and second.kind == "word") or "-" in first.text + second.text:
        return None
    if second.low in cues().partners:
        return Span(index, index + 3, index + 3, "pair")
    if known.at(tokens, index + 2) or {first.low, second.low} & cues().foreign_words:
        return None
    behind = tokens[index + 3].low if index + 3 < len(tokens) else ""
    if any("3p" in form.features and form.finite for form in lexicon().verbs.get(behind)):
        return None  # 'Otravo & Kolbrax bauen': two firms
    if is_common(first.text) and is_common(second.text) and not bare(tokens, index, index + 3):
        return None  # 'Forschung & Entwicklung'
    return Span(index, index + 3, index + 3, "pair")


def _words(tokens: Sequence[Token], index: int, known: NameIndex) -> Span | None:
    if shouted(tokens, index):
        return None
    if tokens[index].text.islower() and not (index and tokens[index - 1].capital):
        return None  # only a role noun before it makes a word in lower case a name
    cued = is_cued(tokens, index)
    if not name_like(tokens, index, cued):
        return None
    end = index + 1
    while end < len(tokens) and end - index < _LONGEST and _continues(tokens, index, end, known):
        end += 1
    if cued == "product" and end < len(tokens) and _version(tokens, end):
        end += 1
    return Span(index, end, end, "cue" if cued else "word")


def _version(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a number belongs to a product's name: 'Corvex 7', not '7 Prozent' or '7 Chips'."""
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    unit = follower is not None and (follower.text in "%€$£" or (follower.kind == "word" and follower.capital))
    return tokens[index].kind == "number" and len(tokens[index].text) <= 3 and adjacent(tokens, index) and not unit


def _continues(tokens: Sequence[Token], start: int, index: int, known: NameIndex) -> bool:
    token = tokens[index]
    if not adjacent(tokens, index) or token.kind != "word" or token.text in cues().legal_sequences:
        return False
    if shouted(tokens, index):
        return False
    if token.low in cues().name_tails and (token.capital or token.text.isupper()):
        return True
    if token.capital and token.low in cues().german_tails:
        return leads_a_clause(tokens, start) or _apposed(tokens, start, index)
    if token.capital and is_english(tokens[index - 1], token):
        return True
    if not token.capital or token.low in cues().acronyms:
        return False
    if tokens[index - 1].low in cues().first_names and _surname(tokens, index, known):
        return True
    if known.at(tokens, index):
        return False
    if index == start + 1 and (titled(tokens, index + 1) or appointed(tokens, start, index + 1)):
        return True
    if index == start + 1 and is_common(token.text) and is_double(tokens, start, token):
        return True
    if index - start == 1 and is_cued(tokens, start) == "person":
        return True  # 'Geschäftsführerin Imke Jansens': an unlisted first name
    return has_name_shape(token.text) or not is_common(token.text) or token.low in cues().first_names


def _surname(tokens: Sequence[Token], index: int, known: NameIndex) -> bool:
    """Tell whether a word behind a first name can be the last one: also the name of a town, but of no firm."""
    hit = known.at(tokens, index)
    listed = gazetteer().entities.get(hit.name.slug) if hit is not None else None
    return hit is None or (listed is not None and listed.kinds[0] in ("Location", "Person") and hit.head is None)


def _apposed(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a name with a noun behind it closes a phrase of its role: 'mit dem Versorger Elbwind Energie;'.

    Behind a preposition no verb can take the noun for its object, nor where the verb stood before and its object or an
    adverbial follows: 'dort beherrscht der Mittelständler Hagebrink Sensorik den Markt'.
    """
    if is_cued(tokens, start) != "role":
        return False
    first = start - 1
    while first > 0 and (tokens[first - 1].capital or tokens[first - 1].low.endswith(_ADJECTIVE_ENDINGS)):
        first -= 1
    before = tokens[first - 1].low if first else ""
    if before in lexicon().prepositions or tokens[first].low in _CONTRACTED:
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    follows = after is not None and (after.low in lexicon().determiners or after.low in lexicon().prepositions)
    return follows and any(f.finite for f in lexicon().verbs.get(before, ()))


def leads_a_clause(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a noun behind a name belongs to it ('Emsland Strom liefert'): no verb before could govern it."""
    if tokens[start].text.endswith("s") and not is_cued(tokens, start):
        return False
    return not any(
        f.finite for token in tokens[:start] for f in lexicon().verbs.get(token.low, ()) if token.text.islower()
    )
