"""The client list: find, correct, flag, add and import."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.client import Client
from partwell.domain.errors import PartwellError
from partwell.domain.lifecycle import FINAL
from partwell.domain.portfolio import CaseRow
from partwell.services import cases, clients, samples
from partwell.ui import case_badge, client_form, client_import, client_removal, folding, session
from partwell.ui.shell import empty_state, page_head
from partwell.ui.unbroken import once, unbroken

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
    client_removal.way_back()
    total = desk.store.clients.count()
    if not total:
        _empty()
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
    begun = clients.cases_of(desk, found)
    for client in found:
        _client(desk, client, begun.get(client.client_id))


def _empty() -> None:
    empty_state("No clients yet", "Add one, or import the list you have.", ":material/group_add:")
    with st.container(horizontal=True, key="first_clients"):
        for label, icon, tab in (
            ("Import a file", ":material/upload_file:", "Import a file"),
            ("Add a client", ":material/person_add:", "Add a client"),
        ):
            st.button(label, key=f"to_{tab}", icon=icon, on_click=client_import.turn_to, args=(tab,))
        st.button(
            "Try it with sample clients",
            key="samples",
            icon=":material/science:",
            type="tertiary",
            on_click=load_samples,
        )


def _client(desk: Desk, client: Client, row: CaseRow | None) -> None:
    with (
        st.container(border=True, key=f"client_row_{client.client_id}"),
        st.container(horizontal=True, vertical_alignment="center", key=f"about_client_{client.client_id}"),
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
        if row:
            case_badge.show(row.status)
        with folding.popover(
            "Correct", icon=":material/edit:", key=f"correct_{client.client_id}"
        ) as is_unfolded:
            if is_unfolded:
                client_form.edit(desk, client.client_id)
                client_removal.offer(desk, client, has_case=row is not None)
        _way_on(client.client_id, row)


def _way_on(client_id: str, row: CaseRow | None) -> None:
    """To the case that is there, or to a new one."""
    if row:
        st.button(
            "Open the case",
            key=f"open_{client_id}",
            icon=":material/edit_note:",
            on_click=_open,
            args=(row.case_id,),
        )
    if row is None or row.status in FINAL:
        st.button(
            "Flag for ending",
            key=f"flag_{client_id}",
            icon=":material/flag:",
            help="Opens a case. Nothing is sent.",
            on_click=_flag,
            args=(client_id,),
        )


@unbroken
def _open(case_id: str) -> None:
    st.switch_page("app.py", query_params={"case": case_id})


@unbroken
def _flag(client_id: str) -> None:
    desk, token = session.the_desk(), session.token_for(f"flag/{client_id}")
    try:
        case_id = once(lambda: cases.flag(desk, client_id, token=token))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used(f"flag/{client_id}")
    _open(case_id)


@unbroken
def load_samples() -> None:
    """Put the sample clients and their cases into the store."""
    session.attempt(_load)


def _load() -> None:
    desk, token = session.the_desk(), session.token_for("samples")
    count = once(lambda: samples.load(desk, token=token))
    session.used("samples")
    session.tell(f"{count} sample clients are here.")


@unbroken
def _unload() -> None:
    session.attempt(_remove)


def _remove() -> None:
    desk, token = session.the_desk(), session.token_for("samples_off")
    count = once(lambda: samples.remove(desk, token=token))
    session.used("samples_off")
    session.tell(f"{count} sample clients and their cases are gone.")
