"""Dialogue: who speaks the lines of an interview or a transcript.

A transcript names its speakers before a colon, in full at first and then by one name ('Imke Jansens:', 'Jansens:',
'IMKE:'). A printed interview names nobody: the guest is whom a question addresses ('Frau Jansens, …?'), and the line
that follows a question, or stands right below it, is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kgtool.extract.blocks import Block
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.shape import is_common

_ADDRESS = re.compile(r"(?:Frau|Herr)\s+(?:(?:Dr|Prof)\.\s+)*(?P<name>[A-ZÄÖÜ][\w-]+)\s*,")


def voices(view: str, lines: Sequence[Block], people: Iterable[str]) -> tuple[str | None, ...]:
    """Return for each line the full name of who speaks it, None where the text itself does or an interviewer asks.

    `people` are the names of the persons that the document mentions.
    """
    full = _by_part((*people, *(b.who for b in lines if b.who and " " in b.who and not b.who.isupper())))
    guest = next((full.get(m["name"].casefold(), m["name"]) for b in lines if (m := _address(view, b))), None)
    found: list[str | None] = []
    before: Block | None = None
    for block in lines:
        if block.who is not None:
            found.append(_turn(block.who, full))
        elif guest is not None and before is not None and _answers(view, before, block):
            found.append(guest)
        else:
            found.append(None)
        before = block
    return tuple(found)


def _address(view: str, block: Block) -> re.Match[str] | None:
    return _ADDRESS.match(view, block.start, block.end)


def _by_part(names: Iterable[str]) -> Mapping[str, str]:
    """Return full names by their last and first word; a word that two names share stands for neither."""
    found: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        for part in {words[0].casefold(), words[-1].casefold()} if len(words) > 1 else ():
            found.setdefault(part, set()).add(name)
    return {part: next(iter(full)) for part, full in found.items() if len(full) == 1}


def _turn(who: str, full: Mapping[str, str]) -> str | None:
    if who.casefold() in lexicon().grammar["hosts"]:
        return None
    if who.casefold() in full:
        return full[who.casefold()]
    named = any(not is_common(word) for word in who.split())
    return who if " " in who and not who.isupper() and named else None


def _answers(view: str, question: Block, block: Block) -> bool:
    if block.kind != "paragraph" or view[block.start : block.end].rstrip().endswith("?"):
        return False
    asked = view[question.start : question.end].rstrip()
    adjacent = view[question.end : block.start].count("\n") == 1
    return asked.endswith("?") or (adjacent and question.kind in ("paragraph", "intro"))
