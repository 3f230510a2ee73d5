"""What a derived condition is and what it may look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from partwell.domain.case import Case, Engagement
from partwell.domain.client import Client
from partwell.domain.countries import known_code
from partwell.domain.knowledge import ComplaintClock
from partwell.domain.notice_dates import is_plausible
from partwell.domain.practice import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a derived condition may look at."""

    case: Case
    client: Client
    practice: Practice
    on: date  # today
    yes: frozenset[str] = frozenset()  # circumstances answered with yes, and `id.choice` of chosen ones
    clocks: tuple[ComplaintClock, ...] = ()  # those of the profession that run in this place

    @property
    def engagement(self) -> Engagement:
        """What was agreed with the client."""
        return self.case.engagement

    @property
    def counted_on(self) -> date:
        """The day from which notice counts: the day it is given, else today."""
        given_on = self.case.notice.given_on
        return given_on if given_on is not None and is_plausible(given_on) else self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A condition worked out from the facts, with the statement it makes."""

    label: str
    look: Callable[[Facts], bool]


def country_code(name: str) -> str:
    """The ISO code of a country as people write it; unknown words come back in capitals."""
    return known_code(name) or name.strip().upper()
