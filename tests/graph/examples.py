"""A small document with claims of every shape, for the tests of this folder."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from kgtool.claims import Claim, Entity, Measure, Span, TimeSpan
from kgtool.documents.document import Document
from kgtool.extract.reading import Reading

TEXT = "Nvidia 🚀 investiert bis zu 10 Mrd. Dollar in Anthropic.\r\nLaut Gartner kauft Anthropic im Gegenzug auf Azure."
PATH = "2025/Über Geld.txt"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()

DOCUMENT = Document(PATH, TEXT, SHA256, title="Geld im Kreis", issued=date(2025, 11, 18), publisher="Übermedien")
BARE = Document(PATH, TEXT, SHA256)

INVESTMENT = Claim(
    document=PATH,
    sha256=SHA256,
    type="Investment",
    roles=(("investee", ("anthropic",)), ("investor", ("nvidia",))),
    spans=(Span(0, 55),),
    rule="investment/invests-in",
    confidence=Decimal("0.93"),
    measures=(
        Measure("amount", None, Decimal("1E+10"), "USD", "bis zu 10 Mrd. Dollar", hedge="upTo", assumed=True),
        Measure("share", Decimal("2.50"), Decimal("2.50"), "%", "2,50 %", scope="part", of="stake", per="P1Y"),
    ),
    time=TimeSpan(date(2025, 11, 18), None, "heute"),
    stage="agreed",
    instrument=("equity", "computeCredit"),
    jointly=False,
    cancellable=True,
    condition="bis es zurückgezahlt ist",
    duration="P15Y",
)
PURCHASE = Claim(
    document=PATH,
    sha256=SHA256,
    type="CloudUse",
    roles=(("customer", ("anthropic",)), ("platform", ("azure",)), ("provider", ("microsoft",))),
    spans=(Span(57, 79), Span(80, 107)),
    rule="cloud/buys-on",
    confidence=Decimal("0.5"),
    modality="planned",
    negated=True,
    exclusivity="primary",
    attribution=("Gartner", "Anthropic"),
    in_return_for=INVESTMENT.id,
)
ENTITIES = (
    Entity("anthropic", "Anthropic", ("AILab", "Company")),
    Entity("azure", "Azure", ("CloudPlatform",), owner="microsoft"),
    Entity("jensen-huang", "Jensen Huang", ("Person",), owner="nvidia", provisional=True),
    Entity("microsoft", "Microsoft", ("CloudProvider",)),
    Entity("nvidia", "Nvidia", ("ChipDesigner",)),
)
READING = Reading((INVESTMENT, PURCHASE), ENTITIES, sentences=2, quantities=1, quantities_claimed=1)
