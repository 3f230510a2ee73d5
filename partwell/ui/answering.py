"""From an issued reply to the message it answers: one press says that it is answered."""

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain import aftercare as rules
from partwell.domain.case import Feedback, IssuedDocument
from partwell.services import aftercare
from partwell.ui import dates, session
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken


def offer(opened: OpenCase, kind_id: str) -> None:
    """For each open message that the newest letter of this kind replies to, the button that says so."""
    issued = opened.case.issued(kind_id)
    for item in rules.waits_for(opened.case, issued[-1]) if issued else ():
        button(opened, item, issued[-1])


def of_message(opened: OpenCase, item: Feedback) -> None:
    """The same beside the message itself, once its reply is issued."""
    issued = opened.case.issued(rules.REPLY_KINDS.get(item.lane, ""))
    if issued and item in rules.waits_for(opened.case, issued[-1]):
        button(opened, item, issued[-1])


def button(opened: OpenCase, item: Feedback, paper: IssuedDocument) -> None:
    """One message, and that this letter replies to it."""
    word = "acknowledged" if paper.kind_id == rules.ACKNOWLEDGES else "answered"
    came = dates.plain_day(item.received_on)
    with st.container(border=True, key=f"replied_{item.feedback_id}"):
        st.markdown(
            f"The message of {plain(came)} is not marked as {word} yet. "
            f"{plain(paper.title)}, version {paper.version}, replies to it."
        )
        st.button(
            f"Mark the message as {word}",
            key=f"replied_{item.feedback_id}_save",
            icon=":material/mark_email_read:",
            on_click=_replied,
            args=(opened.case.case_id, item, paper),
        )


@unbroken
def _replied(case_id: str, item: Feedback, paper: IssuedDocument) -> None:
    session.save(
        case_id,
        f"replied/{item.feedback_id}",
        lambda desk, opened, token: aftercare.replied_by(desk, opened, item, paper, token=token),
        done="Noted.",
    )
