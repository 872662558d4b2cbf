"""A picture in the state of one step: what the step is about stays, the rest fades; each has its own identifiers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.marks import FlowMark
from kgtool.pictures.markup import Element
from kgtool.pictures.setting import Setting

#: How much of what a step is not about can still be seen.
_FADED = "0.13"
#: Attributes that hold identifiers of the picture.
_IDENTIFIED = ("id", "href", "fill", "aria-labelledby", "aria-describedby", "clip-path", "mask")


def step_drawing(drawing: Drawing, name: str, flows: Collection[FlowMark], actors: Collection[str]) -> Drawing:
    """Return a picture with all but these payments and actors faded, under a name that no other has on its page.

    With neither payments nor actors nothing fades.
    """
    kept = {drawing.setting.id(flow.key) for flow in flows}
    old, new = drawing.setting.id("x")[:-1], Setting(drawing.setting.language, name).id("x")[:-1]

    def of_step(part: Element | str) -> Element | str:
        if isinstance(part, str):
            return part
        attributes = {
            key: value.replace(f"#{old}", f"#{new}") if key != "id" else new + value.removeprefix(old)
            for key, value in part.attributes.items()
            if key in _IDENTIFIED
        }
        attributes = {**part.attributes, **attributes}
        if (flows or actors) and _fades(part, kept, actors):
            attributes["opacity"] = _FADED
        return Element(part.name, attributes, tuple(of_step(child) for child in part.children))

    body = tuple(part for element in drawing.body if isinstance(part := of_step(element), Element))
    return replace(drawing, setting=Setting(drawing.setting.language, name), body=body)


def _fades(part: Element, kept: Collection[str], actors: Collection[str]) -> bool:
    classes = part.attributes.get("class", "").split()
    if "kgp-flow" in classes:
        return part.attributes.get("id") not in kept
    return "kgp-actor" in classes and part.attributes.get("data-actor") not in actors
