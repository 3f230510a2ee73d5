"""The one table of moves a case can make, what must hold for each, and the one door through it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from partwell.domain.case import Case, CaseStatus, Outcome
from partwell.domain.dossier import Dossier
from partwell.domain.errors import MoveRefused
from partwell.domain.findings import Finding
from partwell.domain.move_guards import (
    BEFORE_NOTICE,
    FINAL,
    STILL_OPEN,
    before_issuing,
    call_order,
    decision_in_the_way,
    ended_day_in_the_way,
    last_delivery,
    may_close,
    may_end,
    may_give_notice,
    may_keep,
    may_record_leaving,
    may_repair,
    open_musts,
    period_in_the_way,
    profession_order,
    stop,
)
from partwell.domain.timeline import NewEvent

__all__ = [
    "BEFORE_NOTICE",
    "ENDINGS",
    "FINAL",
    "MOVES",
    "STILL_OPEN",
    "Move",
    "MoveRule",
    "before_issuing",
    "call_order",
    "decision_in_the_way",
    "in_the_way",
    "last_delivery",
    "make",
    "open_musts",
    "period_in_the_way",
    "possible_moves",
    "profession_order",
    "usual_end",
]


class Move(StrEnum):
    """What can be done with a case as a whole."""

    START_REPAIR = "start repair"
    GIVE_NOTICE = "give notice"
    END = "end"
    CLIENT_LEFT = "client left"
    CLOSE = "close"
    KEEP = "keep"


ENDINGS = (Move.END, Move.CLIENT_LEFT)
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


def in_the_way(dossier: Dossier, move: Move) -> tuple[Finding, ...]:
    """What stands before this move today, most serious first; empty means it can be made."""
    rule = MOVES[move]
    if dossier.case.status not in rule.from_statuses:
        was = " or ".join(rule.from_statuses)
        return (
            stop("status", f"This is possible while a case is {was}; this one is {dossier.case.status}."),
        )
    return rule.guard(dossier)


def possible_moves(case: Case) -> tuple[Move, ...]:
    """The moves that lead on from the case's status, whether or not they can be made today."""
    return tuple(rule.move for rule in MOVES.values() if case.status in rule.from_statuses)


def make(
    dossier: Dossier, move: Move, *, who: str, outcome: Outcome | None = None, on: date | None = None
) -> tuple[Case, NewEvent]:
    """The case after the move and the event that tells of it.

    `on` is the day it counts from; where left out the last day of the notice for its end, today for all
    else. Raises MoveRefused with every reason.
    """
    case, rule, ends = dossier.case, MOVES[move], move in ENDINGS
    day = on or (usual_end(dossier, move) if ends else dossier.on)
    standing = in_the_way(dossier, move)
    standing = standing or (ended_day_in_the_way(dossier, day, is_ours=move == Move.END) if ends else ())
    if standing:
        raise MoveRefused(rule.label, tuple(finding.what for finding in standing))
    moved = replace(case, status=rule.to_status)
    if ends:
        moved = replace(moved, ended_on=day, outcome=outcome or case.outcome or rule.outcomes[0])
    elif move == Move.KEEP:
        moved = replace(moved, outcome=outcome or case.outcome or rule.outcomes[0])
    elif move == Move.CLOSE:
        moved = replace(moved, closed_on=day, closed_by=who)
    elif move == Move.GIVE_NOTICE:
        moved = _with_notice_fixed(moved, dossier, day, who)
    return moved, NewEvent(kind="moved", what=f"{rule.label}: the case is now {rule.to_status}.")


def usual_end(dossier: Dossier, move: Move) -> date:
    """The day on which it is taken to have ended: the last day of the notice, once that has come."""
    last_on = dossier.period.ends_on if move == Move.END else None
    return last_on if last_on and last_on <= dossier.on else dossier.on


def _with_notice_fixed(case: Case, dossier: Dossier, sent_on: date, who: str) -> Case:
    """Once notice is given its last day no longer follows the engine: it is what the letter says."""
    letter = case.issued("ending")[-1]
    notice = replace(case.notice, given_on=sent_on, ends_on=letter.ends_on or dossier.period.ends_on)
    decided_on, decided_by = case.decided_on or sent_on, case.decided_by or who
    return replace(case, notice=notice, decided_on=decided_on, decided_by=decided_by)


MOVES: dict[Move, MoveRule] = {
    rule.move: rule
    for rule in (
        MoveRule(
            move=Move.START_REPAIR,
            label="Start repair",
            from_statuses=(CaseStatus.PREPARING,),
            to_status=CaseStatus.REPAIRING,
            guard=may_repair,
        ),
        MoveRule(
            move=Move.GIVE_NOTICE,
            label="Give notice",
            from_statuses=BEFORE_NOTICE,
            to_status=CaseStatus.NOTICE_GIVEN,
            guard=may_give_notice,
        ),
        MoveRule(
            move=Move.END,
            label="End the relationship",
            from_statuses=(CaseStatus.NOTICE_GIVEN,),
            to_status=CaseStatus.ENDED,
            guard=may_end,
            outcomes=(Outcome.ENDED_BY_US, Outcome.AGREED, Outcome.TRANSFERRED),
        ),
        MoveRule(
            move=Move.CLIENT_LEFT,
            label="Record that the client left",
            from_statuses=(*BEFORE_NOTICE, CaseStatus.NOTICE_GIVEN),
            to_status=CaseStatus.ENDED,
            guard=may_record_leaving,
            outcomes=(Outcome.CLIENT_LEFT,),
        ),
        MoveRule(
            move=Move.CLOSE,
            label="Close the case",
            from_statuses=(CaseStatus.ENDED,),
            to_status=CaseStatus.CLOSED,
            guard=may_close,
        ),
        MoveRule(
            move=Move.KEEP,
            label="Keep the client",
            from_statuses=(*BEFORE_NOTICE, CaseStatus.NOTICE_GIVEN),
            to_status=CaseStatus.KEPT,
            guard=may_keep,
            outcomes=(Outcome.MODIFIED, Outcome.PAUSED, Outcome.WITHDRAWN),
        ),
    )
}
