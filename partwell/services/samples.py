"""A sample portfolio to look around in: invented clients, cases at every stage, in and out in one click."""

import re
import secrets
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from partwell.desk import DATA, Desk
from partwell.documents.letter import locked
from partwell.domain import circumstances, letters
from partwell.domain.case import Case, CaseStatus, Delivery, DeliveryOutcome
from partwell.domain.client import Client, RelatedParty
from partwell.domain.errors import NotAllowed, PartwellError
from partwell.domain.practice import Practice
from partwell.domain.timeline import NewEvent
from partwell.exchange.client_list import ClientList, ImportedClient, read_client_list
from partwell.store import NewDocument
from partwell.store.values import from_text, to_text

FOLDER = DATA / "samples"
SAMPLE_PRACTICE_NAME = "Sample Practice"
_OWN_KEYS = (
    "client",
    "yes",
    "related_parties",
    "issued_on",
    "sent_by",
    "arrived_on",
)  # what is no field of a case
_ANY_DAY = date(2026, 11, 1)
_RELATIVE = re.compile(r"today([+-]\d+)?$")


def load(desk: Desk, *, token: str) -> int:
    """Put the sample clients and cases in; how many clients. An empty practice gets a sample profile."""
    if present(desk):
        return 0
    _set_up(desk, token)
    told = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))
    entries = [_dated(entry, desk.today) for entry in told["cases"]]
    parties = {one["client"]: one.pop("related_parties") for one in entries if "related_parties" in one}
    clients = {row.reference: _client(row, parties.get(row.reference, [])) for row in _list().clients}
    desk.store.clients.add_many(clients.values(), token=token, who=desk.who, batch=f"samples-{token}")
    earlier: dict[str, str] = {}
    for entry in entries:
        reference = entry.pop("client")
        entry["follows"] = earlier.get(reference, "")
        earlier[reference] = _open(desk, clients[reference], entry)
    return len(clients)


def remove(desk: Desk, *, token: str) -> int:
    """Take every sample out again, with its papers and history, and nothing else; how many clients went."""
    gone = desk.store.clients.remove_samples(token, desk.who)
    practice, version = desk.store.practice.get()
    if practice.name == SAMPLE_PRACTICE_NAME:
        desk.store.practice.save(Practice(), version=version, who=desk.who, token=f"{token}-practice")
    return gone


def present(desk: Desk) -> bool:
    """Whether samples are in the store."""
    return desk.store.clients.has_samples()


def problems(folder: Path = FOLDER) -> tuple[str, ...]:
    """What is wrong in the sample files, each named with file and entry; empty when they can be put in."""
    try:
        listed = read_client_list((folder / "clients.csv").read_bytes(), "clients.csv")
        told = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))
        from_text(to_text(tomllib.loads((folder / "practice.toml").read_text(encoding="utf-8"))), Practice)
    except (OSError, ValueError, PartwellError) as error:
        return (f"samples: a file is missing or cannot be read ({type(error).__name__}).",)
    references = {one.reference for one in listed.clients}
    found = [f"samples/clients.csv row {one.row}: {one.what}" for one in listed.findings]
    for number, entry in enumerate(told.get("cases", ()), start=1):
        if entry.get("client") not in references:
            found.append(f"samples/cases.toml case {number}: there is no client {entry.get('client')}.")
        own = {key: value for key, value in entry.items() if key not in _OWN_KEYS}
        try:
            from_text(to_text({"case_id": "-", "client_id": "-", **_dated(own, _ANY_DAY)}), Case)
        except PartwellError:
            found.append(f"samples/cases.toml case {number}: a key or value is not understood.")
    return tuple(found)


def _set_up(desk: Desk, token: str) -> None:
    practice, version = desk.store.practice.get()
    if practice.is_set_up:
        return
    told = tomllib.loads((FOLDER / "practice.toml").read_text(encoding="utf-8"))
    sample: Practice = from_text(to_text(told), Practice)
    desk.store.practice.save(sample, version=version, who=desk.who, token=f"{token}-practice")


def _list() -> ClientList:
    path = FOLDER / "clients.csv"
    return read_client_list(path.read_bytes(), path.name)


def _client(row: ImportedClient, parties: list[dict[str, Any]]) -> Client:
    client = row.as_client(f"K-{secrets.token_hex(6)}", is_sample=True)
    return replace(client, related_parties=from_text(to_text(parties), tuple[RelatedParty, ...]))


def _answers(desk: Desk, profession_id: str, yes: list[str]) -> list[dict[str, str]]:
    """An answer to every question of the profession: yes to those named, no to all others."""
    asked = circumstances.asked(desk.profession(profession_id))
    return [{"circumstance_id": one.id, "value": "yes" if one.id in yes else "no"} for one in asked]


def _open(desk: Desk, client: Client, entry: dict[str, Any]) -> str:
    """One sample case: opened with its facts, its letter issued and sent where the sample says so; its id."""
    sending = {key: entry.pop(key, "") for key in ("issued_on", "sent_by", "arrived_on")}
    issued_on = sending["issued_on"]
    if "yes" in entry:
        entry["answers"] = _answers(desk, entry["profession_id"], entry.pop("yes"))
    key = f"C-{''.join(secrets.choice('0123456789ABCDEFGHJKMNPQRSTVWXYZ') for _ in range(8))}"
    facts = {"case_id": key, "client_id": client.client_id, "is_sample": True, **entry}
    case: Case = from_text(to_text(facts), Case)
    final = case.status
    begun = replace(case, status=CaseStatus.PREPARING) if issued_on else case
    event = NewEvent(kind="flagged", what="Sample case put in.")
    practice = desk.practice
    desk.store.cases.open_new(
        begun, desk.row(begun, client, practice), (event,), who=desk.who, token=f"{key}-open"
    )
    if issued_on:
        _send(desk, begun, sending, final)
    return key


def _send(desk: Desk, case: Case, sending: dict[str, str], final: CaseStatus) -> None:
    issued_on, sent_by = date.fromisoformat(sending["issued_on"]), sending["sent_by"]
    then = desk.on_day(issued_on)
    opened = then.open_case(case.case_id)
    kind = desk.knowledge.letter_kind("ending")
    if kind is None:
        raise NotAllowed("The ending letter is missing from the data folder. The samples are not complete.")
    made = letters.fill(letters.plan(kind, opened.dossier), opened.dossier)
    paper, data, text = locked(made, opened.dossier, desk.layout(kind.layout), who=desk.who)
    delivery = Delivery(document_id=paper.document_id, method=sent_by, sent_on=issued_on, sent_by=desk.who)
    notice = replace(case.notice, given_on=issued_on, method=sent_by, ends_on=paper.ends_on)
    if sending["arrived_on"]:
        arrived_on = date.fromisoformat(sending["arrived_on"])
        delivery = replace(delivery, outcome=DeliveryOutcome.DELIVERED, outcome_on=arrived_on)
        notice = replace(notice, received_on=arrived_on)
    sent = replace(
        case,
        status=final,
        documents=(paper,),
        deliveries=(delivery,),
        notice=notice,
        decided_on=case.decided_on or issued_on,
        decided_by=case.decided_by or desk.who,
    )
    events = (
        NewEvent(kind="issued", what=f"{paper.title}, version 1, issued (sha256 {paper.sha256})."),
        NewEvent(kind="sent", what=f"{paper.title}, version 1, sent on {issued_on.isoformat()}."),
    )
    new = NewDocument(document=paper, data=data, text=text)
    desk.save(opened, sent, *events, token=f"{case.case_id}-send", documents=(new,))


def _dated(value: Any, today: date) -> Any:
    """The sample with `today-20` and the like made into days."""
    if isinstance(value, dict):
        return {key: _dated(one, today) for key, one in value.items()}
    if isinstance(value, list):
        return [_dated(one, today) for one in value]
    found = _RELATIVE.match(value) if isinstance(value, str) else None
    if found:
        return (today + timedelta(days=int(found.group(1) or 0))).isoformat()
    return value
