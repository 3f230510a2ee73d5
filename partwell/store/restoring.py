"""Puts a backup in the place of the store: checked first, the old store kept aside, never half done."""

import contextlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import inspect

from partwell.domain.errors import StoreTrouble
from partwell.store import home_folder, schema
from partwell.store.engines import sqlite_engine
from partwell.store.migrating import bring_up_to_date, refuse_newer, revision_of
from partwell.store.transactions import BUSY, FULL, READ_ONLY, reading, sentence_for
from partwell.store.values import now
from partwell.store.verifying import verify_engine

NOT_A_BACKUP = (
    "That file is no backup of Partwell, or it is damaged. Nothing was changed; please choose another backup."
)
OF_POSTGRESQL = (
    "That file is a backup of a PostgreSQL database. Nothing was changed; "
    "please restore it with PostgreSQL's own tool pg_restore."
)


def restore(home: Path, path: Path) -> None:
    """Make the backup at `path` the store of a home folder, which may have none yet.

    It is copied, brought up to date and checked beside the old store before that is touched. The old file is
    kept under a dated name. A backup from before layouts were kept in it leaves them as they are. Raises
    StoreTrouble where the backup does not pass or the store is in use.
    """
    home = home_folder.prepare(home)
    place = home / home_folder.DATABASE
    beside = home_folder.beside_of(place)
    try:
        with home_folder.told_plainly():
            _refuse_foreign(path)
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _copy(path, beside)
        if not _prepare(beside):
            _carry_layouts(place, beside)
        with home_folder.told_plainly():
            home_folder.sync(beside)
            _swap(place, beside)
            home_folder.sync(home)
    finally:
        for ending in ("", *home_folder.JOURNALS):
            home_folder.discard(beside.with_name(beside.name + ending))
    home_folder.remember(home, "sqlite")


def _refuse_foreign(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(100)
    if header.startswith(b"PGDMP"):
        raise StoreTrouble(OF_POSTGRESQL)
    ours = schema.APPLICATION_ID.to_bytes(4, "big")
    if not header.startswith(b"SQLite format 3\0") or header[68:72] != ours:
        raise StoreTrouble(NOT_A_BACKUP)


def _copy(path: Path, beside: Path) -> None:
    """Copy through SQLite, which takes a journal beside the backup into account."""
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(beside)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        told = sentence_for(error)
        raise StoreTrouble(told if told in {FULL, READ_ONLY, BUSY} else NOT_A_BACKUP) from error


def _prepare(beside: Path) -> bool:
    """Bring a copy up to date and check it; whether it was made by a version that keeps layouts in it."""
    engine = sqlite_engine(beside)
    try:
        with reading(engine) as connection:
            revision = revision_of(connection)
            keeps_layouts = inspect(connection).has_table(schema.layouts.name)
        refuse_newer(revision)
        if revision != schema.HEAD:
            bring_up_to_date(engine)
        found = verify_engine(engine)
    finally:
        engine.dispose()
    if found.findings:
        raise StoreTrouble(
            f"The backup is damaged: {found.findings[0].what} Nothing was changed; please choose another."
        )
    return keeps_layouts


def _carry_layouts(place: Path, beside: Path) -> None:
    """Copy the layouts of the old store, where it can be read, into a backup that knows of none."""
    if not place.exists():
        return
    names = ", ".join(column.name for column in schema.layouts.columns)
    with (
        contextlib.suppress(sqlite3.Error),  # the old store may be damaged or older: it has none to give
        closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(beside)) as new,
    ):
        rows = old.execute(f"SELECT {names} FROM layouts").fetchall()  # noqa: S608 -- names of our own
        places = ", ".join("?" * len(schema.layouts.columns))
        new.executemany(f"INSERT INTO layouts ({names}) VALUES ({places})", rows)  # noqa: S608 -- as above
        new.commit()


def _swap(place: Path, beside: Path) -> None:
    """Give the checked copy its place while the old store, where it is sound enough, is locked by us."""
    with closing(_held(place)):
        if os.name != "nt":
            _set_aside(place)
            beside.replace(place)
    if os.name == "nt":  # where an open file cannot be renamed
        _set_aside(place)
        beside.replace(place)


def _held(place: Path) -> sqlite3.Connection:
    """The old store with its lock in our hand and its journals written back; nothing where there is none."""
    if not place.exists() or not place.stat().st_size:
        return sqlite3.connect(":memory:")
    connection = sqlite3.connect(place, timeout=10, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        busy = error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
        if busy:
            connection.close()
            raise StoreTrouble(BUSY + " Partwell itself has to be closed for a restore.") from error
    return connection


def _set_aside(place: Path) -> None:
    """Keep the old store and its journals under a dated name; a journal left behind would spoil the new one.

    The store gets its second name before it loses the first, so that a stop in between leaves one in place.
    """
    aside = _dated(place)
    for ending in home_folder.JOURNALS:
        journal = place.with_name(place.name + ending)
        if journal.exists():
            journal.replace(aside.with_name(aside.name + ending))
    if place.exists():
        try:
            os.link(place, aside)
        except OSError:  # a file has one name only on some disks, such as a memory stick
            place.replace(aside)


def _dated(place: Path) -> Path:
    """A name with the time in it that no store has yet: what was set aside before is kept as well."""
    stem, number = f"partwell-before-restore-{now().astimezone():%Y-%m-%d-%H%M%S}", 1
    path = place.with_name(f"{stem}.sqlite3")
    while path.exists():
        number += 1
        path = place.with_name(f"{stem}-{number}.sqlite3")
    return path
