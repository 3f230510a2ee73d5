"""Run the handover: the profession's checklist with due dates, and what was done with its proof."""

from dataclasses import replace

from partwell.desk import Desk, OpenCase, working_calendar
from partwell.domain.case import Task
from partwell.domain.clean_text import clean
from partwell.domain.errors import NotAllowed
from partwell.domain.handover import usual_tasks, with_tasks
from partwell.domain.lifecycle import FINAL
from partwell.domain.timeline import NewEvent


def fill_checklist(desk: Desk, opened: OpenCase, *, token: str) -> int:
    """Add the tasks that are usual in this profession and not on the list yet; the new version."""
    _refuse_when_final(opened)
    practice = opened.dossier.practice
    added = usual_tasks(opened.dossier, working_calendar(practice.country, practice.region))
    if not added:
        return opened.version
    case = with_tasks(opened.case, added)
    event = NewEvent(kind="changed_list", what=f"{len(added)} usual tasks put on the handover list.")
    return desk.save(opened, case, event, token=token)


def done(desk: Desk, opened: OpenCase, task_id: str, proof: str, *, token: str) -> int:
    """Mark a task as done today, with its proof; the new version."""
    task = _task(opened, task_id)
    if task.giver and not proof.strip():
        raise NotAllowed(
            "This is a handover between two sides and needs a proof, such as a receipt or an e-mail. "
            "Nothing was saved; please name it."
        )
    finished = replace(task, done_on=desk.today, done_by=desk.who, proof=clean(proof))
    return _save(
        desk, opened, finished, f"Done: {task.label}. Proof: {proof.strip() or 'none given'}.", token
    )


def reopen(desk: Desk, opened: OpenCase, task_id: str, *, token: str) -> int:
    """Take back that a task is done; the new version."""
    task = _task(opened, task_id)
    return _save(desk, opened, replace(task, done_on=None, done_by=""), f"Open again: {task.label}.", token)


def add_task(desk: Desk, opened: OpenCase, task: Task, *, token: str) -> int:
    """Put a task of one's own on the list; the new version."""
    _refuse_when_final(opened)
    if not task.label.strip():
        raise NotAllowed("A task needs a few words. Nothing was saved; please say what is to be done.")
    own = sum(one.task_id.startswith("own-") for one in opened.case.tasks) + 1
    added = replace(task, task_id=f"own-{own}", label=clean(task.label))
    event = NewEvent(kind="changed_list", what=f"Task added: {added.label}.")
    return desk.save(opened, with_tasks(opened.case, (added,)), event, token=token)


def _task(opened: OpenCase, task_id: str) -> Task:
    _refuse_when_final(opened)
    found = next((task for task in opened.case.tasks if task.task_id == task_id), None)
    if found is None:
        raise NotAllowed("This task is not on the list any more. Nothing was changed; please look again.")
    return found


def _refuse_when_final(opened: OpenCase) -> None:
    if opened.case.status in FINAL:
        raise NotAllowed("This case is closed. Nothing was changed; its record is sealed.")


def _save(desk: Desk, opened: OpenCase, task: Task, told: str, token: str) -> int:
    tasks = tuple(task if one.task_id == task.task_id else one for one in opened.case.tasks)
    return desk.save(opened, replace(opened.case, tasks=tasks), NewEvent(kind="task", what=told), token=token)
