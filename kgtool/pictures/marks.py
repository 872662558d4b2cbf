"""What pictures are made of: actors, payments and other things, each with where it leads and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from kgtool.pictures.markup import Element, address, with_data

#: What a payer gets, as the notations of the ontology's exchanges.
Kind: TypeAlias = Literal["compute", "hardware", "equity", "service", "profit", "other"]
KINDS: tuple[Kind, ...] = ("compute", "hardware", "equity", "service", "profit", "other")


@dataclass(frozen=True, slots=True)
class ActorMark:
    """Somebody or something with a name: its key in the picture, its label, where a click leads, what hovering says.

    `note` is a short second line under the label where the picture has room for one.
    """

    key: str
    label: str
    href: str = ""
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FlowMark:
    """A payment from one actor to another, by the keys of both.

    The amount is an interval: `low` None and `high` None where none is known, `high` None where it is open. `words`
    says it with its hedge (`bis zu 100 Mrd. $`). `rung` and `hedge` are codes, `claims` the number of claims behind it.
    """

    key: str
    payer: str
    payee: str
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    words: str = ""
    rung: str = ""
    hedge: str = ""
    claims: int = 0
    href: str = ""
    title: str = ""

    @property
    def most(self) -> Decimal | None:
        """Return the upper bound, the lower one where the amount is open, None where nothing above 0 is known."""
        most = self.low if self.high is None else self.high
        return most if most else None

    @property
    def data(self) -> dict[str, str]:
        """Return what a script may filter and show by, as `data-…` attributes."""
        return {
            "kind": self.kind,
            "rung": self.rung,
            "from": self.payer,
            "to": self.payee,
            "min": "" if self.low is None else f"{self.low:f}",
            "max": "" if self.high is None else f"{self.high:f}",
            "unit": self.unit,
        }


@dataclass(frozen=True, slots=True)
class Flows:
    """Actors and the payments between them; every payment names actors that are there."""

    actors: tuple[ActorMark, ...]
    flows: tuple[FlowMark, ...]

    @property
    def unit(self) -> str:
        """Return the currency that most payments have an amount in, of several the alphabetically first."""
        units = [flow.unit for flow in self.flows if flow.most is not None]
        return min(units, key=lambda unit: (-units.count(unit), unit), default="")


def linked(
    identity: str,
    href: str,
    title: str,
    classes: str,
    children: tuple[Element, ...],
    data: Mapping[str, str],
) -> Element:
    """Return a mark as a link with a title, so that mouse, keyboard and screen reader find what it is and leads to.

    A link that is not http, https or within the site leads to the mark itself. What is read aloud holds what is seen,
    so that whoever says the words he sees finds the mark (WCAG 2.2, 2.5.3).
    """
    seen = " ".join(text.strip() for child in children for text in _texts(child))
    if seen.casefold() not in title.casefold():
        title = f"{seen} – {title}"
    attributes = {
        "class_": f"kgp-mark {classes}".strip(),
        "id": identity,
        "href": (address(href) if href else None) or f"#{identity}",
        "aria_label": title,
    }
    parted = tuple(part for child in children for part in (child, " "))[:-1]
    return with_data("a", (Element("title", {}, (title,)), *parted), attributes, data)


def _texts(node: Element | str) -> Iterator[str]:
    """Yield the words that are seen in an element, in order."""
    if isinstance(node, str):
        yield node
    elif node.name != "title":
        for child in node.children:
            yield from _texts(child)
