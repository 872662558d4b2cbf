"""Claims as JSON records, one object a line, in the form of `claims.md`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from kgtool.claims.claim import Claim, Measure, Span, TableCell, TableRow, TimeSpan

#: A JSON value, as `json.loads` gives it.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


#: The order in which a reader expects the roles: who acts before whom it concerns, parties before things and places.
#: A role that is not listed comes last.
_ROLES = (
    *("person", "organisation", "recipient", "payer", "investor", "investee", "acquirer", "target", "spender"),
    *("designer", "developer", "integrator", "buyer", "user", "vendor", "supplier", "product", "hardware", "customer"),
    *("provider", "platform", "host", "segment", "market", "location", "partner", "position", "reference"),
)
_PLACES = {role: place for place, role in enumerate(_ROLES)}


def decimal_text(value: Decimal | None) -> str | None:
    """Write a decimal in base units without exponent or trailing zeros: `"30000000000"`, `"0.2"`."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _measure(measure: Measure) -> dict[str, Json]:
    record: dict[str, Json] = {
        "kind": measure.kind,
        "min": decimal_text(measure.min),
        "max": decimal_text(measure.max),
        "unit": measure.unit,
        "per": measure.per,
        "text": measure.text,
    }
    for name in ("hedge", "scope", "of"):
        value = getattr(measure, name)
        if value is not None:
            record[name] = value
    if measure.assumed:
        record["assumed"] = True
    return record


def _place(filled: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return _PLACES.get(filled[0], len(_PLACES)), filled[0]


def _time(time: TimeSpan | None) -> Json:
    if time is None:
        return None
    return {
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "text": time.text,
    }


def _row(row: TableRow | None) -> Json:
    if row is None:
        return None
    cells: list[Json] = [{"number": cell.number, "column": cell.column, "words": cell.words} for cell in row.cells]
    return {"number": row.number, "cells": cells, "source": row.source}


def to_record(claim: Claim, *, with_id: bool = True) -> dict[str, Json]:
    """Turn a claim into the JSON object of `claims.md`; optional fields appear only where they are known."""
    record: dict[str, Json] = {"id": claim.id} if with_id else {}
    record |= {
        "source": claim.source,
        "type": claim.type,
        "roles": {role: list(slugs) for role, slugs in sorted(claim.roles, key=_place)},
        "measures": [_measure(measure) for measure in claim.measures],
        "modality": claim.modality,
        "negated": claim.negated,
        "exclusivity": claim.exclusivity,
        "time": _time(claim.time),
        "attribution": list(claim.attribution),
        "spans": [{"start": span.start, "end": span.end} for span in claim.spans],
        "confidence": float(claim.confidence),
        "rule": claim.rule,
    }
    optional: dict[str, Json] = {
        "stage": claim.stage,
        "instrument": list(claim.instrument) or None,
        "jointly": claim.jointly,
        "condition": claim.condition,
        "inReturnFor": claim.in_return_for,
        "duration": claim.duration,
        "cancellable": claim.cancellable,
        "row": _row(claim.row),
        "readers": list(claim.readers) or None,
    }
    return record | {name: value for name, value in optional.items() if value is not None}


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _measure_of(m: dict[str, str | None]) -> Measure:
    return Measure(
        kind=str(m["kind"]),
        min=_decimal(m["min"]),
        max=_decimal(m["max"]),
        unit=str(m["unit"]),
        text=str(m["text"]),
        per=m["per"],
        hedge=m.get("hedge"),
        scope=m.get("scope"),
        of=m.get("of"),
        assumed=bool(m.get("assumed")),
    )


def _row_of(data: dict[str, Any] | None) -> TableRow | None:
    if data is None:
        return None
    cells = tuple(TableCell(cell["number"], cell["column"], cell["words"]) for cell in data["cells"])
    return TableRow(data["number"], cells, data["source"])


def from_record(record: dict[str, Json], *, document: str, sha256: str) -> Claim:
    """Read a record back; `document` and `sha256` say which text it is of, as the record holds only the base name."""
    data: dict[str, object] = dict(record)
    roles: dict[str, list[str]] = data["roles"]  # type: ignore[assignment]
    measures: list[dict[str, str | None]] = data["measures"]  # type: ignore[assignment]
    spans: list[dict[str, int]] = data["spans"]  # type: ignore[assignment]
    time: dict[str, str | None] | None = data["time"]  # type: ignore[assignment]
    return Claim(
        document=document,
        sha256=sha256,
        type=str(data["type"]),
        roles=tuple((role, tuple(slugs)) for role, slugs in sorted(roles.items())),
        spans=tuple(Span(span["start"], span["end"]) for span in spans),
        rule=str(data["rule"]),
        confidence=Decimal(str(data["confidence"])),
        measures=tuple(_measure_of(measure) for measure in measures),
        modality=str(data["modality"]),
        negated=bool(data["negated"]),
        exclusivity=data["exclusivity"],  # type: ignore[arg-type]
        time=None if time is None else TimeSpan(_day(time["start"]), _day(time["end"]), str(time["text"])),
        attribution=tuple(data["attribution"]),  # type: ignore[arg-type]
        stage=data.get("stage"),  # type: ignore[arg-type]
        instrument=tuple(data.get("instrument") or ()),  # type: ignore[arg-type]
        jointly=data.get("jointly"),  # type: ignore[arg-type]
        condition=data.get("condition"),  # type: ignore[arg-type]
        in_return_for=data.get("inReturnFor"),  # type: ignore[arg-type]
        duration=data.get("duration"),  # type: ignore[arg-type]
        cancellable=data.get("cancellable"),  # type: ignore[arg-type]
        row=_row_of(data.get("row")),  # type: ignore[arg-type]
        readers=tuple(data.get("readers") or ()),  # type: ignore[arg-type]
    )
