"""Any earlier step of a case taken back, or put back once it was taken back by mistake."""

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.timeline import TimelineEvent
from partwell.services import cases
from partwell.ui import folding, session
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken

SHORT = 44  # signs of a step that a button shows; the whole sentence is in its help


def show(opened: OpenCase) -> None:
    """A choice of every step that can be taken back, folded away."""
    with folding.popover("Take an entry back", icon=":material/undo:", key="take_back") as looked_into:
        if looked_into:
            _choice(opened)


def _choice(opened: OpenCase) -> None:
    events = {event.number: event for event in cases.undoable(opened)}
    if not events:
        st.caption("Nothing here can be taken back. Issued papers stay for ever.")
        return
    chosen = st.selectbox(
        "Which entry",
        list(events),
        index=None,
        placeholder="Choose an entry",
        format_func=lambda number: _told(events[number]) if number in events else "",
        key=f"take_back_{len(opened.dossier.timeline)}",
    )
    st.caption("The history keeps the entry and that it was taken back. Issued papers stay for ever.")
    if chosen in events:
        event, gone = events[chosen], cases.was_taken_back(events[chosen])
        st.markdown(plain(event.what[:400]))
        st.button(
            "Put it back" if gone else "Take it back",
            key="take_back_save",
            type="primary",
            on_click=take_back,
            args=(opened.case.case_id, event.number, "Put back." if gone else "Undone."),
        )


def _told(event: TimelineEvent) -> str:
    return f"{event.number} · {in_short(event.what)}"


def in_short(what: str) -> str:
    """The beginning of a sentence, as long as a button bears."""
    words = what.rstrip(".")
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


@unbroken
def take_back(case_id: str, number: int, done: str = "Undone.") -> None:
    """Take back one entry of the history, and close what it was chosen in."""
    saved = session.save(
        case_id,
        f"undo/{number}",
        lambda desk, opened, token: cases.undo(desk, opened, number, token=token),
        done=done,
    )
    if saved:
        folding.close("take_back")
