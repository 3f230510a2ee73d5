"""Opens the store of a home folder: an existing one as it is, a new one only where there never was one."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from partwell.domain.errors import StoreTrouble
from partwell.store import home_folder, schema
from partwell.store.cases import Cases
from partwell.store.clients import Clients
from partwell.store.documents import Documents
from partwell.store.engines import postgresql_engine, sqlite_engine
from partwell.store.knowledge_changes import KnowledgeChanges
from partwell.store.layouts import Layouts, take_in
from partwell.store.migrating import bring_up_to_date, refuse_newer, revision_of
from partwell.store.notes import RestrictedNotes
from partwell.store.practice import Practices
from partwell.store.transactions import DAMAGED, MISSING, reading
from partwell.store.unfinished import UnfinishedWords

FOREIGN = (
    "The database holds something else than Partwell's data although cases were saved here before. "
    "Nothing was changed; please restore the newest backup."
)
NOT_OURS = (
    "The file for the data belongs to another program. Nothing was changed; please choose another folder."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Everything that is kept, over one SQLite file or one PostgreSQL database."""

    engine: Engine
    home: Path
    cases: Cases
    clients: Clients
    documents: Documents
    practice: Practices
    notes: RestrictedNotes
    knowledge_changes: KnowledgeChanges
    unfinished: UnfinishedWords
    layouts: Layouts

    def close(self) -> None:
        """Let go of every connection; the store can be opened again."""
        self.engine.dispose()


def store_over(engine: Engine, home: Path) -> Store:
    """The store behind an engine, taken as it is."""
    return Store(
        engine=engine,
        home=home,
        cases=Cases(engine),
        clients=Clients(engine),
        documents=Documents(engine),
        practice=Practices(engine),
        notes=RestrictedNotes(engine),
        knowledge_changes=KnowledgeChanges(engine),
        unfinished=UnfinishedWords(engine),
        layouts=Layouts(engine),
    )


def open_store(home: Path, *, database_url: str | None = None) -> Store:
    """The store of a home folder, brought up to date; in `database_url` where one is given.

    Raises StoreTrouble, with what to do, where the data are missing although the folder remembers some,
    damaged, somebody else's, of a newer version, or cannot be reached. Nothing empty takes their place.
    """
    home = home_folder.prepare(home)
    if database_url:
        return _opened(postgresql_engine(database_url), home, "postgresql")
    path = home / home_folder.DATABASE
    _look_before_opening(path, remembered=home_folder.remembers(home, "sqlite"))
    return _opened(sqlite_engine(path), home, "sqlite")


def _opened(engine: Engine, home: Path, kind: str) -> Store:
    try:
        with reading(engine) as connection:
            revision = revision_of(connection)
        _refuse_forgetting(revision, remembered=home_folder.remembers(home, kind))
        if revision != schema.HEAD:
            _migrate(engine, home, kind, revision)
        home_folder.remember(home, kind)
        take_in(engine, home)
        for folder in (home, home / home_folder.BACKUPS):
            home_folder.clear_up(folder)
    except BaseException:  # whatever it was: nothing is left open
        engine.dispose()
        raise
    return store_over(engine, home)


def _refuse_forgetting(revision: str | None, *, remembered: bool) -> None:
    if revision is None and remembered:
        raise StoreTrouble(FOREIGN)


def _migrate(engine: Engine, home: Path, kind: str, revision: str | None) -> None:
    refuse_newer(revision)
    if revision is not None and kind == "sqlite":
        from partwell.store.backup import copy_before_migration

        copy_before_migration(engine, home, revision)
    bring_up_to_date(engine)


def _look_before_opening(path: Path, *, remembered: bool) -> None:
    """Make the empty file of a first start; refuse whatever is not a store of ours."""
    size = path.stat().st_size if path.exists() else None
    if remembered and not size:
        raise StoreTrouble(MISSING)
    if size is None:
        with home_folder.told_plainly():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    elif size:
        _refuse_foreign(path, remembered=remembered)
    home_folder.keep_private(path)


def _refuse_foreign(path: Path, *, remembered: bool) -> None:
    with home_folder.told_plainly(), path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(b"SQLite format 3\0") or len(header) < 100:
        raise StoreTrouble(DAMAGED if remembered else NOT_OURS)
    application_id = int.from_bytes(header[68:72], "big")
    if application_id != schema.APPLICATION_ID and not remembered and _has_tables(path):
        raise StoreTrouble(NOT_OURS)


def _has_tables(path: Path) -> bool:
    """Whether a file without our mark holds anything; a first start that was cut short left nothing."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
    except sqlite3.Error as error:
        raise StoreTrouble(NOT_OURS) from error
    finally:
        connection.close()
