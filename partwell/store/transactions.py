"""Reading and writing as whole transactions; the one place where trouble becomes a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from partwell.domain.errors import StoreTrouble
from partwell.store import schema
from partwell.store.values import now, storable

WRITES = "partwell_writes"  # execution option: begin with the write lock in hand

FULL = "The disk is full. Nothing was lost; please free some space and save again."
READ_ONLY = (
    "The data folder may not be written to. Everything saved can still be read; "
    "please give your account the right to write there, or move the folder, and save again."
)
BUSY = (
    "Another program held the data for more than ten seconds. Nothing was half saved; "
    "please try again in a moment."
)
DAMAGED = (
    "The data file is damaged and was left as it is. Please restore the newest backup; "
    "the damaged file is kept beside it."
)
MISSING = (
    "The data file is missing although cases were saved here before. Nothing new was begun in its place; "
    "please restore the newest backup."
)
REPLACED = (
    "The data file was replaced while it was open, as a restore does. Nothing was saved; please save again."
)
DISCONNECTED = (
    "The connection to the database was lost. What was saved before is safe; "
    "please try again in a moment, saving twice does no harm."
)
AT_ONCE = (
    "Somebody else saved the same at the same moment. Theirs is kept and nothing was half saved; "
    "please look at it and save again."
)
OTHER = (
    "The database refused this ({code}). Nothing was half saved; "
    "please try again or run the check of the store."
)

_SQLITE_SENTENCES = (
    ("SQLITE_FULL", FULL),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_PERM", READ_ONLY),
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_NOTADB", DAMAGED),
    ("SQLITE_CANTOPEN", MISSING),
    ("SQLITE_CONSTRAINT_UNIQUE", AT_ONCE),
    ("SQLITE_CONSTRAINT_PRIMARYKEY", AT_ONCE),
    ("SQLITE_IOERR", FULL),  # what a full quota or a limit on file sizes is told as
)
_POSTGRESQL_SENTENCES = (
    ("53100", FULL),
    ("25006", READ_ONLY),
    ("42501", READ_ONLY),
    ("55P03", BUSY),
    ("40P01", BUSY),
    ("53300", BUSY),
    ("40001", AT_ONCE),
    ("23505", AT_ONCE),
    ("XX00", DAMAGED),
    ("08", DISCONNECTED),
    ("57P0", DISCONNECTED),
)


# Trouble that says nothing of what is stored: it passes, and no check of the store may call it damage.
PASSING = frozenset((FULL, READ_ONLY, BUSY, MISSING, REPLACED, DISCONNECTED))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent look at the store; raises StoreTrouble where it cannot be read."""
    with told_plainly(), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that is kept whole or not at all; raises StoreTrouble where it was not kept."""
    with (
        told_plainly(),
        engine.connect().execution_options(**{WRITES: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def told_plainly() -> Iterator[None]:
    """Whatever a driver raises inside comes out as a StoreTrouble."""
    try:
        yield
    except DBAPIError as error:
        raise StoreTrouble(sentence_for(error.orig, lost=error.connection_invalidated)) from error
    except PoolTimeout as error:
        raise StoreTrouble(BUSY) from error


def sentence_for(error: Any, *, lost: bool = False) -> str:
    """What to tell about an error of sqlite3 or psycopg; its own text may name a client."""
    told = str(error)
    if "decode to UTF-8" in told or "no such table" in told:  # how sqlite3 tells what it never wrote
        return DAMAGED
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str):
        return _first(_SQLITE_SENTENCES, name) or OTHER.format(code=name)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return _first(_POSTGRESQL_SENTENCES, state) or OTHER.format(code=state)
    if lost or "Operational" in type(error).__name__:
        return DISCONNECTED
    return OTHER.format(code=type(error).__name__)


def _first(sentences: tuple[tuple[str, str], ...], code: str) -> str:
    return next((sentence for start, sentence in sentences if code.startswith(start)), "")


def put(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Write a row in the place of the one with the same key, where there is one; safe for two at once."""
    keys = [column.name for column in table.primary_key.columns]
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    changed = {name: value for name, value in row.items() if name not in keys}
    connection.execute(insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=changed))


def claim(connection: Connection, token: str, subject: str) -> int | None:
    """Take a form's token inside a write; what the first use gave where it was used before, else None.

    A second writer with the same token waits here until the first has saved or given up.
    """
    if not token:
        raise ValueError("every save needs a token")
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = {"token": storable(token), "subject": subject, "at": now().isoformat()}
    taken = connection.execute(
        insert(schema.tokens).values(row).on_conflict_do_nothing(),
        execution_options={"preserve_rowcount": True},  # else an insert's count is not kept on PostgreSQL
    )
    if taken.rowcount:
        return None
    wanted = select(schema.tokens.c.result).where(schema.tokens.c.token == row["token"])
    return int(connection.execute(wanted).scalar_one() or 0)


def point_to(connection: Connection, token: str, subject: str) -> None:
    """Let a claimed token stand for something that was there already."""
    tokens = schema.tokens
    connection.execute(update(tokens).where(tokens.c.token == storable(token)).values(subject=subject))


def settle(connection: Connection, token: str, result: int) -> int:
    """Remember what a save gave, for a second use of its token; gives it back."""
    tokens = schema.tokens
    connection.execute(update(tokens).where(tokens.c.token == storable(token)).values(result=result))
    return result
