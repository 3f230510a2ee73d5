"""What is due in all cases, and the calendar file for it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from partwell.desk import Desk, working_calendar
from partwell.domain.agenda import AgendaEntry, agenda_of
from partwell.domain.case import CaseStatus
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier
from partwell.domain.lifecycle import FINAL
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.domain.practice import Practice
from partwell.exchange.calendar import calendar_of

OPEN = tuple(status for status in CaseStatus if status not in FINAL)
WEEK_DAYS = 7
YEAR_DAYS = 366
AFTER_THE_END = ("review", "destroy", "acknowledge", "answer")  # what can still be due in a finished case


def due(desk: Desk, case_id: str = "") -> tuple[AgendaEntry, ...]:
    """Everything that is due in every case, or in one, the oldest first.

    Kept and closed cases are among them: a review, a late message. A file that may be destroyed only in
    years is left out until a year before.
    """
    practice = desk.practice
    calendar = working_calendar(practice.country, practice.region)
    soon = desk.today + timedelta(days=YEAR_DAYS)
    entries = (entry for one in _dossiers(desk, practice, case_id) for entry in _of_case(one, calendar))
    wanted = (entry for entry in entries if case_id or entry.kind != "destroy" or entry.on <= soon)
    return tuple(sorted(wanted, key=lambda entry: (entry.on, entry.what)))


def _of_case(dossier: Dossier, calendar: WorkingCalendar) -> Iterator[AgendaEntry]:
    finished = dossier.case.status in FINAL
    return (one for one in agenda_of(dossier, calendar) if not finished or one.kind in AFTER_THE_END)


def _dossiers(desk: Desk, practice: Practice, case_id: str) -> Iterator[Dossier]:
    if case_id:
        yield desk.open_case(case_id).dossier
        return
    for stored in desk.store.cases.each(CaseFilter()):
        yield desk.dossier(stored.case, desk.store.clients.get(stored.case.client_id), practice)


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
