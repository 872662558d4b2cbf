"""Marks for tests: some by hand, many by hypothesis; and what every picture must keep to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st
from lxml import etree

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.marks import KINDS, ActorMark, FlowMark, Flows, Kind

BILLION = Decimal(10**9)


def flow(payer: str, payee: str, low: int | None, high: int | None, kind: Kind = "compute") -> FlowMark:
    """Return a payment of so many billions."""
    return FlowMark(
        key=f"{payer}-{payee}-{kind}",
        payer=payer,
        payee=payee,
        kind=kind,
        low=None if low is None else low * BILLION,
        high=None if high is None else high * BILLION,
        unit="USD",
        words=f"{high} Mrd. $",
        rung="agreed",
        href=f"/flow/{payer}/{payee}",
    )


#: Three actors that pay in a circle, and what one of them pays back without an amount.
RING = Flows(
    (ActorMark("a", "Nvidia", "/a"), ActorMark("b", "OpenAI", "/b"), ActorMark("c", "Oracle", "/c")),
    (
        flow("a", "b", 100, 100, "equity"),
        flow("b", "c", 0, 300),
        flow("c", "a", None, None, "hardware"),
        flow("b", "a", 5, None, "service"),
    ),
)

_names = st.text(min_size=1, max_size=60)
_amounts = st.one_of(st.none(), st.integers(0, 10**13).map(Decimal))


@st.composite
def flows(draw: st.DrawFn, least: int = 3, most: int = 30) -> Flows:
    """Return payments between generated actors, also from somebody to himself, with generated names and amounts."""
    count = draw(st.integers(least, most))
    actors = tuple(
        ActorMark(f"k{n}", draw(_names), f"/actor/{n}", note=draw(st.sampled_from(["", "zahlt"]))) for n in range(count)
    )
    made = []
    for n in range(draw(st.integers(1, 60))):
        low, high = draw(_amounts), draw(_amounts)
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
        payer, payee = (f"k{draw(st.integers(0, count - 1))}" for _ in range(2))
        unit = draw(st.sampled_from(["USD", "USD", "EUR"]))
        made.append(FlowMark(f"f{n}", payer, payee, draw(st.sampled_from(KINDS)), low, high, unit, "viel", "agreed"))
    return Flows(actors, tuple(made))


@dataclass(frozen=True)
class Node:
    """An element of a parsed picture: local name, attributes, the text before its first child, children."""

    name: str
    attributes: dict[str, str]
    text: str
    children: tuple[Node, ...]

    def all(self, name: str = "") -> Iterator[Node]:
        """Yield this and all below it, or those of a name."""
        if name in ("", self.name):
            yield self
        for child in self.children:
            yield from child.all(name)

    def marks(self, of: str = "kgp-mark") -> list[Node]:
        """Return the links of a class."""
        return [node for node in self.all("a") if of in node.attributes["class"].split()]


def parsed(svg: str) -> Node:
    """Parse SVG as XML, which fails where it is not well-formed."""
    return _node(etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True)))


def _node(found: etree._Element) -> Node:
    attributes = {str(name): str(value) for name, value in found.attrib.items()}
    return Node(etree.QName(found).localname, attributes, found.text or "", tuple(_node(child) for child in found))


def check(drawing: Drawing) -> Node:
    """Check what holds of every picture, and return the page's version: links, titles, names, no style, no script."""
    page, alone = parsed(drawing.for_page()), parsed(drawing.alone())
    identities = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(identities) == len(set(identities))
    for root in (page, alone):
        title, description = root.children[:2]
        assert (title.name, description.name) == ("title", "desc")
        assert root.attributes["role"] == "group"
        assert root.attributes["aria-labelledby"] == title.attributes["id"]
        assert root.attributes["aria-describedby"] == description.attributes["id"]
        assert title.text
        assert description.text
        assert {node.name for node in root.all()}.isdisjoint({"script", "foreignObject", "image", "use", "iframe"})
        names = {name for node in root.all() for name in node.attributes}
        assert not any(name.startswith("on") or name == "style" for name in names)
        for mark in root.marks():
            assert mark.children[0].name == "title"
            assert mark.children[0].text == mark.attributes["aria-label"] != ""
            assert mark.attributes["id"]
            assert not re.match(r"(?i)\s*(javascript|data|vbscript):", mark.attributes["href"])
            assert mark.attributes["href"]
    assert [len(list(root.all("style"))) for root in (page, alone)] == [0, 1]
    return page
