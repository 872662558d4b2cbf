"""What a user decides about asking a model, and the one who answers that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kgtool.readers.model.asking import FromFolder, FromServer, Watch
from kgtool.readers.model.endpoint import Endpoint, endpoint
from kgtool.readers.model.faults import SetupError
from kgtool.readers.model.folders import Cache, Recorder, Replay
from kgtool.readers.model.network import Limits, Network
from kgtool.readers.model.price import Price, Purse, money, price_of
from kgtool.resources import cache_folder

#: Stands for the model where answers come from a folder and nobody says who wrote them.
RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Settings:
    """Whom to ask: a model behind an endpoint, or a folder.

    `record` takes questions, `replay` gives answers, `cache` keeps those of servers (None: the user's cache folder).
    `price` is `IN/OUT` per million tokens, `max_cost` a decimal, both as the user writes them.
    """

    model: str | None = None
    url: str | None = None
    api: str = "openai"
    record: Path | None = None
    replay: Path | None = None
    cache: Path | None = None
    price: str | None = None
    max_cost: str | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def name(self) -> str:
        """Return who is named as the model."""
        return self.model or RECORDED

    @property
    def answers(self) -> Path:
        """Return the folder in which answers of servers are kept."""
        return self.cache or cache_folder() / "answers"

    def known_price(self) -> Price | None:
        """Return what the model costs; None where nobody knows, and where nothing is sent."""
        return price_of(self.name, self.price) if self.url is not None else None

    def where(self, environment: Mapping[str, str]) -> Endpoint | None:
        """Return the endpoint, None where a folder answers.

        Raises SetupError where nobody is named who could answer, or several are.
        """
        named = [word for word, value in self._ways() if value is not None]
        if len(named) != 1:
            said = (
                f"{' and '.join(named)} cannot be used together." if named else "No model is named to read the texts."
            )
            raise SetupError(
                said, "Give --model NAME and --endpoint URL, or --record DIR, or --replay DIR; texts go nowhere else."
            )
        if self.url is None:
            return None
        if self.model is None:
            raise SetupError("The endpoint has no model.", "Name the one to ask with --model NAME.")
        return endpoint(self.url, self.api, environment)

    def _ways(self) -> tuple[tuple[str, object], ...]:
        return ("--endpoint", self.url), ("--record", self.record), ("--replay", self.replay)


def asking(settings: Settings, environment: Mapping[str, str], watch: Watch | None = None) -> FromFolder | FromServer:
    """Return who answers; nothing is sent yet. Raises what `Settings.where` and the parts raise."""
    where = settings.where(environment)
    if settings.record is not None:
        return FromFolder(Recorder(settings.record), watch)
    if settings.replay is not None:
        return FromFolder(Replay(settings.replay), watch)
    assert where is not None
    cap = None if settings.max_cost is None else money(settings.max_cost)
    purse = Purse(settings.known_price(), cap)
    limits = settings.limits
    return FromServer(lambda: Network(where, limits), limits.at_once, Cache(settings.answers), purse, watch)
