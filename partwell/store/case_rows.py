"""The list of cases: filters, order, paging and counts, all worked out by the database."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, literal, or_, select, tuple_

from partwell.domain.case import Case
from partwell.domain.errors import NotAllowed
from partwell.domain.move_guards import STILL_OPEN
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.store import schema
from partwell.store.values import folded, like, sort_key, storable

_TABLE = schema.case_rows.c
_OPEN = [str(status) for status in STILL_OPEN]
_SHOWN = tuple(_TABLE[field.name] for field in fields(CaseRow))
_SORTED_BY: dict[str, Column[Any]] = {
    **{field.name: _TABLE[field.name] for field in fields(CaseRow) if field.name != "is_sample"},
    "client_name": _TABLE.client_sort,
    "annual_fees_amount": _TABLE.annual_fees_sort,
}


def columns_of(row: CaseRow) -> dict[str, Any]:
    """What is kept of a row beside its case."""
    kept: dict[str, Any] = {field.name: getattr(row, field.name) for field in fields(CaseRow)}
    kept = {name: storable(str(value)) if isinstance(value, str) else value for name, value in kept.items()}
    amount = row.annual_fees_amount
    return {
        **kept,
        "annual_fees_amount": None if amount is None else str(amount),
        "annual_fees_sort": _sort_value("annual_fees_amount", amount),
        "client_sort": sort_key(row.client_name),
    }


def search_text_of(case: Case) -> str:
    """What a search finds a case by, besides its client."""
    return f"{folded(case.case_id)}\n{folded(case.engagement.reference)}"


def rows(
    connection: Connection,
    wanted: CaseFilter,
    *,
    sort: str,
    descending: bool,
    after: tuple[Any, ...] | None,
    limit: int,
) -> tuple[CaseRow, ...]:
    """One page; see `Cases.rows`.

    Cases with a value and those without are two reads, because no index serves "nulls last" both ways
    on both engines, and each of the two is a plain walk along an index.
    """
    if sort not in _SORTED_BY:
        raise NotAllowed(
            "The list cannot be sorted by that. Nothing was changed; please choose a column of it."
        )
    value, last_id = (_sort_value(sort, after[0]), storable(str(after[1]))) if after else (None, None)
    found: list[Any] = []
    if after is None or value is not None:
        page = _valued_page(wanted, sort, descending, None if last_id is None else (value, last_id))
        found += connection.execute(page.limit(limit)).all()
        last_id = None
    if len(found) < limit and _SORTED_BY[sort].nullable:
        page = _empty_page(wanted, sort, descending, last_id)
        found += connection.execute(page.limit(limit - len(found))).all()
    return tuple(_case_row(row) for row in found)


def _valued_page(
    wanted: CaseFilter, sort: str, descending: bool, after: tuple[Any, str] | None
) -> Select[Any]:
    column = _SORTED_BY[sort]
    page = select(*_SHOWN).where(column.is_not(None), *conditions(wanted))
    place = tuple_(column, _TABLE.case_id)
    if after is not None:
        mark = tuple_(literal(after[0], column.type), literal(after[1], _TABLE.case_id.type))
        page = page.where(place < mark if descending else place > mark)
    if descending:
        return page.order_by(column.desc(), _TABLE.case_id.desc())
    return page.order_by(column, _TABLE.case_id)


def _empty_page(wanted: CaseFilter, sort: str, descending: bool, after: str | None) -> Select[Any]:
    page = select(*_SHOWN).where(_SORTED_BY[sort].is_(None), *conditions(wanted))
    if after is not None:
        page = page.where(_TABLE.case_id < after if descending else _TABLE.case_id > after)
    return page.order_by(_TABLE.case_id.desc() if descending else _TABLE.case_id)


def of_clients(connection: Connection, client_ids: Collection[str]) -> tuple[CaseRow, ...]:
    """The rows of every case on these clients, oldest first."""
    keys = [storable(client_id) for client_id in client_ids]
    found = select(*_SHOWN).where(_TABLE.client_id.in_(keys)).order_by(_TABLE.opened_on, _TABLE.case_id)
    return tuple(_case_row(row) for row in connection.execute(found)) if keys else ()


def count(connection: Connection, wanted: CaseFilter) -> int:
    """How many cases a filter finds."""
    counted = select(func.count()).select_from(schema.case_rows).where(*conditions(wanted))
    return int(connection.execute(counted).scalar_one())


def status_counts(connection: Connection) -> dict[str, int]:
    """How many cases stand in each status; a status without cases is left out."""
    counted = select(_TABLE.status, func.count()).group_by(_TABLE.status).order_by(_TABLE.status)
    return {str(status): int(number) for status, number in connection.execute(counted).all()}


def conditions(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    """A filter as conditions; what is empty does not narrow."""
    return list(_conditions(wanted))


def _conditions(wanted: CaseFilter) -> Iterator[ColumnElement[bool]]:
    for word in folded(wanted.text).split():
        yield or_(
            *(text.like(like(word), escape="\\") for text in (_TABLE.client_search, _TABLE.case_search))
        )
    if wanted.statuses:
        statuses = [storable(str(status)) for status in wanted.statuses]
        yield _TABLE.status == statuses[0] if len(statuses) == 1 else _TABLE.status.in_(statuses)
    for name in ("profession_id", "owner_id", "client_id"):
        if getattr(wanted, name):
            yield _TABLE[name] == storable(getattr(wanted, name))
    if wanted.reason_id:
        escaped = storable(wanted.reason_id).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        yield (literal(" ") + _TABLE.reason_ids + literal(" ")).like(f"% {escaped} %", escape="\\")
    if wanted.due_by_on is not None:
        yield or_(_TABLE.next_action_on <= wanted.due_by_on, _TABLE.ends_on <= wanted.due_by_on)
    if wanted.nothing_dated:
        yield _TABLE.next_action_on.is_(None)
        yield _TABLE.status.in_(_OPEN)


def _sort_value(sort: str, value: Any) -> Any:
    """A value of a row as its sort column holds it."""
    if value is None:
        return None
    if sort == "annual_fees_amount":
        amount = Decimal(value)
        return float(amount) if amount.is_finite() else None
    return sort_key(value) if sort == "client_name" else value


def _case_row(row: Any) -> CaseRow:
    kept = row._asdict()
    amount = kept["annual_fees_amount"]
    return CaseRow(**{**kept, "annual_fees_amount": None if amount is None else Decimal(amount)})
