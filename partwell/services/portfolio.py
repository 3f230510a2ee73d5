"""The portfolio as small frames: one page of cases, counts, and what is due."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import timedelta

import pandas as pd

from partwell.desk import Desk
from partwell.domain.case import CaseStatus
from partwell.domain.lifecycle import STILL_OPEN
from partwell.domain.portfolio import CaseFilter, CaseRow

PAGE_ROWS = 50
LONGEST_ACTION = 42  # characters
SORTS = {
    "next_action_on": "What is due first",
    "client_name": "Client",
    "ends_on": "Last day",
    "opened_on": "Date opened",
    "annual_fees_amount": "Fees a year",
}
COLUMNS = (
    "client_name",
    "status",
    "next_action_on",
    "ends_on",
    "next_action",
    "given_on",
    "reasons",
    "fees",
    "case_id",
)


def page(
    desk: Desk,
    wanted: CaseFilter,
    *,
    sort: str = "next_action_on",
    descending: bool = False,
    after: tuple[object, ...] | None = None,
) -> tuple[CaseRow, ...]:
    """Up to fifty rows of the list, those behind `after` (sort value, case id)."""
    return desk.store.cases.rows(wanted, sort=sort, descending=descending, after=after, limit=PAGE_ROWS)


def frame(desk: Desk, rows: Sequence[CaseRow]) -> pd.DataFrame:
    """Rows as a frame for the page: one row a case, dates as days, reasons in words."""
    reasons = {reason.id: reason.label for reason in desk.knowledge.reasons}
    table = pd.DataFrame([asdict(row) for row in rows], columns=[*CaseRow.__dataclass_fields__])
    table["reasons"] = [", ".join(reasons.get(one, one) for one in row.reason_ids.split()) for row in rows]
    table["fees"] = [
        None if row.annual_fees_amount is None else float(row.annual_fees_amount) for row in rows
    ]
    table["next_action"] = [_in_short(row.next_action) for row in rows]
    table["status"] = [row.status.capitalize() for row in rows]
    return table[list(COLUMNS)]


def _in_short(action: str) -> str:
    """An action as a row of the table has room for it; the case tells the rest."""
    said = action if len(action) <= LONGEST_ACTION else action.partition(": ")[0]
    return said if len(said) <= LONGEST_ACTION else f"{said[: LONGEST_ACTION - 1].rstrip()}…"


def renew(desk: Desk, rest: Callable[[], None] = lambda: None) -> int:
    """Work out the rows of all open cases anew, as a new day, rule or profile asks for; how many changed.

    `rest` is called between two cases: work beside a page lets the page go first.
    """
    changed, practice = 0, desk.practice
    for stored in desk.store.cases.each(CaseFilter(statuses=STILL_OPEN)):
        client = desk.store.clients.get(stored.case.client_id)
        changed += desk.renew_row(stored, client, practice)
        rest()
    return changed


def figures(desk: Desk) -> dict[str, int]:
    """The four counts at the top of the page."""
    counts = desk.store.cases.status_counts()
    soon = CaseFilter(statuses=STILL_OPEN, due_by_on=desk.today + timedelta(days=7))
    return {
        "Open cases": sum(counts.get(status, 0) for status in STILL_OPEN),
        "Notice running": counts.get(CaseStatus.NOTICE_GIVEN, 0),
        "Cases due within a week": desk.store.cases.count(soon),
        "Nothing with a date": desk.store.cases.count(CaseFilter(nothing_dated=True)),
    }
