"""How a status looks wherever a case is named: word, icon and colour."""

from typing import Literal

import streamlit as st

from partwell.domain.case import CaseStatus

Color = Literal["blue", "orange", "green", "gray"]
LOOKS: dict[CaseStatus, tuple[Color, str]] = {
    CaseStatus.PREPARING: ("blue", ":material/edit_note:"),
    CaseStatus.REPAIRING: ("orange", ":material/build:"),
    CaseStatus.NOTICE_GIVEN: ("green", ":material/outgoing_mail:"),
    CaseStatus.ENDED: ("green", ":material/flag:"),
    CaseStatus.CLOSED: ("gray", ":material/lock:"),
    CaseStatus.KEPT: ("gray", ":material/handshake:"),
}


def show(status: str) -> None:
    """The badge of a status."""
    color, icon = LOOKS[CaseStatus(status)]
    st.badge(status.capitalize(), icon=icon, color=color)
