"""The one table of moves a case can make, what must hold for each, and the one door through it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from partwell.domain import circumstances, gates
from partwell.domain.case import CallOutcome, Case, CaseStatus, Delivery, Outcome
from partwell.domain.dossier import Dossier
from partwell.domain.errors import MoveRefused
from partwell.domain.findings import Finding, Level
from partwell.domain.knowledge import CallOrder, Mark
from partwell.domain.timeline import NewEvent


class Move(StrEnum):
    """What can be done with a case as a whole."""

    START_REPAIR = "start repair"
    GIVE_NOTICE = "give notice"
    END = "end"
    CLIENT_LEFT = "client left"
    CLOSE = "close"
    KEEP = "keep"


Guard = Callable[[Dossier], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRule:
    """One row of the table: from where to where, and what must hold."""

    move: Move
    label: str  # the verb on the button
    from_statuses: tuple[CaseStatus, ...]
    to_status: CaseStatus
    guard: Guard
    outcomes: tuple[Outcome, ...] = ()  # how it may have ended; empty where the move is not an ending


BEFORE_NOTICE = (CaseStatus.PREPARING, CaseStatus.REPAIRING)
FINAL = (CaseStatus.CLOSED, CaseStatus.KEPT)


def in_the_way(dossier: Dossier, move: Move) -> tuple[Finding, ...]:
    """What stands before this move today, most serious first; empty means it can be made."""
    rule = MOVES[move]
    if dossier.case.status not in rule.from_statuses:
        was = " or ".join(rule.from_statuses)
        return (
            _stop("status", f"This is possible while a case is {was}; this one is {dossier.case.status}."),
        )
    return rule.guard(dossier)


def possible_moves(case: Case) -> tuple[Move, ...]:
    """The moves that lead on from the case's status, whether or not they can be made today."""
    return tuple(rule.move for rule in MOVES.values() if case.status in rule.from_statuses)


def make(
    dossier: Dossier, move: Move, *, who: str, outcome: Outcome | None = None, on: date | None = None
) -> tuple[Case, NewEvent]:
    """The case after the move and the event that tells of it.

    `on` is the day it counts from, today where left out. Raises MoveRefused with every reason.
    """
    standing = in_the_way(dossier, move)
    if standing:
        raise MoveRefused(MOVES[move].label, tuple(finding.what for finding in standing))
    case, day, rule = dossier.case, on or dossier.on, MOVES[move]
    moved = replace(case, status=rule.to_status)
    if move in (Move.END, Move.CLIENT_LEFT):
        moved = replace(moved, ended_on=day, outcome=outcome or case.outcome or rule.outcomes[0])
    elif move == Move.KEEP:
        moved = replace(moved, outcome=outcome or case.outcome or rule.outcomes[0])
    elif move == Move.CLOSE:
        moved = replace(moved, closed_on=day, closed_by=who)
    elif move == Move.GIVE_NOTICE:
        moved = _with_notice_fixed(moved, dossier, day)
    return moved, NewEvent(kind="moved", what=f"{rule.label}: the case is now {rule.to_status}.")


def _with_notice_fixed(case: Case, dossier: Dossier, sent_on: date) -> Case:
    """Once notice is given its last day no longer follows the engine: it is what the letter says."""
    letter = case.issued("ending")[-1]
    notice = replace(case.notice, given_on=sent_on, ends_on=letter.ends_on or dossier.period.ends_on)
    return replace(case, notice=notice, decided_on=case.decided_on or sent_on)


# -- guards, in the order of the table -------------------------------------------------------------------------


def _may_repair(dossier: Dossier) -> tuple[Finding, ...]:
    case = dossier.case
    warned = any(warning.by_on for warning in case.warnings)
    offered = any(alternative.offered_on for alternative in case.alternatives)
    if warned or (offered and case.review_on):
        return ()
    return (
        _stop(
            "repair_terms",
            "There is no warning or offer on file with a date by which it should work.",
            "Record what must change or what was offered, and by when.",
            "decision",
        ),
    )


def _may_give_notice(dossier: Dossier) -> tuple[Finding, ...]:
    letters = dossier.case.issued("ending")
    missing = (
        ()
        if letters
        else (_stop("no_letter", "No ending letter has been issued.", "Issue the letter first.", "letter"),)
    )
    return (*before_issuing(dossier), *missing)


def before_issuing(dossier: Dossier) -> tuple[Finding, ...]:
    """What must be settled before an ending letter may be issued, whatever its words are."""
    return (
        *decision_in_the_way(dossier),
        *gates.as_findings(gates.blocking(dossier.gates)),
        *period_in_the_way(dossier),
    )


def decision_in_the_way(dossier: Dossier) -> tuple[Finding, ...]:
    """What the decision itself still lacks: a reason, alternatives weighed, a second pair of eyes."""
    case, found = dossier.case, []
    if not case.reason_ids:
        found.append(
            _stop("no_reason", "No reason has been chosen.", "Choose one; the file needs it.", "decision")
        )
    unanswered = circumstances.unanswered(case, dossier.profession, dossier.knowledge, holds=dossier.holding)
    if unanswered:
        found.append(
            _stop(
                "unanswered",
                f"{_count(len(unanswered), 'question')} on the situation not answered.",
                "Tick what is so, or say that none of the others is.",
                "decision",
            )
        )
    if not case.alternatives and not case.waiver("alternatives") and "safety_reason" not in dossier.holding:
        found.append(
            _stop(
                "no_alternatives",
                "Nothing but ending has been weighed so far.",
                "Note what was offered, or write down why nothing else was possible.",
                "decision",
            )
        )
    if gates.needs_second_reviewer(case, dossier.profession, dossier.knowledge, dossier.holding) and not any(
        review.agrees for review in case.reviews
    ):
        found.append(
            _stop(
                "no_review",
                "A second person who was not involved has to look at this decision.",
                "Ask a colleague, supervisor or adviser, and record their view.",
                "decision",
            )
        )
    return tuple(found)


def period_in_the_way(dossier: Dossier) -> tuple[Finding, ...]:
    """What the notice still lacks: a day, a last day, or a last day that respects the period."""
    period = dossier.period
    # A stop of a gate is told by the gate itself, with what lifts it.
    stops = tuple(one for one in period.findings if one.level == Level.STOP and one.code != "blocked")
    if period.given_on is None:
        return (_stop("no_day", "The day on which notice is given is not set.", "Set it.", "notice"),)
    if period.ends_on is None and not stops and not period.is_blocked:
        return (_stop("no_end", "There is no last day yet.", "Set the last day.", "notice"),)
    return stops


def _may_end(dossier: Dossier) -> tuple[Finding, ...]:
    case, ends_on = dossier.case, dossier.period.ends_on
    agreed_earlier = case.outcome in (Outcome.AGREED, Outcome.TRANSFERRED) and case.outcome_note
    if ends_on and dossier.on < ends_on and not agreed_earlier:
        return (
            _stop(
                "not_yet",
                f"The last day, {ends_on:%d %B %Y}, has not been reached.",
                "Wait for it, or record what both sides agreed as the outcome.",
                "handover",
            ),
        )
    return ()


def _may_record_leaving(dossier: Dossier) -> tuple[Finding, ...]:
    if dossier.case.client_left_note.strip():
        return ()
    return (
        _stop(
            "how_they_left",
            "It is not written down when and how the client left.",
            "Note how you learnt of it and on which day.",
            "aftercare",
        ),
    )


def _may_close(dossier: Dossier) -> tuple[Finding, ...]:
    return (*_call_in_the_way(dossier), *_open_threads(dossier), *_holds(dossier))


def _call_in_the_way(dossier: Dossier) -> tuple[Finding, ...]:
    case = dossier.case
    settled = any(call.outcome != CallOutcome.NO_ANSWER for call in case.calls)
    no_call = call_order(dossier) == CallOrder.NO_CALL or case.outcome == Outcome.CLIENT_LEFT
    if settled or no_call or case.waiver("call"):
        return ()
    return (
        _stop(
            "no_call",
            "The follow-up call was neither held nor declined nor left out with a reason.",
            "Log the call, or note why there is none.",
            "call",
        ),
    )


def _open_threads(dossier: Dossier) -> tuple[Finding, ...]:
    case, found = dossier.case, []
    waiting = [item for item in case.feedback if item.answered_on is None and item.closed_on is None]
    if waiting:
        found.append(
            _stop(
                "unanswered",
                f"{_count(len(waiting), 'message')} not answered.",
                "Answer or close it.",
                "aftercare",
            )
        )
    terms = [term for term in case.agreed_terms if term.done_on is None]
    terms = [term for term in terms if not case.waiver(f"term:{term.what}")]
    if terms:
        found.append(
            _stop(
                "open_terms",
                f"{_count(len(terms), 'agreed term')} not done.",
                "Finish or waive it.",
                "handover",
            )
        )
    tasks = open_musts(case)
    if tasks:
        found.append(
            _stop(
                "open_musts",
                f"{_count(len(tasks), 'must-task')} not done.",
                "Finish or waive it.",
                "handover",
            )
        )
    return tuple(found)


def _holds(dossier: Dossier) -> tuple[Finding, ...]:
    return tuple(
        _stop("hold", "A hold is open on this case.", "Lift the hold first.", "record")
        for _ in dossier.case.open_holds[:1]
    )


def _may_keep(dossier: Dossier) -> tuple[Finding, ...]:
    case, found = dossier.case, []
    if not case.outcome_note.strip():
        found.append(
            _stop("new_terms", "The new terms are not written down.", "Note what was agreed.", "decision")
        )
    if case.review_on is None:
        found.append(_stop("no_review_date", "There is no date to look at it again.", "Set one.", "decision"))
    return tuple(found)


# -- questions the pages and papers ask too --------------------------------------------------------------------


def call_order(dossier: Dossier) -> CallOrder:
    """Whether to speak first, write first, or not call: safety and lawyers beat choice and custom."""
    if dossier.holding & {"safety_reason", "litigating_or_represented", "suspicious_activity"}:
        return CallOrder.NO_CALL
    return CallOrder(dossier.case.call_order or profession_order(dossier))


def profession_order(dossier: Dossier) -> CallOrder:
    """What is usual in the profession, before anything in the case speaks against it."""
    return dossier.profession.policy.call_order


def open_musts(case: Case) -> tuple[str, ...]:
    """Labels of must-tasks that are neither done nor waived with a reason."""
    return tuple(
        task.label
        for task in case.tasks
        if task.mark == Mark.MUST and task.done_on is None and not case.waiver(task.task_id)
    )


def last_delivery(case: Case, document_id: str) -> Delivery | None:
    """The latest attempt to deliver a paper, or None."""
    attempts = [delivery for delivery in case.deliveries if delivery.document_id == document_id]
    return attempts[-1] if attempts else None


def _stop(code: str, what: str, instead: str = "", where: str = "") -> Finding:
    return Finding(code=code, level=Level.STOP, what=what, instead=instead, where=where)


def _count(number: int, noun: str) -> str:
    return f"One {noun} is" if number == 1 else f"{number} {noun}s are"


MOVES: dict[Move, MoveRule] = {
    rule.move: rule
    for rule in (
        MoveRule(
            move=Move.START_REPAIR,
            label="Start repair",
            from_statuses=(CaseStatus.PREPARING,),
            to_status=CaseStatus.REPAIRING,
            guard=_may_repair,
        ),
        MoveRule(
            move=Move.GIVE_NOTICE,
            label="Give notice",
            from_statuses=BEFORE_NOTICE,
            to_status=CaseStatus.NOTICE_GIVEN,
            guard=_may_give_notice,
        ),
        MoveRule(
            move=Move.END,
            label="End the relationship",
            from_statuses=(CaseStatus.NOTICE_GIVEN,),
            to_status=CaseStatus.ENDED,
            guard=_may_end,
            outcomes=(Outcome.ENDED_BY_US, Outcome.AGREED, Outcome.TRANSFERRED),
        ),
        MoveRule(
            move=Move.CLIENT_LEFT,
            label="Record that the client left",
            from_statuses=(*BEFORE_NOTICE, CaseStatus.NOTICE_GIVEN),
            to_status=CaseStatus.ENDED,
            guard=_may_record_leaving,
            outcomes=(Outcome.CLIENT_LEFT,),
        ),
        MoveRule(
            move=Move.CLOSE,
            label="Close the case",
            from_statuses=(CaseStatus.ENDED,),
            to_status=CaseStatus.CLOSED,
            guard=_may_close,
        ),
        MoveRule(
            move=Move.KEEP,
            label="Keep the client",
            from_statuses=(*BEFORE_NOTICE, CaseStatus.NOTICE_GIVEN),
            to_status=CaseStatus.KEPT,
            guard=_may_keep,
            outcomes=(Outcome.MODIFIED, Outcome.PAUSED, Outcome.WITHDRAWN),
        ),
    )
}
