"""The calendar file updates instead of doubling, and says nothing of a client unless asked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from partwell.domain.agenda import AgendaEntry
from partwell.exchange.calendar import calendar_of

STAMP = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAME = "O'Brien; & Söhne, <Ltd>\\n\r\nEND:VCALENDAR"


def entry(**changes: object) -> AgendaEntry:
    """Something due."""
    facts: dict[str, object] = {
        "case_id": "C-7F3K2M9Q",
        "client_name": NAME,
        "on": date(2026, 12, 1),
        "what": "Last day of the relationship",
        "neutral": "last day",
        "kind": "last_day",
        "step": "record",
        "uid": "C-7F3K2M9Q-last_day@partwell",
    }
    return AgendaEntry(**{**facts, **changes})  # type: ignore[arg-type]


def events(data: bytes) -> list[dict[str, object]]:
    """The events of a file as another program reads them."""
    calendar = Calendar.from_ical(data)
    return [{key: event.decoded(key) for key in event} for event in calendar.walk("VEVENT")]


def test_a_neutral_entry_names_the_case_and_neither_client_nor_matter() -> None:
    data = calendar_of([entry()], practice_name="Moss & Co", neutral=True, stamp=STAMP)
    event = events(data)[0]
    assert event["SUMMARY"] == "Partwell: case C-7F3K2M9Q: last day"
    assert "Brien" not in data.decode()
    assert "Moss" not in data.decode()


def test_a_named_entry_keeps_the_name_letter_by_letter_on_one_line() -> None:
    data = calendar_of([entry()], practice_name="", neutral=False, stamp=STAMP)
    assert events(data)[0]["SUMMARY"] == (
        "O'Brien; & Söhne, <Ltd>\\n END:VCALENDAR: Last day of the relationship"
    )
    assert data.count(b"\r\nEND:VCALENDAR\r\n") == 1


def test_an_entry_fills_its_day_and_does_not_block_it() -> None:
    event = events(calendar_of([entry()], practice_name="", neutral=True, stamp=STAMP))[0]
    assert (event["DTSTART"], event["DTEND"]) == (date(2026, 12, 1), date(2026, 12, 2))
    assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")


def test_a_later_export_carries_the_same_key_and_a_higher_sequence() -> None:
    first = events(calendar_of([entry()], practice_name="", neutral=True, stamp=STAMP))[0]
    later = calendar_of(
        [entry(on=date(2026, 12, 9))], practice_name="", neutral=True, stamp=STAMP + timedelta(hours=1)
    )
    second = events(later)[0]
    assert (first["UID"], first["DTSTAMP"]) == (second["UID"], STAMP)
    assert second["SEQUENCE"] > first["SEQUENCE"]  # type: ignore[operator]


def test_a_fixed_day_warns_a_week_and_a_day_before_and_a_task_only_the_day_before() -> None:
    data = calendar_of([entry(), entry(kind="task", uid="x")], practice_name="", neutral=True, stamp=STAMP)
    counts = [len(event.walk("VALARM")) for event in Calendar.from_ical(data).walk("VEVENT")]
    assert counts == [2, 1]


@pytest.mark.parametrize(
    "name", ["Ναταλία", "王小明", "=SUM(A1)", "{{ 7*7 }}", "a\x00b\x1b", "x" * 5000, "\ud800"]
)
def test_any_name_makes_a_file_with_short_lines_ending_in_both_marks(name: str) -> None:
    data = calendar_of([entry(client_name=name)], practice_name=name, neutral=False, stamp=STAMP)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert len(events(data)) == 1


def test_no_entries_make_an_empty_calendar_that_can_be_read() -> None:
    assert events(calendar_of([], practice_name="", neutral=True, stamp=STAMP)) == []
