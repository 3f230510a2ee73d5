"""Setting a task or an agreed term aside with a reason, and taking it up again."""

import streamlit as st

from partwell.desk import OpenCase
from partwell.services import handover
from partwell.ui import lists, session
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken


def line(opened: OpenCase, key: str, *, folded_in: str) -> None:
    """A line that leaves something out on purpose; `key` is a task's, or `term:` and its words."""
    sheet = Sheet.of(opened, f"aside_{lists.name_of(key)}")
    why = sheet.text("why", "Or set it aside, because")
    if not sheet.sent("Set it aside"):
        return
    sheet.save(
        lambda desk, shown, token: handover.set_aside(desk, shown, key, why, token=token),
        done="It is set aside, with the reason.",
        folded_in=folded_in,
    )


def again(opened: OpenCase, key: str) -> None:
    """The button that takes it up again, whether it was set aside or done."""
    st.button(
        "Open again",
        key=f"{_name(opened, key)}_again",
        type="tertiary",
        on_click=_again,
        args=(opened.case.case_id, key),
    )


@unbroken
def _again(case_id: str, key: str) -> None:
    session.save(
        case_id,
        f"again/{key}",
        lambda desk, opened, token: handover.take_up(desk, opened, key, token=token),
    )


def _name(opened: OpenCase, key: str) -> str:
    return f"{opened.case.case_id}_aside_{lists.name_of(key)}".replace("-", "_")
