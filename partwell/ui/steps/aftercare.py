"""Step 7, Aftercare: what comes back, what it is, by when it is answered, and by whom."""

from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import aftercare as rules
from partwell.domain.case import Feedback, Lane
from partwell.domain.steps import Step
from partwell.services import aftercare
from partwell.ui import dates, lists, session, step_bar
from partwell.ui.facts import date_format
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain

ICONS = {
    Lane.SAFETY: ":red[:material/health_and_safety:]",
    Lane.CLAIM: ":red[:material/gavel:]",
    Lane.COMPLAINT: ":orange[:material/report:]",
    Lane.FEE_DISPUTE: ":orange[:material/payments:]",
}
EDITABLE = ListForm(
    list_name="feedback",
    item=Feedback,
    inputs=(
        Input(name="words", label="What was said", kind="area", required=True),
        Input(
            name="lane",
            label="What it is",
            kind="choice",
            options=tuple(Lane),
            words=rules.LANE_WORDS.__getitem__,
        ),
        Input(name="handler", label="Who handles it"),
        Input(name="withheld", label="What was not released, and why (file only)", kind="area"),
    ),
    summary=lambda one: one.words,
    add="",
    empty="Nothing has come back so far. Feedback, complaints, requests and reviews will stand here.",
)


def show(desk: Desk, opened: OpenCase) -> None:
    """The inbox of the case, and a form that recognises what has come."""
    del desk
    st.header("What comes back", anchor=False)
    if not opened.case.feedback:
        st.caption(EDITABLE.empty)
    for item in opened.case.feedback:
        _item(opened, item)
    _receive(opened)


def _item(opened: OpenCase, item: Feedback) -> None:
    clock = aftercare.clock_of(opened, item)
    key = f"feedback_{item.feedback_id}"
    with st.container(border=True, key=key):
        icon = ICONS.get(item.lane, ":material/chat:")
        st.markdown(
            f"{icon} **{rules.LANE_WORDS[item.lane]}**, {dates.short(item.received_on)}{plain(_from(item))}"
        )
        st.text(item.words)
        for line in _clock_lines(item, clock, opened.dossier.on):
            st.caption(plain(line))
        if clock and rules.must_ask_first(item, clock.clock):
            st.markdown(f":red[:material/front_hand: **{plain(clock.clock.stop_sign)}**]")
            _tell_first(opened, item, key)
        elif item.answered_on is None and item.closed_on is None:
            _answer(opened, item, key)
        if item.lesson:
            st.caption(plain(f"Lesson: {item.lesson}"))
        with st.popover("Edit", icon=":material/edit:", key=f"{key}_edit"):
            lists.change_form(opened, EDITABLE, item, item.feedback_id)


def _from(item: Feedback) -> str:
    return f", from {item.from_whom}" if item.from_whom else ""


def _clock_lines(item: Feedback, clock: rules.Running | None, today: date) -> list[str]:
    lines = []
    if item.acknowledged_on:
        lines.append(f"Acknowledged {dates.in_full(item.acknowledged_on)}.")
    elif clock and clock.acknowledge_by_on and item.answered_on is None:
        lines.append(f"Acknowledge by {dates.with_distance(clock.acknowledge_by_on, today)}.")
    if item.answered_on:
        lines.append(f"Answered {dates.in_full(item.answered_on)}.")
    elif item.closed_on:
        lines.append(f"Closed {dates.in_full(item.closed_on)}.")
    elif clock and clock.answer_by_on:
        lines.append(f"Answer by {dates.with_distance(clock.answer_by_on, today)}.")
    if item.told_first:
        lines.append(f"Told first: {item.told_first}, {dates.in_full(item.told_on)}.")
    if clock and item.answered_on is None and item.closed_on is None:
        lines.append(f"Steps: {'; '.join(clock.clock.steps)}.")
        lines.append(f"{clock.clock.kind.capitalize()}, source: {clock.clock.source}")
    return lines


def _tell_first(opened: OpenCase, item: Feedback, key: str) -> None:
    st.text_input("Who was told (name and office)", key=f"{key}_told")
    st.button(
        "They have been told",
        key=f"{key}_told_save",
        on_click=_told,
        args=(opened.case.case_id, item, f"{key}_told"),
    )


def _told(case_id: str, item: Feedback, key: str) -> None:
    who = st.session_state.get(key) or ""
    session.save(
        case_id,
        f"told/{item.feedback_id}",
        lambda desk, opened, token: aftercare.tell_first(desk, opened, item, who, token=token),
        done="Noted.",
    )


def _answer(opened: OpenCase, item: Feedback, key: str) -> None:
    case_id = opened.case.case_id
    with st.container(horizontal=True, key=f"{key}_actions"):
        if item.acknowledged_on is None and item.lane not in (Lane.REVIEW, Lane.FEEDBACK):
            st.button(
                "Acknowledged today", key=f"{key}_ack", on_click=_act, args=(case_id, item, "acknowledge")
            )
        if item.lane in rules.NEEDS_CONSENT and not item.consent_on_file:
            st.button(
                "The client's consent is on file",
                key=f"{key}_consent",
                on_click=_act,
                args=(case_id, item, "consent"),
            )
        if item.lane in rules.REPLY_KINDS:
            st.button(
                "Write the reply",
                key=f"{key}_write",
                icon=":material/edit:",
                on_click=_write,
                args=(item.lane,),
            )
    st.text_area("What was replied", key=f"{key}_reply", height=80)
    st.text_input("What we learn from it, or why there is no reply", key=f"{key}_lesson")
    with st.container(horizontal=True, key=f"{key}_finish"):
        st.button(
            "Answered today", key=f"{key}_answered", on_click=_finish, args=(case_id, item, key, "answer")
        )
        st.button(
            "Close without a reply", key=f"{key}_closed", on_click=_finish, args=(case_id, item, key, "close")
        )


def _write(lane: Lane) -> None:
    st.query_params["letter"] = rules.REPLY_KINDS[lane]
    step_bar.go_to(Step.LETTER)


def _act(case_id: str, item: Feedback, verb: str) -> None:
    does = {"acknowledge": aftercare.acknowledge, "consent": aftercare.consent}[verb]
    session.save(
        case_id,
        f"{verb}/{item.feedback_id}",
        lambda desk, opened, token: does(desk, opened, item, token=token),
    )


def _finish(case_id: str, item: Feedback, key: str, verb: str) -> None:
    reply, lesson = st.session_state.get(f"{key}_reply") or "", st.session_state.get(f"{key}_lesson") or ""

    def work(desk: Desk, opened: OpenCase, token: str) -> int:
        if verb == "close":
            return aftercare.close(desk, opened, item, lesson, token=token)
        return aftercare.answer(desk, opened, item, reply, lesson, token=token)

    session.save(case_id, f"{verb}/{item.feedback_id}", work, done="Noted.")


def _receive(opened: OpenCase) -> None:
    turn = len(opened.case.feedback)
    with st.expander(
        "Something has come", icon=":material/move_to_inbox:", key="receiving", expanded=not turn
    ):
        words = st.text_area(
            "What was said, quoted or in neutral words", key=f"came_words_{turn}", height=110
        )
        left, right = st.columns(2)
        received_on = left.date_input(
            "Came on",
            value=opened.dossier.on,
            max_value=opened.dossier.on,
            format=date_format(opened),
            key=f"came_on_{turn}",
        )
        from_whom = right.text_input("From", key=f"came_from_{turn}")
        yes = frozenset(
            lane for lane, question in rules.QUESTIONS if st.checkbox(question, key=f"came_{lane}_{turn}")
        )
        lane = rules.recognised(yes)
        st.markdown(f"This is treated as: **{rules.LANE_WORDS[lane]}**")
        if not st.button("Take it in", key=f"came_save_{turn}", type="primary"):
            return
        item = Feedback(
            feedback_id="",
            lane=lane,
            received_on=received_on if isinstance(received_on, date) else opened.dossier.on,
            from_whom=from_whom or "",
            words=words or "",
        )
        session.save(
            opened.case.case_id,
            f"receive/{turn}",
            lambda desk, shown, token: aftercare.receive(desk, shown, item, token=token),
            done="It is in the inbox; its clock runs.",
        )
        st.rerun()
