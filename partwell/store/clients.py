"""The client list: each client as a value, found by name, organisation, e-mail or reference."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from partwell.domain.client import Client
from partwell.domain.contact_details import FEWEST_DIGITS, Details, details_in, digits_of, same_phone
from partwell.domain.errors import CaseChangedElsewhere, NotAllowed, StoreTrouble, UnknownClient
from partwell.store import erasing, schema
from partwell.store.transactions import claim, reading, settle, writing
from partwell.store.values import folded, from_text, like, now, sealed, sha256_of, sort_key, storable

CHUNK = 2000  # rows handed to the database at once

_TABLE = schema.clients
# The names as they were read last, with how many clients there were and when one was saved last: a page asks
# for all of them at every click.
_NAMES: WeakKeyDictionary[Engine, tuple[tuple[Any, ...], tuple[str, ...]]] = WeakKeyDictionary()
_SEALED = (_TABLE.c.client_id, _TABLE.c.version, _TABLE.c.value, _TABLE.c.sha256)
_WITHOUT_CASES = ~exists().where(schema.case_rows.c.client_id == _TABLE.c.client_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClient:
    """A client as it was read, with the version a later save has to name."""

    client: Client
    version: int


class LastImport(NamedTuple):
    """The newest import: its key, how many clients are left of it, whether one has a case or was changed."""

    batch: str
    left: int
    is_used: bool


class KnownKey(NamedTuple):
    """What tells a client apart in the search for duplicates; all but the key folded."""

    client_id: str
    name: str
    email: str
    reference: str


@dataclass(frozen=True, slots=True)
class Clients:
    """Every client of the store."""

    engine: Engine

    def get(self, client_id: str) -> Client:
        """The client with this key; raises UnknownClient, or StoreTrouble where it is damaged."""
        return self.stored(client_id).client

    def stored(self, client_id: str) -> StoredClient:
        """The client with this key and its version; raises as `get`."""
        with reading(self.engine) as connection:
            found = select(*_SEALED).where(_TABLE.c.client_id == storable(client_id))
            row = connection.execute(found).one_or_none()
        if row is None:
            raise UnknownClient
        return _opened(row)

    def save(self, client: Client, *, version: int | None, token: str, who: str) -> int:
        """Keep a client over the version the form showed, None for a new one; the new version.

        Raises CaseChangedElsewhere where it was saved since. What lists of cases show of the client follows.
        """
        with writing(self.engine) as connection:
            earlier = claim(connection, token, client.client_id)
            if earlier is not None:
                return earlier
            kept = _columns(client, who=who)
            if version is None:
                connection.execute(insert(_TABLE), {**kept, "version": 1, "batch_id": ""})
                return settle(connection, token, 1)
            shown = (_TABLE.c.client_id == client.client_id) & (_TABLE.c.version == version)
            if not connection.execute(
                update(_TABLE).where(shown).values({**kept, "version": version + 1})
            ).rowcount:
                _refuse_stale(connection, client.client_id, version)
            _tell_cases(connection, client, kept)
            return settle(connection, token, version + 1)

    def add_many(self, clients: Iterable[Client], *, token: str, who: str, batch: str) -> int:
        """Keep many new clients, all or none, as one import that can be undone; how many were kept."""
        shared = {"version": 1, "batch_id": storable(batch)}
        rows = [{**_columns(client, who=who), **shared} for client in clients]  # before anybody has to wait
        with writing(self.engine) as connection:
            earlier = claim(connection, token, storable(batch))
            if earlier is not None:
                return earlier
            for start in range(0, len(rows), CHUNK):
                connection.execute(insert(_TABLE), rows[start : start + CHUNK])
            return settle(connection, token, len(rows))

    def undo_import(self, batch: str) -> int:
        """Take out the clients of one import, those with a case excepted; how many went."""
        if not batch:
            raise NotAllowed("There is no import to undo. Nothing was changed.")
        imported = _TABLE.c.batch_id == storable(batch)
        with writing(self.engine) as connection:
            gone = _remove(connection, imported)
        erasing.forget_journal(self.engine)
        return int(gone)

    def last_import(self) -> LastImport | None:
        """The newest import of which clients are left, samples aside; None where there is none."""
        tokens, rows = schema.tokens, schema.case_rows
        is_left = exists().where(_TABLE.c.batch_id == tokens.c.subject, ~_TABLE.c.is_sample)
        newest = select(tokens.c.subject).where(is_left).order_by(tokens.c.at.desc()).limit(1)
        with_case = exists().where(rows.c.client_id == _TABLE.c.client_id)
        used = func.sum(case((or_(with_case, _TABLE.c.version > 1), 1), else_=0))
        with reading(self.engine) as connection:
            batch = connection.execute(newest).scalar()
            if batch is None:
                return None
            counted = select(func.count(), used).where(_TABLE.c.batch_id == batch)
            left, used_count = connection.execute(counted).one()
        return LastImport(batch=batch, left=int(left), is_used=bool(used_count))

    def remove(self, client_id: str, *, version: int) -> None:
        """Take a client off the list for good; raises NotAllowed where there is a case, else as `save`."""
        shown = (_TABLE.c.client_id == storable(client_id)) & (_TABLE.c.version == version)
        with writing(self.engine) as connection:
            if not _remove(connection, shown):
                rows = schema.case_rows
                held = select(rows.c.case_id).where(rows.c.client_id == storable(client_id)).limit(1)
                if connection.execute(held).first() is not None:
                    raise NotAllowed(
                        "There is a case on this client. Nothing was removed; "
                        "a client stays for as long as there is a case."
                    )
                _refuse_stale(connection, client_id, version)
            connection.execute(delete(schema.tokens).where(schema.tokens.c.subject == storable(client_id)))
        erasing.forget_journal(self.engine)

    def search(
        self, text: str, *, limit: int = 50, after: tuple[str, str] | None = None
    ) -> tuple[Client, ...]:
        """Clients in whose name, organisation, e-mail or reference every word of a text occurs, by name.

        Capitals and accents make no difference. `after` is the name and the key of the last client before.
        """
        page = select(*_SEALED).order_by(_TABLE.c.name_sort, _TABLE.c.client_id).limit(limit)
        page = page.where(*_found_by(text))
        if after is not None:
            page = page.where(_behind(after))
        with reading(self.engine) as connection:
            rows = connection.execute(page).all()
        return tuple(_opened(row).client for row in rows)

    def count(self, text: str = "") -> int:
        """How many clients there are, or how many a search finds."""
        counted = select(func.count()).select_from(_TABLE).where(*_found_by(text))
        with reading(self.engine) as connection:
            return int(connection.execute(counted).scalar_one())

    def each(self) -> Iterator[Client]:
        """Every client in the order of their names, a few in memory at a time."""
        last: tuple[str, str] | None = None
        while page := self.search("", limit=500, after=last):
            yield from page
            last = (page[-1].name, page[-1].client_id)

    def known_keys(self) -> tuple[KnownKey, ...]:
        """What tells every client apart, for the search for duplicates."""
        columns = (_TABLE.c.client_id, _TABLE.c.name_folded, _TABLE.c.email_folded, _TABLE.c.reference_folded)
        with reading(self.engine) as connection:
            return tuple(KnownKey(*row) for row in connection.execute(select(*columns)))

    def postcodes(self, client_ids: Sequence[str]) -> dict[str, str]:
        """Client → postcode, of those with one; the few of one name are looked up, not everybody."""
        columns, found = select(_TABLE.c.client_id, _TABLE.c.value), {}
        with reading(self.engine) as connection:
            for start in range(0, len(client_ids), CHUNK):
                some = columns.where(_TABLE.c.client_id.in_(client_ids[start : start + CHUNK]))
                found.update({row.client_id: _postcode(row.value) for row in connection.execute(some)})
        return {client_id: postcode for client_id, postcode in found.items() if postcode}

    def names(self, limit: int) -> tuple[str, ...]:
        """Names of clients, for the check that a text names nobody it should not."""
        with reading(self.engine) as connection:
            count, saved_at = connection.execute(select(func.count(), func.max(_TABLE.c.saved_at))).one()
            stamp, kept = (limit, count, saved_at), _NAMES.get(self.engine)
            if kept is None or kept[0] != stamp:
                wanted = select(_TABLE.c.name)
                if count > limit:  # an order that nobody needs costs half the time
                    wanted = wanted.order_by(_TABLE.c.name_sort, _TABLE.c.client_id).limit(limit)
                kept = _NAMES[self.engine] = stamp, tuple(connection.execute(wanted).scalars())
        return kept[1]

    def others_with(self, details: Details, *, besides: str) -> tuple[str, ...]:
        """Those of the details, as written, that belong to another client of the list than `besides`."""
        if not details.are_any:
            return ()
        wanted = or_(
            _TABLE.c.email_folded.in_([folded(one) for one in details.emails]),
            _TABLE.c.reference_folded.in_([folded(one) for one in details.references]),
            *(_may_have_phone(one) for one in details.phones),
        )
        columns = select(_TABLE.c.email_folded, _TABLE.c.reference_folded, _TABLE.c.value)
        with reading(self.engine) as connection:
            rows = connection.execute(columns.where(wanted, _TABLE.c.client_id != besides)).all()
        emails, references = {row.email_folded for row in rows}, {row.reference_folded for row in rows}
        numbers = [number for row in rows for number in _numbers(row.value)] if details.phones else []
        return (
            *(one for one in details.emails if folded(one) in emails),
            *(one for one in details.references if folded(one) in references),
            *(one for one in details.phones if any(same_phone(one, other) for other in numbers)),
        )

    def has_samples(self) -> bool:
        """Whether sample clients are in the list."""
        with reading(self.engine) as connection:
            found = connection.execute(select(_TABLE.c.client_id).where(_TABLE.c.is_sample).limit(1)).first()
        return found is not None

    def remove_samples(self, token: str, who: str) -> int:
        """Take out the sample clients with their sample cases, and nothing else; how many clients went."""
        rows = schema.case_rows
        sample_clients = select(_TABLE.c.client_id).where(_TABLE.c.is_sample)
        sample_cases = select(rows.c.case_id).where(rows.c.is_sample, rows.c.client_id.in_(sample_clients))
        with writing(self.engine) as connection:
            earlier = claim(connection, token, "samples")
            if earlier is not None:
                return earlier
            erasing.remove(connection, connection.execute(sample_cases).scalars().all(), who=who)
            gone = _remove(connection, _TABLE.c.is_sample)
            settle(connection, token, int(gone))
        erasing.forget_journal(self.engine)
        return int(gone)


def _remove(connection: Connection, which: ColumnElement[bool]) -> int:
    """Delete clients without a case, with what was typed on them and not saved; how many went."""
    words, conditions = schema.unfinished_words, (which, _WITHOUT_CASES)
    going = select(_TABLE.c.client_id).where(*conditions)
    connection.execute(delete(words).where(words.c.place.in_(going)))
    return int(connection.execute(delete(_TABLE).where(*conditions)).rowcount)


def read_client(client_id: str, value: str, sha256: str) -> Client:
    """The client a text stands for; raises StoreTrouble where it is not what was saved under this key."""
    client: Client | None = from_text(value, Client) if sha256_of(value) == sha256 else None
    if client is None or client.client_id != client_id:
        raise StoreTrouble(
            "A client is damaged in the store and was left as it is. Everything else can be used; "
            "please run the check of the store and restore the newest backup."
        )
    return client


def _opened(row: Any) -> StoredClient:
    return StoredClient(client=read_client(row.client_id, row.value, row.sha256), version=row.version)


def _columns(client: Client, *, who: str) -> dict[str, Any]:
    name, email, reference = folded(client.name), folded(client.email), folded(client.reference)
    return {
        "client_id": client.client_id,
        **sealed(client),
        "name": storable(client.name),
        "name_sort": sort_key(client.name),
        "name_folded": name,
        "email_folded": email,
        "reference_folded": reference,
        "search_text": "\n".join((name, folded(client.organisation), email, reference)),
        "is_sample": client.is_sample,
        "saved_at": now().isoformat(),
        "saved_by": storable(who),
    }


def _may_have_phone(phone: str) -> ColumnElement[bool]:
    """Whether a client's number may be this one, however it is parted; the first question is the quicker."""
    last = digits_of(phone)[-FEWEST_DIGITS:]
    value = _TABLE.c.value  # canonical text; nobody parts the last two digits of a number
    return and_(value.like(f"%{last[-2:]}%"), value.like(f'%"phone":"%{"%".join(last)}%'))


def _numbers(value: str) -> tuple[str, ...]:
    """The telephone numbers in the text of a client; a damaged one has none to compare."""
    try:
        told = json.loads(value)
    except ValueError:
        return ()
    return details_in(str(told.get("phone", ""))).phones if isinstance(told, dict) else ()


def _postcode(value: str) -> str:
    """The postcode in the text of a client; a damaged one has none to compare."""
    try:
        told = json.loads(value)
    except ValueError:
        return ""
    address = told.get("address") if isinstance(told, dict) else None
    return str(address.get("postcode", "")) if isinstance(address, dict) else ""


def _found_by(text: str) -> list[ColumnElement[bool]]:
    return [_TABLE.c.search_text.like(like(word), escape="\\") for word in folded(text).split()]


def _behind(after: tuple[str, str]) -> Any:
    return tuple_(_TABLE.c.name_sort, _TABLE.c.client_id) > tuple_(sort_key(after[0]), storable(after[1]))


def _refuse_stale(connection: Connection, client_id: str, version: int) -> None:
    stored = connection.execute(select(_TABLE.c.version).where(_TABLE.c.client_id == client_id)).scalar()
    if stored is None:
        raise UnknownClient
    raise CaseChangedElsewhere("", version, int(stored), what="client")


def _tell_cases(connection: Connection, client: Client, kept: dict[str, Any]) -> None:
    """Renew what the rows of the client's cases show of the client."""
    amount = client.annual_fees_amount
    shown = {
        "client_name": kept["name"],
        "client_sort": kept["name_sort"],
        "client_search": kept["search_text"],
        "annual_fees_amount": None if amount is None else str(amount),
        "annual_fees_sort": None if amount is None or not amount.is_finite() else float(amount),
    }
    rows = schema.case_rows
    connection.execute(update(rows).where(rows.c.client_id == client.client_id).values(shown))
