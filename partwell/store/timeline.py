"""Appends events to the history of a case and reads it back; nothing is ever changed or taken out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from partwell.domain.errors import StoreTrouble, UnknownCase
from partwell.domain.timeline import NewEvent, TimelineEvent, placed
from partwell.store import schema
from partwell.store.values import now, storable

CLOCK_TOLERANCE = timedelta(minutes=5)  # a jump back beyond this is told in the history


def append(
    connection: Connection, case_id: str, events: Iterable[NewEvent], *, who: str
) -> tuple[TimelineEvent, ...]:
    """Put events behind the last one, inside a write; raises UnknownCase, or StoreTrouble for a bent history.

    The row of the case is held until the write ends, so that two writers never take the same number.
    """
    cases, table = schema.cases, schema.timeline
    anchor = connection.execute(
        select(cases.c.events_count, cases.c.last_event_hash)
        .where(cases.c.case_id == case_id)
        .with_for_update()
    ).one_or_none()
    if anchor is None:
        raise UnknownCase(case_id)
    last = _last(connection, case_id)
    if last is None or (last.number, last.hash) != tuple(anchor):
        raise _bent(case_id)
    added = _placed(events, after=last, case_id=case_id, who=storable(who))
    connection.execute(insert(table), [_columns(event) for event in added])
    end = {"events_count": added[-1].number, "last_event_hash": added[-1].hash}
    connection.execute(update(cases).where(cases.c.case_id == case_id).values(end))
    return added


def begun(case_id: str, events: Iterable[NewEvent], *, who: str) -> tuple[TimelineEvent, ...]:
    """The first events of a new case, in their places."""
    return _placed(events, after=None, case_id=case_id, who=storable(who))


def write(connection: Connection, events: tuple[TimelineEvent, ...]) -> None:
    """Write events that have their places already, inside the write that makes their case."""
    connection.execute(insert(schema.timeline), [_columns(event) for event in events])


def read(connection: Connection, case_id: str) -> tuple[TimelineEvent, ...]:
    """The history of a case in its order; raises StoreTrouble for an event that cannot be read."""
    events = raw(connection, (case_id,))[case_id]
    for event in events:
        if isinstance(event, int):
            raise _bent(case_id)
    return tuple(event for event in events if isinstance(event, TimelineEvent))


def raw(connection: Connection, case_ids: Iterable[str]) -> dict[str, tuple[TimelineEvent | int, ...]]:
    """The histories of some cases as they lie there; of an event that cannot be read, its number alone."""
    table = schema.timeline
    found: dict[str, list[TimelineEvent | int]] = {case_id: [] for case_id in case_ids}
    wanted = select(table).where(table.c.case_id.in_(list(found))).order_by(table.c.case_id, table.c.number)
    for row in connection.execute(wanted):
        found[row.case_id].append(_event(row))
    return {case_id: tuple(events) for case_id, events in found.items()}


def _bent(case_id: str) -> StoreTrouble:
    return StoreTrouble(
        f"The history of case {case_id} was changed outside Partwell. Nothing was saved; "
        "please run the check of the store and restore the newest backup."
    )


def _last(connection: Connection, case_id: str) -> TimelineEvent | None:
    table = schema.timeline
    newest = select(table).where(table.c.case_id == case_id).order_by(table.c.number.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    event = None if row is None else _event(row)
    return event if isinstance(event, TimelineEvent) else None


def _placed(
    events: Iterable[NewEvent], *, after: TimelineEvent | None, case_id: str, who: str
) -> tuple[TimelineEvent, ...]:
    at = now()
    wanted = [NewEvent(kind=storable(e.kind), what=storable(e.what), data=storable(e.data)) for e in events]
    if after is not None and at < after.at - CLOCK_TOLERANCE:
        wanted.insert(0, _clock_event(after.at, at))
    added: list[TimelineEvent] = []
    for event in wanted:
        after = placed(event, after=after, case_id=case_id, at=at, who=who)
        added.append(after)
    return tuple(added)


def _clock_event(before: datetime, after: datetime) -> NewEvent:
    shown = f"{before:%Y-%m-%d %H:%M} to {after:%Y-%m-%d %H:%M}"
    return NewEvent(kind="clock", what=f"The clock of this computer went back, from {shown} (UTC).")


def _columns(event: TimelineEvent) -> dict[str, Any]:
    return {
        "case_id": event.case_id,
        "number": event.number,
        "at": event.at.isoformat(),
        "who": event.who,
        "kind": event.kind,
        "what": event.what,
        "data": event.data,
        "hash_before": event.hash_before,
        "hash": event.hash,
    }


def _event(row: Any) -> TimelineEvent | int:
    try:
        return TimelineEvent(**{**row._asdict(), "at": datetime.fromisoformat(row.at)})
    except ValueError:
        return int(row.number)
