"""A reader of one sentence form, so that the build's own behaviour is tested without the grammar."""

from __future__ import annotations

import re
from decimal import Decimal

from kgtool.claims import Claim, Entity, Measure, Span
from kgtool.documents import Document
from kgtool.extract.reading import Reading

_PAYMENT = re.compile(r"(?P<payer>\w+) zahlt (?P<payee>\w+) (?P<amount>\d+) Euro\.")


class SimpleReader:
    """Reads 'Alpha zahlt Beta 5 Euro.' as an investment, and remembers which documents it was given."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def __call__(self, document: Document) -> Reading:
        self.paths.append(document.path)
        claims = tuple(self._claim(document, match) for match in _PAYMENT.finditer(document.text))
        slugs = sorted({slug for claim in claims for _, slugs in claim.roles for slug in slugs})
        entities = tuple(Entity(slug, slug.title(), ("Company",)) for slug in slugs)
        return Reading(claims, entities, document.text.count("."), len(claims) + 1, len(claims))

    def _claim(self, document: Document, match: re.Match[str]) -> Claim:
        amount = Decimal(match["amount"])
        return Claim(
            document=document.path,
            sha256=document.sha256,
            type="Investment",
            roles=(("investee", (match["payee"].lower(),)), ("investor", (match["payer"].lower(),))),
            spans=(Span(match.start(), match.end()),),
            rule="simple-payment",
            confidence=Decimal("0.9"),
            measures=(Measure("amount", amount, amount, "EUR", f"{amount} Euro"),),
        )
