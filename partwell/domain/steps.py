"""The eight steps of a case and how far each has come, worked out from the facts and today."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from partwell.domain import gates, lifecycle
from partwell.domain.case import CallOutcome, CaseStatus, DeliveryOutcome
from partwell.domain.dossier import Dossier
from partwell.domain.findings import Finding, in_order
from partwell.domain.knowledge import CallOrder
from partwell.domain.running_notice import too_early


class Step(StrEnum):
    """The steps in the order in which they are mostly taken."""

    CASE = "case"
    DECISION = "decision"
    NOTICE = "notice"
    LETTER = "letter"
    CALL = "call"
    HANDOVER = "handover"
    AFTERCARE = "aftercare"
    RECORD = "record"


class StepState(StrEnum):
    """How far a step has come."""

    DONE = "done"
    OPEN = "open"
    BLOCKED = "blocked"
    WAITING = "waiting"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """One step with its state and the reason for it in a few words."""

    step: Step
    label: str
    state: StepState
    note: str


LABELS = {
    Step.CASE: "Case",
    Step.DECISION: "Decision",
    Step.NOTICE: "Notice",
    Step.LETTER: "Letter",
    Step.CALL: "Call",
    Step.HANDOVER: "Handover",
    Step.AFTERCARE: "Aftercare",
    Step.RECORD: "Record",
}

Answer = tuple[StepState, str]


def progress(dossier: Dossier) -> tuple[StepProgress, ...]:
    """All steps with their states, in order."""
    return tuple(
        StepProgress(step=step, label=LABELS[step], state=state, note=note)
        for step, (state, note) in ((step, look(dossier)) for step, look in _LOOKS.items())
    )


def suggested(dossier: Dossier) -> Step:
    """The step to open when nobody asked for one: the first that is open or blocked."""
    wanting = [one.step for one in progress(dossier) if one.state in (StepState.OPEN, StepState.BLOCKED)]
    return wanting[0] if wanting else Step.RECORD


def standing(dossier: Dossier) -> tuple[Finding, ...]:
    """What stands in the way of the case's next move, most serious first."""
    status = dossier.case.status
    if status in lifecycle.BEFORE_NOTICE:
        return in_order(lifecycle.before_issuing(dossier))
    if status == CaseStatus.NOTICE_GIVEN:
        return too_early(dossier)
    if status == CaseStatus.ENDED:
        return in_order(lifecycle.in_the_way(dossier, lifecycle.Move.CLOSE))
    return ()


def _case(dossier: Dossier) -> Answer:
    if not dossier.client.address.has_enough_lines and not dossier.client.email:
        return StepState.OPEN, "no address yet"
    return StepState.DONE, "client and engagement known"


def _decision(dossier: Dossier) -> Answer:
    case = dossier.case
    if case.status not in lifecycle.BEFORE_NOTICE:
        return StepState.DONE, "decided"
    if not case.reason_ids:
        return StepState.OPEN, "no reason chosen"
    if gates.blocking(dossier.gates):
        return StepState.BLOCKED, "something stands in the way"
    waits = lifecycle.decision_in_the_way(dossier)
    return (StepState.OPEN, waits[0].what) if waits else (StepState.DONE, "decided")


def _notice(dossier: Dossier) -> Answer:
    case, period = dossier.case, dossier.period
    if case.status not in lifecycle.BEFORE_NOTICE:
        late = bool(too_early(dossier))
        return (StepState.BLOCKED, "the last day is too early") if late else (StepState.DONE, "given")
    if not case.reason_ids:
        return StepState.LATER, "after the decision"
    if period.is_blocked:
        return StepState.BLOCKED, "no date while something stops it"
    waits = lifecycle.period_in_the_way(dossier)
    return (StepState.OPEN, waits[0].what) if waits else (StepState.DONE, "last day set")


def _letter(dossier: Dossier) -> Answer:
    case = dossier.case
    letters = case.issued("ending") or (case.issued("client_left") if case.client_left_note else ())
    if not letters:
        ready = not lifecycle.before_issuing(dossier) or case.status == CaseStatus.ENDED
        return (StepState.OPEN, "to be written") if ready else (StepState.LATER, "after the notice is set")
    delivery = lifecycle.last_delivery(case, letters[-1].document_id)
    if delivery is None:
        return StepState.OPEN, "issued, not sent"
    if delivery.outcome == DeliveryOutcome.ON_ITS_WAY:
        return StepState.WAITING, "on its way"
    if delivery.outcome == DeliveryOutcome.DELIVERED:
        return StepState.DONE, "delivered"
    return StepState.OPEN, f"{delivery.outcome}: send again"


def _call(dossier: Dossier) -> Answer:
    case, order = dossier.case, lifecycle.call_order(dossier)
    if order == CallOrder.NO_CALL:
        return StepState.DONE, "no call in this case"
    if case.waiver("call"):
        return StepState.DONE, "left out, with a reason"
    if any(call.outcome in (CallOutcome.HELD, CallOutcome.DECLINED) for call in case.calls):
        return StepState.DONE, "logged"
    if order == CallOrder.LETTER_FIRST and case.status in lifecycle.BEFORE_NOTICE:
        return StepState.LATER, "after the letter"
    return StepState.OPEN, "to be held"


def _handover(dossier: Dossier) -> Answer:
    case = dossier.case
    if case.status in lifecycle.BEFORE_NOTICE:
        return StepState.LATER, "once notice is given"
    left = lifecycle.open_musts(case)
    undone = [task for task in case.tasks if task.done_on is None and not case.waiver(task.task_id)]
    if not case.tasks or undone:
        return StepState.OPEN, _left(len(left), len(undone))
    return StepState.DONE, "all done"


def _left(musts: int, undone: int) -> str:
    if musts:
        return "1 must-task left" if musts == 1 else f"{musts} must-tasks left"
    return "1 task left" if undone == 1 else "tasks left"


def _aftercare(dossier: Dossier) -> Answer:
    case = dossier.case
    waiting = [item for item in case.feedback if item.answered_on is None and item.closed_on is None]
    if waiting:
        return StepState.OPEN, f"{len(waiting)} to answer"
    if case.feedback:
        return StepState.DONE, "all answered"
    if case.status in lifecycle.FINAL:
        return StepState.DONE, "nothing came"
    before = case.status in lifecycle.BEFORE_NOTICE
    return (StepState.LATER, "nothing yet") if before else (StepState.WAITING, "nothing has come")


def _record(dossier: Dossier) -> Answer:
    case = dossier.case
    if case.status in lifecycle.FINAL:
        return StepState.DONE, case.status
    if case.status == CaseStatus.ENDED:
        blocked = lifecycle.in_the_way(dossier, lifecycle.Move.CLOSE)
        return (
            (StepState.BLOCKED, "something is left to do") if blocked else (StepState.OPEN, "ready to close")
        )
    return StepState.LATER, "at the end"


_LOOKS: dict[Step, Callable[[Dossier], Answer]] = {
    Step.CASE: _case,
    Step.DECISION: _decision,
    Step.NOTICE: _notice,
    Step.LETTER: _letter,
    Step.CALL: _call,
    Step.HANDOVER: _handover,
    Step.AFTERCARE: _aftercare,
    Step.RECORD: _record,
}
