"""What is due in all cases, and the calendar file for it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from partwell.desk import Desk
from partwell.domain.agenda import AgendaEntry, agenda_of
from partwell.domain.dossier import Dossier
from partwell.domain.lifecycle import FINAL
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.domain.practice import Practice
from partwell.exchange.calendar import calendar_of

YEAR_DAYS = 366
AFTER_THE_END = ("review", "destroy", "acknowledge", "answer")  # what can still be due in a finished case


def due(desk: Desk, case_id: str = "") -> tuple[AgendaEntry, ...]:
    """Everything that is due in every case, or in one, the oldest first.

    Kept and closed cases are among them: a review, a late message. A file that may be destroyed only in
    years is left out until a year before.
    """
    practice = desk.practice
    soon = desk.today + timedelta(days=YEAR_DAYS)
    entries = (entry for one in _dossiers(desk, practice, case_id) for entry in _of_case(one))
    wanted = (entry for entry in entries if case_id or entry.kind != "destroy" or entry.on <= soon)
    return tuple(sorted(wanted, key=lambda entry: (entry.on, entry.what)))


def _of_case(dossier: Dossier) -> Iterator[AgendaEntry]:
    finished = dossier.case.status in FINAL
    return (one for one in agenda_of(dossier) if not finished or one.kind in AFTER_THE_END)


def _dossiers(desk: Desk, practice: Practice, case_id: str) -> Iterator[Dossier]:
    if case_id:
        yield desk.open_case(case_id).dossier
        return
    for stored in desk.store.cases.each(CaseFilter()):
        yield desk.dossier(stored.case, desk.store.clients.get(stored.case.client_id), practice)


HEADINGS = ("Overdue", "Today", "Silent since the letter", "This week", "Next week", "Later")


def grouped(
    entries: tuple[AgendaEntry, ...], today: date, week_begins_on: int
) -> dict[str, list[AgendaEntry]]:
    """Entries by when they are due; a week is a calendar week that begins on that weekday, Monday being 0.

    Silence that has lasted long enough stands under a heading of its own, whenever it began to.
    """
    week_ends_on = today + timedelta(days=6 - (today.weekday() - week_begins_on) % 7)
    next_ends_on = week_ends_on + timedelta(days=7)
    groups: dict[str, list[AgendaEntry]] = {heading: [] for heading in HEADINGS}
    for entry in entries:
        if entry.kind == "silent" and entry.on <= today:
            heading = "Silent since the letter"
        elif entry.on <= today:
            heading = "Overdue" if entry.on < today else "Today"
        elif entry.on <= week_ends_on:
            heading = "This week"
        else:
            heading = "Next week" if entry.on <= next_ends_on else "Later"
        groups[heading].append(entry)
    return groups


UNDATED = 100  # cases without a date that the page lists; the portfolio shows them all


def nothing_dated(desk: Desk) -> tuple[CaseRow, ...]:
    """Open cases in which nothing has a date, up to a hundred."""
    return desk.store.cases.rows(CaseFilter(nothing_dated=True), limit=UNDATED)


def calendar(desk: Desk, case_id: str = "") -> bytes:
    """The agenda as an .ics file; a second import updates the entries of the first."""
    practice = desk.practice
    return calendar_of(
        due(desk, case_id),
        practice_name=practice.name,
        neutral=practice.neutral_calendar,
        stamp=datetime.now(UTC),
    )
