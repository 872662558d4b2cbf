"""Finds the article of a page: what stands around it is dropped, what remains is the element that holds its prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TypeAlias

from lxml import etree

from kgtool.documents.boilerplate import boilerplate

_DROPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "input"),
        *("textarea", "label", "iframe", "svg", "canvas", "video", "audio", "object", "embed", "applet", "dialog"),
        *("menu", "map", "datalist", "progress", "meter", "head", "math"),
    )
)
#: Elements whose only child that holds prose is not the article but a part of it.
_PARTS = ("p", "ul", "ol", "dl", "li", "table", "blockquote", "pre")
_WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: What a tree may not be given as text, though entities put it there.
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Elements that name the whole page by what lies beside its article ("layout-with-sidebar").
_FRAMES = ("html", "body", "main", "article")
#: Share of the prose above which an element is the article, and below which its surroundings are.
_MOST = 0.5
_NEARLY_ALL = 0.8

#: How many characters each element holds outside links: menus and teasers are links, prose has few.
Sizes: TypeAlias = Mapping[etree._Element, int]


def tag_of(element: etree._Element) -> str:
    """Return an element's name in lower case, empty for what is none."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def inner_text(element: etree._Element) -> str:
    """Return all text within an element."""
    return "".join(str(piece) for piece in element.itertext())


def sizes(top: etree._Element) -> Sizes:
    """Measure the prose of an element and of all below it, in one pass."""
    found: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(top, events=("end",)):
        own = len((element.text or "").strip())
        below = sum(found[child] + len((child.tail or "").strip()) for child in element)
        found[element] = 0 if tag_of(element) in ("a", *_DROPPED) else own + below
    return found


def _named_as_surrounding(element: etree._Element) -> bool:
    """Tell by role, class and id whether an element is no part of the article."""
    page = boilerplate().page
    if str(element.get("role", "")).lower() in page.roles:
        return True
    if element.get("class") is None and element.get("id") is None:
        return False
    for name in f"{element.get('class', '')} {element.get('id', '')}".split()[:20]:
        words = [word.lower() for word in _WORD.findall(name[:80])]
        pairs = {f"{first}-{second}" for first, second in pairwise(words)}
        if not page.classes.isdisjoint(words) or not page.class_pairs.isdisjoint(pairs):
            return True
    return False


def _is_hidden(element: etree._Element) -> bool:
    style = str(element.get("style", ""))
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or bool(_HIDDEN.search(style))


def _inside(element: etree._Element, tags: tuple[str, ...]) -> bool:
    return any(tag_of(above) in tags for above in element.iterancestors())


def _is_surrounding(element: etree._Element, prose: Sizes, whole: int) -> bool:
    """Tell whether an element is dropped; one that holds most of the page's text never is for its name alone."""
    tag = tag_of(element)
    if not tag or tag in _DROPPED:
        return True
    if tag in _FRAMES:
        return False
    # The header of an article holds its heading and dateline, that of the page its logo and menu.
    if tag == "header" and not _inside(element, ("article", "main")):
        return True
    if _is_hidden(element) or _named_as_surrounding(element):
        return prose[element] <= _MOST * whole
    return False


def _remove(element: etree._Element) -> None:
    """Take an element out and leave the text behind it, parted by a blank."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    tail = f" {element.tail or ''}"
    if before is not None:
        before.tail = _NO_TEXT.sub("", (before.tail or "") + tail)
    else:
        parent.text = _NO_TEXT.sub("", (parent.text or "") + tail)
    parent.remove(element)


def drop_surroundings(body: etree._Element) -> None:
    """Take out of a page's body what is no article: navigation, forms, hidden and named surroundings."""
    prose = sizes(body)
    whole = prose[body]
    dropped: list[etree._Element] = []
    stack = list(reversed(body))
    while stack:
        element = stack.pop()
        if _is_surrounding(element, prose, whole):
            dropped.append(element)
        else:
            stack.extend(reversed(element))
    for element in dropped:
        _remove(element)


def _candidates(body: etree._Element, prose: Sizes) -> list[etree._Element]:
    """Return the elements that call themselves the article, the most precise name first."""
    named = [element for element in body.iter() if element.get("itemprop") == "articleBody"]
    articles = list(body.iter("article"))
    mains = [element for element in body.iter() if tag_of(element) == "main" or element.get("role") == "main"]
    return [*sorted(articles, key=lambda found: prose[found], reverse=True)[:1], *mains[:1], *named[:1]]


def article(body: etree._Element) -> etree._Element:
    """Return the element of a page's body that holds the article.

    The largest `article`, else `main`, else `articleBody`, if it holds most of the prose; else the innermost element
    that holds nearly all of it.
    """
    prose = sizes(body)
    whole = prose[body]
    for candidate in _candidates(body, prose):
        if prose[candidate] > _MOST * whole:
            return candidate
    element = body
    while whole:
        inner = next((child for child in element if prose[child] >= _NEARLY_ALL * whole), None)
        if inner is None or tag_of(inner) in _PARTS:
            break
        element = inner
    return element
