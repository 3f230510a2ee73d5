"""What follows from a call: a missed one is tried again, a held one settles that and is put into writing."""

from dataclasses import replace
from datetime import date

from partwell.domain.case import CallOutcome, Case, FollowUpCall, Task
from partwell.domain.dossier import Dossier
from partwell.domain.formats import format_date
from partwell.domain.knowledge import by_id
from partwell.domain.practice import Practice
from partwell.domain.promises import next_id

CONFIRMATION = "call_confirmation"  # the kind of letter that sums a call up
AGAIN = "call"  # what the key of a task to call again begins with


def reached(call: FollowUpCall) -> bool:
    """Whether the client was on the line, however it went."""
    return call.outcome != CallOutcome.NO_ANSWER


def with_calls_settled(case: Case, call: FollowUpCall, practice: Practice, *, who: str) -> Case:
    """The case in which every open task to call again is done by this call."""
    ending = "" if call.outcome == CallOutcome.HELD else f", {call.outcome}"
    proof = f"Call of {format_date(call.on, practice)}{ending}"

    def settled(task: Task) -> Task:
        waits = task.task_id.startswith(f"{AGAIN}-") and task.done_on is None
        return replace(task, done_on=call.on, done_by=who, proof=proof) if waits else task

    return replace(case, tasks=tuple(settled(task) for task in case.tasks))


def with_call_again(case: Case, call: FollowUpCall, due_on: date, practice: Practice) -> Case:
    """The case with a task to call again after a call that nobody answered."""
    label = f"Call again; nobody answered on {format_date(call.on, practice)}"
    task = Task(task_id=next_id(case, AGAIN), label=label, due_on=due_on)
    return replace(case, tasks=(*case.tasks, task))


def to_confirm(dossier: Dossier) -> FollowUpCall | None:
    """The latest held call, while no letter has confirmed it and such a letter may be written."""
    case = dossier.case
    kind = by_id(dossier.knowledge.letter_kinds, CONFIRMATION)
    held = [call for call in case.calls if call.outcome == CallOutcome.HELD]
    if not held or kind is None or case.waiver(CONFIRMATION):
        return None
    if (kind.statuses and case.status not in kind.statuses) or not kind.holds(dossier.holding):
        return None
    latest = max(held, key=lambda call: call.on)
    confirmed = any(paper.issued_on >= latest.on for paper in case.issued(CONFIRMATION))
    return None if confirmed else latest
