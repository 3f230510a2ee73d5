"""What the professional corrected in the knowledge, entry by entry, with the reason."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, delete, select

from partwell.domain.errors import NotAllowed
from partwell.store import schema
from partwell.store.transactions import put, reading, writing
from partwell.store.values import instant, now, storable

_KEY = ("profession_id", "section", "entry_id", "field")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeChange:
    """One field of one entry that the practice sees differently."""

    profession_id: str
    section: str
    entry_id: str
    field: str
    value: str  # JSON
    note: str
    who: str
    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class KnowledgeChanges:
    """The practice's own corrections; at most one for a field."""

    engine: Engine

    def all(self) -> tuple[KnowledgeChange, ...]:
        """Every correction, in the order of their keys."""
        table = schema.knowledge_changes
        wanted = select(table).order_by(*(table.c[name] for name in _KEY))
        with reading(self.engine) as connection:
            rows = connection.execute(wanted).all()
        return tuple(KnowledgeChange(**{**row._asdict(), "at": instant(row.at)}) for row in rows)

    def set(
        self, profession_id: str, section: str, entry_id: str, field: str, value: str, *, note: str, who: str
    ) -> None:
        """Correct one field; `value` is JSON. Raises NotAllowed where it is none."""
        try:
            json.loads(value)
        except ValueError as error:
            raise NotAllowed(
                "The new value cannot be read. Nothing was saved; please enter it again."
            ) from error
        words = {"value": value, "note": note, "who": who}
        row = {
            **dict(zip(_KEY, (profession_id, section, entry_id, field), strict=True)),
            **{name: storable(word) for name, word in words.items()},
            "at": now().isoformat(),
        }
        with writing(self.engine) as connection:
            put(connection, schema.knowledge_changes, row)

    def reset(self, profession_id: str, section: str, entry_id: str, field: str) -> None:
        """Take a correction back, so that the entry reads as it came."""
        key = dict(zip(_KEY, (profession_id, section, entry_id, field), strict=True))
        with writing(self.engine) as connection:
            connection.execute(delete(schema.knowledge_changes).where(_is(key)))


def _is(key: dict[str, Any]) -> ColumnElement[bool]:
    return and_(*(schema.knowledge_changes.c[name] == key[name] for name in _KEY))
