"""The head of a case: who, where it stands, how long it has, and what stands in the way."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.agenda import next_action
from partwell.domain.case import CaseStatus
from partwell.services import cases, issuing
from partwell.ui import case_badge, dates, findings, session, taking_back

SAMPLE = "An invented case. The samples are removed on the client list."


def show(desk: Desk, opened: OpenCase) -> None:
    """Name, status, last day, obstacles and the next action, in three lines."""
    dossier, case = opened.dossier, opened.case
    with st.container(horizontal=True, vertical_alignment="center", key="case_head"):
        title = dossier.client.name + (f" · {case.engagement.title}" if case.engagement.title else "")
        st.title(session.plain(title), anchor=False, width="stretch")
        if case.is_sample:
            st.badge("Sample", icon=":material/science:", color="gray", help=SAMPLE)
        case_badge.show(case.status)
    with st.container(horizontal=True, vertical_alignment="center", key="case_facts"):
        st.markdown(_last_day(opened), width="content")
        _obstacles(desk, opened)
        action, action_on = next_action(dossier)
        if action:
            when = (
                f" by {dates.short(action_on)} ({dates.distance(action_on, dossier.on)})" if action_on else ""
            )
            st.markdown(f":material/arrow_forward: Next: {session.plain(action)}{when}", width="content")
        _undo(opened)


def _last_day(opened: OpenCase) -> str:
    case, period = opened.case, opened.dossier.period
    if case.ended_on:
        return f":material/event_available: Ended {dates.in_full(case.ended_on)}"
    if period.ends_on is None:
        return ":material/event: Last day not set"
    word = (
        "Last day" if case.status == CaseStatus.NOTICE_GIVEN else "Last day, if notice goes out as planned:"
    )
    return f":material/event: {word} **{dates.with_distance(period.ends_on, opened.dossier.on)}**"


def _obstacles(desk: Desk, opened: OpenCase) -> None:
    standing = issuing.next_in_the_way(desk, opened)
    if not standing:
        return
    with st.popover(findings.in_short(standing), icon=":material/block:", key="obstacles"):
        findings.show(standing, key="head")


def _undo(opened: OpenCase) -> None:
    event = cases.last_undoable(opened)
    if event is None:
        return
    st.button(
        f"Undo: {session.plain(taking_back.in_short(event.what))}",
        key="undo",
        icon=":material/undo:",
        type="tertiary",
        help=f"Takes back: {session.plain(event.what)}",
        on_click=taking_back.take_back,
        args=(opened.case.case_id, event.number),
    )
