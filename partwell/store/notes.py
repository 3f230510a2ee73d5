"""Restricted notes: kept apart from the case, so that no letter, record, log or export can reach them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, insert, select

from partwell.domain.errors import UnknownCase
from partwell.store import schema
from partwell.store.transactions import reading, writing
from partwell.store.values import instant, now, storable


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedNote:
    """One note that only its own page shows, such as a privileged opinion or a safety concern."""

    case_id: str
    number: int
    at: datetime  # UTC
    who: str
    kind: str
    text: str


TAKEN_BACK, PUT_BACK = "taken back", "put back"  # kinds of a note that names another one by its number


@dataclass(frozen=True, slots=True)
class RestrictedNotes:
    """The restricted notes of all cases; they are added, never changed, and taken back by a further one."""

    engine: Engine

    def add(self, case_id: str, text: str, kind: str, who: str) -> RestrictedNote:
        """Append a note to a case; raises UnknownCase."""
        cases, table = schema.cases, schema.restricted_notes
        case_id = storable(case_id)
        with writing(self.engine) as connection:
            held = select(cases.c.case_id).where(cases.c.case_id == case_id).with_for_update()
            if connection.execute(held).one_or_none() is None:
                raise UnknownCase(case_id)
            count = select(func.count()).select_from(table).where(table.c.case_id == case_id)
            number, at = int(connection.execute(count).scalar_one()) + 1, now()
            words = {"who": storable(who), "kind": storable(kind), "text": storable(text)}
            row = {"case_id": case_id, "number": number, "at": at.isoformat(), **words}
            connection.execute(insert(table), row)
        return RestrictedNote(case_id=case_id, number=number, at=at, **words)

    def of(self, case_id: str) -> tuple[RestrictedNote, ...]:
        """The notes of a case, oldest first."""
        table = schema.restricted_notes
        wanted = select(table).where(table.c.case_id == storable(case_id)).order_by(table.c.number)
        with reading(self.engine) as connection:
            rows = connection.execute(wanted).all()
        return tuple(RestrictedNote(**{**row._asdict(), "at": instant(row.at)}) for row in rows)
