"""Step 5, Call: in which order, with which words, and what was said."""

from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.call_sheet import call_sheet_of
from partwell.domain.case import CallOutcome, FollowUpCall
from partwell.domain.knowledge import CallOrder
from partwell.services import calls, papers
from partwell.ui import clearing, dates, downloads, facts, lists, session
from partwell.ui.facts import date_format
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain

ORDERS = {
    CallOrder.CALL_FIRST: "Speak first, then write",
    CallOrder.LETTER_FIRST: "Write first, then call",
    CallOrder.SESSION_FIRST: "Say it in a session, then write",
    CallOrder.NO_CALL: "No call",
}
LOGGED = ListForm(
    list_name="calls",
    item=FollowUpCall,
    inputs=(
        Input(name="points", label="What was said", kind="area"),
        Input(name="concerns", label="Concerns", kind="area"),
        Input(name="next_step", label="Next step"),
    ),
    summary=lambda one: f"{dates.short(one.on)}, {one.outcome}: {one.points or 'no note'}",
    add="",
    empty="Calls will stand here as they are logged.",
)


def show(desk: Desk, opened: OpenCase) -> None:
    """The order with its reason, the call sheet, and a form quick enough to use during the call."""
    st.header("Speak with the client", anchor=False)
    order = lifecycle.call_order(opened.dossier)
    with st.container(border=True, key="call_order_card"):
        st.markdown(f"**{ORDERS[order]}.** {plain(_why(opened, order))}")
        if order != CallOrder.NO_CALL or opened.case.call_order:
            facts.choice(
                opened,
                "call_order",
                [one.value for one in ORDERS],
                words=lambda one: ORDERS[CallOrder(one)],
                none_means="As is usual in this profession",
            )
    if order == CallOrder.NO_CALL:
        return
    _sheet(desk, opened)
    if opened.case.status not in lifecycle.FINAL:
        _form(opened)
    _history(opened)
    clearing.waiver(opened, "call", "No call is held, because")


def _why(opened: OpenCase, order: CallOrder) -> str:
    if order == CallOrder.NO_CALL and lifecycle.profession_order(opened.dossier) != CallOrder.NO_CALL:
        return "Safety, a lawyer on the other side or a duty of silence speaks against a free conversation."
    return opened.dossier.profession.policy.call_note


def _sheet(desk: Desk, opened: OpenCase) -> None:
    sheet = call_sheet_of(opened.dossier, papers.call_script())
    with st.expander("Call sheet", icon=":material/phone_in_talk:", key="call_sheet"):
        for item in sheet.agenda:
            st.markdown(f"**{plain(item.minutes)}**  {plain(item.label)}")
            if item.script:
                st.caption(plain(item.script))
        for rule in sheet.rules:
            st.caption(plain(f"{rule.label}: {rule.text}"))
        downloads.paper(
            opened,
            "call_sheet",
            "Download the call sheet",
            lambda: papers.call_sheet_file(desk, opened.dossier),
        )
    with st.expander("If the client says …", icon=":material/forum:", key="replies"):
        for reply in sheet.replies:
            st.markdown(f"**{plain(reply.reaction)}**")
            st.text(reply.reply)


def _form(opened: OpenCase) -> None:
    turn = len(opened.case.calls)
    with st.container(border=True, key="log_call"):
        st.subheader("Log a call", anchor=False)
        with st.form(f"call_{turn}", border=False, enter_to_submit=False):
            call = _told(opened, turn)
            sent = st.form_submit_button("Record call", type="primary", key=f"call_save_{turn}")
    if sent:
        session.save(
            opened.case.case_id,
            f"call/{turn}",
            lambda desk, shown, token: calls.log(desk, shown, call, token=token),
            done="The call is logged.",
        )
        st.rerun()


def _told(opened: OpenCase, turn: int) -> FollowUpCall:
    """What stands in the form, as a call."""
    today = opened.dossier.on
    left, right = st.columns(2)
    on = left.date_input(
        "Day", value=today, max_value=today, format=date_format(opened), key=f"call_on_{turn}"
    )
    minutes = right.number_input(
        "Minutes", value=None, min_value=0, max_value=600, key=f"call_minutes_{turn}"
    )
    outcome = left.selectbox("How it went", [one.value for one in CallOutcome], key=f"call_outcome_{turn}")
    name = opened.dossier.client.salutation_name
    spoke_with = right.text_input("Spoke with", value=name, key=f"call_with_{turn}")
    points = st.text_area("What was said, in neutral words", key=f"call_points_{turn}", height=90)
    concerns = st.text_area("Concerns heard", key=f"call_concerns_{turn}", height=70)
    promises = st.text_area(
        "What you promised, one line each",
        key=f"call_promises_{turn}",
        height=70,
        help="Each line becomes an agreed term with a date to keep it.",
    )
    return FollowUpCall(
        on=on if isinstance(on, date) else today,
        outcome=CallOutcome(outcome or CallOutcome.HELD),
        minutes=None if minutes is None else int(minutes),
        spoke_with=spoke_with or "",
        points=points or "",
        concerns=concerns or "",
        promises=promises or "",
    )


def _history(opened: OpenCase) -> None:
    if opened.case.calls:
        with st.container(border=True, key="calls_logged"):
            st.subheader("Calls so far", anchor=False)
            lists.entries(opened, LOGGED)
