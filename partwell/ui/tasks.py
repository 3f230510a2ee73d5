"""The tasks of the handover in four groups: what is left, who does it, what proves that it is done."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import Task
from partwell.domain.formats import format_amount
from partwell.domain.handover import Group, group_of, needs_proof, usual_tasks
from partwell.domain.knowledge import Mark
from partwell.services import handover
from partwell.ui import dates, folding, lists, session, setting_aside
from partwell.ui.facts import date_format
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken

OWNERS = {
    "professional": "You",
    "office": "The office",
    "client": "The client",
    "successor": "The next adviser",
}
OURS = frozenset(
    {"professional", "firm", "practice", "agency", "broker", "coach", "manager", "provider", "office"}
)
THEIRS = frozenset({"client", "patient", "owner", "sponsor", "tenants", "next", "nhs"})
MARKS = {Mark.MUST: "The case cannot be closed without it", Mark.SHOULD: "It should be done"}
_PLANNED = (
    Input(name="label", label="What is to be done", required=True),
    Input(
        name="owner",
        label="Who does it",
        kind="choice",
        options=tuple(OWNERS),
        words=lambda one: OWNERS.get(one, one),
    ),
    Input(name="due_on", label="By when", kind="day"),
    Input(name="giver", label="Who hands over"),
    Input(name="receiver", label="Who receives"),
    Input(
        name="mark",
        label="How needed",
        kind="choice",
        options=(Mark.SHOULD, Mark.MUST),
        words=MARKS.__getitem__,
    ),
)


def _form(*inputs: Input) -> ListForm:
    return ListForm(
        list_name="tasks",
        item=Task,
        inputs=inputs,
        summary=lambda one: one.label,
        add="Add a task",
        empty="",
        saving=lambda old, new: (
            lambda desk, opened, token: handover.change_task(desk, opened, old, new, token=token)
        ),
    )


OPEN = _form(*_PLANNED)
DONE = _form(
    *_PLANNED,
    Input(name="done_on", label="Done on", kind="day"),
    Input(name="proof", label="What proves it"),
    Input(name="exception", label="No proof, because"),
)


def show(opened: OpenCase) -> None:
    """How far the list has come, its groups, and a form for a task of one's own."""
    case = opened.case
    is_open = case.status not in lifecycle.FINAL
    with st.container(border=True, key="tasks"):
        st.subheader("To do", anchor=False)
        if case.tasks:
            done = sum(task.done_on is not None for task in case.tasks)
            aside = sum(bool(case.waiver(task.task_id)) and not task.done_on for task in case.tasks)
            told = f"{done} of {len(case.tasks)} done" + (f", {aside} set aside" if aside else "")
            st.progress((done + aside) / len(case.tasks), text=told)
        else:
            st.caption("What is usual in your profession and tasks of your own will stand here.")
        if is_open and usual_tasks(opened.dossier):
            st.button(
                "Add what is usual here",
                key="fill_checklist",
                icon=":material/playlist_add:",
                on_click=session.do,
                args=(case.case_id, "checklist", _fill),
                help=f"The checklist for {opened.dossier.profession.label}.",
            )
        for group in Group:
            _group(opened, group, [task for task in case.tasks if group_of(task) == group])
        if is_open:
            _own_task(opened)


def _fill(desk: Desk, opened: OpenCase, token: str) -> int:
    return handover.fill_checklist(desk, opened, token=token)


def _group(opened: OpenCase, group: Group, tasks: list[Task]) -> None:
    money = _money(opened) if group == Group.MONEY else ""
    if tasks or money:
        st.markdown(f"**{group}**")
    if money:
        st.caption(plain(money))
    for task in tasks:
        _task(opened, task)


def _money(opened: OpenCase) -> str:
    agreed, practice = opened.case.engagement, opened.dossier.practice
    sums = (("Fees outstanding", agreed.fees_outstanding_amount), ("Refund due", agreed.refund_amount))
    parts = [f"{label}: {format_amount(amount, practice)}" for label, amount in sums if amount is not None]
    if agreed.final_invoice_on:
        parts.append(f"Final invoice: {dates.in_full(agreed.final_invoice_on)}")
    return " · ".join(parts)


def _task(opened: OpenCase, task: Task) -> None:
    key, aside = f"task_{task.task_id}", opened.case.waiver(task.task_id)
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{key}"):
        icon = ":green[:material/check_circle:]" if task.done_on else ":material/radio_button_unchecked:"
        icon = ":material/do_not_disturb_on:" if aside and not task.done_on else icon
        st.markdown(f"{icon} {plain(task.label)}  \n:small[{plain(_about(opened, task))}]", width="stretch")
        if opened.case.status in lifecycle.FINAL:
            return
        if task.done_on:
            st.button(
                "Open again",
                key=f"{key}_again",
                type="tertiary",
                on_click=_reopen,
                args=(opened.case.case_id, task.task_id),
            )
        elif aside:
            setting_aside.again(opened, task.task_id)
        else:
            _open_task(opened, task, key)
        form = DONE if task.done_on else OPEN
        edit = lists.edit_key(opened, form, task.task_id)
        with folding.popover("Edit", icon=":material/edit:", type="tertiary", key=edit) as is_unfolded:
            if is_unfolded:
                lists.change_form(opened, form, task, task.task_id)
                if not (task.done_on or aside):
                    setting_aside.line(opened, task.task_id, folded_in=edit)


def _open_task(opened: OpenCase, task: Task, key: str) -> None:
    if not needs_proof(task):
        args = (opened.case.case_id, task.task_id)
        st.button("Done today", key=f"{key}_today", icon=":material/check:", on_click=_done_today, args=args)
    else:
        with folding.popover("Done", icon=":material/check:", key=f"{key}_done") as is_unfolded:
            if is_unfolded:
                _proof(opened, task, key)


def _proof(opened: OpenCase, task: Task, key: str) -> None:
    task_id = task.task_id
    sheet = Sheet.of(opened, key)
    proof = sheet.text("proof", "What proves it", placeholder="receipt, e-mail of 4 May, note")
    without = sheet.text("without", "Or no proof, because")
    if not sheet.sent("Mark as done", type="primary"):
        return
    sheet.save(
        lambda desk, shown, token: handover.done(
            desk, shown, task_id, proof, without_proof=without, token=token
        ),
        done="Done.",
        folded_in=f"{key}_done",
    )


@unbroken
def _done_today(case_id: str, task_id: str) -> None:
    session.save(
        case_id,
        f"task/{task_id}",
        lambda desk, opened, token: handover.done(desk, opened, task_id, token=token),
        done="Done.",
    )


@unbroken
def _reopen(case_id: str, task_id: str) -> None:
    session.save(
        case_id,
        f"task/{task_id}/again",
        lambda desk, opened, token: handover.reopen(desk, opened, task_id, token=token),
    )


def _about(opened: OpenCase, task: Task) -> str:
    aside = opened.case.waiver(task.task_id)
    owner = OWNERS.get(task.owner, task.owner)
    parts = (
        f"{owner} must" if task.mark == Mark.MUST else "" if owner == "You" else owner,
        f"{_side(task.giver)} to {_side(task.receiver)}" if task.giver and task.receiver else "",
        f"due {dates.with_distance(task.due_on, opened.dossier.on)}"
        if task.due_on and not task.done_on
        else "",
        f"done {dates.short(task.done_on)}" if task.done_on else "",
        f"proof: {task.proof}" if task.proof else "",
        f"no proof: {task.exception}" if task.exception else "",
        f"set aside: {aside.why}" if aside and not task.done_on else "",
    )
    return " · ".join(part for part in parts if part)


def _side(name: str) -> str:
    """Who gives or receives, as one says it to the professional: "you", "the client", or a name."""
    word = name.split(" ", 1)[0].strip(",").casefold()
    if word in OURS:
        return f"you{name[len(word) :]}"
    small = name if name[:2].isupper() else f"{name[:1].lower()}{name[1:]}"
    if word in THEIRS:
        return small if word == "tenants" else f"the {small}"
    return small if word in ("whoever", "whom") else name


def _own_task(opened: OpenCase) -> None:
    sheet = Sheet.of(opened, "own_task")
    with folding.expander("Add a task", icon=":material/add:", key="adding_task") as is_unfolded:
        if not is_unfolded:
            return
        label = sheet.text("label", "What is to be done")
        left, right = st.columns(2)
        owner = sheet.choice(
            "owner",
            "Who does it",
            list(OWNERS),
            first="professional",
            at=left,
            format_func=OWNERS.__getitem__,
        )
        task = Task(
            task_id="",
            label=label,
            owner=owner or "professional",
            due_on=sheet.day("due", "By when", at=right, format=date_format(opened)),
            giver=sheet.text("giver", "Who hands over, if anything changes hands", at=left),
            receiver=sheet.text("receiver", "Who receives it", at=right),
            mark=Mark.MUST if sheet.yes("must", MARKS[Mark.MUST]) else Mark.SHOULD,
        )
        if not sheet.sent("Add a task"):
            return
        sheet.save(
            lambda desk, shown, token: handover.add_task(desk, shown, task, token=token),
            done="The task is on the list.",
        )
