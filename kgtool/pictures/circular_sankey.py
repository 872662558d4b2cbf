"""The circular Sankey: payments from left to right in columns, and beneath them in loops what runs back."""

from __future__ import annotations

from kgtool.pictures.chord_layout import sure_part
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.flow_words import flow_legend, flow_title
from kgtool.pictures.lettering import fitted, text_width
from kgtool.pictures.marks import Flows, linked
from kgtool.pictures.markup import Element, element, number
from kgtool.pictures.merging import merged
from kgtool.pictures.sankey_layout import BAR, WIDTH, Band, Bar, sankey_layout
from kgtool.pictures.setting import Setting

#: More actors than this become one; how long the tip of a band is.
MOST, _TIP = 24, 10.0
_GAP = 3.0
#: How wide a band must be for words in it.
_ROOM = 22.0


def circular_sankey(flows: Flows, setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw payments between at most 24 actors, each as wide as its upper bound; the rest becomes 'others'.

    The columns are chosen so that little runs backwards; what does returns in a loop beneath, so a circle shows as one.
    """
    setting = setting or Setting(name="sankey")
    shown = merged(flows, MOST, setting)
    layout = sankey_layout(shown.flows)
    unit = shown.flows.unit
    labels = {actor.key: actor.label for actor in shown.flows.actors}
    ordered = sorted(layout.bands, key=lambda band: (band.depth is None, -band.width, band.flow.key))
    body = [
        linked(
            setting.id(band.flow.key),
            band.flow.href,
            flow_title(band.flow, labels, setting),
            f"kgp-flow kgp-is-{band.flow.kind}",
            _shapes(band, sure_part(band.flow, unit), setting),
            band.flow.data,
        )
        for band in ordered
    ]
    body += [_bar(bar, setting) for bar in layout.bars]
    said = [text for band in ordered if (text := _words(band, sure_part(band.flow, unit))) is not None]
    body.append(element("g", *said, pointer_events="none", aria_hidden="true"))
    description = setting.say("sankey_desc", flows=len(ordered), actors=len(layout.bars))
    return Drawing(
        setting,
        WIDTH,
        round(layout.height),
        title or setting.say("sankey_title"),
        description if ordered else setting.say("empty"),
        tuple(body),
        flow_legend(shown.flows.flows, unit, setting),
        len(shown.left_out),
    )


def _shapes(band: Band, sure: float | None, setting: Setting) -> tuple[Element, ...]:
    kind = band.flow.kind
    if sure is None:
        middle = _line(band, 0.5)
        return (
            element("path", class_=f"kgp-thin kgp-line-{kind}", d=middle),
            element("path", class_=f"kgp-fill-{kind}", d=_tip(band, 4.5)),
        )
    parts = []
    for first, last, solid in ((0.0, sure, True), (sure, 1.0, False)):
        width = band.width * (last - first)
        if width <= 0:
            continue
        line = _line(band, (first + last) / 2)
        # A band is a thick line, and the hatching its paint; a loop keeps its thickness around every turn.
        paint = (
            {"class_": f"kgp-band kgp-line-{kind}"} if solid else {"class_": "kgp-band", "stroke": setting.hatch(kind)}
        )
        parts.append(element("path", **paint, d=line, stroke_width=max(width, 1.0)))
    half = band.width / 2 + 4
    if sure > 0:
        parts.append(element("path", class_=f"kgp-fill-{kind}", d=_tip(band, half)))
    else:
        parts.append(element("path", class_=f"kgp-edge-{kind}", fill=setting.hatch(kind), d=_tip(band, half)))
    return tuple(parts)


def _words(band: Band, sure: float | None) -> Element | None:
    """Return the amount in white where a solid band has room for it; the title of each band says it anyway."""
    if sure != 1 or band.width < _ROOM:
        return None
    x, y = (band.start[0] + band.end[0]) / 2, (band.start[1] + band.end[1] + band.width) / 2
    if band.depth is not None:
        y = band.depth + band.width / 2
    elif text_width(band.flow.words, 15, bold=True) + 30 > band.end[0] - band.start[0]:
        return None
    return element("text", band.flow.words, class_="kgp-over kgp-middle kgp-light", x=x, y=y + 5)


def _line(band: Band, part: float) -> str:
    """Return the path along a part of a band's width, 0 at its upper (of a loop its outer) edge."""
    away = band.width * part
    x1, y1 = band.start[0] + 1, band.start[1] + away
    x2, y2 = band.end[0] - _TIP - _GAP, band.end[1] + away
    n = number
    if band.depth is None:
        bend = (x2 - x1) * 0.5
        return f"M{n(x1)} {n(y1)}C{n(x1 + bend)} {n(y1)} {n(x2 - bend)} {n(y2)} {n(x2)} {n(y2)}"
    right, left = (max(2.0, turn - away) for turn in band.turns)
    low = band.depth + band.width - away
    x1, x2 = x1 + 4, x2 - 1
    return (
        f"M{n(band.start[0] + 1)} {n(y1)}H{n(x1)}A{n(right)} {n(right)} 0 0 1 {n(x1 + right)} {n(y1 + right)}"
        f"V{n(low - right)}A{n(right)} {n(right)} 0 0 1 {n(x1)} {n(low)}"
        f"H{n(x2)}A{n(left)} {n(left)} 0 0 1 {n(x2 - left)} {n(low - left)}"
        f"V{n(y2 + left)}A{n(left)} {n(left)} 0 0 1 {n(x2)} {n(y2)}H{n(band.end[0] - _TIP - _GAP)}"
    )


def _tip(band: Band, half: float) -> str:
    x, y = band.end[0] - _GAP, band.end[1] + band.width / 2
    base = x - _TIP - 0.5
    return f"M{number(base)} {number(y - half)}L{number(x)} {number(y)}L{number(base)} {number(y + half)}Z"


def _bar(bar: Bar, setting: Setting) -> Element:
    actor = bar.actor
    name = fitted(actor.label, 15, 130, bold=True)
    middle = bar.x + BAR / 2
    shapes = (
        element("rect", class_="kgp-ring", x=bar.x, y=bar.y, width=BAR, height=max(2.0, bar.height), rx=1),
        element("text", name, class_="kgp-over kgp-halo-text kgp-middle", x=middle, y=bar.y - 7),
    )
    title = actor.title or (f"{actor.label}: {actor.note}" if actor.note else actor.label)
    return linked(setting.id(f"actor-{actor.key}"), actor.href, title, "kgp-actor", shapes, {"actor": actor.key})
