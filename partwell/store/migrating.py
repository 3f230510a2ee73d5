"""Brings a store to the tables this version reads, in one transaction, and refuses a newer one politely."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from partwell.domain.errors import StoreTrouble
from partwell.store import schema
from partwell.store.transactions import writing

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")
_ONE_AT_A_TIME = 0x50415254  # key of the advisory lock on PostgreSQL

NEWER = (
    "The data was written by a newer version of Partwell. Nothing was changed; "
    "please update Partwell and open it again."
)


def revision_of(connection: Connection) -> str | None:
    """The revision the tables have, or None where there are none of ours."""
    if connection.dialect.name == "sqlite":  # one look at the catalogue, cheaper than an inspector
        found = connection.exec_driver_sql(
            "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        ).scalar()
        known = found is not None
    else:
        known = inspect(connection).has_table("alembic_version")
    if not known:
        return None
    revision = connection.execute(schema.revision_now).scalar()
    return None if revision is None else str(revision)


def bring_up_to_date(engine: Engine) -> None:
    """Apply every migration that is missing, all or none; raises StoreTrouble for a newer store."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
        revision = revision_of(connection)  # read again with the lock in hand: somebody may have been first
        if revision == schema.HEAD:
            return
        refuse_newer(revision)
        _upgrade(connection)


def refuse_newer(revision: str | None) -> None:
    """Raise StoreTrouble where a revision is none this version knows."""
    if revision not in {None, *known_revisions()}:
        raise StoreTrouble(NEWER)


def known_revisions() -> tuple[str, ...]:
    """Every revision this version can read, newest first."""
    from alembic.script import ScriptDirectory

    return tuple(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _upgrade(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
