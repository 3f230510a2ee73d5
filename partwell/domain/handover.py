"""The handover list of a case: what is usual in the profession, with its due days, in four groups."""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from partwell.domain.case import Case, Task
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import Mark


class Group(StrEnum):
    """What a task belongs to, on the page and in the record."""

    HANDOVER = "Handover between the two sides"
    ACCESS = "Access"
    MONEY = "Money"
    OFFICE = "Office"


# What makes a task one of access: an account, a key or an authority to act.
_ACCESS_WORDS = frozenset(
    {
        "access",
        "account",
        "accounts",
        "password",
        "passwords",
        "credentials",
        "login",
        "logins",
        "keys",
        "portal",
    }
    | {"authorisation", "authorization", "authority", "agent", "licences", "licenses"}
)
_MONEY_WORDS = frozenset(
    {"bill", "billing", "bills", "deposit", "deposits", "earnest", "fee", "fees", "invoice", "invoices"}
    | {"ledger", "money", "payment", "payments", "refund", "refunds", "reserve", "retainer", "unearned"}
)


def group_of(task: Task) -> Group:
    """The group of a task, from its words and from whether something changes hands."""
    words = frozenset(f"{task.task_id} {task.label}".casefold().replace("_", " ").replace(",", " ").split())
    if words & _MONEY_WORDS:
        return Group.MONEY
    if words & _ACCESS_WORDS:
        return Group.ACCESS
    return Group.HANDOVER if task.giver and task.receiver else Group.OFFICE


def needs_proof(task: Task) -> bool:
    """Whether a task is done only with a proof, or with the reason why there is none."""
    return bool(task.giver) or task.mark == Mark.MUST


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
    """A working day: the one before where the day counted is a day off, but not before notice is given."""
    case = dossier.case
    start = case.notice.given_on if due_from == "notice" else case.ended_on or dossier.period.ends_on
    if start is None:
        return None
    return _working_day(start + timedelta(days=offset_days), case.notice.given_on, dossier.calendar)


def _working_day(counted_on: date, given_on: date | None, place: WorkingCalendar) -> date:
    due_on = place.last_working_day(counted_on)
    return due_on if given_on is None or due_on >= given_on else place.next_working_day(counted_on)


def with_moved_end(dossier: Dossier, case: Case) -> Case:
    """The case with its new last day, and with the tasks that hang on it moved as well.

    `dossier` stands as before the move. A task that is done, or whose day was set by hand, stays.
    """
    place, given_on = dossier.calendar, case.notice.given_on
    before, after = dossier.period.ends_on, case.notice.ends_on
    if before is None or after is None:
        return case
    items = dossier.profession.checklist
    hanging = {item.id: item.due_offset_days for item in items if item.due_from != "notice"}

    def moved(task: Task) -> Task:
        offset = hanging.get(task.task_id)
        if offset is None or task.done_on:
            return task
        counted_on = before + timedelta(days=offset)
        if task.due_on not in (counted_on, _working_day(counted_on, given_on, place)):
            return task
        return replace(task, due_on=_working_day(after + timedelta(days=offset), given_on, place))

    return replace(case, tasks=tuple(moved(task) for task in case.tasks))
