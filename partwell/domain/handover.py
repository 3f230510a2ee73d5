"""The handover list of a case: what is usual in the profession, with its due days."""

from dataclasses import replace
from datetime import date, timedelta

from partwell.domain.case import Case, Task
from partwell.domain.dossier import Dossier


def usual_tasks(dossier: Dossier) -> tuple[Task, ...]:
    """The checklist entries that apply and are missing, each with its due day where it can be counted."""
    present = {task.task_id for task in dossier.case.tasks}
    return tuple(
        Task(
            task_id=item.id,
            label=item.label,
            owner=item.owner,
            due_on=_due_on(dossier, item.due_from, item.due_offset_days),
            mark=item.mark,
            giver=item.giver,
            receiver=item.receiver,
        )
        for item in dossier.profession.checklist
        if item.id not in present and item.holds(dossier.holding)
    )


def with_tasks(case: Case, added: tuple[Task, ...]) -> Case:
    """The case with further tasks, in order of their due day."""
    tasks = sorted((*case.tasks, *added), key=lambda task: (task.due_on or date.max, task.label))
    return replace(case, tasks=tuple(tasks))


def _due_on(dossier: Dossier, due_from: str, offset_days: int) -> date | None:
    case = dossier.case
    start = case.notice.given_on if due_from == "notice" else case.ended_on or dossier.period.ends_on
    return start + timedelta(days=offset_days) if start else None
