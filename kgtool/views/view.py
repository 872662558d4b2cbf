"""A view: which claims an answer believes, by policy, rung, dates and doubt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from kgtool.views.rates import Rate
from kgtool.vocabulary.terms import DEFAULT_POLICY


@dataclass(frozen=True, slots=True)
class View:
    """What an answer believes: the claims of a policy that also pass each filter given.

    `rung`: at least on this rung. `as_of`: of documents issued on or before this day. `on`: what held on this day.
    `without`: not what these documents, speakers, publishers, deals, claims or origins (words or IRIs) stand for.
    `rates` turn amounts of other currencies into those they lead to.
    """

    policy: str = DEFAULT_POLICY
    rung: str | None = None
    as_of: date | None = None
    on: date | None = None
    without: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Tell whether the view is all of its policy, as a build writes it."""
        return self.name == self.policy

    @property
    def is_default(self) -> bool:
        """Tell whether the view is the one that answers have without any option."""
        return self.name == DEFAULT_POLICY

    @property
    def name(self) -> str:
        """Return what the view's graphs are called: the policy and each filter, `all+rung=agreed`."""
        parts = [
            self.policy,
            f"rung={self.rung}" if self.rung else "",
            f"as-of={self.as_of}" if self.as_of else "",
            f"on={self.on}" if self.on else "",
            *(f"without={word}" for word in sorted(set(self.without))),
            f"rates={_digest(self.rates)}" if self.rates else "",
        ]
        return "+".join(part for part in parts if part)


def _digest(rates: tuple[Rate, ...]) -> str:
    """Return eight hex digits that tell one table of rates from another."""
    lines = (f"{rate.day}\t{rate.source_unit}\t{rate.target_unit}\t{rate.rate}\t{rate.source}\n" for rate in rates)
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:8]
