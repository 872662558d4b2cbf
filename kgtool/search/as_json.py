"""What was found as JSON; stretches that were asked for are [start, end] in code points, no markup."""

from __future__ import annotations

import json
from collections.abc import Callable

from kgtool.claims.record import Json
from kgtool.search.find import Found, Hit, Marked


def found_json(found: Found, link: Callable[[Hit], str | None] = lambda _hit: None) -> str:
    """Return the answer to a search as JSON; `link` gives where a hit leads, left out where it leads nowhere."""
    record: Json = {
        "words": found.words,
        "every": found.every,
        "meant": found.meant,
        "counts": dict(found.counts),
        "hits": [_record(hit, link(hit)) for hit in found.hits],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _record(hit: Hit, link: str | None) -> dict[str, Json]:
    record: dict[str, Json] = {"kind": hit.kind, "question" if hit.kind == "question" else "iri": hit.iri}
    record |= {"link": link} if link else {}
    record |= {"name": _marked(hit.name)} if hit.name.text else {}
    record |= {"text": _marked(hit.text)} if hit.text.text else {}
    record |= {"source": hit.source} if hit.source else {}
    return record | ({"others": list(hit.others)} if hit.others else {})


def _marked(found: Marked) -> dict[str, Json]:
    marks: list[Json] = [[start, end] for start, end in found.marks]
    return {"text": found.text, "marks": marks, "clipped": found.clipped}
