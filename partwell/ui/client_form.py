"""The form for one client, on the client list and in a case."""

from dataclasses import replace
from datetime import date

import streamlit as st

from partwell.desk import Desk
from partwell.domain.client import Client, PartyRole, RelatedParty
from partwell.domain.errors import CaseChangedElsewhere, PartwellError
from partwell.domain.practice import PostalAddress
from partwell.services import clients
from partwell.ui import session
from partwell.ui.facts import amount_of


def edit(desk: Desk, client_id: str) -> None:
    """Correct a client who is on the list."""
    stored = desk.store.clients.stored(client_id)
    shown = st.session_state.setdefault("_client_shown", {})
    key = f"client_{client_id}".replace("-", "_")
    shown.setdefault(key, stored.version)
    with st.form(key, border=False, enter_to_submit=False):
        changed = _inputs(stored.client, key)
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
    session.tell("The client's details are saved.")
    st.rerun()


def add(desk: Desk) -> None:
    """Put somebody new on the list."""
    turn = st.session_state.setdefault("_client_turn", 0)
    key = f"client_new_{turn}"
    with st.form(key, border=False, enter_to_submit=False):
        made = _inputs(Client(client_id="", name=""), key)
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
        self.told: dict[str, object] = {}

    def __call__(self) -> Client:
        told = self.told
        address = PostalAddress(
            lines=tuple(str(told["lines"] or "").split("\n")),
            city=str(told["city"] or ""),
            postcode=str(told["postcode"] or ""),
            region=str(told["region"] or ""),
            country=str(told["country"] or ""),
        )
        since = told["since_on"]
        return replace(
            self.client,
            name=str(told["name"] or ""),
            organisation=str(told["organisation"] or ""),
            first_name=str(told["first_name"] or ""),
            last_name=str(told["last_name"] or ""),
            email=str(told["email"] or ""),
            phone=str(told["phone"] or ""),
            reference=str(told["reference"] or ""),
            since_on=since if isinstance(since, date) else None,
            annual_fees_amount=amount_of(str(told["fees"] or "")),
            address=address,
            related_parties=_party(self.client, told),
        )


def _party(client: Client, told: dict[str, object]) -> tuple[RelatedParty, ...]:
    if not told["party_name"]:
        return client.related_parties
    party = RelatedParty(
        name=str(told["party_name"]),
        role=PartyRole(str(told["party_role"])),
        may_be_told=bool(told["party_told"]),
    )
    return (*client.related_parties, party)


def _inputs(client: Client, key: str) -> _Typed:
    typed = _Typed(client)
    told, address = typed.told, client.address
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
        )
    with right:
        told["last_name"] = st.text_input("Last name", value=client.last_name, key=f"{key}_last")
        told["reference"] = st.text_input("Your reference", value=client.reference, key=f"{key}_ref")
        told["phone"] = st.text_input("Telephone", value=client.phone, key=f"{key}_phone")
        fees = "" if client.annual_fees_amount is None else f"{client.annual_fees_amount:,.2f}"
        told["fees"] = st.text_input("Fees a year", value=fees, key=f"{key}_fees", placeholder="0.00")
    told["lines"] = st.text_area(
        "Street and building", value="\n".join(address.lines), key=f"{key}_lines", height=70
    )
    left, right = st.columns(2)
    with left:
        told["city"] = st.text_input("Town", value=address.city, key=f"{key}_city")
        told["region"] = st.text_input("State or county", value=address.region, key=f"{key}_region")
    with right:
        told["postcode"] = st.text_input("Postcode", value=address.postcode, key=f"{key}_postcode")
        told["country"] = st.text_input("Country, as printed", value=address.country, key=f"{key}_country")
    _party_inputs(told, key)
    return typed


def _party_inputs(told: dict[str, object], key: str) -> None:
    st.caption("Somebody who depends on the relationship, or may speak for the client")
    left, right = st.columns(2)
    with left:
        told["party_name"] = st.text_input("Name", key=f"{key}_party")
        told["party_told"] = st.checkbox("May be told", key=f"{key}_party_told")
    with right:
        told["party_role"] = st.selectbox("Role", [role.value for role in PartyRole], key=f"{key}_party_role")
