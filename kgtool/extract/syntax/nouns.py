"""Nouns told from verbs: a capital letter at the start of a sentence or behind a colon says nothing of the word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.segments import CUTS
from kgtool.extract.syntax.verbs import is_finite, readings
from kgtool.extract.tokens import Token

#: Prepositions that hold the article: an adjective with its noun, and no verb, stands behind them.
_WITH_ARTICLE = frozenset({"im", "am", "zum", "zur", "vom", "beim"})
_ARTICLES = frozenset({"der", "den", "dem", "des"})
_SCALES = ("million", "milliarde", "billion", "mio", "mrd")


def settle_nouns(tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Mark the words of a sentence that could be verbs by their form and are nouns by their place."""
    _settle_first_word(tokens, lexicon)
    _settle_behind_label(tokens, lexicon)
    _settle_adjectives(tokens, lexicon)


def fronted(tokens: Sequence[Token], piece: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether the first word is the main verb before its auxiliary: 'Bestellt hat X …', 'Investieren will Y …'."""
    helper = next((token for token in piece[:5] if is_finite(token, lexicon)), None)
    lemmas = {form.lemma for form in readings(helper, lexicon)} if helper is not None else set()
    grammar = lexicon.grammar
    wanted = {"participle2"} if lemmas & grammar["auxiliary_verbs"] else set()
    if lemmas & (grammar["modals"] | {"werden"}) and tokens[0].low not in grammar["nouns_like_infinitives"]:
        wanted.add("infinitive")
    others = [form for token in piece if token is not helper for form in readings(token, lexicon)]
    if any(form.features & wanted and form.lemma not in lemmas for form in others):
        return False
    return any(form.features & wanted for form in lexicon.verbs.get(tokens[0].low))


def _settle_first_word(tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Mark a first word that could be a verb as a noun where its clause has another verb, or ends at once."""
    if not tokens or not is_finite(tokens[0], lexicon, first=True) or not tokens[0].capital:
        return
    if _leads_its_auxiliary(tokens, lexicon):
        return
    helpers = lexicon.grammar["auxiliary_verbs"] | lexicon.grammar["modals"]
    if any(form.finite and form.lemma in helpers and not form.particle for form in lexicon.verbs.get(tokens[0].low)):
        return
    piece: list[Token] = []
    for token in tokens[1:]:
        if token.text in CUTS:
            break
        piece.append(token)
    if not piece or (any(is_finite(token, lexicon) for token in piece) and not fronted(tokens, piece, lexicon)):
        tokens[0].noun = True


def _settle_behind_label(tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Mark a capitalised word behind a colon as a noun where it could be a preterite: 'X: Zugriff auf 300 Chips'."""
    for before, token in pairwise(tokens):
        if before.text == ":" and token.capital and not token.low.endswith(("t", "te", "ten")):
            forms = [form for form in lexicon.verbs.get(token.low, ()) if form.finite]
            helpers = lexicon.grammar["auxiliary_verbs"] | lexicon.grammar["modals"]
            if forms and all(form.lemma not in helpers or form.particle for form in forms):
                token.noun = tokens[-1].text != "?"


def _settle_adjectives(tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Mark an adjective that could be a verb between a preposition with its article and a noun: 'im gleichen Jahr'."""
    for token in tokens[1:-1]:
        if token.capital or token.low[-2:] != "en":
            continue
        before, noun = tokens[token.index - 1], tokens[token.index + 1]
        led = before.low in _ARTICLES and tokens[before.index - 1].text != "," and _is_sum(tokens, noun.index)
        if (before.low in _WITH_ARTICLE and noun.capital) or (led and lexicon.verbs.attributes(token.low)):
            token.noun = True


def _is_sum(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sum in words begins at a position: 'der investierten drei Milliarden'."""
    return at + 1 < len(tokens) and not tokens[at].capital and tokens[at + 1].low.startswith(_SCALES)


def _leads_its_auxiliary(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a participle opens the sentence, its auxiliary behind it: 'Bestellt hat X …'."""
    participle = any("participle2" in form.features for form in readings(tokens[0], lexicon, first=True))
    following = readings(tokens[1], lexicon) if participle and len(tokens) > 1 else ()
    return any(form.finite and form.lemma in lexicon.grammar["auxiliary_verbs"] for form in following)
