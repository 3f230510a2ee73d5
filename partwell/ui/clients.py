"""The client list: find, correct, flag, add and import."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.client import Client
from partwell.domain.errors import PartwellError
from partwell.services import cases, samples
from partwell.ui import client_form, client_import, session
from partwell.ui.shell import empty_state, page_head

SHOWN = 50


def show(desk: Desk) -> None:
    """The whole page."""
    page_head("Clients", "Everybody the practice works for. Flag one to begin an ending.")
    listed, added, imported = st.tabs(
        ["The list", "Add a client", "Import a file"],
        key="clients_tab",
        on_change="rerun",
        bind="query-params",
    )
    if listed.open:
        with listed:
            _list(desk)
    if added.open:
        with added, st.container(width=720):
            client_form.add(desk)
    if imported.open:
        with imported:
            client_import.show(desk)


def _list(desk: Desk) -> None:
    total = desk.store.clients.count()
    if not total:
        empty_state("No clients yet", "Add one, or import the list you have.", ":material/group_add:")
        st.button(
            "Try it with sample clients", key="samples", icon=":material/science:", on_click=load_samples
        )
        return
    words = st.text_input(
        "Search",
        type="search",
        key="cl_text",
        bind="query-params",
        placeholder="Name, organisation, e-mail, reference",
    )
    found = desk.store.clients.search(words, limit=SHOWN)
    shown = f"{len(found)} of {total} clients" if words or total > SHOWN else f"{total} clients"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            shown + (". Search to find the others." if len(found) == SHOWN < total else "."), width="stretch"
        )
        if samples.present(desk):
            st.button(
                "Remove the samples", key="samples_off", icon=":material/cleaning_services:", on_click=_unload
            )
    if not found:
        st.caption("No client matches. Try fewer letters.")
    for client in found:
        _client(desk, client)


def _client(desk: Desk, client: Client) -> None:
    with (
        st.container(border=True, key=f"client_row_{client.client_id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        about = [
            client.organisation if client.organisation != client.name else "",
            client.address.city,
            client.email,
        ]
        st.text(
            f"{client.name}\n{' · '.join(part for part in about if part) or 'No address yet'}",
            width="stretch",
        )
        if client.is_sample:
            st.badge("Sample", icon=":material/science:", color="gray")
        with st.popover("Correct", icon=":material/edit:", key=f"correct_{client.client_id}"):
            client_form.edit(desk, client.client_id)
        st.button(
            "Flag for ending",
            key=f"flag_{client.client_id}",
            icon=":material/flag:",
            help="Opens a case. Nothing is sent.",
            on_click=_flag,
            args=(client.client_id,),
        )


def _flag(client_id: str) -> None:
    try:
        case_id = cases.flag(session.the_desk(), client_id, token=session.token_for(f"flag/{client_id}"))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used(f"flag/{client_id}")
    st.switch_page("app.py", query_params={"case": case_id})


def load_samples() -> None:
    """Put the sample clients and their cases into the store."""
    session.attempt(_load)


def _load() -> None:
    count = samples.load(session.the_desk(), token=session.token_for("samples"))
    session.used("samples")
    session.tell(f"{count} sample clients are here.")


def _unload() -> None:
    session.attempt(_remove)


def _remove() -> None:
    count = samples.remove(session.the_desk(), token=session.token_for("samples_off"))
    session.used("samples_off")
    session.tell(f"{count} sample clients and their cases are gone.")
