"""In which format records were handed over, and which copy stays here."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.case import Task
from partwell.domain.lifecycle import FINAL
from partwell.services import handover
from partwell.ui import folding, session
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken

HINTS = {"handed_over_as": "PDF, the paper originals", "copy_kept": "A full copy, for six years"}


def show(opened: OpenCase) -> None:
    """Two inputs for each handover between two sides that is done."""
    done = [task for task in opened.case.tasks if task.done_on and task.giver and task.receiver]
    if not done or opened.case.status in FINAL:
        return
    with folding.expander(
        "Records handed over: format, and copy kept", icon=":material/folder_copy:", key="handed_over"
    ) as looked_into:
        if looked_into:
            for task in done:
                _task(opened, task)


def _task(opened: OpenCase, task: Task) -> None:
    st.markdown(plain(task.label))
    for column, field in zip(st.columns(2), handover.HANDED_OVER, strict=True):
        key, stored = f"{opened.case.case_id}:handed:{task.task_id}:{field}", getattr(task, field)
        session.bind(key, stored)
        column.text_input(
            handover.HANDED_OVER[field],
            key=key,
            placeholder=HINTS[field],
            on_change=_keep,
            args=(opened.case.case_id, task.task_id, field, key),
        )


@unbroken
def _keep(case_id: str, task_id: str, field: str, key: str) -> None:
    def now(_desk: Desk, opened: OpenCase) -> str:
        return next((getattr(one, field) for one in opened.case.tasks if one.task_id == task_id), "")

    def put(words: str) -> session.Work:
        return lambda desk, opened, token: handover.describe(desk, opened, task_id, field, words, token=token)

    session.save_value(
        case_id,
        session.Value(
            form=f"handed/{task_id}/{field}",
            label=handover.HANDED_OVER[field],
            typed=st.session_state[key] or "",
            seen=session.seen(key),
            now=now,
            put=put,
        ),
    )
