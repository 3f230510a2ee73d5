"""What is due in a case and when, and the one thing to do next: worked out from its facts and today."""

from datetime import date

from partwell.domain import aftercare, lifecycle
from partwell.domain.agenda_entries import (
    CONFIRM_THE_CALL,
    AgendaEntry,
    before_notice,
    call,
    call_is_due,
    confirmation,
    destroy_from,
    extension,
    later,
    letters,
    messages,
    tasks_and_terms,
    window,
)
from partwell.domain.case import Audience, Case, CaseStatus, Feedback
from partwell.domain.circumstances import unanswered
from partwell.domain.dossier import Dossier
from partwell.domain.gates import blocking
from partwell.domain.knowledge import CallOrder
from partwell.domain.lifecycle import BEFORE_NOTICE
from partwell.domain.promises import kept_by
from partwell.domain.running_notice import too_early

__all__ = ["AgendaEntry", "agenda_of", "destroy_from", "next_action"]

Action = tuple[str, date | None]


def agenda_of(dossier: Dossier) -> tuple[AgendaEntry, ...]:
    """Everything that is due in a case, earliest first; what is done or over is left out."""
    parts = (
        before_notice(dossier),
        letters(dossier),
        extension(dossier),
        call(dossier),
        confirmation(dossier),
        window(dossier),
        tasks_and_terms(dossier),
        messages(dossier),
        later(dossier),
    )
    return tuple(
        sorted((entry for part in parts for entry in part), key=lambda entry: (entry.on, entry.what))
    )


def next_action(dossier: Dossier) -> Action:
    """The one thing to do next, in words, and by when; empty once nothing is left or nobody can act."""
    status = dossier.case.status
    if status in BEFORE_NOTICE:
        return _next_before_notice(dossier)
    if status == CaseStatus.NOTICE_GIVEN:
        return _message_first(dossier) or _next_after_notice(dossier)
    if status == CaseStatus.ENDED:
        return _message_first(dossier) or _next_after_the_end(dossier)
    if status == CaseStatus.KEPT and dossier.case.review_on:
        return "Look again at how it goes", dossier.case.review_on
    return "", None


def _next_before_notice(dossier: Dossier) -> Action:
    case, planned_on = dossier.case, dossier.case.notice.given_on
    until = _repair_until(case)
    if until and until >= dossier.on:
        return "See whether the repair worked", until
    words = _next_of_decision(dossier)
    if words:
        return words, None
    if lifecycle.period_in_the_way(dossier):
        return "Set the notice", planned_on
    speaks_first = lifecycle.call_order(dossier) in (CallOrder.CALL_FIRST, CallOrder.SESSION_FIRST)
    if speaks_first and call_is_due(dossier):
        return "Hold the call", _call_on(dossier)
    return _confirm(dossier) or (("Give notice" if case.issued("ending") else "Issue the letter"), planned_on)


def _confirm(dossier: Dossier) -> Action | None:
    return next(((CONFIRM_THE_CALL, entry.on) for entry in confirmation(dossier)), None)


def _repair_until(case: Case) -> date | None:
    """The day by which a warning or an offer should have worked, while that is being tried."""
    if case.status != CaseStatus.REPAIRING:
        return None
    dates = [warning.by_on for warning in case.warnings if warning.by_on and not warning.result.strip()]
    return min((day for day in (*dates, case.review_on) if day), default=None)


def _next_of_decision(dossier: Dossier) -> str:
    """What the decision still needs first; empty once it stands."""
    case = dossier.case
    if not case.reason_ids:
        return "Choose a reason"
    if unanswered(case, dossier.profession, dossier.knowledge, holds=dossier.holding):
        return "Answer the questions on the situation"
    held = blocking(dossier.gates)
    if held:
        return f"Clear what stands in the way: {held[0].gate.label}"
    waits = {finding.code for finding in lifecycle.decision_in_the_way(dossier)}
    words = next((words for code, words in _DECISION_WORDS.items() if code in waits), "")
    return words or ("Finish the decision" if waits else "")


_DECISION_WORDS = {
    "no_alternatives": "Weigh what else is possible",
    "no_review": "Ask for a second look at the decision",
}


def _message_first(dossier: Dossier) -> Action | None:
    waiting = [item for item in dossier.case.feedback if item.answered_on is None and item.closed_on is None]
    if not waiting:
        return None
    soonest = min((_due_of(item, dossier) for item in waiting), key=lambda due: due[1] or date.max)
    words = soonest[0] if len(waiting) == 1 else f"{soonest[0]}, one of {len(waiting)} messages"
    return words, soonest[1]


def _due_of(item: Feedback, dossier: Dossier) -> Action:
    """What a message wants first: to be acknowledged where that is still due, then to be answered."""
    clock, told = aftercare.running(item, dossier), aftercare.IN_SENTENCES[item.lane]
    if clock and clock.acknowledge_by_on and item.acknowledged_on is None:
        return f"Acknowledge {told}", clock.acknowledge_by_on
    return f"Answer {told}", clock.answer_by_on if clock else None


def _next_after_notice(dossier: Dossier) -> Action:
    case = dossier.case
    underway = sorted(letters(dossier), key=lambda entry: entry.kind != "resend")
    if underway and underway[0].kind == "resend":
        return "Send the letter again", underway[0].on
    for entry in extension(dossier):
        return "Move the last day" if too_early(dossier) else "Send the extension letter", entry.on
    if underway:
        return "Record the delivery", underway[0].on
    if call_is_due(dossier):
        return "Hold the call", _call_on(dossier)
    if confirm := _confirm(dossier):
        return confirm
    undone = _undone(case)
    if undone:
        return _tasks_in_words(undone), min((on for on in undone if on), default=None)
    return "Record the end", dossier.period.ends_on


def _call_on(dossier: Dossier) -> date | None:
    return next((entry.on for entry in call(dossier) if entry.kind == "call"), None)


def _next_after_the_end(dossier: Dossier) -> Action:
    if confirm := _confirm(dossier):
        return confirm
    undone = _undone(dossier.case)
    if undone:
        return _tasks_in_words(undone), min((on for on in undone if on), default=None)
    if dossier.case.open_holds:
        return "Lift the hold, once it may be", None
    blocked = lifecycle.in_the_way(dossier, lifecycle.Move.CLOSE)
    return (blocked[0].instead.rstrip(".") or "Finish the record" if blocked else "Close the record"), None


def _undone(case: Case) -> list[date | None]:
    """The due days of handover tasks and agreed terms that are neither done nor left out on purpose."""
    tasks = [task.due_on for task in case.tasks if task.done_on is None and not case.waiver(task.task_id)]
    terms = [
        term.due_on
        for term in case.agreed_terms
        if term.done_on is None
        and term.task_id not in kept_by(case)
        and not case.waiver(f"term:{term.what}")
        and term.audience != Audience.FILE_ONLY
    ]
    return tasks + terms


def _tasks_in_words(undone: list[date | None]) -> str:
    return "Finish 1 handover task" if len(undone) == 1 else f"Finish {len(undone)} handover tasks"
