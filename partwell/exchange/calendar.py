"""What is due as a calendar file: all-day entries that a second import updates instead of doubling."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from partwell.domain.agenda import AgendaEntry
from partwell.domain.clean_text import clean_line

_ALARM_HOURS = 15  # before the day begins: nine in the morning of the day before
_EARLY_DAYS = 7  # a second alarm for days that cannot be moved
_FIXED = frozenset(("last_day", "deadline", "renewal"))
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def calendar_of(
    entries: Iterable[AgendaEntry], *, practice_name: str, neutral: bool, stamp: datetime
) -> bytes:
    """An .ics file (RFC 5545) with one all-day event an entry.

    `neutral` leaves out the client's name and affairs: "Partwell: case C-…: last day". `stamp` is the
    instant of the export; later exports carry a higher sequence, so that calendars take them as updates.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Partwell//Agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = "Partwell" if neutral else clean_line(f"Partwell {practice_name}")
    calendar.add("x-wr-calname", name)
    made_at = stamp.astimezone(UTC).replace(microsecond=0)
    for entry in entries:
        calendar.add_component(_event(entry, made_at, neutral=neutral))
    return bytes(calendar.to_ical())


def _event(entry: AgendaEntry, made_at: datetime, *, neutral: bool) -> Event:
    title = title_of(entry, neutral=neutral)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at)
    event.add("last-modified", made_at)
    event.add("sequence", max(0, int((made_at - _EPOCH).total_seconds() // 60)))
    event.add("summary", title)
    event.add("description", f"Case {entry.case_id}. The details are in Partwell.")
    event.add("dtstart", entry.on)
    event.add("dtend", _next_day(entry.on))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Partwell"])
    event.add_component(_alarm(title, timedelta(hours=-_ALARM_HOURS)))
    if entry.kind in _FIXED:
        event.add_component(_alarm(title, timedelta(days=-_EARLY_DAYS, hours=9)))
    return event


def title_of(entry: AgendaEntry, *, neutral: bool) -> str:
    """The line a calendar shows for an entry."""
    if neutral:
        return clean_line(f"Partwell: case {entry.case_id}: {entry.neutral}")
    return clean_line(f"{entry.client_name}: {entry.what}")[:500]


def _next_day(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", before)
    return alarm
