"""Facts a letter still needs, each asked for where it is missed."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.decision import disclosure
from partwell.domain.errors import PartwellError
from partwell.domain.knowledge import Disclosure
from partwell.domain.letter_fields import MissingFact
from partwell.domain.lifecycle import BEFORE_NOTICE
from partwell.domain.steps import Step
from partwell.services import practice as practice_service
from partwell.ui import client_form, facts, session, step_bar
from partwell.ui.session import plain
from partwell.ui.steps import decision, notice
from partwell.ui.unbroken import once, unbroken

AREAS = {
    "work_status": ("engagement.work_done", "engagement.work_in_progress", "engagement.work_not_started"),
    "work_done": ("engagement.work_done",),
    "work_in_progress": ("engagement.work_in_progress",),
    "work_not_started": ("engagement.work_not_started",),
    "continues_until_end": ("engagement.continues_until_end", "engagement.stops_at_once"),
    "stops_at_once": ("engagement.stops_at_once",),
    "surviving_terms": ("engagement.surviving_terms",),
    "modified_terms": ("outcome_note",),
}
HINTS = {
    "engagement.continues_until_end": "monthly bookkeeping until the last day; or: nothing",
    "engagement.stops_at_once": "new projects; leave it empty where nothing stops with the letter",
}
LINES = {"engagement_title": "engagement.title", "clause": "engagement.clause"}
DAYS = {
    "agreement_on": "engagement.agreement_on",
    "last_session_on": "engagement.last_service_on",
    "final_invoice_on": "engagement.final_invoice_on",
    "review_on": "review_on",
}
STEPS = {"Case": Step.CASE, "Decision": Step.DECISION, "Notice": Step.NOTICE, "Call": Step.CALL}
STEPS |= {"Handover": Step.HANDOVER, "Aftercare": Step.AFTERCARE}


def show(desk: Desk, opened: OpenCase, missing: tuple[MissingFact, ...]) -> None:
    """One card with an input for every fact that is missing, or the way to where it is entered."""
    if not missing:
        return
    with st.container(border=True, key="missing_facts"):
        st.markdown(":orange[:material/edit_note: **The letter still needs**]")
        for fact in missing:
            _ask(desk, opened, fact)


def _ask(desk: Desk, opened: OpenCase, fact: MissingFact) -> None:
    if fact.name in AREAS:
        for path in AREAS[fact.name]:
            facts.area(opened, path, height=70, hint=HINTS.get(path, ""))
    elif fact.name in LINES:
        facts.text(opened, LINES[fact.name])
    elif fact.name in DAYS:
        facts.day(opened, DAYS[fact.name])
    elif fact.name == "ends_on" and _may_plan(opened):
        notice.day_of_notice(opened)
        notice.last_day(opened)
    elif fact.name == "reason_sentence" and not opened.case.reason_ids:
        decision.reasons(desk, opened)
    elif fact.name == "reason_sentence" and disclosure(opened.dossier) == Disclosure.FULL:
        decision.sentence(opened)
    elif fact.name == "client_address_lines":
        with st.popover("Add the client's address", icon=":material/home_pin:", key="missing_address"):
            client_form.edit(desk, opened.case.client_id)
    elif fact.name in ("contact_route", "practice_phone", "practice_email"):
        _contact()
    else:
        _lead(fact)


def _may_plan(opened: OpenCase) -> bool:
    """Whether a day helps: nothing above the calendar forbids one, and none is fixed yet."""
    return opened.case.status in BEFORE_NOTICE and not opened.dossier.period.is_blocked


def _contact() -> None:
    st.text_input(
        "Telephone or e-mail of the practice, for questions",
        key="missing_contact",
        on_change=_keep_contact,
        placeholder="+1 201 555 0100 or office@example.org",
    )


@unbroken
def _keep_contact() -> None:
    told = (st.session_state["missing_contact"] or "").strip()
    if not told:
        return
    desk = session.the_desk()
    practice, version = desk.store.practice.get()
    changed = replace(practice, email=told) if "@" in told else replace(practice, phone=told)
    token = session.token_for("contact")
    try:
        once(lambda: practice_service.change(desk, changed, version=version, token=token))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used("contact")


def _lead(fact: MissingFact) -> None:
    step = next((step for word, step in STEPS.items() if f"step {word}" in fact.where), None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"{plain(fact.meaning[:1].upper() + fact.meaning[1:])}, in {plain(fact.where)}", width="stretch"
        )
        if step:
            go: Callable[..., None] = step_bar.go_to
            st.button("Go there", key=f"missing_{fact.name}", on_click=go, args=(step,))
        elif "Practice" in fact.where:
            st.page_link("pages/practice.py", label="Go there")
