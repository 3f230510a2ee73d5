"""The way back from a case that was flagged by mistake, as long as nothing but preparation is in it."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.errors import PartwellError, UnknownCase
from partwell.services import cases
from partwell.ui import folding, session
from partwell.ui.session import plain
from partwell.ui.unbroken import once, unbroken


def show(desk: Desk, opened: OpenCase) -> None:
    """What goes and what stays, and the button; nothing at all once the client was reached."""
    if cases.kept_for(desk, opened):
        return
    with folding.popover(
        "Flagged by mistake: take the case away", icon=":material/undo:", key="take_away"
    ) as is_unfolded:
        if is_unfolded:
            _consequences(opened)


def _consequences(opened: OpenCase) -> None:
    count = len(opened.dossier.timeline)
    entries = "its one entry of history" if count == 1 else f"its {count} entries of history"
    st.markdown(
        f"The case goes with everything prepared in it and {entries}. This cannot be undone.  \n"
        "Nothing was issued, sent, called or received in it.  \n"
        f"{plain(opened.dossier.client.name)} stays on the client list. "
        "One line is kept: the number of the case, the day and your name."
    )
    st.button(
        "Take the case away",
        key="take_away_now",
        icon=":material/delete:",
        on_click=_take_away,
        args=(opened.case.case_id, opened.dossier.client.name),
    )


@unbroken
def _take_away(case_id: str, name: str) -> None:
    desk = session.the_desk()
    try:
        once(lambda: cases.take_away(desk, session.as_shown(desk, case_id)))
    except UnknownCase:  # the second press of a double click
        return
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    for part in ("case", "step"):
        st.query_params.pop(part, None)
    session.tell(f"The case is taken away. {name} stays on the client list.")
