"""Taking a client off the list, and putting them back while the tab is open."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.client import Client
from partwell.domain.errors import UnknownClient
from partwell.services import clients
from partwell.ui import session
from partwell.ui.session import plain
from partwell.ui.unbroken import once, unbroken


def offer(desk: Desk, client: Client, *, has_case: bool) -> None:
    """The button below the form of a client; where there is a case, why there is none."""
    if has_case:
        st.caption("With a case on file this client stays on the list.")
        return
    version = desk.store.clients.stored(client.client_id).version
    st.button(
        "Remove from the list",
        key=f"remove_{client.client_id}",
        icon=":material/person_remove:",
        type="tertiary",
        help="For somebody who stands here twice or by mistake. You can put them back at once.",
        on_click=_remove,
        args=(client.client_id, version),
    )


@unbroken
def _remove(client_id: str, version: int) -> None:
    session.attempt(lambda: _removed(client_id, version))


def _removed(client_id: str, version: int) -> None:
    desk = session.the_desk()
    try:
        gone = once(lambda: clients.remove(desk, client_id, version=version))
    except UnknownClient:  # the second press of a double click
        return
    # Nothing of the client is left in the store; the only way back is what this tab still holds.
    st.session_state["_removed_client"] = gone


def way_back() -> None:
    """Who was removed last in this tab, and the button that puts them back."""
    gone: Client | None = st.session_state.get("_removed_client")
    if gone is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="removed_client"):
        st.markdown(f":material/person_remove: {plain(gone.name)} is off the list.", width="stretch")
        st.button("Put back", key="put_back", icon=":material/undo:", on_click=_put_back, args=(gone,))
        st.button("Done", key="removed_for_good", type="tertiary", on_click=_forget)


@unbroken
def _put_back(client: Client) -> None:
    desk, token = session.the_desk(), session.token_for(f"put_back/{client.client_id}")
    if session.attempt(lambda: once(lambda: clients.put_back(desk, client, token=token))):
        session.used(f"put_back/{client.client_id}")
        _forget()
        session.tell(f"{client.name} is on the list again.")


@unbroken
def _forget() -> None:
    st.session_state.pop("_removed_client", None)
