"""The practice's own Word layouts: each one that was ever used stays, the newest is printed with."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from partwell.domain.errors import StoreTrouble
from partwell.store import home_folder, schema
from partwell.store.transactions import reading, writing
from partwell.store.values import instant, now, sha256_of, storable

NAMES = ("letter", "case_record", "call_sheet")
FOLDER = "layouts"  # in the home folder, where the first version kept them
SHIPPED = b""  # stands for the layout that ships

_TABLE = schema.layouts


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLayout:
    """One layout as it was put to use; without bytes it says that the shipped one was used from then on."""

    name: str
    number: int  # 1, 2, 3 … for each kind of paper
    at: datetime  # UTC
    who: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Layouts:
    """The own layouts of all kinds of paper; they are added and never changed."""

    engine: Engine

    def own(self, name: str) -> bytes | None:
        """The layout to print with, or None for the shipped one; raises StoreTrouble where it is damaged."""
        kept = self._kept(name, 1)
        return (kept[0].data or None) if kept else None

    def of(self, name: str) -> tuple[KeptLayout, ...]:
        """Every layout of a kind of paper that was ever used, oldest first."""
        return tuple(reversed(self._kept(name, None)))

    def use(self, name: str, data: bytes, *, who: str) -> None:
        """Print with this layout from now on; `SHIPPED` for the one that ships."""
        with writing(self.engine) as connection:
            _add(connection, name, data, who)

    def _kept(self, name: str, limit: int | None) -> list[KeptLayout]:
        wanted = select(_TABLE).where(_TABLE.c.name == storable(name)).order_by(_TABLE.c.number.desc())
        with reading(self.engine) as connection:
            rows = connection.execute(wanted.limit(limit)).all()
        if any(sha256_of(bytes(row.data)) != row.sha256 for row in rows):
            raise StoreTrouble(
                "Your own Word layout is damaged in the store and was left as it is. "
                "Please upload it again, or use the shipped one."
            )
        return [
            KeptLayout(
                name=row.name,
                number=row.number,
                at=instant(row.at),
                who=row.who,
                data=bytes(row.data),
            )
            for row in rows
        ]


def take_in(engine: Engine, home: Path) -> None:
    """Take layouts that the first version kept as files into the store; each file stays, renamed."""
    for name in NAMES:
        path = home / FOLDER / f"{name}.docx"
        if not path.is_file():
            continue
        with home_folder.told_plainly():
            data = path.read_bytes()
        with writing(engine) as connection:
            if not _count(connection, name):
                _add(connection, name, data, "Partwell")
        with home_folder.told_plainly():
            path.replace(path.with_name(f"{name}.taken-in.docx"))


def _count(connection: Connection, name: str) -> int:
    count = select(func.count()).select_from(_TABLE).where(_TABLE.c.name == name)
    return int(connection.execute(count).scalar_one())


def _add(connection: Connection, name: str, data: bytes, who: str) -> None:
    row = {
        "name": storable(name),
        "number": _count(connection, storable(name)) + 1,
        "at": now().isoformat(),
        "who": storable(who),
        "sha256": sha256_of(data),
        "data": data,
    }
    connection.execute(insert(_TABLE), row)
