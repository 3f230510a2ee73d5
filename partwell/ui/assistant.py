"""The assistant: one case on one page, its head, its steps, the open step, and what it says so far."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import steps
from partwell.domain.errors import UnknownCase
from partwell.domain.steps import Step
from partwell.ui import case_head, conflict, next_step, session, side_panel, start, step_bar, welcome
from partwell.ui.steps import aftercare, call, case, decision, handover, letter, notice, record

SHOW = {
    Step.CASE: case.show,
    Step.DECISION: decision.show,
    Step.NOTICE: notice.show,
    Step.LETTER: letter.show,
    Step.CALL: call.show,
    Step.HANDOVER: handover.show,
    Step.AFTERCARE: aftercare.show,
    Step.RECORD: record.show,
}


def show(desk: Desk) -> None:
    """The whole page: the welcome, the start, or the case in the address."""
    case_id = st.query_params.get("case", "")
    if not desk.practice.is_set_up:
        welcome.show(desk)
    elif not case_id:
        start.show(desk)
    else:
        _show_case(desk, case_id)


def _show_case(desk: Desk, case_id: str) -> None:
    try:
        opened = session.opened(desk, case_id)
    except UnknownCase as error:
        st.title("This case is not here", anchor=False)
        st.text(error.sentence)
        st.page_link("pages/portfolio.py", label="Open the portfolio", icon=":material/table_rows:")
        return
    current = current_step(opened)
    case_head.show(desk, opened)
    conflict.show(opened)
    step_bar.show(steps.progress(opened.dossier), current)
    left, right = st.columns([1, 1] if current == Step.LETTER else [3, 2], gap="large")
    with left, st.container(key=f"open_step_{current}"):
        SHOW[current](desk, opened)
        next_step.show(current)
    with right, st.container(key="so_far"):
        side_panel.show(desk, opened, current)


def current_step(opened: OpenCase) -> Step:
    """The step named in the address, else the one that is to do next."""
    named = st.query_params.get("step", "")
    return Step(named) if named in list(Step) else steps.suggested(opened.dossier)
