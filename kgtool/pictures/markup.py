"""SVG as a tree that can only be written well-formed: texts and attribute values are escaped where they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

#: What an attribute may be given: a number is written with one decimal place, None is left out.
Attribute: TypeAlias = "str | int | float | None"

#: What no XML 1.0 document may hold (section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Addresses that a picture may lead to: http and https, and those without a scheme and without another host.
_SAFE = re.compile(r"https?://[^\s<>\"'\\^`{|}]+|(?:\.{1,2}/|/(?!/)|[?#]|[\w.~%-]+(?=[/?#]|$))[^\s<>\"'\\^`{|}:]*")
_NO_NAME = re.compile("[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of SVG: its name, attributes in the order in which they are written, elements and texts in it."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Element | str, ...] = ()


def element(name: str, *children: Element | str | None, **attributes: Attribute) -> Element:
    """Return an element; `class_` gives the attribute `class`, and an underscore in a name a hyphen.

    >>> write(element("path", d="M0 0", stroke_width=1.25, fill=None))
    '<path d="M0 0" stroke-width="1.2"/>'
    """
    return with_data(name, children, attributes, {})


def with_data(
    name: str,
    children: Iterable[Element | str | None],
    attributes: Mapping[str, Attribute],
    data: Mapping[str, str],
) -> Element:
    """Return an element that has `data-…` attributes beside the others; empty ones are left out."""
    named = {key.rstrip("_").replace("_", "-"): _value(value) for key, value in attributes.items() if value is not None}
    named |= {f"data-{key}": value for key, value in data.items() if value}
    return Element(name, named, tuple(child for child in children if child is not None))


def write(tree: Element) -> str:
    """Return the text of an element and all in it, without line breaks of its own."""
    parts: list[str] = []
    _write(tree, parts)
    return "".join(parts)


def number(value: float) -> str:
    """Write a coordinate with at most one decimal place, never as `-0`.

    >>> number(12.04), number(-0.01), number(7)
    ('12', '0', '7')
    """
    tenths = round(value * 10)
    whole, rest = divmod(abs(tenths), 10)
    return ("-" if tenths < 0 else "") + (f"{whole}.{rest}" if rest else str(whole))


def identifier(text: str) -> str:
    """Return a text as a name that may stand in `id` and behind `#`; different keys of resources stay different.

    >>> identifier("flow/all/Investment/nvidia/openai")
    'flow_all_Investment_nvidia_openai'
    """
    return _NO_NAME.sub(lambda found: "_" if found[0] == "/" else f"x{ord(found[0]):x}", text)


def address(text: str) -> str | None:
    """Return an address that a link may have, None for any that could run a script or leave http.

    >>> address("/actor/nvidia"), address("javascript:alert(1)")
    ('/actor/nvidia', None)
    """
    return text if _SAFE.fullmatch(text) else None


def _value(value: str | int | float) -> str:
    return value if isinstance(value, str) else number(value)


def _write(node: Element | str, parts: list[str]) -> None:
    if isinstance(node, str):
        parts.append(_escaped(node))
        return
    parts.append(f"<{node.name}")
    parts.extend(f' {name}="{_quoted(value)}"' for name, value in node.attributes.items())
    if not node.children:
        parts.append("/>")
        return
    parts.append(">")
    for child in node.children:
        _write(child, parts)
    parts.append(f"</{node.name}>")


def _escaped(text: str) -> str:
    clean = _FORBIDDEN.sub("\ufffd", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(text: str) -> str:
    plain = _escaped(text).replace('"', "&quot;").replace("'", "&#39;")
    return plain.replace("\t", "&#9;").replace("\n", "&#10;")
