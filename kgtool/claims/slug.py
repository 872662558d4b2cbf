"""A slug: the identity of an entity as lower-case ASCII words joined by hyphens."""

from __future__ import annotations

import re
import unicodedata

from kgtool.errors import ClaimError

#: Letters that Unicode decomposition does not fold to ASCII the way German or common names need it.
_FOLDED = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
}
_FOLDING = str.maketrans(_FOLDED)
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def _ascii(character: str) -> str:
    """Fold one character to ASCII letters or digits; a letter of another script is written as its code point."""
    folded = unicodedata.normalize("NFKD", character).translate(_FOLDING)
    plain = "".join(letter for letter in folded if letter.isascii())
    if plain or not character.isalnum():
        return plain or "-"
    return f"u{ord(character):x}"


def slug(name: str) -> str:
    """Return the slug of a name: `SK Hynix` is `sk-hynix`, `Münchener Rück` is `muenchener-rueck`.

    Lower case; ä, ö, ü become ae, oe, ue and ß ss, other accents fall away, everything else but letters and digits
    becomes one hyphen. Letters of other scripts are kept apart as `u` and their hexadecimal code point, so that two
    names never share a slug because both were dropped. A slug is its own slug. A name without a letter or digit is a
    ClaimError, as it could name nothing.

    >>> slug("Nvidia Corp. (NVDA)")
    'nvidia-corp-nvda'
    """
    composed = unicodedata.normalize("NFC", name).lower().translate(_FOLDING)
    combined = "".join(character for character in composed if not unicodedata.combining(character))
    written = "".join(character if character.isascii() else _ascii(character) for character in combined)
    result = _SEPARATORS.sub("-", written.lower()).strip("-")
    if not result:
        raise ClaimError(f"The name '{name}' has no letter or digit.", "Name the entity by at least one.")
    return result
