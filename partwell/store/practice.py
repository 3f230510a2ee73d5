"""The firm's own profile, with a short history of who changed what."""

from dataclasses import dataclass, fields

from sqlalchemy import Connection, Engine, insert, select, update

from partwell.domain.errors import CaseChangedElsewhere, StoreTrouble
from partwell.domain.practice import Practice
from partwell.store import schema
from partwell.store.transactions import claim, reading, settle, writing
from partwell.store.values import from_text, now, sealed, sha256_of, storable


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeChange:
    """One saving of the profile: which version it made, when (UTC, ISO), who, and which facts changed."""

    version: int
    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Practices:
    """The one profile of the firm."""

    engine: Engine

    def get(self) -> tuple[Practice, int]:
        """The profile and its version; an empty profile of version 0 before the first saving."""
        with reading(self.engine) as connection:
            return _read(connection)

    def save(self, practice: Practice, version: int, who: str, token: str) -> int:
        """Save the profile over the version the form showed; the new version.

        Raises CaseChangedElsewhere where it was saved since; the same token again writes nothing.
        """
        table = schema.practice
        with writing(self.engine) as connection:
            earlier = claim(connection, token, "practice")
            if earlier is not None:
                return earlier
            before, stored = _read(connection)
            if stored != version:
                raise CaseChangedElsewhere("", version, stored, what="profile")
            row = {"version": version + 1, **sealed(practice)}
            if stored == 0:
                connection.execute(insert(table), {"key": 1, **row})
            elif not connection.execute(update(table).where(table.c.version == version).values(row)).rowcount:
                raise CaseChangedElsewhere("", version, version + 1, what="profile")
            history = {"at": now().isoformat(), "who": storable(who), "what": _what_changed(before, practice)}
            connection.execute(insert(schema.practice_history), {"version": version + 1, **history})
            return settle(connection, token, version + 1)

    def history(self) -> tuple[PracticeChange, ...]:
        """Every saving of the profile, oldest first."""
        table = schema.practice_history
        with reading(self.engine) as connection:
            rows = connection.execute(select(table).order_by(table.c.version)).all()
        return tuple(PracticeChange(**row._asdict()) for row in rows)


def _read(connection: Connection) -> tuple[Practice, int]:
    row = connection.execute(select(schema.practice)).one_or_none()
    if row is None:
        return Practice(), 0
    if sha256_of(row.value) != row.sha256:
        raise StoreTrouble(
            "The profile of the practice is damaged in the store and was left as it is. "
            "Please restore the newest backup."
        )
    return from_text(row.value, Practice), row.version


def _what_changed(before: Practice, after: Practice) -> str:
    names = [one.name for one in fields(Practice) if getattr(before, one.name) != getattr(after, one.name)]
    return ", ".join(names) or "nothing"
