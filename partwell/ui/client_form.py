"""The form for one client, on the client list and in a case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from partwell.desk import Desk
from partwell.domain.client import Client, RelatedParty
from partwell.domain.countries import NAMES, code_or_text, printed_name
from partwell.domain.errors import CaseChangedElsewhere, PartwellError
from partwell.domain.practice import PostalAddress
from partwell.services import clients
from partwell.ui import related_people, session
from partwell.ui.facts import amount_of, day_format
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken


def edit(desk: Desk, client_id: str) -> None:
    """Correct a client who is on the list."""
    stored = desk.store.clients.stored(client_id)
    shown = st.session_state.setdefault("_client_shown", {})
    key = f"client_{client_id}".replace("-", "_")
    shown.setdefault(key, stored.version)
    sheet = Sheet(client_id, key)
    changed = _inputs(desk, stored.client, sheet)
    trouble = st.container()
    if not sheet.sent("Save the client", type="primary"):
        return
    try:
        made = changed()
        shown[key] = clients.correct(desk, made, version=shown[key], token=session.token_for(key))
    except CaseChangedElsewhere:
        shown[key] = stored.version
        trouble.warning(
            "This client was changed in another tab. Your words stand above; save again to use them."
        )
        return
    except (PartwellError, ValueError) as error:
        trouble.error(str(error), icon=":material/error:")
        return
    _saved(key, sheet, "The client's details are saved.")
    st.rerun()


def add(desk: Desk) -> None:
    """Put somebody new on the list."""
    key = "client_new"
    sheet = Sheet("clients", key)
    made = _inputs(desk, Client(client_id="", name=""), sheet)
    trouble = st.container()
    if not sheet.sent("Add the client", type="primary"):
        return
    try:
        clients.add(desk, made(), token=session.token_for(key))
    except (PartwellError, ValueError) as error:
        trouble.error(str(error), icon=":material/error:")
        return
    _saved(key, sheet, "The client is on the list.")
    st.rerun()


@unbroken
def _saved(key: str, sheet: Sheet, told: str) -> None:
    session.used(key)
    sheet.saved()
    session.tell(told)


class _Typed:
    """What stands in the form, made into a client when it is saved."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.told: dict[str, Any] = {}
        self.related: Callable[[], tuple[RelatedParty, ...]] = lambda: client.related_parties

    def __call__(self) -> Client:
        told = {name: value or "" for name, value in self.told.items()}
        country = code_or_text(told["country"])
        address = PostalAddress(
            lines=tuple(told["lines"].split("\n")),
            city=told["city"],
            postcode=told["postcode"],
            region=told["region"],
            country=country,
        )
        return replace(
            self.client,
            name=told["name"],
            organisation=told["organisation"],
            first_name=told["first_name"],
            last_name=told["last_name"],
            email=told["email"],
            phone=told["phone"],
            reference=told["reference"],
            since_on=self.told["since_on"],
            annual_fees_amount=amount_of(told["fees"]),
            address=address,
            country=country,
            related_parties=self.related(),
        )


def _inputs(desk: Desk, client: Client, sheet: Sheet) -> _Typed:
    typed = _Typed(client)
    told = typed.told
    told["name"] = sheet.text("name", "Full legal name, as letters print it", first=client.name)
    left, right = st.columns(2)
    with left:
        told["first_name"] = sheet.text("first", "First name", first=client.first_name)
        told["organisation"] = sheet.text("org", "Organisation", first=client.organisation)
        told["email"] = sheet.text("email", "E-mail", first=client.email)
        told["since_on"] = sheet.day(
            "since",
            "Client since",
            first=client.since_on,
            min_value=date(1900, 1, 1),
            max_value="today",
            format=day_format(desk.practice),
        )
    with right:
        told["last_name"] = sheet.text("last", "Last name", first=client.last_name)
        told["reference"] = sheet.text("ref", "Your reference", first=client.reference)
        told["phone"] = sheet.text("phone", "Telephone", first=client.phone)
        fees = "" if client.annual_fees_amount is None else f"{client.annual_fees_amount:,.2f}"
        told["fees"] = sheet.text("fees", "Fees a year", first=fees, placeholder="0.00")
    _address_inputs(client, told, sheet)
    typed.related = related_people.inputs(client.related_parties, sheet)
    return typed


def _address_inputs(client: Client, told: dict[str, Any], sheet: Sheet) -> None:
    address = client.address
    told["lines"] = sheet.area("lines", "Street and building", first="\n".join(address.lines), height=70)
    left, right = st.columns(2)
    with left:
        told["city"] = sheet.text("city", "Town", first=address.city)
        told["region"] = sheet.text("region", "State or county", first=address.region)
    with right:
        told["postcode"] = sheet.text("postcode", "Postcode", first=address.postcode)
        told["country"] = _country(address.country or client.country, sheet)


def _country(now: str, sheet: Sheet) -> str | None:
    """A country by its name, kept by its code; what is no country of the list can be typed."""
    now = code_or_text(now)
    chosen: str | None = sheet.choice(
        "country",
        "Country",
        list(dict.fromkeys(["", now, *NAMES])),
        first=now,
        format_func=lambda one: printed_name(one) or "Not said",
        accept_new_options=True,
        help="Letters inside the country leave it out.",
    )
    return chosen
