"""Connections to SQLite and PostgreSQL, set up so that what is acknowledged is on the disk."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from partwell.domain.errors import StoreTrouble
from partwell.store.transactions import REPLACED, WRITES

WAIT_SECONDS = 10
SOUND_WAL_SINCE = (
    3,
    51,
    3,
)  # earlier ones may lose a write-ahead log: https://sqlite.org/wal.html#walresetbug
_STALE = ("SQLITE_ERROR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")


def journal_mode() -> str:
    """The journal mode that is sound with the SQLite at hand."""
    return "WAL" if sqlite3.sqlite_version_info >= SOUND_WAL_SINCE else "DELETE"


def sqlite_engine(path: Path, *, read_only: bool = False) -> Engine:
    """An engine over an SQLite file that exists already; connecting never makes a new one."""
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            _set_up(connection, read_only=read_only)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite+pysqlite:///partwell", creator=connect, hide_parameters=True)
    _watch_file(engine, path)
    return engine


def _set_up(connection: sqlite3.Connection, *, read_only: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    if read_only:
        return
    connection.execute("PRAGMA secure_delete = ON")
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode.upper() != journal_mode():
        connection.execute(f"PRAGMA journal_mode = {journal_mode()}")
    # EXTRA is FULL plus a sync of the folder once the rollback journal is gone, without which a power cut
    # right after a commit may bring the journal, and with it the state before, back.
    connection.execute(f"PRAGMA synchronous = {'FULL' if journal_mode() == 'WAL' else 'EXTRA'}")


def _watch_file(engine: Engine, path: Path) -> None:
    """Begin writes with the lock in hand, and notice a file that was moved away under an open connection."""

    def identity() -> tuple[int, int] | None:
        try:
            found = path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    @event.listens_for(engine, "connect")
    def note_identity(_connection: Any, record: Any) -> None:
        record.info["file"] = identity()

    @event.listens_for(engine, "checkout")
    def refuse_stale(_connection: Any, record: Any, _proxy: Any) -> None:
        if record.info["file"] != identity():
            raise DisconnectionError("the file was moved or replaced")

    @event.listens_for(engine, "handle_error")
    def read_anew(context: Any) -> None:
        # A file that was damaged and put right in its place is seen by new connections alone.
        name = getattr(context.original_exception, "sqlite_errorname", "")
        context.is_disconnect = name.startswith(_STALE)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        # A restore swaps files with the lock in hand, so whoever waited for it has to look again.
        if writes and connection.info["file"] != identity():
            connection.exec_driver_sql("ROLLBACK")
            connection.invalidate()
            raise StoreTrouble(REPLACED)


def postgresql_engine(database_url: str) -> Engine:
    """An engine over a PostgreSQL database; raises StoreTrouble for an address that names none."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        url = None
    if url is None or url.drivername != "postgresql+psycopg":
        raise StoreTrouble(
            "The address of the database is not understood. Nothing was opened; "
            "please write it as postgresql+psycopg://user@host/name."
        )
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=10, max_overflow=20)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
            cursor.execute("SET synchronous_commit = on")
            cursor.execute("SET client_encoding = 'UTF8'")
        connection.commit()

    return engine
