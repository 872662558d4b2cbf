"""The matrix of lock-in: customers by providers, each cell the interval of the index as a bar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians, sin

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.interval_bar import interval_bar
from kgtool.pictures.legend import Entry
from kgtool.pictures.lettering import fitted, text_width, wrapped
from kgtool.pictures.marks import ActorMark, Kind, linked
from kgtool.pictures.markup import Element, element
from kgtool.pictures.setting import Setting
from kgtool.resolve.money_words import number_words

_WIDTH, _LABELS, _ROW, _LEFT = 1000, 132, 38, 24
_PAD, _HEAD = 8, 34
#: Names of providers that are wider than their column are slanted: by so many degrees, and no wider than this.
_SLANT, _LONGEST = 40, 150


@dataclass(frozen=True, slots=True)
class CellMark:
    """How firmly a customer is tied to a provider in one way: the bounds of the index, 0 to 1, None where not known.

    `way` says in words which kind of tie it is (`Cloud`), `kind` how it is coloured.
    """

    key: str
    customer: str
    provider: str
    low: Decimal | None
    high: Decimal | None
    way: str = ""
    kind: Kind = "compute"
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Customers as rows, providers as columns, in their order, and the cells that are known."""

    customers: tuple[ActorMark, ...]
    providers: tuple[ActorMark, ...]
    cells: tuple[CellMark, ...]


def matrix(table: Matrix, setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw the matrix; several ways to be tied stand one above the other in a cell."""
    setting = setting or Setting(name="matrix")
    pitch = min(150.0, (_WIDTH - _LABELS - 10) / max(1, len(table.providers)))
    columns = {actor.key: _LABELS + place * pitch for place, actor in enumerate(table.providers)}
    head = _head(table.providers, pitch)
    rows, y = dict[str, tuple[float, float]](), head
    for actor in table.customers:
        own = [cell for cell in table.cells if cell.customer == actor.key]
        most = max((sum(cell.provider == key for cell in own) for key in columns), default=0)
        rows[actor.key] = (y, max(_ROW + 4.0, most * _ROW + 10.0))
        y += rows[actor.key][1]
    body = [*_grid(rows, columns, pitch, (head, y)), *_names(table, rows, columns, pitch, setting)]
    counted: dict[tuple[str, str], int] = {}
    for cell in table.cells:
        place = counted.get((cell.customer, cell.provider), 0)
        counted[cell.customer, cell.provider] = place + 1
        at = (columns[cell.provider] + _PAD, rows[cell.customer][0] + 5 + place * _ROW)
        body.append(_cell(cell, at, pitch - 2 * _PAD, setting))
    names = {actor.key: actor.label for actor in (*table.customers, *table.providers)}
    described = "; ".join(_title(cell, names, setting) for cell in table.cells) or setting.say("empty")
    legend = (
        Entry("sure", "compute", setting.say("legend_index_sure")),
        Entry("hedged", "compute", setting.say("legend_index_hedged")),
    )
    width = round(_LABELS + pitch * len(table.providers) + 10 + (head > _HEAD) * cos(radians(_SLANT)) * _LONGEST / 2)
    heading = title or setting.say("matrix_title")
    return Drawing(setting, max(width, 420), round(y) + 8, heading, described, tuple(body), legend)


def _columns_of(label: str, pitch: float) -> tuple[str, ...]:
    return wrapped(label, 13, int(pitch) - 6, 2, bold=True)


def _head(providers: tuple[ActorMark, ...], pitch: float) -> float:
    """Return the height that the names of the columns need: two lines, or that of the longest where one is slanted."""
    if not any("…" in line for actor in providers for line in _columns_of(actor.label, pitch)):
        return float(_HEAD)
    longest = max(min(_LONGEST, text_width(actor.label, 13, bold=True)) for actor in providers)
    return round(sin(radians(_SLANT)) * longest) + 26.0


def _grid(
    rows: dict[str, tuple[float, float]], columns: dict[str, float], pitch: float, ends: tuple[float, float]
) -> list[Element]:
    head, bottom = ends
    right = _LABELS + pitch * len(columns)
    lines = [f"M{_LEFT} {y:.0f}H{right:.0f}" for y, _ in rows.values()] + [f"M{_LEFT} {bottom:.0f}H{right:.0f}"]
    lines += [f"M{x:.0f} {head:.0f}V{bottom:.0f}" for x in columns.values()]
    return [element("path", class_="kgp-guide", d="".join(lines))]


def _names(
    table: Matrix, rows: dict[str, tuple[float, float]], columns: dict[str, float], pitch: float, setting: Setting
) -> list[Element]:
    found = []
    for actor in table.customers:
        y, height = rows[actor.key]
        name = fitted(actor.label, 15, _LABELS - _LEFT - 4, bold=True)
        text = element("text", name, class_="kgp-over", x=_LEFT, y=y + height / 2 + 5)
        found.append(_actor(actor, "customer", (text,), setting))
    head = _head(table.providers, pitch)
    for actor in table.providers:
        x, foot = columns[actor.key] + _PAD, head - 10
        if head > _HEAD:
            turned = {"transform": f"rotate({-_SLANT} {x:.0f} {foot:.0f})"}
            name = fitted(actor.label, 13, _LONGEST, bold=True)
            texts: tuple[Element, ...] = (element("text", name, class_="kgp-column", x=x, y=foot, **turned),)
        else:
            lines = _columns_of(actor.label, pitch)
            texts = tuple(
                element("text", line, class_="kgp-column", x=x, y=foot - (len(lines) - 1 - n) * 17)
                for n, line in enumerate(lines)
            )
        found.append(_actor(actor, "provider", texts, setting))
    return found


def _actor(actor: ActorMark, side: str, shapes: tuple[Element, ...], setting: Setting) -> Element:
    own = {"actor": actor.key}
    return linked(setting.id(f"{side}-{actor.key}"), actor.href, actor.title or actor.label, "kgp-actor", shapes, own)


def _cell(cell: CellMark, at: tuple[float, float], width: float, setting: Setting) -> Element:
    (x, y), low, high = at, cell.low, cell.high
    known = low is not None and high is not None
    words = _words(cell, setting)
    ways = wrapped(cell.way, 11, round(width), 2)
    shapes: list[Element] = [element("rect", class_="kgp-touch", x=x - 4, y=y - 2, width=width + 8, height=_ROW - 1)]
    shapes.append(element("rect", class_="kgp-track", x=x, y=y + 24, width=width, height=8))
    if known:
        bounds = (float(low or 0) * width, float(high or 0) * width)
        shapes += interval_bar(x, y + 24, 8, *bounds, cell.kind, setting)
    first = y + 20 - 13 * (len(ways) - 1)
    shapes += [element("text", way, class_="kgp-tiny", x=x, y=first + 13 * line) for line, way in enumerate(ways)]
    data = {
        "kind": cell.kind,
        "from": cell.customer,
        "to": cell.provider,
        "min": "" if low is None else f"{low:f}",
        "max": "" if high is None else f"{high:f}",
    }
    title = cell.title or f"{cell.customer} → {cell.provider}: {cell.way} {words}".strip()
    return linked(setting.id(cell.key), cell.href, title, f"kgp-cell kgp-is-{cell.kind}", tuple(shapes), data)


def _words(cell: CellMark, setting: Setting) -> str:
    if cell.low is None or cell.high is None:
        return setting.say("unknown")
    low, high = number_words(cell.low, setting.language), number_words(cell.high, setting.language)
    return low if low == high else f"{low}–{high}"


def _title(cell: CellMark, names: dict[str, str], setting: Setting) -> str:
    return cell.title or f"{names[cell.customer]} → {names[cell.provider]}: {cell.way} {_words(cell, setting)}"
