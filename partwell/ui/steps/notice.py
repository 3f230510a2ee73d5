"""Step 3, Notice: the last day with its whole sum, a picture of the window, and what the client must do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import Audience, CaseStatus, ClientDeadline
from partwell.domain.dossier import Dossier
from partwell.domain.notice import NoticePeriod, NoticeStep
from partwell.domain.notice_receipt import unchosen_method
from partwell.services import notice as notice_service
from partwell.ui import dates, facts, findings, lists, methods, running_notice, session, window_chart
from partwell.ui.lists import Input, ListForm
from partwell.ui.methods import METHODS
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken

DEADLINES = ListForm(
    list_name="client_deadlines",
    item=ClientDeadline,
    inputs=(
        Input(name="what", label="What the client must do", required=True),
        Input(name="due_on", label="By when", kind="day", required=True),
        Input(name="consequence", label="What may happen if it is missed"),
        Input(name="source", label="Where the date comes from"),
        Input(
            name="audience",
            label="Who may read it",
            kind="choice",
            options=tuple(Audience),
            first=Audience.CLIENT,
        ),
    ),
    summary=lambda one: f"{dates.short(one.due_on)}: {one.what}. {one.consequence}".strip(),
    add="Add a deadline of the client",
    empty="The client's own deadlines will stand here; the letter lists them and the agenda watches them.",
)


def show(desk: Desk, opened: OpenCase) -> None:
    """One question, its answer with the sum, and the picture of the window."""
    st.header("When does it end?", anchor=False)
    planned = opened.case.notice.given_on is not None
    dossier = opened.dossier if planned else notice_service.proposed(desk, opened)
    with st.container(border=True, key="notice_answer"):
        _answer(opened, dossier, planned=planned)
        if dossier.period.ends_on:
            window_chart.show(dossier)
    if opened.case.status in lifecycle.BEFORE_NOTICE:
        _settings(opened, dossier)
    findings.show(dossier.period.findings, key="notice")
    if opened.case.status == CaseStatus.NOTICE_GIVEN:
        running_notice.show(opened)
    with st.expander("How this date comes about", icon=":material/calculate:", expanded=True, key="sum"):
        _sum(dossier.period)
    with st.container(border=True, key="deadlines"):
        st.subheader("What the client must do, and by when", anchor=False)
        lists.editor(opened, DEADLINES)


def _answer(opened: OpenCase, dossier: Dossier, *, planned: bool) -> None:
    period = dossier.period
    if period.is_blocked or period.ends_on is None:
        st.markdown(":red[:material/block: **No last day can be named yet.**]")
        st.caption(
            "Something above the calendar stands in the way. The reasons are below and in the decision."
        )
        return
    if opened.case.status not in lifecycle.BEFORE_NOTICE:
        st.markdown(f"The last day is **{dates.with_distance(period.ends_on, dossier.on)}**.")
        return
    lead = "Last day" if planned else "If notice is given today, the last day is"
    st.markdown(f"{lead}: **{dates.with_distance(period.ends_on, dossier.on)}**")
    if period.earliest_on and period.earliest_on != period.ends_on:
        st.caption(f"The earliest day that binds is {dates.in_full(period.earliest_on)}.")
    st.button(
        "Set notice" if not planned else "Use the recommended last day",
        key="set_notice",
        type="primary",
        icon=":material/event_available:",
        disabled=planned and period.ends_on == period.recommended_on,
        on_click=_set,
        args=(opened.case.case_id, dossier),
    )


@unbroken
def _set(case_id: str, dossier: Dossier) -> None:
    notice = replace(dossier.case.notice, ends_on=dossier.period.recommended_on, ends_note="")
    session.save(
        case_id,
        "notice/set",
        lambda desk, opened, token: notice_service.set_notice(desk, opened, notice, token=token),
        done="The notice is set.",
    )


def _settings(opened: OpenCase, dossier: Dossier) -> None:
    policy, offered = dossier.profession.policy, methods.offered(opened)
    left, right = st.columns(2)
    with left:
        day_of_notice(opened)
        facts.choice(
            opened,
            "notice.method",
            list(offered),
            words=lambda one: offered.get(one) or METHODS.get(one, one),
            none_means=f"As usual: {METHODS[unchosen_method(opened.case, dossier.profession)]}",
            tip=policy.delivery_note,
        )
    with right:
        last_day(opened)
        facts.number(opened, "notice.extend_days", highest=400)
    facts.text(opened, "notice.ends_note", hint="Needed where the last day is earlier than the sum says.")


def day_of_notice(opened: OpenCase) -> None:
    """The day on which notice is to be given."""
    today, planned_on = opened.dossier.on, opened.case.notice.given_on
    facts.day(opened, "notice.given_on", earliest=min(today, planned_on or today))


def last_day(opened: OpenCase) -> None:
    """The professional's own last day."""
    facts.day(
        opened,
        "notice.ends_on",
        tip="Leave it empty to follow the recommended day.",
        earliest=date(2000, 1, 1),
    )


def _sum(period: NoticePeriod) -> None:
    """The steps that lead to a day, numbered; below them what is asked for without a number of days."""
    without_a_day = [step for step in period.steps if step.on is None and step.kind]
    _steps([step for step in period.steps if step not in without_a_day], numbered=True)
    if without_a_day:
        st.markdown("**To be kept beside it; these set no number of days**")
        _steps(without_a_day, numbered=False)
    st.caption(
        "Partwell informs and does not advise on law. Every date stays your decision; where a figure is only "
        "a convention, ask your insurer or your professional body."
    )


def _steps(steps: Sequence[NoticeStep], *, numbered: bool) -> None:
    told = ""
    for number, step in enumerate(steps, start=1):
        kind = f" :gray-badge[{step.kind}]" if step.kind else ""
        st.markdown(f"{f'{number}.' if numbered else '-'} {plain(step.sentence)}{kind}")
        if step.source and step.source != told:
            st.caption(f"Source: {plain(step.source)}")
        told = step.source or told
