"""What is due in all open cases, and the calendar file for it."""

from datetime import UTC, date, datetime, timedelta

from partwell.desk import Desk
from partwell.domain.agenda import AgendaEntry, agenda_of
from partwell.domain.case import CaseStatus
from partwell.domain.lifecycle import FINAL
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.exchange.calendar import calendar_of

OPEN = tuple(status for status in CaseStatus if status not in FINAL)
WEEK_DAYS = 7


def due(desk: Desk, case_id: str = "") -> tuple[AgendaEntry, ...]:
    """Everything that is due in every open case, or in one, the oldest first."""
    if case_id:
        return tuple(sorted(agenda_of(desk.open_case(case_id).dossier), key=lambda entry: entry.on))
    practice = desk.practice
    entries: list[AgendaEntry] = []
    for stored in desk.store.cases.each(CaseFilter(statuses=OPEN)):
        client = desk.store.clients.get(stored.case.client_id)
        entries.extend(agenda_of(desk.dossier(stored.case, client, practice)))
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.what)))


def grouped(entries: tuple[AgendaEntry, ...], today: date) -> dict[str, list[AgendaEntry]]:
    """Entries under Overdue, Today, This week and Later."""
    groups: dict[str, list[AgendaEntry]] = {"Overdue": [], "Today": [], "This week": [], "Later": []}
    week_ends_on = today + timedelta(days=WEEK_DAYS)
    for entry in entries:
        if entry.on < today:
            groups["Overdue"].append(entry)
        elif entry.on == today:
            groups["Today"].append(entry)
        else:
            groups["This week" if entry.on <= week_ends_on else "Later"].append(entry)
    return groups


def without_next_action(desk: Desk) -> tuple[CaseRow, ...]:
    """Open cases for which nothing is planned."""
    return desk.store.cases.rows(CaseFilter(statuses=OPEN, without_next_action=True), limit=100)


def calendar(desk: Desk, case_id: str = "") -> bytes:
    """The agenda as an .ics file; a second import updates the entries of the first."""
    practice = desk.practice
    return calendar_of(
        due(desk, case_id),
        practice_name=practice.name,
        neutral=practice.neutral_calendar,
        stamp=datetime.now(UTC),
    )
