"""Checks the whole store: every case, client, paper and history against its hash, and names what is wrong."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select

from partwell.domain.case import Case
from partwell.domain.errors import StoreTrouble
from partwell.domain.findings import Finding, Level
from partwell.domain.timeline import FIRST, TimelineEvent, first_break
from partwell.store import schema, timeline
from partwell.store.cases import read_case
from partwell.store.catalogue import strange_parts
from partwell.store.clients import read_client
from partwell.store.knowledge_changes import KnowledgeChanges
from partwell.store.practice import Practices
from partwell.store.transactions import PASSING, reading, told_plainly

CHUNK = 100  # cases looked at in one read, so that nobody who saves has to wait for the check

_INSTEAD = "Restore the newest backup that passes the check; keep the damaged file."


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was looked at and what was found; a store without findings is sound."""

    findings: tuple[Finding, ...] = ()
    cases: int = 0
    clients: int = 0
    events: int = 0
    documents: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(slots=True)
class _Tally:
    """What was found and counted so far."""

    findings: list[Finding] = field(default_factory=list)
    cases: int = 0
    clients: int = 0
    events: int = 0
    documents: int = 0

    def tell(self, code: str, what: str, where: str) -> None:
        self.findings.append(Finding(code=code, level=Level.STOP, what=what, instead=_INSTEAD, where=where))


def verify_engine(engine: Engine) -> VerifyReport:
    """Look at everything behind an engine; raises StoreTrouble only where nothing can be read at all."""
    tally = _Tally()
    _look_at_file(engine, tally)
    try:
        with told_plainly():
            _look_at_parts(engine, tally)
            _look_at_what_is_set(engine, tally)
            for connection, rows in _chunks(engine, schema.clients):
                del connection
                _look_at_clients(rows, tally)
            for connection, rows in _chunks(engine, schema.cases):
                _look_at_cases(connection, rows, tally)
            _look_for_strays(engine, tally)
            _look_at_layouts(engine, tally)
    except StoreTrouble:
        if not tally.findings:
            raise
    return VerifyReport(
        findings=tuple(tally.findings),
        cases=tally.cases,
        clients=tally.clients,
        events=tally.events,
        documents=tally.documents,
    )


def _look_at_file(engine: Engine, tally: _Tally) -> None:
    """What SQLite itself finds; PostgreSQL has no such check of its own."""
    if engine.dialect.name != "sqlite":
        return
    with reading(engine) as connection:
        told = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(5)")]
        strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if told != ["ok"]:
        tally.tell("store.file", "The data file itself is damaged.", "the data file")
    if strays:
        tally.tell("store.links", f"Entries of the table {strays[0][0]} belong to nothing.", "the data file")


def _look_at_parts(engine: Engine, tally: _Tally) -> None:
    """Tables and guards, on SQLite: a file comes from anywhere, a database server is somebody's own."""
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            for what in strange_parts(connection):
                tally.tell("store.part", what, "the data file")


def _look_at_what_is_set(engine: Engine, tally: _Tally) -> None:
    """The profile, and the values that the practice set for itself."""
    for name, read, what in (
        ("practice", Practices(engine).get, "The profile of the practice was altered or damaged."),
        ("knowledge", KnowledgeChanges(engine).all, "A value the practice set for itself is damaged."),
    ):
        try:
            read()
        except StoreTrouble as trouble:
            if trouble.sentence in PASSING:  # a server that cannot be reached is no damage
                raise
            tally.tell(f"store.{name}", what, name)


def _look_at_layouts(engine: Engine, tally: _Tally) -> None:
    table = schema.layouts
    with reading(engine) as connection:
        for row in connection.execute(select(table.c.name, table.c.data, table.c.sha256)):
            if hashlib.sha256(row.data).hexdigest() != row.sha256:
                what = f"A Word layout of the practice ({row.name}) was altered or damaged."
                tally.tell("store.layout", what, f"layout {row.name}")


def _chunks(engine: Engine, table: Table) -> Iterator[tuple[Connection, list[Any]]]:
    """All rows of a table by their key, each chunk in one consistent read."""
    key, last = table.primary_key.columns[0], ""
    while True:
        with reading(engine) as connection:
            rows = list(connection.execute(select(table).where(key > last).order_by(key).limit(CHUNK)))
            yield connection, rows
        if len(rows) < CHUNK:
            return
        last = getattr(rows[-1], key.name)


def _look_at_clients(rows: Iterable[Any], tally: _Tally) -> None:
    for row in rows:
        tally.clients += 1
        try:
            read_client(row.client_id, row.value, row.sha256)
        except StoreTrouble:
            what = f"The client {row.client_id} was altered or damaged."
            tally.tell("store.client", what, f"client {row.client_id}")


def _look_at_cases(connection: Connection, rows: list[Any], tally: _Tally) -> None:
    histories = timeline.raw(connection, [row.case_id for row in rows])
    listed = _listed(connection, [row.case_id for row in rows])
    papers = _papers(connection, [row.case_id for row in rows], tally)
    for row in rows:
        tally.cases += 1
        _look_at_history(row, histories[row.case_id], tally)
        try:
            case = read_case(row.case_id, row.value, row.sha256)
        except StoreTrouble:
            what = f"The case {row.case_id} was altered or damaged."
            tally.tell("store.case", what, f"case {row.case_id}")
            continue
        _look_at_row(listed.get(row.case_id), case, tally)
        _look_at_papers(case, papers.get(row.case_id, {}), tally)


def _look_at_history(row: Any, events: tuple[TimelineEvent | int, ...], tally: _Tally) -> None:
    """Name the first event that was altered, removed or moved; an end that was cut shows in the anchor."""
    tally.events += len(events)
    readable = tuple(event for event in events if isinstance(event, TimelineEvent))
    broken = first_break(readable)
    bad = [event for event in events if isinstance(event, int)] + ([broken.number] if broken else [])
    if bad:
        number = min(bad)
        bent = f"event {number} was altered or moved, or one before it removed"
        what = f"The history of case {row.case_id} was bent: {bent}."
        tally.tell("store.event", what, f"event {row.case_id}.{number}")
        return
    end = (readable[-1].number, readable[-1].hash) if readable else (0, FIRST)
    if end != (row.events_count, row.last_event_hash):
        what = (
            f"The history of case {row.case_id} ends with event {end[0]}, "
            f"but {row.events_count} events were written: its end was removed or rewritten."
        )
        tally.tell("store.anchor", what, f"event {row.case_id}.{min(end[0], row.events_count) + 1}")


def _listed(connection: Connection, case_ids: list[str]) -> dict[str, Any]:
    rows = schema.case_rows
    return {row.case_id: row for row in connection.execute(select(rows).where(rows.c.case_id.in_(case_ids)))}


def _look_at_row(row: Any, case: Case, tally: _Tally) -> None:
    """What lists show has to be what the case says."""
    names = ("client_id", "status", "profession_id", "owner_id", "opened_on", "is_sample")
    if row is None or any(getattr(row, name) != getattr(case, name) for name in names):
        what = f"What the list shows of case {case.case_id} is not what the case says."
        tally.tell("store.row", what, f"case {case.case_id}")


def _papers(
    connection: Connection, case_ids: list[str], tally: _Tally
) -> dict[str, dict[str, tuple[str, str]]]:
    """The hashes of the papers of some cases as they are now, by case and key of the paper."""
    table = schema.documents
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for row in connection.execute(select(table).where(table.c.case_id.in_(case_ids))):
        tally.documents += 1
        hashes = (hashlib.sha256(row.data).hexdigest(), hashlib.sha256(row.text).hexdigest())
        found.setdefault(row.case_id, {})[row.document_id] = hashes
        if hashes != (row.sha256, row.text_sha256):
            what = f"The paper {row.document_id} of case {row.case_id} was altered or damaged."
            tally.tell("store.document", what, f"document {row.document_id}")
    return found


def _look_at_papers(case: Case, stored: dict[str, tuple[str, str]], tally: _Tally) -> None:
    issued = {one.document_id: (one.sha256, one.text_sha256) for one in case.documents}
    told = {finding.where for finding in tally.findings}
    for document_id in sorted(issued.keys() | stored.keys()):
        where = f"document {document_id}"
        if issued.get(document_id) == stored.get(document_id) or where in told:
            continue
        happened = (
            "is missing from the store"
            if document_id not in stored
            else "was put in from outside"
            if document_id not in issued
            else "is not the one that was issued"
        )
        tally.tell("store.document", f"The paper {document_id} of case {case.case_id} {happened}.", where)


def _look_for_strays(engine: Engine, tally: _Tally) -> None:
    """A case that was removed by hand leaves its history or papers behind."""
    for table in (schema.timeline, schema.documents, schema.restricted_notes):
        known = select(schema.cases.c.case_id).where(schema.cases.c.case_id == table.c.case_id)
        with reading(engine) as connection:
            stray = connection.execute(select(func.min(table.c.case_id)).where(~known.exists())).scalar()
        if stray is not None:
            tally.tell("store.removed", f"The case {stray} was removed outside Partwell.", f"case {stray}")
