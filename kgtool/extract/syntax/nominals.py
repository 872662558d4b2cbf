"""Nominals: mentions joined by coordination, with the preposition, case and noun they hang on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.words import is_word
from kgtool.extract.syntax.brackets import bracketed, without_brackets
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

_QUOTES = frozenset("„“”\"«»‚‘'›‹")
_FIRST_OF_PAIR = frozenset({"sowohl", "weder", "entweder"})


@dataclass(slots=True)
class Nominal:
    """One noun phrase that names entities; positions are tokens of the sentence.

    `prep` is the canonical preposition ('in' for 'ins'), `prep_at` its position; `cases` the cases its determiner
    allows (None where nothing marks them); `genitive_of` the noun after a genitive name, `noun_before` the noun it
    follows directly; `begins` the first token of the whole phrase; `told` what an annotator takes it for.
    """

    mentions: list[Mention]
    first: int
    last: int
    begins: int
    prep: str | None = None
    prep_at: int | None = None
    cases: frozenset[str] | None = None
    genitive_of: int | None = None
    noun_before: int | None = None
    appositive: bool = False
    told: str = ""

    @property
    def slugs(self) -> tuple[str, ...]:
        """Return all entities of the phrase, in the order of the text."""
        if len(self.mentions) == 1 and len(self.mentions[0].slugs) == 1:
            return self.mentions[0].slugs
        return tuple(dict.fromkeys([slug for mention in self.mentions for slug in mention.slugs]))

    @property
    def bare(self) -> bool:
        """Tell whether no preposition and no genitive governs the phrase: it can be subject or object."""
        return self.prep is None and self.genitive_of is None and not self.appositive


def nominals(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    figures: frozenset[int],
    openers: frozenset[int] = frozenset(),
    breaks: frozenset[int] = frozenset(),
) -> list[Nominal]:
    """Group a sentence's mentions into nominals.

    `figures` holds the positions of tokens inside quantities, `openers` those of relative pronouns, which are no
    articles of the noun behind them ('an dem Nvidia beteiligt ist'), `breaks` those where a clause with a verb begins.
    """
    found: list[Nominal] = []
    inside = bracketed(tokens)
    for mention in mentions:
        single = _adverb(mention) or _single(tokens, mention, lexicon, figures, openers)
        previous = own = found[-1] if found else None
        if inside and mention.first not in inside:
            previous = next((n for n in reversed(found) if n.first not in inside), None)  # 'Micron (USA), Samsung'
        if previous is not None and _owns(previous, single) and len(found) > 1:
            previous = found[-2]  # 'X und unser Aktionär Y'
        if _names_kin(mention, lexicon):
            single.appositive = True
        if previous is not None and _introduces(tokens, previous, single, lexicon):
            _hand_over(previous, single)
        if own is not None and single.prep is None and _possesses(tokens, own, single):
            # 'auf Microsofts Azure': the preposition before the possessor governs what is possessed
            single.prep, single.prep_at, single.begins = own.prep, own.prep_at, own.begins
        parted = previous is not None and any(previous.last < at <= mention.first for at in breaks)
        if previous is not None and previous.last + 1 == mention.first and previous.mentions[-1].slugs == mention.slugs:
            previous.mentions[-1], previous.last = mention, mention.last  # 'der Chip-Gigant Nvidia' is one
        elif previous is not None and not parted and _joined(tokens, previous, single, lexicon, figures):
            previous.mentions.append(mention)
            previous.last = mention.last
        else:
            found.append(single)
    return found


def _possesses(tokens: Sequence[Token], owner: Nominal, single: Nominal) -> bool:
    """Tell whether a name owns the one behind it; what is written small shows no noun ('über IBMs watsonx')."""
    small = tokens[single.first].text[0].islower() and single.first == owner.last + 1
    return owner.genitive_of == single.first or (small and owner.bare is False and tokens[owner.last].low.endswith("s"))


def _oblique(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> frozenset[str] | None:
    """Return the cases of a pronoun that can be no subject ('ihm', 'uns'), None for any other mention."""
    cases = lexicon.pronouns.get(tokens[mention.first].low, "n") if mention.form == "pronoun" else "n"
    return None if "n" in cases else frozenset(cases)


def _adverb(mention: Mention) -> Nominal | None:
    """Return the phrase of an adverb that holds its preposition ('daran'), None for any other mention."""
    at = mention.first
    return Nominal([mention], at, mention.last, at, mention.prep, at) if mention.prep is not None else None


def _single(
    tokens: Sequence[Token], mention: Mention, lexicon: Lexicon, figures: frozenset[int], openers: frozenset[int]
) -> Nominal:
    nominal = Nominal([mention], mention.first, mention.last, mention.first, cases=_oblique(tokens, mention, lexicon))
    if mention.form == "possessive" or mention.genitive:
        nominal.genitive_of = _noun_after(tokens, mention.last, lexicon)
        if nominal.genitive_of is None and mention.genitive and _is_noun(tokens, mention.first - 1):
            nominal.noun_before = mention.first - 1
            nominal.cases = frozenset({"g"})
    position = mention.first - 1
    steps = 0
    determined = False
    while position >= 0 and steps < 8 and position not in openers:
        token = tokens[position]
        if position == mention.first - 1 and position in figures and _ends_measure(token):
            break
        if token.low in lexicon.prepositions:
            nominal.prep, nominal.prep_at, nominal.begins = lexicon.prepositions[token.low], position, position
            if token.low.endswith("m") and token.low != "um" and token.low in ("im", "am", "beim", "vom", "zum"):
                nominal.cases = frozenset("d")
            break
        if token.low in lexicon.determiners and nominal.cases is None:
            nominal.cases = frozenset(code[0] for code in lexicon.determiners[token.low])
            nominal.begins = position
            determined = True
        elif determined and token.low not in lexicon.determiners:
            break  # what stands before an article is another phrase: 'zu 40 Prozent der X'
        elif not _inside_phrase(tokens, position, mention, lexicon, figures):
            break
        else:
            nominal.begins = position
            determined = token.low in lexicon.grammar["possessives"]  # 'die Hälfte | ihrer Tochter X'
        position -= 1
        steps += 1
    _bounded(tokens, mention, nominal)
    return nominal


def _bounded(tokens: Sequence[Token], mention: Mention, nominal: Nominal) -> None:
    """Look at what stands around the whole phrase: a postposition behind it, the noun before it."""
    follower = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    if nominal.prep is None and follower is not None and follower.low in ("zufolge", "gegenüber"):
        nominal.prep = "laut" if follower.low == "zufolge" else "gegenüber"
    anchor = nominal.begins - 1
    if nominal.noun_before is None and anchor >= 0 and _is_noun(tokens, anchor):
        nominal.noun_before = anchor


def _owns(possessive: Nominal, name: Nominal) -> bool:
    """Tell whether a possessive is the article of the phrase that introduces a name: 'unser Aktionär Y'."""
    return possessive.mentions[0].form == "possessive" and name.begins <= possessive.first < name.first


def _names_kin(mention: Mention, lexicon: Lexicon) -> bool:
    """Tell whether a compound means another firm than the one in it: 'die Google-Tochter', 'der Nvidia-Rivale'."""
    return mention.head is not None and "kin" in lexicon.noun_classes(mention.head)


def _introduces(tokens: Sequence[Token], introducing: Nominal, name: Nominal, lexicon: Lexicon) -> bool:
    """Tell whether a phrase only says who the name behind it is: 'in den Nvidia-Rivalen Groq', 'in Xs Tochter Y'."""
    last, mention = introducing.mentions[-1], name.mentions[0]
    if mention.head is not None or mention.form in ("pronoun", "possessive"):
        return False
    if last.head is not None:
        role = cues().position(last.head) is None and (introducing.appositive or cues().role_kind(last.head))
        return bool(role) and last.last + 1 == mention.first
    noun = mention.first - 1
    owned = last.genitive and last.form == "name" and introducing.genitive_of == noun
    return owned and "kin" in lexicon.noun_classes(tokens[noun].low)


def _hand_over(introducing: Nominal, name: Nominal) -> None:
    """Give the preposition and the case of the whole phrase to the name that it introduces."""
    name.prep, name.prep_at, name.noun_before = introducing.prep, introducing.prep_at, introducing.noun_before
    name.cases = introducing.cases if introducing.mentions[-1].head is not None else name.cases
    if introducing.mentions[-1].head is not None:
        name.begins = introducing.begins
    introducing.prep, introducing.noun_before, introducing.appositive = None, None, True


def _ends_measure(token: Token) -> bool:
    """Tell whether a figure ends with its unit here: the name behind it begins a phrase ('mit 40 Prozent X')."""
    return token.text in ("%", "€", "$", "£") or (token.kind == "word" and token.capital)


def _is_noun(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position] if position >= 0 else None
    return token is not None and ((token.kind == "word" and token.capital) or token.text == "%")


def _noun_after(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int | None:
    """Return the noun that a genitive name or possessive belongs to: past adjectives, figures and quotes."""
    for position in range(last + 1, min(last + 7, len(tokens))):
        token = tokens[position]
        if token.kind == "word" and token.capital:
            return position
        if token.kind == "sign" and token.text not in _QUOTES:
            return None
        if token.low in lexicon.prepositions or token.low in lexicon.determiners:
            return None
    return None


def _inside_phrase(
    tokens: Sequence[Token], position: int, mention: Mention, lexicon: Lexicon, figures: frozenset[int]
) -> bool:
    """Tell whether a token left of a mention still belongs to its phrase: adjective, role noun, quote, figure."""
    token = tokens[position]
    if token.text in _QUOTES or token.kind == "number" or position in figures:
        return True
    if token.kind != "word" or token.low in lexicon.grammar["coordinators"]:
        return token.low in lexicon.determiners
    if token.low in lexicon.determiners or token.low in lexicon.grammar["possessives"]:
        return True
    if token.capital:
        apposed = position == mention.first - 1 or tokens[position + 1].text in _QUOTES
        role = cues().role_kind(token.low) or cues().product_kind(token.low) or cues().position(token.low)
        origin = token.low.endswith("er") and (position < mention.first - 1 or _of_place(tokens, position, lexicon))
        return origin or (apposed and role is not None)
    forms = lexicon.verbs.get(token.low, ())
    return not any(form.finite for form in forms) and token.low.endswith(("e", "en", "er", "es", "em", "ten", "sten"))


def _of_place(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """Tell whether a word in -er between an article or preposition and a name says where it is: 'der Linzer X'."""
    if is_word(tokens[position].text) and tokens[position].low not in cues().demonyms:
        return False  # 'im Sommer Nvidia'
    before = tokens[position - 1].low if position else ""
    return before in lexicon.determiners or before in lexicon.prepositions


def _joined(tokens: Sequence[Token], a: Nominal, b: Nominal, lexicon: Lexicon, figures: frozenset[int]) -> bool:
    """Tell whether two phrases are coordinated: a joiner between them, and no preposition of the second's own."""
    between = without_brackets([tokens[i] for i in range(a.last + 1, b.begins)])
    if not between or len(between) > 4 or any(t.index in figures for t in between):
        return False
    if b.prep is not None and (b.prep_at is None or a.prep != b.prep or b.prep in ("zwischen", "in", "für")):
        return False
    if a.prep is not None and b.prep is None and b.last + 1 in figures and a.last + 1 not in figures:
        return False  # '… vier Milliarden in A und X fünf in B'
    if a.genitive_of or b.genitive_of:
        return False
    if a.mentions[-1].head or b.mentions[0].form == "possessive" or a.mentions[0].form == "possessive":
        return False
    lows = [token.low for token in between if token.text not in _QUOTES]
    if lows in (["als", "auch"], ["wie", "auch"], [",", "als", "auch"], ["ebenso", "wie"], ["genauso", "wie"]):
        return True
    if lows in ([",", "sowie"], [",", "aber", "auch"]) or _joined_later(lows, lexicon):
        return True
    return (
        len(lows) == 1
        and lows[0] in lexicon.grammar["joiners"]
        and (lows[0] != "," or _list_goes_on(tokens, b, lexicon))
    )


def _joined_later(lows: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether an adverb sets the last member of a list apart: 'A und B sowie erstmals C', 'A und neuerdings B'."""
    after = lows[1:] if lows[:1] == [","] else lows
    last = after[1:] if after[:1] == ["sowie"] or lows[:1] == ["und"] else []
    return bool(last) and lexicon.grammar["list_adverbs"].issuperset(last)


def _list_goes_on(tokens: Sequence[Token], b: Nominal, lexicon: Lexicon) -> bool:
    """A comma joins only inside a list that a conjunction ends ('A, B und C'), else it sets an apposition apart."""
    position = b.last + 1
    for token in tokens[position : position + 8]:
        if token.low in ("und", "sowie", "oder", "&"):
            return True
        if token.kind == "word" and not token.capital and token.low not in lexicon.determiners:
            return False
    return False
