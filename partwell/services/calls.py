"""Log a call; what was promised becomes an agreed term, a missed call becomes a task."""

from dataclasses import replace
from datetime import timedelta

from partwell.desk import Desk, OpenCase, working_calendar
from partwell.domain.case import AgreedTerm, CallOutcome, FollowUpCall, Task
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.lifecycle import FINAL
from partwell.domain.timeline import NewEvent

CALL_AGAIN_AFTER_DAYS = 1


def log(desk: Desk, opened: OpenCase, call: FollowUpCall, *, token: str) -> int:
    """Save a call with everything that follows from it, in one step; the new version.

    Each line of `promises` becomes an agreed term owed by the professional.
    """
    if opened.case.status in FINAL:
        raise NotAllowed("This case is closed. Nothing was saved; please open a new case that follows it.")
    if call.on > desk.today:
        raise NotAllowed("The day of the call lies ahead. Nothing was saved; please correct the date.")
    tidy = replace(
        call,
        points=clean(call.points),
        concerns=clean(call.concerns),
        promises=clean(call.promises),
        spoke_with=clean_line(call.spoke_with),
        by_id=call.by_id or desk.who,
    )
    case = replace(opened.case, calls=(*opened.case.calls, tidy))
    case = replace(case, agreed_terms=(*case.agreed_terms, *_promised(tidy)))
    if tidy.outcome == CallOutcome.NO_ANSWER:
        case = replace(case, tasks=(*case.tasks, _call_again(opened, tidy)))
    event = NewEvent(kind="called", what=_told(tidy))
    return desk.save(opened, case, event, token=token)


def _promised(call: FollowUpCall) -> tuple[AgreedTerm, ...]:
    lines = [clean_line(line.lstrip("-•* ")) for line in call.promises.split("\n")]
    return tuple(AgreedTerm(what=line, agreed_on=call.on) for line in lines if line)


def _call_again(opened: OpenCase, call: FollowUpCall) -> Task:
    practice = opened.dossier.practice
    calendar = working_calendar(practice.country, practice.region)
    due_on = calendar.next_working_day(call.on + timedelta(days=CALL_AGAIN_AFTER_DAYS))
    attempts = sum(one.outcome == CallOutcome.NO_ANSWER for one in opened.case.calls) + 1
    return Task(
        task_id=f"call-{attempts}",
        label=f"Call again; nobody answered on {call.on.isoformat()}",
        due_on=due_on,
    )


def _told(call: FollowUpCall) -> str:
    whom = f" with {call.spoke_with}" if call.spoke_with else ""
    length = f", {call.minutes} minutes" if call.minutes else ""
    points = f": {clean_line(call.points)}" if call.points.strip() else ""
    return f"Call{whom} on {call.on.isoformat()}{length}, {call.outcome}{points}"[:2000]
