"""Backups that are checked before they count, made while others go on working."""

import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Engine

from partwell.domain.errors import StoreTrouble
from partwell.store import home_folder
from partwell.store.engines import sqlite_engine
from partwell.store.opening import Store
from partwell.store.transactions import reading, sentence_for
from partwell.store.values import now
from partwell.store.verifying import VerifyReport, verify_engine

_DAILY = re.compile(r"partwell-\d{4}-\d{2}-\d{2}\.(sqlite3|dump)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """A backup that passed its check."""

    path: Path
    size_bytes: int
    taken_at: datetime  # UTC
    cases: int
    clients: int
    events: int
    documents: int


def verify(store: Store) -> VerifyReport:
    """Check everything in the store; what is wrong is named, the first bad event of each history included."""
    return verify_engine(store.engine)


def backup(store: Store, path: Path) -> BackupReport:
    """Write a backup of the whole store to a file that appears only once it passed its check.

    Raises StoreTrouble where the store is damaged, the disk full, or PostgreSQL's own tool missing.
    """
    if home_folder.is_the_store(store.home, path):
        raise StoreTrouble(
            "That file is the store itself. Nothing was written; please name another file for the backup."
        )
    beside = home_folder.beside_of(path)
    try:
        with home_folder.told_plainly():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        if store.engine.dialect.name == "sqlite":
            copy(store.engine, beside)
            found = _checked_copy(beside)
        else:
            found = _refuse_damaged(verify(store))
            _dump(store.engine, beside)
        with home_folder.told_plainly():
            home_folder.put_in_place(beside, path)
            size_bytes = path.stat().st_size
    finally:
        home_folder.discard(beside)
    return BackupReport(
        path=path,
        size_bytes=size_bytes,
        taken_at=now(),
        cases=found.cases,
        clients=found.clients,
        events=found.events,
        documents=found.documents,
    )


def automatic_backup(store: Store, keep: int = 10) -> BackupReport | None:
    """The backup of the day in the home folder, None where there is one; the oldest beyond `keep` go."""
    folder = store.home / home_folder.BACKUPS
    ending = "sqlite3" if store.engine.dialect.name == "sqlite" else "dump"
    path = folder / f"partwell-{now().astimezone():%Y-%m-%d}.{ending}"
    if path.exists():
        return None
    report = backup(store, path)
    daily = sorted(file for file in folder.iterdir() if _DAILY.fullmatch(file.name))
    for old in daily[:-keep]:
        old.unlink(missing_ok=True)
    return report


def copy_before_migration(engine: Engine, home: Path, revision: str) -> Path:
    """A copy of an older store, made before its tables are changed; where it lies."""
    folder = home / home_folder.BACKUPS
    path = folder / f"partwell-before-{revision}-was-updated-{now():%Y-%m-%d-%H%M%S}.sqlite3"
    beside = home_folder.beside_of(path)
    try:
        with home_folder.told_plainly():
            folder.mkdir(exist_ok=True, mode=0o700)
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        copy(engine, beside)
        with home_folder.told_plainly():
            home_folder.put_in_place(beside, path)
    finally:
        home_folder.discard(beside)
    return path


def copy(engine: Engine, path: Path) -> None:
    """Copy an SQLite store into a file as of one instant, whoever writes meanwhile."""
    try:
        with reading(engine) as connection, closing(sqlite3.connect(path)) as target:
            source = connection.connection.driver_connection
            if not isinstance(source, sqlite3.Connection):
                raise TypeError("only SQLite is copied page by page")
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, whatever journal the store keeps
    except sqlite3.Error as error:
        raise StoreTrouble(sentence_for(error)) from error


def _checked_copy(path: Path) -> VerifyReport:
    engine = sqlite_engine(path, read_only=True)
    try:
        return _refuse_damaged(verify_engine(engine))
    finally:
        engine.dispose()


def _refuse_damaged(found: VerifyReport) -> VerifyReport:
    if found.findings:
        raise StoreTrouble(
            f"{found.findings[0].what} No backup was made of that and the earlier ones were kept; "
            "please run the check of the store and restore the newest backup."
        )
    return found


def _dump(engine: Engine, path: Path) -> None:
    """Let PostgreSQL's own tool write the backup, and read its list of contents back."""
    dump, restore = shutil.which("pg_dump"), shutil.which("pg_restore")
    if not dump or not restore:
        raise StoreTrouble(
            "Backups of PostgreSQL are made with its own tool pg_dump, which is not on this computer. "
            "Nothing was written; please install PostgreSQL's client programs or back up on the server."
        )
    url = _without_password(engine.url)
    secret = {"PGPASSWORD": str(engine.url.password)} if engine.url.password else {}
    commands = (
        [dump, "--format=custom", "--no-owner", f"--file={path}", f"--dbname={url.render_as_string()}"],
        [restore, "--list", str(path)],
    )
    for command in commands:
        done = subprocess.run(  # noqa: S603 -- fixed arguments, no shell
            command, env={**os.environ, **secret}, capture_output=True, check=False
        )
        if done.returncode:
            raise StoreTrouble(
                "PostgreSQL's own tool could not write the backup, often because it is the older one. "
                "Nothing was written and earlier backups were kept; please update its client programs."
            )


def _without_password(url: URL) -> URL:
    """The address as another programme may be told it, where every user of the computer can read it."""
    return URL.create(
        "postgresql",
        username=url.username,
        host=url.host,
        port=url.port,
        database=url.database,
        query={name: value for name, value in url.query.items() if name != "password"},
    )
