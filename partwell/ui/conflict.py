"""When two tabs changed the same thing: both texts side by side, and the person chooses."""

from typing import Any

import streamlit as st

from partwell.desk import OpenCase
from partwell.ui import session
from partwell.ui.session import Conflict, plain
from partwell.ui.unbroken import unbroken


def show(opened: OpenCase) -> None:
    """Both versions of everything that was written twice, as long as nobody has chosen."""
    held: list[Conflict] = st.session_state.get("_conflicts", [])
    for number, conflict in enumerate(held):
        if conflict.case_id == opened.case.case_id:
            _one(conflict, "" if number == 0 else f"_{number}")


def _one(conflict: Conflict, ending: str) -> None:
    with st.container(border=True, key=f"conflict{ending}"):
        st.warning(
            f"“{plain(conflict.label)}” was changed in another tab while you were writing. "
            "Neither text is lost; please choose.",
            icon=":material/compare_arrows:",
        )
        mine, theirs = st.columns(2)
        _side(mine, "Yours", conflict.mine, f"keep_mine{ending}", conflict)
        _side(theirs, "Saved meanwhile", conflict.theirs, f"keep_theirs{ending}", conflict)


def _side(column: Any, title: str, value: Any, key: str, conflict: Conflict) -> None:
    with column:
        st.markdown(f"**{title}**")
        st.text(_told(value))
        st.button("Keep this one", key=key, on_click=_choose, args=(conflict, value))


def _told(value: Any) -> str:
    if value in (None, "", ()):
        return "(empty)"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@unbroken
def _choose(conflict: Conflict, value: Any) -> None:
    saved = session.save(
        conflict.case_id,
        f"{conflict.label}/choice",
        conflict.put(value),
        done="Saved. The other text stays in the history.",
    )
    if saved:
        st.session_state["_conflicts"].remove(conflict)
