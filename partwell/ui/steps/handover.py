"""Step 6, Handover: what was agreed, what is left to do, who receives what, and the end itself."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import AgreedTerm, Audience, CaseStatus, Referral, Task
from partwell.domain.handover import usual_tasks
from partwell.domain.knowledge import Mark
from partwell.domain.lifecycle import Move
from partwell.services import cases, handover, referrals
from partwell.ui import clearing, dates, facts, findings, lists, session, turning
from partwell.ui.facts import date_format
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain

TERMS = ListForm(
    list_name="agreed_terms",
    item=AgreedTerm,
    inputs=(
        Input(name="what", label="What was agreed", kind="area", required=True),
        Input(name="agreed_on", label="Agreed on", kind="day", required=True),
        Input(name="owner", label="Who does it", kind="choice", options=("professional", "client", "both")),
        Input(name="due_on", label="By when", kind="day"),
        Input(name="done_on", label="Done on", kind="day"),
        Input(
            name="audience",
            label="Who may read it",
            kind="choice",
            options=tuple(Audience),
            first=Audience.CLIENT,
        ),
    ),
    summary=lambda one: (
        f"{one.what} ({one.owner}{', by ' + dates.short(one.due_on) if one.due_on else ''})"
        f"{' – done ' + dates.short(one.done_on) if one.done_on else ''}"
    ),
    add="Add an agreed term",
    empty="Promises from the call and anything else both sides agreed will stand here.",
)
REFERRALS = ListForm(
    list_name="referrals",
    item=Referral,
    inputs=(
        Input(name="name", label="Name", required=True),
        Input(name="contact", label="How to reach them"),
        Input(name="note", label="For the file: why, and any tie to us"),
    ),
    summary=lambda one: " – ".join(part for part in (one.name, one.contact) if part),
    add="Add somebody the client might ask",
    empty="Names for the letter will stand here, without any promise that they have space.",
)


def show(desk: Desk, opened: OpenCase) -> None:
    """Tasks, terms, referrals, and the button that ends the relationship on its last day."""
    st.header("Hand everything over", anchor=False)
    _tasks(opened)
    with st.container(border=True, key="terms"):
        st.subheader("Agreed terms", anchor=False)
        lists.editor(opened, TERMS)
    with st.container(border=True, key="referrals"):
        st.subheader("Who else may help", anchor=False)
        lists.editor(opened, REFERRALS)
        _named_before(desk, opened)
    if opened.case.status == CaseStatus.NOTICE_GIVEN:
        with st.container(border=True, key="the_end"):
            st.subheader("The last day", anchor=False)
            facts.choice(
                opened,
                "outcome",
                list(lifecycle.MOVES[Move.END].outcomes),
                none_means="Ended by us, on the last day",
            )
            facts.text(opened, "outcome_note", hint="Needed where both sides agreed on an earlier day.")
            turning.move_button(opened, Move.END, primary=True, say="The relationship has ended.")


def _named_before(desk: Desk, opened: OpenCase) -> None:
    """Names given in earlier cases, the least named first, each to take over with one click."""
    box = st.expander("Names given before", icon=":material/history:", key="named_before", on_change="rerun")
    if not box.open or opened.case.status in lifecycle.FINAL:
        return
    with box:
        before = referrals.named_before(desk)
        findings.show(referrals.unevenly_named(before), key="rotation")
        present = {one.name for one in opened.case.referrals}
        if not before:
            st.caption("Names you give to clients will be counted here.")
        for number, (referral, count) in enumerate(before):
            with st.container(horizontal=True, vertical_alignment="center", key=f"row_named_{number}"):
                st.text(f"{referral.name} (named {count} times)", width="stretch")
                st.button(
                    "Add",
                    key=f"named_{number}",
                    disabled=referral.name in present,
                    on_click=_name,
                    args=(opened.case.case_id, referral),
                )


def _name(case_id: str, referral: Referral) -> None:
    session.save(
        case_id,
        f"referrals/{referral.name}",
        lambda desk, opened, token: cases.add_item(desk, opened, "referrals", referral, token=token),
        done="Added.",
    )


def _tasks(opened: OpenCase) -> None:
    case = opened.case
    with st.container(border=True, key="tasks"):
        left = [task for task in case.tasks if task.done_on is None]
        st.subheader(
            f"To do ({len(left)} of {len(case.tasks)} open)" if case.tasks else "To do", anchor=False
        )
        if case.tasks:
            share = 1 - len(left) / len(case.tasks)
            st.progress(share, text=f"{len(case.tasks) - len(left)} of {len(case.tasks)} done")
        if usual_tasks(opened.dossier) and case.status not in lifecycle.FINAL:
            st.button(
                "Add what is usual here",
                key="fill_checklist",
                icon=":material/playlist_add:",
                on_click=session.do,
                args=(case.case_id, "checklist", _fill),
                help=f"The checklist for {opened.dossier.profession.label}.",
            )
        for task in case.tasks:
            _task(opened, task)
        if case.status not in lifecycle.FINAL:
            _own_task(opened)


def _fill(desk: Desk, opened: OpenCase, token: str) -> int:
    return handover.fill_checklist(desk, opened, token=token)


def _task(opened: OpenCase, task: Task) -> None:
    key, case_id = f"task_{task.task_id}", opened.case.case_id
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{key}"):
        icon = ":green[:material/check_circle:]" if task.done_on else ":material/radio_button_unchecked:"
        st.markdown(f"{icon} {plain(task.label)}  \n:small[{plain(_about(opened, task))}]", width="stretch")
        if opened.case.status in lifecycle.FINAL:
            return
        if task.done_on:
            st.button(
                "Open again",
                key=f"{key}_again",
                type="tertiary",
                on_click=_reopen,
                args=(case_id, task.task_id),
            )
            return
        with st.popover("Done", icon=":material/check:", key=f"{key}_done"):
            proof = st.text_input(
                "What proves it", key=f"{key}_proof", placeholder="receipt, e-mail of 4 May, note"
            )
            st.button(
                "Mark as done",
                key=f"{key}_save",
                type="primary",
                on_click=_done,
                args=(case_id, task.task_id, f"{key}_proof"),
            )
            del proof
            if task.mark == Mark.MUST:
                clearing.waiver(opened, task.task_id, "Or leave it out, because")


def _about(opened: OpenCase, task: Task) -> str:
    waived = opened.case.waiver(task.task_id)
    parts = (
        "must" if task.mark == Mark.MUST else "",
        task.owner,
        f"{task.giver} to {task.receiver}" if task.giver else "",
        f"due {dates.with_distance(task.due_on, opened.dossier.on)}"
        if task.due_on and not task.done_on
        else "",
        f"done {dates.short(task.done_on)}" if task.done_on else "",
        f"proof: {task.proof}" if task.proof else "",
        f"left out: {waived.why}" if waived else "",
    )
    return " · ".join(part for part in parts if part)


def _done(case_id: str, task_id: str, proof_key: str) -> None:
    proof = st.session_state.get(proof_key) or ""
    session.save(
        case_id,
        f"task/{task_id}",
        lambda desk, opened, token: handover.done(desk, opened, task_id, proof, token=token),
        done="Done.",
    )


def _reopen(case_id: str, task_id: str) -> None:
    session.save(
        case_id,
        f"task/{task_id}/again",
        lambda desk, opened, token: handover.reopen(desk, opened, task_id, token=token),
    )


def _own_task(opened: OpenCase) -> None:
    turn = len(opened.case.tasks)
    with (
        st.expander("Add a task", icon=":material/add:", key="adding_task"),
        st.form(f"own_task_{turn}", border=False, enter_to_submit=False),
    ):
        label = st.text_input("What is to be done", key=f"own_task_label_{turn}")
        due_on = st.date_input("By when", value=None, format=date_format(opened), key=f"own_task_due_{turn}")
        must = st.checkbox("The case cannot be closed without it", key=f"own_task_must_{turn}")
        if not st.form_submit_button("Add a task", key=f"own_task_save_{turn}"):
            return
        task = Task(task_id="", label=label or "", due_on=due_on, mark=Mark.MUST if must else Mark.SHOULD)
        session.save(
            opened.case.case_id,
            "own_task",
            lambda desk, shown, token: handover.add_task(desk, shown, task, token=token),
            done="The task is on the list.",
        )
        st.rerun()
