"""One row of the portfolio: what the list of cases shows of a case, as plain columns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """The columns the store keeps beside a case so that lists are read without opening it."""

    case_id: str
    client_id: str
    client_name: str
    status: str
    profession_id: str
    reason_ids: str = ""  # "R09 R12"
    owner_id: str = ""
    opened_on: date | None = None
    given_on: date | None = None  # the day notice was given, not one planned
    ends_on: date | None = None
    next_action: str = ""  # in words: "Issue the letter"
    next_action_on: date | None = None
    annual_fees_amount: Decimal | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which rows a list shows; empty fields do not narrow it."""

    text: str = ""  # found anywhere in client name, reference or case id
    statuses: tuple[str, ...] = ()
    profession_id: str = ""
    owner_id: str = ""
    reason_id: str = ""
    due_by_on: date | None = None  # next action or last day on or before this day
    nothing_dated: bool = False  # open cases without a date by which something is to be done
    client_id: str = ""
