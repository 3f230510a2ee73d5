"""What a record is made of: lines, tables and blocks, and how days and names are written in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partwell.domain.dossier import Dossier
from partwell.domain.formats import format_amount, format_date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One line of a block: what it is, and the fact."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTable:
    """Entries of one kind, a row each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    shape: str = "dated"  # how wide its columns are: dated, named, counted, pair, history


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSection:
    """One numbered block of the record."""

    title: str
    number: int = 0
    rows: tuple[RecordRow, ...] = ()
    tables: tuple[RecordTable, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on file for this block."""
        return not (self.rows or self.tables)


def person_name(dossier: Dossier, key: str) -> str:
    """A person of the practice by name; a name that is no key stays as it is."""
    person = dossier.practice.person_ever(key)
    return person.name if person else key


def section(title: str, shown: Iterable[tuple[str, str]] = (), *tables: RecordTable) -> RecordSection:
    """A block with its facts; what is empty is left out."""
    rows = tuple(RecordRow(label=label, value=value.strip()) for label, value in shown if value.strip())
    return RecordSection(title=title, rows=rows, tables=tuple(table for table in tables if table.rows))


def table(
    caption: str, columns: str, rows: Iterable[tuple[str, ...]], *, shape: str = "dated"
) -> RecordTable:
    """A table; `columns` are its heads, divided by bars."""
    return RecordTable(caption=caption, columns=tuple(columns.split("|")), rows=tuple(rows), shape=shape)


def day(dossier: Dossier, on: date | None) -> str:
    """A day as this practice writes it, or nothing."""
    return format_date(on, dossier.practice) if on else ""


def amount(dossier: Dossier, amount: Decimal | None) -> str:
    """A sum of money as this practice writes it, or nothing."""
    return format_amount(amount, dossier.practice) if amount is not None else ""


def joined(*parts: str, by: str = "; ") -> str:
    """The parts that say something, in one line."""
    return by.join(part.strip() for part in parts if part.strip())


def named(what: str, fact: str) -> str:
    """A fact behind the word for it, or nothing where there is no fact."""
    return f"{what} {fact.strip()}" if fact.strip() else ""
