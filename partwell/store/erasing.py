"""Destroys cases for good and keeps one line on it that says nothing of the person."""

from collections.abc import Iterable
from contextlib import closing

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from partwell.domain.case import Case
from partwell.domain.errors import NotAllowed
from partwell.store import schema
from partwell.store.values import now, storable

_PARTS = {
    "documents_count": schema.documents,
    "notes_count": schema.restricted_notes,
    "events_count": schema.timeline,
}


def refuse_held(case: Case) -> None:
    """Raise NotAllowed where a hold on the case is open."""
    if case.open_holds:
        reason = storable(case.open_holds[0].reason)[:100]
        raise NotAllowed(
            f"There is a hold on this case ({reason}). Nothing was destroyed; "
            "please lift the hold first if it no longer applies."
        )


def remove(connection: Connection, case_ids: Iterable[str], *, who: str) -> None:
    """Destroy cases with all that hangs on them, inside a write, and note for each that it was destroyed.

    The mark in `erasing` lets the triggers pass for one case alone and is gone before the write ends.
    """
    cases, erasing = schema.cases, schema.erasing
    for case_id in case_ids:
        anchor = select(cases.c.last_event_hash).where(cases.c.case_id == case_id)
        record = {
            "case_id": case_id,
            "at": now().isoformat(),
            "who": storable(who),
            "last_event_hash": connection.execute(anchor).scalar_one(),
            **{name: _count(connection, table, case_id) for name, table in _PARTS.items()},
        }
        connection.execute(insert(schema.erasures), record)
        connection.execute(insert(erasing), {"case_id": case_id})
        for table in (*_PARTS.values(), schema.case_rows, cases):
            connection.execute(delete(table).where(table.c.case_id == case_id))
        connection.execute(delete(schema.tokens).where(schema.tokens.c.subject == case_id))
        unfinished = schema.unfinished_words
        connection.execute(delete(unfinished).where(unfinished.c.place == case_id))
        connection.execute(delete(erasing).where(erasing.c.case_id == case_id))


def forget_journal(engine: Engine) -> None:
    """Empty the write-ahead log, where there is one: it would keep what was destroyed."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _count(connection: Connection, table: Table, case_id: str) -> int:
    counted = select(func.count()).select_from(table).where(table.c.case_id == case_id)
    return int(connection.execute(counted).scalar_one())
