"""What an SQLite store is made of: its tables, columns and guards, held against those of a new one."""

import functools
from collections.abc import Mapping

from sqlalchemy import Connection, StaticPool, create_engine

from partwell.store.migrating import bring_up_to_date

Catalogue = Mapping[tuple[str, str], str]  # kind and name of each part → what it has to be like


def strange_parts(connection: Connection) -> tuple[str, ...]:
    """One sentence for each part that is missing, altered, or was put in by somebody else.

    A view or trigger from outside could show, change or destroy what it likes at the next save.
    """
    found, right = _read(connection), _of_a_new_store()
    return tuple(
        f"The {kind} {_shown(name)} {_happened(found.get((kind, name)), right.get((kind, name)))}."
        for kind, name in sorted(found.keys() | right.keys())
        if found.get((kind, name)) != right.get((kind, name))
    )


def _shown(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())[:40]


def _happened(found: str | None, right: str | None) -> str:
    if found is None:
        return "is missing from the data file"
    return "of the data file was altered" if right is not None else "was put into the data file from outside"


def _read(connection: Connection) -> Catalogue:
    """Columns of each table, words of each guard; what SQLite keeps for itself and indexes aside."""
    parts = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master "
        "WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    ).all()
    return {
        (part.type, part.name): _columns(connection, part.name) if part.type == "table" else str(part.sql)
        for part in parts
    }


def _columns(connection: Connection, table: str) -> str:
    columns = connection.exec_driver_sql(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY name', (table,)
    ).all()
    return "; ".join(" ".join(map(str, column)) for column in columns)


@functools.cache
def _of_a_new_store() -> Catalogue:
    """A store as this version makes it, in memory."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        bring_up_to_date(engine)
        with engine.connect() as connection:
            return _read(connection)
    finally:
        engine.dispose()
