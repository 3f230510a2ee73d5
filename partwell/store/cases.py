"""The cases: each read and saved whole, with its history, its papers and what lists show of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Select, insert, select, update

from partwell.domain.case import Case
from partwell.domain.errors import CaseChangedElsewhere, StoreTrouble, UnknownCase, UnknownClient
from partwell.domain.lifecycle import FINAL
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.domain.timeline import NewEvent, TimelineEvent
from partwell.store import case_rows, erasing, schema
from partwell.store.documents import NewDocument, keep
from partwell.store.timeline import append, begun, write
from partwell.store.timeline import read as read_history
from partwell.store.transactions import claim, point_to, reading, settle, writing
from partwell.store.values import from_text, sealed, sha256_of, storable

CHUNK = 500  # cases read at once where all are walked, so that no writer waits for a long reader

_TABLE, _ROWS = schema.cases, schema.case_rows
_BOTH = _TABLE.join(_ROWS, _TABLE.c.case_id == _ROWS.c.case_id)
_SEALED = (_TABLE.c.case_id, _TABLE.c.version, _TABLE.c.value, _TABLE.c.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """A case as it was read, with the version a later save has to name."""

    case: Case
    version: int


@dataclass(frozen=True, slots=True)
class Cases:
    """Every case of the store."""

    engine: Engine

    def get(self, case_id: str) -> StoredCase:
        """The case with this key; raises UnknownCase, or StoreTrouble where it is damaged."""
        key = _key(case_id)
        with reading(self.engine) as connection:
            row = connection.execute(select(*_SEALED).where(_TABLE.c.case_id == key)).one_or_none()
        if row is None:
            raise UnknownCase(case_id)
        return _opened(row)

    def open_new(
        self,
        case: Case,
        row: CaseRow,
        events: tuple[NewEvent, ...],
        *,
        who: str,
        token: str,
        only_one: bool = False,
    ) -> int:
        """Keep a new case with its first events; its version, 1. The same token again writes nothing.

        With `only_one`, nothing is written either where the client has an open case already, which somebody
        else may have begun this very moment: the token then stands for that one.
        """
        _refuse_silence(events)
        placed = begun(case.case_id, events, who=who)
        with writing(self.engine) as connection:
            earlier = claim(connection, token, case.case_id)
            if earlier is not None:
                return earlier
            if only_one and (open_already := _open_case_of(connection, case.client_id)):
                point_to(connection, token, open_already)
                return settle(connection, token, 1)
            shown = _shown(connection, case, row)
            anchor = {"events_count": placed[-1].number, "last_event_hash": placed[-1].hash}
            kept = {"case_id": case.case_id, "version": 1, **sealed(case), **anchor}
            connection.execute(insert(_TABLE), kept)
            connection.execute(insert(_ROWS), shown)
            write(connection, placed)
            return settle(connection, token, 1)

    def save(
        self,
        case: Case,
        row: CaseRow,
        *,
        version: int,
        events: tuple[NewEvent, ...],
        documents: tuple[NewDocument, ...] = (),
        who: str,
        token: str,
    ) -> int:
        """Keep a changed case with what happened and the papers that were issued; the new version.

        `version` is the one the form showed. Raises CaseChangedElsewhere where the case was saved since,
        UnknownCase where it is gone. The same token again writes nothing and gives the first version again.
        """
        _refuse_silence(events)
        with writing(self.engine) as connection:
            earlier = claim(connection, token, case.case_id)
            if earlier is not None:
                return earlier
            kept = {**sealed(case), "version": version + 1}
            stored = (_TABLE.c.case_id == case.case_id) & (_TABLE.c.version == version)
            if not connection.execute(update(_TABLE).where(stored).values(kept)).rowcount:
                _refuse_stale(connection, case.case_id, version)
            shown = _shown(connection, case, row)
            connection.execute(update(_ROWS).where(_ROWS.c.case_id == case.case_id).values(shown))
            keep(connection, case.case_id, documents)
            append(connection, case.case_id, events, who=who)
            return settle(connection, token, version + 1)

    def note(self, case_id: str, event: NewEvent, *, who: str, token: str) -> TimelineEvent:
        """Append one event without touching the case; safe for many writers at once. Raises UnknownCase.

        The same token again writes nothing and gives the event of the first time.
        """
        case_id = _key(case_id)
        with writing(self.engine) as connection:
            number = claim(connection, token, case_id)
            if number is None:
                added = append(connection, case_id, (event,), who=who)[-1]
                settle(connection, token, added.number)
                return added
            history = read_history(connection, case_id)
        return history[number - 1]

    def timeline(self, case_id: str) -> tuple[TimelineEvent, ...]:
        """The history of a case, oldest first; raises UnknownCase."""
        with reading(self.engine) as connection:
            history = read_history(connection, _key(case_id))
        if not history:
            raise UnknownCase(case_id)
        return history

    def rows(
        self,
        wanted: CaseFilter,
        *,
        sort: str = "next_action_on",
        descending: bool = False,
        after: tuple[Any, ...] | None = None,
        limit: int = 50,
    ) -> tuple[CaseRow, ...]:
        """One page of the list; cases without a value in the sort column come last either way.

        `after` is the sort value and the case id of the last row of the page before.
        """
        with reading(self.engine) as connection:
            return case_rows.rows(
                connection, wanted, sort=sort, descending=descending, after=after, limit=limit
            )

    def count(self, wanted: CaseFilter) -> int:
        """How many cases a filter finds."""
        with reading(self.engine) as connection:
            return case_rows.count(connection, wanted)

    def status_counts(self) -> dict[str, int]:
        """How many cases stand in each status; a status without cases is left out."""
        with reading(self.engine) as connection:
            return case_rows.status_counts(connection)

    def all_ids(self, wanted: CaseFilter) -> Iterator[str]:
        """The keys of every case a filter finds, in their order."""
        for chunk in self._chunks(wanted, select(_ROWS.c.case_id), 20 * CHUNK):
            yield from (row.case_id for row in chunk)

    def each(self, wanted: CaseFilter) -> Iterator[StoredCase]:
        """Every case a filter finds, in the order of their keys, a few in memory at a time."""
        for chunk in self._chunks(wanted, select(*_SEALED).select_from(_BOTH), CHUNK):
            yield from (_opened(row) for row in chunk)

    def of_client(self, client_id: str) -> tuple[StoredCase, ...]:
        """The cases on a client, oldest first."""
        found = select(*_SEALED).select_from(_BOTH).where(_ROWS.c.client_id == storable(client_id))
        with reading(self.engine) as connection:
            rows = connection.execute(found.order_by(_ROWS.c.opened_on, _ROWS.c.case_id)).all()
        return tuple(_opened(row) for row in rows)

    def renew_row(self, row: CaseRow, *, version: int) -> None:
        """Keep another row for lists, such as when a day has passed; no new version of the case.

        `version` is the one the row was worked out from: a case that was saved since keeps its own row.
        """
        stored = (_TABLE.c.case_id == row.case_id) & (_TABLE.c.version == version)
        with writing(self.engine) as connection:
            if connection.execute(select(_TABLE.c.case_id).where(stored).with_for_update()).one_or_none():
                kept = case_rows.columns_of(row)
                connection.execute(update(_ROWS).where(_ROWS.c.case_id == row.case_id).values(kept))

    def case_of(self, token: str) -> str:
        """The key of the case a token was used for, or an empty string."""
        tokens = schema.tokens
        wanted = select(tokens.c.subject).where(tokens.c.token == storable(token))
        with reading(self.engine) as connection:
            return connection.execute(wanted).scalar() or ""

    def of_clients(self, client_ids: Collection[str]) -> tuple[CaseRow, ...]:
        """What lists show of every case on these clients, oldest first, in one read."""
        with reading(self.engine) as connection:
            return case_rows.of_clients(connection, client_ids)

    def erase(self, case_id: str, *, who: str, version: int | None = None) -> None:
        """Destroy a case with its papers, notes and history; raises NotAllowed while a hold is open.

        With the `version` that was looked at, raises CaseChangedElsewhere where the case was saved since.
        """
        held = select(*_SEALED).where(_TABLE.c.case_id == _key(case_id)).with_for_update()
        with writing(self.engine) as connection:
            row = connection.execute(held).one_or_none()
            if row is None:
                raise UnknownCase(case_id)
            if version is not None and row.version != version:
                raise CaseChangedElsewhere(case_id, version, row.version)
            erasing.refuse_held(_opened(row).case)
            erasing.remove(connection, (row.case_id,), who=who)
        erasing.forget_journal(self.engine)

    def _chunks(self, wanted: CaseFilter, found: Select[Any], size: int) -> Iterator[list[Any]]:
        last = ""
        while True:
            page = found.where(_ROWS.c.case_id > last, *case_rows.conditions(wanted))
            with reading(self.engine) as connection:
                chunk = list(connection.execute(page.order_by(_ROWS.c.case_id).limit(size)))
            if chunk:
                yield chunk
            if len(chunk) < size:
                return
            last = chunk[-1].case_id


def _key(case_id: str) -> str:
    """The key, where it can be one at all; raises UnknownCase."""
    if storable(case_id) != case_id:
        raise UnknownCase(case_id)
    return case_id


def _refuse_silence(events: tuple[NewEvent, ...]) -> None:
    if not events:
        raise ValueError("every change of a case is told in its history")


def _refuse_stale(connection: Connection, case_id: str, version: int) -> None:
    stored = connection.execute(select(_TABLE.c.version).where(_TABLE.c.case_id == case_id)).scalar()
    if stored is None:
        raise UnknownCase(case_id)
    raise CaseChangedElsewhere(case_id, version, int(stored))


def _shown(connection: Connection, case: Case, row: CaseRow) -> dict[str, Any]:
    clients = schema.clients
    found = select(clients.c.search_text).where(clients.c.client_id == case.client_id)
    client_search = connection.execute(found).scalar()
    if client_search is None:
        raise UnknownClient
    return {
        **case_rows.columns_of(row),
        "case_id": case.case_id,
        "client_id": case.client_id,
        "client_search": client_search,
        "case_search": case_rows.search_text_of(case),
    }


def _open_case_of(connection: Connection, client_id: str) -> str:
    """The key of a client's open case, or an empty string; whoever else opens one waits here."""
    held = select(schema.clients.c.client_id).where(schema.clients.c.client_id == client_id)
    connection.execute(held.with_for_update())
    still_open = (_ROWS.c.client_id == client_id) & _ROWS.c.status.not_in(FINAL)
    found = select(_ROWS.c.case_id).where(still_open).order_by(_ROWS.c.opened_on, _ROWS.c.case_id)
    return connection.execute(found.limit(1)).scalar() or ""


def _opened(row: Any) -> StoredCase:
    return StoredCase(case=read_case(row.case_id, row.value, row.sha256), version=row.version)


def read_case(case_id: str, value: str, sha256: str) -> Case:
    """The case a text stands for; raises StoreTrouble where it is not what was saved under this key."""
    case: Case | None = from_text(value, Case) if sha256_of(value) == sha256 else None
    if case is None or case.case_id != case_id:
        raise StoreTrouble(
            f"The case {case_id} is damaged in the store and was left as it is. All others can be used; "
            "please run the check of the store and restore the newest backup."
        )
    return case
