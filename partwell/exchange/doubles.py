"""The same client twice: what makes two clients the same, within one list and against those already kept."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from partwell.domain.findings import Level
from partwell.exchange.heading_keys import compact, folded
from partwell.exchange.imported import ClientList, ImportedClient, RowFinding

ALIKE = 50  # clients of one name that a row is compared with; a list of nothing but them stays quick
DOUBLES = ("duplicate", "known_client")  # codes of the findings about rows that double a client


@lru_cache(maxsize=100_000)  # each name is asked for several times, and at every click on the page
def name_key(name: str) -> str:
    """A name as it is compared: without case, accents, spaces and punctuation."""
    return compact(name) or folded(name)


def keys_of(name: str, *, email: str = "", reference: str = "", postcode: str = "") -> frozenset[str]:
    """What makes two clients the same: the name with the e-mail or reference, else with the postcode.

    Several people at one address are told apart by their e-mails or references, so the postcode counts
    only where there is neither.
    """
    who = name_key(name)
    parts = (("email", folded(email.strip())), ("reference", compact(reference)))
    found = frozenset(f"{who}|{kind}|{part}" for kind, part in parts if part)
    where = f"postcode|{compact(postcode)}" if compact(postcode) else "name only"
    return found or frozenset((f"{who}|{where}",))


def keys_of_row(client: ImportedClient) -> frozenset[str]:
    """The same of a row, by the name as it would be kept: a list that is imported again is known again."""
    return keys_of(client.kept_name, email=client.email, reference=client.reference, postcode=client.postcode)


def duplicates_within(clients: Iterable[ImportedClient]) -> list[RowFinding]:
    """A finding on each row whose client stands further up in the same list."""
    seen: dict[str, list[ImportedClient]] = {}
    found = []
    for client in clients:
        keys = keys_of_row(client)
        alike = (one for key in keys for one in seen.get(key, ()) if not _differ(client, one))
        earlier = min((one.row for one in alike), default=None)
        if earlier is not None:
            sentence = f"Row {client.row} seems to be the same client as row {earlier}."
            found.append(RowFinding(code="duplicate", level=Level.CONSULT, what=sentence, row=client.row))
        for key in keys:
            named_alike = seen.setdefault(key, [])
            if not named_alike or (earlier is None and len(named_alike) < ALIKE):
                named_alike.append(client)
    return found


def _differ(one: ImportedClient, other: ImportedClient) -> bool:
    """Whether two clients of one name are told apart: other people, another place, another telephone."""
    if one.email or one.reference:
        return False
    persons = ((one.first_name, one.last_name), (other.first_name, other.last_name))
    pairs: list[tuple[Iterable[str], Iterable[str]]] = [persons]
    if not one.postcode:
        pairs += [(one.city, other.city), (one.phone, other.phone), (one.address_lines, other.address_lines)]
    told = [(compact("".join(a)), compact("".join(b))) for a, b in pairs]
    return any(a and b and a != b for a, b in told)


def duplicates_of(clients: Iterable[ImportedClient], known_keys: frozenset[str]) -> tuple[RowFinding, ...]:
    """A finding on each row whose client is in the store already; `known_keys` come from `keys_of`."""
    return tuple(
        RowFinding(
            code="known_client",
            level=Level.CONSULT,
            what=f"Row {client.row} seems to be a client who is in the list already.",
            row=client.row,
        )
        for client in clients
        if keys_of_row(client) & known_keys
    )


def with_known(found: ClientList, known: Iterable[RowFinding]) -> ClientList:
    """The list with a word on each row whose client is kept already."""
    findings = sorted((*found.findings, *known), key=lambda one: one.row or 0)
    return replace(found, findings=tuple(findings))


def without_doubles(found: ClientList) -> ClientList:
    """The list without the rows that double a client; each of them is reported as not taken."""
    doubles = {one.row for one in found.findings if one.code in DOUBLES}
    findings = (
        replace(one, level=Level.STOP, what=f"{one.what.removesuffix('.')}; it was left out.")
        if one.code in DOUBLES
        else one
        for one in found.findings
    )
    kept = tuple(client for client in found.clients if client.row not in doubles)
    return replace(found, clients=kept, findings=tuple(findings))
