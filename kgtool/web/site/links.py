"""The links in a page, found and rewritten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

#: An attribute that leads somewhere. Templates write attributes with double quotes, and text cannot hold one: it is
#: escaped where it is filled in.
_LINK = re.compile(r'(?P<before>\s(?:href|src|action)=")(?P<target>[^"]*)(?P<after>")')
#: A form needs a server.
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_ALTERNATE = re.compile(r'<a (?P<rest>[^>]*?)href="(?P<target>[^"]*)"(?P<more>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)


def links_of(page: str) -> Iterator[str]:
    """Yield the paths with queries, without fragments, that a page leads to on its own server."""
    for found in _LINK.finditer(_FORM.sub("", page)):
        target = unescape(found["target"]).partition("#")[0]
        if target.startswith("/") and not target.startswith("//"):
            yield target


def rewritten(page: str, target_of: Callable[[str], str | None]) -> str:
    """Return a page without forms whose links lead where `target_of` says; those that lead nowhere become words."""

    def anchor(found: re.Match[str]) -> str:
        target = unescape(found["target"])
        kept = not _is_own(target) or target_of(target.partition("#")[0]) is not None
        return found[0] if kept else f"<span>{found['words']}</span>"

    def attribute(found: re.Match[str]) -> str:
        target = unescape(found["target"])
        if not _is_own(target):
            return found[0]
        path, mark, fragment = target.partition("#")
        return f"{found['before']}{escape((target_of(path) or '#') + mark + fragment)}{found['after']}"

    return _LINK.sub(attribute, _ALTERNATE.sub(anchor, _FORM.sub("", page)))


def _is_own(target: str) -> bool:
    return target.startswith("/") and not target.startswith("//")
