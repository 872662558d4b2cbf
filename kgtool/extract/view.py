"""A view of a text that is as long as the text: what is no language is blanked, so that no offset ever shifts.

Masked are Markdown emphasis, empty source marks ('( Quelle )', '[12.1]'), emoji and other pictographs, zero-width and
bidi marks. No-break and other wide spaces become a plain space, every arrow becomes '→', and so does an emoji of money
between two names that open a line; any other there becomes '⇌'.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SOURCE = re.compile(
    r"\(\s*Quelle(?:\s+ebenda)?(?:\s*,\s*Quelle)*\s*\)"  # an empty source mark in brackets
    r"|(?<=[\d\w)])\s*,\s*Quelle\s*(?=\))"  # '(2025, Quelle )'
    r"|\[\d{1,3}(?:\.\d{1,2})?\]"  # a footnote mark
    r"|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])"  # Markdown emphasis
    r"|https?://\S+"
)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
#: An emoji between two names before a colon deals with both of them: 'Altimeter 💰 Norvik: 220 Mio. $'.
_NAME = r"[A-ZÄÖÜ0-9][\w.&'-]*(?: [A-ZÄÖÜ0-9][\w.&'-]*){0,3}"
_EMOJI = "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_EMOJI_LINK = re.compile(
    rf"^[^\w\n]*{_NAME} ?(?P<sign>[{_EMOJI}])(?=[{_EMOJI}\ufe0f\u200d]* ?{_NAME} ?:)", re.MULTILINE
)
_MONEY = "💰💵💶💷💴💸🤑🪙💳🏦"
_ARROWS = "→➔➜➝➞➡⇒⟶⟹➙➛"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_INVISIBLE = "\ufe0e\ufe0f\u20e3"
_NO_LANGUAGE = frozenset({"So", "Sk", "Cf", "Cn", "Co", "Cs", "Me", "Cc"})
_KEPT_SYMBOLS = "€$£¥₹₩₽₺₿%‰°§&+=<>|~^@#*/\\•◦▪·–—-→⇌×©®™"


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _link(match: re.Match[str]) -> str:
    """Write an arrow where the emoji is money, else a sign that the two deal with each other."""
    sign = "→" if match["sign"] in _MONEY + _ARROWS else "⇌"
    return match[0][:-1] + sign


@cache
def _replacement(character: str) -> str:
    if character.isalpha():
        return character
    if character in _ARROWS:
        return "→"
    if character in _SPACES:
        return " "
    if character in _KEPT_SYMBOLS:
        return character
    category = unicodedata.category(character)
    if character in _INVISIBLE or (category in _NO_LANGUAGE and character not in "\n\r\u00ad"):
        return " "
    return character


def view(text: str) -> str:
    """Return a string of the same length as `text`, with everything that is no language blanked.

    >>> view("Sie kauft **Chips** ( Quelle ).")
    'Sie kauft   Chips              .'
    """
    if not text.isascii():
        text = _EMOJI_LINK.sub(_link, text)
        text = _FOREIGN.sub(lambda match: _replacement(match[0]), text)
    return _SOURCE.sub(_blank, text.replace("\t", " "))
