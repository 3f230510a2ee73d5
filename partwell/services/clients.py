"""Keep the client list: add, correct, import from a file, and try Partwell with sample clients."""

import secrets
from dataclasses import replace
from datetime import date

from partwell.desk import Desk
from partwell.domain.clean_text import clean_line
from partwell.domain.client import Client
from partwell.domain.errors import NotAllowed
from partwell.exchange.client_list import (
    Choices,
    ClientList,
    duplicates_of,
    keys_of,
    read_client_list,
)

__all__ = [
    "Choices",
    "ClientList",
    "add",
    "already_listed",
    "correct",
    "preview_import",
    "take_import",
    "undo_import",
]

EARLIEST = date(1900, 1, 1)


def add(desk: Desk, client: Client, *, token: str) -> str:
    """Put a client on the list; the new client's id. Raises NotAllowed where the name is missing."""
    tidy = _tidy(desk, replace(client, client_id=new_client_id()))
    desk.store.clients.save(tidy, version=None, who=desk.who, token=token)
    return desk.store.cases.case_of(token)  # whose key the token was first used for, on a second click too


def correct(desk: Desk, client: Client, *, version: int, token: str) -> int:
    """Save a corrected client; the new version. Raises CaseChangedElsewhere for a stale form."""
    return desk.store.clients.save(_tidy(desk, client), version=version, who=desk.who, token=token)


def preview_import(data: bytes, file_name: str, choices: Choices | None = None) -> ClientList:
    """What a file would bring in, before anything is written."""
    return read_client_list(data, file_name, choices=choices)


def already_listed(desk: Desk, found: ClientList) -> frozenset[int]:
    """The rows of a previewed file whose client seems to be on the list already."""
    known = (
        keys_of(one.name, email=one.email, reference=one.reference) for one in desk.store.clients.known_keys()
    )
    doubles = duplicates_of(found.clients, frozenset(key for keys in known for key in keys))
    return frozenset(one.row for one in doubles if one.row is not None)


def take_import(desk: Desk, found: ClientList, *, token: str, skip_rows: frozenset[int] = frozenset()) -> int:
    """Write the clients of a previewed file, all or none of them; how many were taken."""
    clients = tuple(row.as_client(new_client_id()) for row in found.clients if row.row not in skip_rows)
    return desk.store.clients.add_many(clients, token=token, who=desk.who, batch=token)


def undo_import(desk: Desk, batch: str) -> int:
    """Take the clients of one import out again, those with a case excepted; how many went."""
    return desk.store.clients.undo_import(batch)


def new_client_id() -> str:
    """A key that says nothing of the client."""
    return "K-" + secrets.token_hex(6)


def _tidy(desk: Desk, client: Client) -> Client:
    name = clean_line(client.name)
    if not name:
        raise NotAllowed("A client needs a name. Nothing was saved; please fill in the full legal name.")
    if client.since_on and not EARLIEST <= client.since_on <= desk.today:
        raise NotAllowed(
            "The start of the relationship has to lie between 1900 and today. "
            "Nothing was saved; please correct the date."
        )
    if client.email and ("@" not in client.email or " " in client.email.strip()):
        raise NotAllowed(
            "The e-mail address has no @ or holds a space. Nothing was saved; please correct it."
        )
    lines = tuple(line for line in (clean_line(line) for line in client.address.lines) if line)
    return replace(
        client, name=name, email=client.email.strip(), address=replace(client.address, lines=lines)
    )
