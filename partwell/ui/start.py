"""The start of the assistant: go on with a case, or flag a client."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.client import Client
from partwell.domain.errors import PartwellError
from partwell.domain.lifecycle import FINAL
from partwell.domain.portfolio import CaseRow
from partwell.services import cases, clients
from partwell.ui import case_badge, client_form, dates, session
from partwell.ui.shell import page_head
from partwell.ui.unbroken import once, unbroken


def show(desk: Desk) -> None:
    """Cases that want attention, and a search for the client to flag."""
    page_head("What would you like to do?", "Go on with a case, or begin with a client.")
    left, right = st.columns(2, gap="large")
    with left:
        _go_on(desk)
    with right:
        _begin(desk)


def _go_on(desk: Desk) -> None:
    st.header("Go on with a case", anchor=False)
    rows = cases.recent(desk)
    if not rows:
        st.caption("Open cases will stand here, the most urgent first. Flag a client to begin one.")
    for row in rows:
        with st.container(border=True, gap="xxsmall", key=f"recent_{row.case_id}"):
            # No link: on its own page Streamlit opens the case and leaves the address as it was.
            st.button(
                session.plain(row.client_name),
                key=f"case_{row.case_id}",
                type="tertiary",
                width="stretch",
                on_click=_go_to,
                args=(row.case_id,),
            )
            when = f", {dates.with_distance(row.next_action_on, desk.today)}" if row.next_action_on else ""
            st.caption(
                session.plain(f"{row.status.capitalize()}. {row.next_action or 'Nothing waits'}{when}")
            )


def _begin(desk: Desk) -> None:
    st.header("Flag a client", anchor=False)
    if not desk.store.clients.count():
        st.caption("The client list is empty. Import it, or begin with the one client this is about.")
        st.page_link("pages/clients.py", label="Import the client list", icon=":material/upload_file:")
        with st.container(border=True, key="first_client"):
            client_form.add(desk)
        return
    words = st.text_input(
        "Find a client",
        type="search",
        key="start_search",
        placeholder="Name, organisation, e-mail or reference",
    )
    found = desk.store.clients.search(words, limit=8)
    if not found:
        st.caption("No client matches. Try fewer letters, or add the client to the list.")
    begun = clients.cases_of(desk, found)
    for client in found:
        _client(client, begun.get(client.client_id))
    st.page_link("pages/clients.py", label="Open the client list", icon=":material/group:")


def _client(client: Client, row: CaseRow | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"flag_row_{client.client_id}"):
        with st.container(gap="xxsmall", width="stretch"):
            st.text(client.name)
            if row:
                case_badge.show(row.status)
        if row and row.status not in FINAL:
            st.button(
                "Open the case",
                key=f"go_on_{client.client_id}",
                icon=":material/edit_note:",
                on_click=_go_to,
                args=(row.case_id,),
            )
            return
        st.button(
            "Begin",
            key=f"flag_{client.client_id}",
            icon=":material/flag:",
            help="Opens a case for ending this relationship. Nothing is sent.",
            on_click=flag,
            args=(client.client_id,),
        )


@unbroken
def _go_to(case_id: str) -> None:
    st.query_params["case"] = case_id
    st.query_params.pop("step", None)


@unbroken
def flag(client_id: str) -> None:
    """Open a case on a client and show it."""
    desk, token = session.the_desk(), session.token_for(f"flag/{client_id}")
    try:
        case_id = once(lambda: cases.flag(desk, client_id, token=token))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used(f"flag/{client_id}")
    _go_to(case_id)
