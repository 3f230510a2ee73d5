"""When two tabs changed the same fact: both texts side by side, and the person chooses."""

from typing import Any

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.case_fields import field_of
from partwell.services import cases
from partwell.ui import session


def show(opened: OpenCase) -> None:
    """Both versions of the fact, as long as nobody has chosen."""
    conflict = st.session_state.get("_conflict")
    if not conflict or conflict["case_id"] != opened.case.case_id:
        return
    with st.container(border=True, key="conflict"):
        st.warning(
            f"“{field_of(conflict['path']).label}” was changed in another tab while you were writing. "
            "Neither text is lost; please choose.",
            icon=":material/compare_arrows:",
        )
        mine, theirs = st.columns(2)
        _side(mine, "Yours", conflict["mine"], "keep_mine", conflict)
        _side(theirs, "Saved meanwhile", conflict["theirs"], "keep_theirs", conflict)


def _side(column: Any, title: str, value: Any, key: str, conflict: dict[str, Any]) -> None:
    with column:
        st.markdown(f"**{title}**")
        st.text("(empty)" if value in (None, "") else str(value))
        st.button("Keep this one", key=key, on_click=_choose, args=(conflict, value))


def _choose(conflict: dict[str, Any], value: Any) -> None:
    st.session_state.pop("_conflict", None)
    session.save(
        conflict["case_id"],
        f"{conflict['path']}/choice",
        lambda desk, opened, token: cases.change(desk, opened, conflict["path"], value, token=token),
        done="Saved. The other text stays in the history.",
    )
