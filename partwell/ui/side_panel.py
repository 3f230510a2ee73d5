"""What the case says so far: the letter on white paper, what to think about, and the history."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.case import CaseStatus, IssuedDocument
from partwell.domain.errors import LetterIncomplete, PartwellError
from partwell.domain.findings import in_order
from partwell.domain.lifecycle import BEFORE_NOTICE, FINAL
from partwell.domain.running_notice import only_the_day_moved
from partwell.domain.steps import Step
from partwell.services import cases, issuing, papers
from partwell.ui import findings, session, taking_back
from partwell.ui.session import plain
from partwell.ui.steps import letter
from partwell.ui.unbroken import once, unbroken

SHOWN_EVENTS = 40
BEFORE_THE_END = (*BEFORE_NOTICE, CaseStatus.NOTICE_GIVEN)
DRAFT = "Draft. The Word file has the same words."
NOT_ISSUED = "No ending letter was issued in this case. Other papers stand in the step Letter."


def show(desk: Desk, opened: OpenCase, current: Step) -> None:
    """Three tabs, of which only the open one is worked out."""
    paper, thoughts, history = st.tabs(["Letter", "Findings", "History"], key="so_far_tab", on_change="rerun")
    if paper.open:
        with paper:
            _letter(desk, opened, current)
    if thoughts.open:
        with thoughts:
            found = in_order((*issuing.next_in_the_way(desk, opened), *opened.dossier.period.findings))
            unique = tuple({finding.code: finding for finding in found}.values())
            findings.show(unique, key="side")
            if not unique:
                st.caption("Nothing to think about right now.")
    if history.open:
        with history:
            _history(opened)


def _letter(desk: Desk, opened: OpenCase, current: Step) -> None:
    named = st.query_params.get("letter", "") if current == Step.LETTER else ""
    kind_id = letter.open_kind(opened, named)
    paper = issuing.paper_to_show(opened, kind_id)
    may_be_written = opened.case.status in BEFORE_THE_END or current == Step.LETTER
    if paper is None and (not kind_id or not may_be_written or opened.case.status in FINAL):
        st.caption("No letter was issued in this case." if not opened.case.documents else NOT_ISSUED)
        return
    try:
        if paper:
            shown, note = papers.issued_preview(desk, paper.document_id), _issued_note(opened, paper)
        else:
            shown, note = papers.preview(desk, opened.dossier, kind_id), DRAFT
    except LetterIncomplete as error:
        st.caption(plain(error.sentence))
        return
    except PartwellError as error:
        st.text(error.sentence)
        return
    st.caption(note)
    with st.container(key="paper"):
        st.html(shown)


def _issued_note(opened: OpenCase, paper: IssuedDocument) -> str:
    issued = f"Issued, version {paper.version}."
    if only_the_day_moved(opened.dossier, paper):
        return f"{issued} The last day was moved since."
    return f"{issued} Facts have changed since." if issuing.is_out_of_date(opened, paper) else issued


def _history(opened: OpenCase) -> None:
    _note(opened)
    taking_back.show(opened)
    events = opened.dossier.timeline
    for event in reversed(events[-SHOWN_EVENTS:]):
        when = f"{event.at.astimezone():%d %b %Y, %H:%M}"
        st.markdown(
            f":small[{event.number} · {plain(when)} · {plain(event.who)}]  \n{plain(event.what[:400])}"
        )
    if len(events) > SHOWN_EVENTS:
        st.caption(f"The first {len(events) - SHOWN_EVENTS} entries are in the record.")


def _note(opened: OpenCase) -> None:
    key = f"{opened.case.case_id}:note:{len(opened.dossier.timeline)}"
    st.text_input(
        "Add a note to the history",
        key=key,
        placeholder="Facts only; it cannot be changed afterwards",
        on_change=_add_note,
        args=(opened.case.case_id, key),
    )


@unbroken
def _add_note(case_id: str, key: str) -> None:
    text = st.session_state[key]
    if not text:
        return
    desk, form = session.the_desk(), f"{case_id}/{key}"
    token = session.token_for(form)
    try:
        once(lambda: cases.note(desk, case_id, text, token=token))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used(form)
