"""What stands around a possible name and says what it names: the class and how much that weighs."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.articles import owns_or_acts
from kgtool.extract.names.attributes import makes_a_noun
from kgtool.extract.names.cues import cues
from kgtool.extract.names.nameness import adjacent, is_house, namer
from kgtool.extract.names.nouns import towns
from kgtool.extract.names.people import appointed, signs, titled
from kgtool.extract.names.shape import has_name_shape, is_common
from kgtool.extract.names.spans import Span
from kgtool.extract.names.words import is_word
from kgtool.extract.tokens import Token

#: Weights: a cue settles the class, an actor's place in the clause speaks for one, a mere naming says little.
STRONG, WEAK, NAMED = 3, 1, 0
_LINKS = frozenset({",", "und", "sowie", "oder", "&", "/", "beziehungsweise"})
_PARTICIPLES = ("tes", "enes", "iges", "ches", "ares", "ives", "ales", "ierte", "endes")
#: Kinds of products that an apposition tells, and nouns of one that say nothing of AI.
_EQUATED = frozenset({"AIModel", "Chip"})
_MODELS_OF_ANYTHING = frozenset(
    {"modell", "geschäftsmodell", "erfolgsmodell", "typ", "auslaufmodell", "vorzeigemodell"}
)
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")

Vote = tuple[str, int] | None


def evidence(tokens: Sequence[Token], span: Span) -> Vote:
    """Return the class the surroundings of a name speak for and the weight, or None where it is no name here."""
    if span.mark in ("legal", "pair"):
        return "Company", STRONG
    if span.mark == "institution":
        word = (span.label or "").split()
        return next(kind for kind in map(cues().institution_kind, word) if kind), STRONG
    if span.mark == "quote":
        return _quoted(tokens, span)
    return (
        _person(tokens, span)
        or _cued(tokens, span)
        or _equated(tokens, span)
        or _tailed(tokens, span)
        or _placed(tokens, span)
    )


def _quoted(tokens: Sequence[Token], span: Span) -> Vote:
    around = [*reversed(tokens[max(span.start - 6, 0) : span.start - 1]), *tokens[span.after : span.after + 5]]
    for token in around:
        if token.capital and (kind := cues().product_kind(token.low) or cues().role_kind(token.low)):
            return kind, STRONG
    return None


def _person(tokens: Sequence[Token], span: Span) -> Vote:
    start, end = span.start, span.end
    first = tokens[start].low
    governor = _governor(tokens, start)
    before = tokens[governor] if governor >= 0 else None
    tailed = end - start >= 2 and tokens[end - 1].low in cues().name_tails
    if tailed or (governor == start - 1 and before is not None and cues().product_kind(before.low)):
        return None  # 'Perdita Robotics', 'der Assistent Mira'
    if end - start == 1 and governor == start - 1 and before is not None and cues().role_kind(before.low):
        return None  # 'der Versandhändler Ottokar'
    if first in cues().first_names:
        return "Person", STRONG if end - start >= 2 else WEAK
    if before is not None and (before.low in cues().titles or (before.capital and cues().position(before.low))):
        return ("Company", WEAK) if end - start == 1 and signs(tokens, governor) else ("Person", STRONG)
    if before is not None and before.low in ("sagt", "sagte", "meint", "meinte") and start - governor == 1:
        return "Person", WEAK  # 'sagt Lindner': a firm announces
    after = tokens[end] if end < len(tokens) else None
    if after is None or end - start != 2 or tokens[end - 1].low in cues().name_tails:
        return _posted(tokens, span)
    if after.low in ("leitet", "führt") or after.low in cues().saying:
        return "Person", STRONG
    if after.low in ("ist", "war", "wird") and any(cues().leads(t.low) for t in tokens[end + 1 : end + 4]):
        return "Person", STRONG
    return _posted(tokens, span)


def _posted(tokens: Sequence[Token], span: Span) -> Vote:
    """Read 'Imke Jansens, Geschäftsführerin der …', 'Otravo macht Imke Jansens zur Chefin'."""
    if span.end - span.start < 2:
        return None
    if titled(tokens, span.end):
        return "Person", STRONG
    return ("Person", WEAK) if appointed(tokens, span.start, span.end) else None


def _governor(tokens: Sequence[Token], start: int) -> int:
    """Return the position of the word before a name, or before the list of names that it closes; -1 for none."""
    position = start - 1
    while position > 0 and tokens[position].low in _LINKS and tokens[position - 1].capital:
        position -= 1
        while position >= 0 and tokens[position].capital and not _introduces(tokens[position]):
            position -= 1
    return position


def _introduces(token: Token) -> bool:
    return bool(cues().role_kind(token.low) or cues().position(token.low) or cues().product_kind(token.low))


def _cued(tokens: Sequence[Token], span: Span) -> Vote:
    position = _governor(tokens, span.start)
    if position < 0:
        return None
    before = namer(tokens, position)
    if before.low in cues().place_words:
        return "Location", STRONG
    if before.capital and before.kind == "word":
        if product := cues().product_kind(before.low):
            return product, STRONG
        if role := cues().role_kind(before.low):
            return role, STRONG
    return None


def _equated(tokens: Sequence[Token], span: Span) -> Vote:
    """Read the noun of a chip or model that an apposition gives a name: 'Ulmin, ein Chip', 'mit dem Ulmin einen Chip'.

    Only these two kinds of product: a 'Plattform' or a 'Dienst' may be the firm.
    """
    if span.mark != "word" or span.end + 2 >= len(tokens):
        return None
    before = {t.low for t in tokens[max(span.start - 2, 0) : span.start]}
    link = tokens[span.end]
    at = span.end + (link.text == "," or link.low == "ist")
    if at == span.end and "mit" not in before:
        return None
    article = tokens[at].low
    if article not in lexicon().determiners and article not in lexicon().grammar["possessives"]:
        return None
    for token in tokens[at + 1 : at + 5]:
        if token.capital:
            kind = cues().product_kind(token.low)
            return (kind, STRONG) if kind in _EQUATED and token.low not in _MODELS_OF_ANYTHING else None
        if not token.low.endswith(_ADJECTIVE_ENDINGS) and token.low != "selbst":
            return None
    return None


def _tailed(tokens: Sequence[Token], span: Span) -> Vote:
    tail = tokens[span.end - 1].low
    if span.end - span.start < 2 or tail not in cues().name_tails | cues().german_tails.keys():
        return None
    return cues().german_tails.get(tail) or cues().tail_kinds.get(tail, "Company"), STRONG


def _placed(tokens: Sequence[Token], span: Span) -> Vote:
    """Judge a name that no cue types by its place in the clause."""
    position = _governor(tokens, span.start)
    before = tokens[position] if position >= 0 else None
    text = tokens[span.start].text
    if (
        position
        and before is not None
        and before.low.startswith(cues().demonym_stems)
        and tokens[position - 1].low == "im"
    ):
        return "Location", STRONG  # 'im norwegischen Tydal': no firm has an article there
    if before is not None and before.low in cues().place_prepositions and before.low != "bei":
        if _no_place(tokens, span, before.low):
            return "Company", WEAK
        if position < span.start - 1 and is_common(text):
            return None  # 'in Tennessee, Lieferbeginn 2030'
        deal = before.low == "in" and any(t.low.startswith(cues().invest_stems) for t in tokens)
        if not deal or text.lower().endswith(cues().place_ends):
            return "Location", STRONG if before.low == "aus" else WEAK
        return "Company", WEAK
    if before is not None and span.end < len(tokens) and tokens[span.end].text == ")" and before.text in ("(", ","):
        return "Location", NAMED
    if is_house(text):
        return "Company", WEAK
    if _article(tokens, span.start):
        return ("Company", WEAK) if owns_or_acts(tokens, span.start, span.end) else None
    if text.lower().endswith(_PARTICIPLES) and adjacent(tokens, span.end) and is_common(tokens[span.end].text):
        return None  # 'Eingeworbenes Kapital'
    if _acts(tokens, span):
        return "Company", WEAK
    if text.endswith(_ADJECTIVE_ENDINGS) and adjacent(tokens, span.end) and is_common(tokens[span.end].text):
        return None  # 'Zirkuläre Finanzierung'
    if span.mark == "cue" or is_common(text) or tokens[span.start].low in cues().foreign_words or _labels(tokens, span):
        return None
    return "Company", NAMED


def _no_place(tokens: Sequence[Token], span: Span, preposition: str) -> bool:
    """Tell whether 'nach' or 'aus' leads to a firm: 'fragt nach X', 'nach X auch Y', 'aus X wird Y'."""
    start, end = span.start, span.end
    after = tokens[end].low if end < len(tokens) else ""
    if after == "aus" and end + 1 < len(tokens) and tokens[end + 1].text in towns():
        return True
    if preposition == "nach":
        sought = any(t.low.startswith(cues().seek_stems) for t in tokens[max(start - 6, 0) : start - 1])
        return sought or "auch" in [t.low for t in tokens[end : end + 4]]
    return preposition == "aus" and start == 1 and after in ("wird", "wurde", "werde")


def _article(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether an article or a plain adjective before a word shows it to be a noun ('die Neoclouds')."""
    if not start:
        return False
    before = tokens[start - 1]
    if before.low in cues().demonyms or before.low.startswith(cues().demonym_stems):
        return False  # 'die dänische Vesterhav': an adjective of a place describes a firm
    if before.low in lexicon().determiners or before.low in ("im", "am", "zum", "zur", "vom", "beim"):
        return True
    return before.text.islower() and is_word(before.text) and makes_a_noun(before.low)


def _labels(tokens: Sequence[Token], span: Span) -> bool:
    """Tell whether a word with a colon at the start labels a speaker or a field.

    Before a figure it is a topic, also where a line without a verb or without a subject tells of business
    ('Quantaris: Umsatz bei 40 Mio.', 'Quantaris: kauft Chips').
    """
    if span.end >= len(tokens) or tokens[span.end].text != ":":
        return False
    rest = [t for t in tokens[span.end + 1 :] if t.kind != "sign"]
    verbs = [t for t in rest if t.text.islower() and lexicon().verbs.is_finite(t.low)]
    if verbs and verbs[0] is not rest[0]:
        return not any(t.kind == "number" for t in rest[:2])
    return not any(t.kind == "number" or (t.capital and lexicon().noun_classes(t.low)) for t in rest)


def _acts(tokens: Sequence[Token], span: Span) -> bool:
    """Tell whether the text treats a name as an actor: by a preposition of dealing, a genitive, or a verb beside it."""
    start, end = span.start, span.end
    position = _governor(tokens, start)
    before = tokens[position].low if position >= 0 else ""
    after = tokens[end] if end < len(tokens) else None
    if before in cues().dealing:
        return True
    if tokens[end - 1].text.endswith("s") and after is not None and after.capital:
        return True
    if after is not None and after.kind == "word" and any(f.finite for f in lexicon().verbs.get(after.low, ())):
        return not after.capital
    if has_name_shape(tokens[start].text) and before in ("und", ","):
        return True
    if any(f.finite for f in lexicon().verbs.get(before, ())):
        return True
    dated = after is not None and after.text == "," and end + 1 < len(tokens) and tokens[end + 1].kind == "number"
    return after is not None and after.text in (",", "(", "→", "&") and start == 0 and not dated
