"""Words in forms that nobody has saved yet, kept as they are typed and forgotten once they are saved."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, delete, select

from partwell.store import schema
from partwell.store.transactions import put, reading, writing
from partwell.store.values import now, storable

_TABLE = schema.unfinished_words


@dataclass(frozen=True, slots=True)
class UnfinishedWords:
    """What stands in the forms of each person; at most one value for a field."""

    engine: Engine

    def keep(self, place: str, form: str, field: str, value: Any, *, who: str) -> None:
        """Keep what stands in a field; None forgets it. `value` is a text, number, truth value or None."""
        key = _key(place, form, who) | {"field": storable(field)}
        with writing(self.engine) as connection:
            if value is None:
                connection.execute(delete(_TABLE).where(*_is(key)))
            else:
                put(connection, _TABLE, {**key, "value": json.dumps(value), "at": now().isoformat()})

    def of(self, place: str, form: str, *, who: str) -> dict[str, Any]:
        """What a person left in a form, by field; a value that was damaged is as if it had not been kept."""
        wanted = select(_TABLE.c.field, _TABLE.c.value).where(*_is(_key(place, form, who)))
        with reading(self.engine) as connection:
            kept = {field: _read(value) for field, value in connection.execute(wanted)}
        return {field: value for field, value in kept.items() if value is not None}

    def forget(self, place: str, form: str, *, who: str) -> None:
        """Forget what a person left in a form, because it was saved or put away."""
        with writing(self.engine) as connection:
            connection.execute(delete(_TABLE).where(*_is(_key(place, form, who))))


def _read(value: str) -> str | int | float | bool | None:
    try:
        told = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, str | int | float) else None


def _key(place: str, form: str, who: str) -> dict[str, str]:
    return {"place": storable(place), "form": storable(form), "who": storable(who)}


def _is(key: dict[str, str]) -> list[Any]:
    return [_TABLE.c[name] == value for name, value in key.items()]
