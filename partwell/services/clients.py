"""Keep the client list: add, correct, import from a file, and try Partwell with sample clients."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from partwell.desk import Desk
from partwell.domain.clean_text import clean_line
from partwell.domain.client import Client
from partwell.domain.errors import NotAllowed
from partwell.domain.lifecycle import FINAL
from partwell.domain.portfolio import CaseRow
from partwell.exchange import doubles
from partwell.exchange.client_list import Choices, ClientList, read_client_list
from partwell.exchange.imported import RowFinding

__all__ = [
    "Choices",
    "ClientList",
    "add",
    "already_listed",
    "cases_of",
    "correct",
    "last_import",
    "preview_import",
    "previewed",
    "put_back",
    "remove",
    "take_import",
    "twice_in_file",
    "undo_import",
    "with_doubles",
    "without_doubles",
]

EARLIEST = date(1900, 1, 1)


def add(desk: Desk, client: Client, *, token: str) -> str:
    """Put a client on the list; the new client's id. Raises NotAllowed where the name is missing."""
    tidy = _tidy(desk, replace(client, client_id=new_client_id()))
    desk.store.clients.save(tidy, version=None, who=desk.who, token=token)
    return desk.store.cases.case_of(token)  # whose key the token was first used for, on a second click too


def correct(desk: Desk, client: Client, *, version: int, token: str) -> int:
    """Save a corrected client; the new version. Raises CaseChangedElsewhere for a stale form."""
    tidy = _tidy(desk, client)
    saved = desk.store.clients.save(tidy, version=version, who=desk.who, token=token)
    for stored in desk.store.cases.of_client(client.client_id):
        desk.renew_row(stored, tidy, desk.practice)
    return saved


def remove(desk: Desk, client_id: str, *, version: int) -> Client:
    """Take a client without a case off the list; gives back who it was, so that they can be put back."""
    client = desk.store.clients.get(client_id)
    desk.store.clients.remove(client_id, version=version)
    return client


def put_back(desk: Desk, client: Client, *, token: str) -> None:
    """Put a client who was just removed on the list again, as they were."""
    desk.store.clients.save(client, version=None, who=desk.who, token=token)


def cases_of(desk: Desk, listed: Sequence[Client]) -> dict[str, CaseRow]:
    """Client → the case to go on with: the open one, else the newest; clients without a case are left out."""
    found: dict[str, CaseRow] = {}
    for row in desk.store.cases.of_clients([client.client_id for client in listed]):
        earlier = found.get(row.client_id)
        if earlier is None or earlier.status in FINAL or row.status not in FINAL:
            found[row.client_id] = row
    return found


def preview_import(data: bytes, file_name: str, choices: Choices | None = None) -> ClientList:
    """What a file would bring in, before anything is written."""
    return read_client_list(data, file_name, choices=choices)


def previewed(found: ClientList, limit: int) -> tuple[tuple[int, Client], ...]:
    """Row and client of the first clients of a file, as they would be kept."""
    return tuple((row.row, row.as_client("")) for row in found.clients[:limit])


def already_listed(desk: Desk, found: ClientList) -> frozenset[int]:
    """The rows of a previewed file whose client seems to be on the list already."""
    return frozenset(one.row for one in _known(desk, found) if one.row is not None)


def with_doubles(desk: Desk | None, found: ClientList) -> ClientList:
    """A previewed file with a word on every row that doubles a client of the list or of the file itself."""
    return doubles.with_known(found, _known(desk, found)) if desk else found


def without_doubles(found: ClientList) -> ClientList:
    """A previewed file as it is taken unless somebody wants clients twice: doubled rows are reported."""
    return doubles.without_doubles(found)


def _known(desk: Desk, found: ClientList) -> tuple[RowFinding, ...]:
    listed = {doubles.name_key(row.kept_name) for row in found.clients}
    alike = [one for one in desk.store.clients.known_keys() if doubles.name_key(one.name) in listed]
    known: set[str] = set()
    for one in alike:
        known |= doubles.keys_of(one.name, email=one.email, reference=one.reference)
    seen = {row.row for row in found.clients if doubles.keys_of_row(row) & known}
    names = {doubles.name_key(row.kept_name) for row in found.clients if row.row not in seen}
    unsure = {one.client_id: one.name for one in alike if doubles.name_key(one.name) in names}
    for client_id, postcode in desk.store.clients.postcodes(list(unsure)).items():
        known |= doubles.keys_of(unsure[client_id], postcode=postcode)
    return doubles.duplicates_of(found.clients, frozenset(known))


def twice_in_file(found: ClientList) -> frozenset[int]:
    """The rows of a previewed file whose client seems to stand further up in the same file."""
    return frozenset(one.row for one in found.findings if one.code == "duplicate" and one.row is not None)


def take_import(desk: Desk, found: ClientList, *, token: str, skip_rows: frozenset[int] = frozenset()) -> int:
    """Write the clients of a previewed file, all or none of them; how many were taken."""
    clients = tuple(row.as_client(new_client_id()) for row in found.clients if row.row not in skip_rows)
    return desk.store.clients.add_many(clients, token=token, who=desk.who, batch=token)


def last_import(desk: Desk) -> tuple[str, int] | None:
    """The newest import and how many of its clients are left, as long as none has a case or was corrected."""
    last = desk.store.clients.last_import()
    return (last.batch, last.left) if last and not last.is_used else None


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
