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


def edit(desk: Desk, client_id: str) -> None:
    """Correct a client who is on the list."""
    stored = desk.store.clients.stored(client_id)
    shown = st.session_state.setdefault("_client_shown", {})
    key = f"client_{client_id}".replace("-", "_")
    shown.setdefault(key, stored.version)
    with st.form(key, border=False, enter_to_submit=False):
        changed = _inputs(desk, stored.client, key)
        trouble = st.container()
        sent = st.form_submit_button("Save the client", key=f"{key}_save", type="primary")
    if not sent:
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
    session.used(key)
    related_people.saved(key)
    session.tell("The client's details are saved.")
    st.rerun()


def add(desk: Desk) -> None:
    """Put somebody new on the list."""
    turn = st.session_state.setdefault("_client_turn", 0)
    key = f"client_new_{turn}"
    with st.form(key, border=False, enter_to_submit=False):
        made = _inputs(desk, Client(client_id="", name=""), key)
        trouble = st.container()
        sent = st.form_submit_button("Add the client", key=f"{key}_save", type="primary")
    if not sent:
        return
    try:
        clients.add(desk, made(), token=session.token_for(key))
    except (PartwellError, ValueError) as error:
        trouble.error(str(error), icon=":material/error:")
        return
    st.session_state["_client_turn"] = turn + 1
    session.tell("The client is on the list.")
    st.rerun()


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


def _inputs(desk: Desk, client: Client, key: str) -> _Typed:
    typed = _Typed(client)
    told = typed.told
    told["name"] = st.text_input("Full legal name, as letters print it", value=client.name, key=f"{key}_name")
    left, right = st.columns(2)
    with left:
        told["first_name"] = st.text_input("First name", value=client.first_name, key=f"{key}_first")
        told["organisation"] = st.text_input("Organisation", value=client.organisation, key=f"{key}_org")
        told["email"] = st.text_input("E-mail", value=client.email, key=f"{key}_email")
        told["since_on"] = st.date_input(
            "Client since",
            value=client.since_on,
            key=f"{key}_since",
            min_value=date(1900, 1, 1),
            max_value="today",
            format=day_format(desk.practice),
        )
    with right:
        told["last_name"] = st.text_input("Last name", value=client.last_name, key=f"{key}_last")
        told["reference"] = st.text_input("Your reference", value=client.reference, key=f"{key}_ref")
        told["phone"] = st.text_input("Telephone", value=client.phone, key=f"{key}_phone")
        fees = "" if client.annual_fees_amount is None else f"{client.annual_fees_amount:,.2f}"
        told["fees"] = st.text_input("Fees a year", value=fees, key=f"{key}_fees", placeholder="0.00")
    _address_inputs(client, told, key)
    typed.related = related_people.inputs(client.related_parties, key)
    return typed


def _address_inputs(client: Client, told: dict[str, Any], key: str) -> None:
    address = client.address
    told["lines"] = st.text_area(
        "Street and building", value="\n".join(address.lines), key=f"{key}_lines", height=70
    )
    left, right = st.columns(2)
    with left:
        told["city"] = st.text_input("Town", value=address.city, key=f"{key}_city")
        told["region"] = st.text_input("State or county", value=address.region, key=f"{key}_region")
    with right:
        told["postcode"] = st.text_input("Postcode", value=address.postcode, key=f"{key}_postcode")
        told["country"] = _country(address.country or client.country, key)


def _country(now: str, key: str) -> str | None:
    """A country by its name, kept by its code; what is no country of the list can be typed."""
    now = code_or_text(now)
    listed = list(dict.fromkeys(["", now, *NAMES]))
    chosen: str | None = st.selectbox(
        "Country",
        listed,
        index=listed.index(now),
        format_func=lambda one: printed_name(one) or "Not said",
        key=f"{key}_country",
        accept_new_options=True,
        help="Letters inside the country leave it out.",
    )
    return chosen
