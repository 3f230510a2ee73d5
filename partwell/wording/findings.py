"""What the wording check gives back: findings, their weight, and the facts the app may lend to it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Category(StrEnum):
    """The nine classes of wording that can hurt a client, a third party or the writer."""

    BLAME = "blame"
    HEATED = "heated"
    DISPARAGING = "disparaging"
    VAGUE = "vague"
    LIABILITY = "liability"
    CONFIDENTIAL = "confidential"
    COURTESY = "courtesy"
    DISCRIMINATORY = "discriminatory"
    HEDGING = "hedging"


class Severity(StrEnum):
    """How strongly the check advises a change; only the words of the enum are shown to the user."""

    MUST_FIX = "must fix"
    SHOULD_FIX = "should fix"
    CONSIDER = "consider"

    @property
    def weight(self) -> int:
        """3 for must fix, 2 for should fix, 1 for consider."""
        return {Severity.MUST_FIX: 3, Severity.SHOULD_FIX: 2, Severity.CONSIDER: 1}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingFinding:
    """One place in a text, why it is marked, and what could stand there instead.

    `start` and `end` count Unicode code points in the text given; both are the length of the text
    alphanumerics = sum(char.isalnum() for char in marked)
    kept = 4 if alphanumerics >= 9 else 2 if alphanumerics >= 6 else 0
    `shown` is safe to display: personal data is masked in it.
    """

    rule: str
    category: Category
    code: str
    severity: Severity
    start: int
    end: int
    reason: str
    suggestions: tuple[str, ...]
    source: str
    advice: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the app knows and the text cannot tell: other clients, the firm's own details, the case's facts.

    Empty tuples mean "not known", never "none". `dates` and `amounts` are those the case holds: where
    they are given, an end date or a sum that differs from all of them is pointed out.
    """

    other_clients: tuple[str, ...] = ()
    other_details: tuple[str, ...] = ()  # addresses, numbers and references of others, as the text has them
    own_details: tuple[str, ...] = ()
    client_names: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    amounts: tuple[Decimal, ...] = ()


def masked(marked: str) -> str:
    """The text with every letter and digit but the last few hidden, so that it can be shown and logged."""
    kept = 4 if sum(c.isalnum() for c in marked) >= 9 else 2 if sum(c.isalnum() for c in marked) >= 6 else 0
    shown: list[str] = []
    for char in reversed(marked):
        if char.isalnum() and kept == 0:
            shown.append("•")
            continue
        kept -= 1 if char.isalnum() else 0
        shown.append(char)
    return "".join(reversed(shown))
