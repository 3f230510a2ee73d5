"""Log and correct a call: what was promised becomes a term with a task, a missed call is tried again."""

from dataclasses import replace
from datetime import datetime, timedelta

from partwell.desk import Desk, OpenCase
from partwell.domain.calls import reached, with_call_again, with_calls_settled
from partwell.domain.case import Case, FollowUpCall
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.day_counting import add_days
from partwell.domain.errors import NotAllowed
from partwell.domain.knowledge import DayUnit
from partwell.domain.lifecycle import FINAL
from partwell.domain.promises import PROMISE_DAYS, Promise, with_promises
from partwell.domain.timeline import NewEvent
from partwell.wording.dates import day_named

CALL_AGAIN_AFTER_DAYS = 1
DAY_MINUTES = 24 * 60


def log(
    desk: Desk,
    opened: OpenCase,
    call: FollowUpCall,
    *,
    token: str,
    promised: tuple[Promise, ...] | None = None,
) -> int:
    """Save a call with everything that follows from it, in one step; the new version.

    Each promise becomes an agreed term owed by the professional, and a task; without `promised` they are
    read from the lines of the call's `promises`, each with its usual day.
    """
    tidy = _tidy(desk, opened, call)
    promised = promises_in(opened, tidy) if promised is None else promised
    if any(one.by_on < tidy.on for one in promised):
        raise NotAllowed("A promise is dated before the call. Nothing was saved; please correct its day.")
    case = replace(opened.case, calls=(*opened.case.calls, tidy))
    case = with_promises(case, promised, tidy.on)
    case = _settled(desk, opened, case, tidy)
    return desk.save(opened, case, NewEvent(kind="called", what=_told(tidy)), token=token)


def correct(desk: Desk, opened: OpenCase, old: FollowUpCall, new: FollowUpCall | None, *, token: str) -> int:
    """Put a logged call right, or take it out; its promises stay agreed terms. The new version."""
    if old not in opened.case.calls:
        raise NotAllowed("This call was changed meanwhile. Nothing was saved; please look at it again.")
    place = opened.case.calls.index(old)
    tidy = _tidy(desk, opened, new) if new else None
    calls = list(opened.case.calls)
    calls[place : place + 1] = [tidy] if tidy else []
    case = replace(opened.case, calls=tuple(calls))
    if tidy and tidy.outcome != old.outcome and (reached(tidy) or not any(map(reached, calls[place + 1 :]))):
        case = _settled(desk, opened, case, tidy)
    told = f"Call corrected: {_told(tidy)}" if tidy else f"Call removed: {_told(old)}"
    return desk.save(opened, case, NewEvent(kind="called", what=told[:2000]), token=token)


def promises_in(opened: OpenCase, call: FollowUpCall) -> tuple[Promise, ...]:
    """The promises of a call, one a line, each with the day it names or the usual one."""
    lines = [clean_line(line.lstrip("-•* \t")) for line in call.promises.split("\n")]
    return tuple(_promise(opened, call, line) for line in lines if line)


def minutes_since(at_time: str) -> int | None:
    """Whole minutes from a time of day such as "14:05" until now; None where it is no time of day."""
    try:
        start = datetime.strptime(at_time.strip(), "%H:%M")  # noqa: DTZ007 - a time of day alone
    except ValueError:
        return None
    now = datetime.now().astimezone()
    return (now.hour * 60 + now.minute - start.hour * 60 - start.minute) % DAY_MINUTES


def time_now() -> str:
    """The time of day here, such as "14:05"."""
    return f"{datetime.now().astimezone():%H:%M}"


def _promise(opened: OpenCase, call: FollowUpCall, line: str) -> Promise:
    named_on = day_named(line, call.on)
    if named_on:
        return Promise(what=line, by_on=named_on)
    usual_on = add_days(call.on, PROMISE_DAYS, DayUnit.WORKING, opened.dossier.calendar)
    last_on = opened.case.ended_on or opened.dossier.period.ends_on
    return Promise(what=line, by_on=min(usual_on, last_on) if last_on and last_on >= call.on else usual_on)


def _settled(desk: Desk, opened: OpenCase, case: Case, call: FollowUpCall) -> Case:
    """Earlier tasks to call again are done by this call; one that nobody answered asks for the next."""
    practice = opened.dossier.practice
    case = with_calls_settled(case, call, practice, who=desk.who)
    if reached(call):
        return case
    due_on = opened.dossier.calendar.next_working_day(call.on + timedelta(days=CALL_AGAIN_AFTER_DAYS))
    return with_call_again(case, call, due_on, practice)


def _tidy(desk: Desk, opened: OpenCase, call: FollowUpCall) -> FollowUpCall:
    if opened.case.status in FINAL:
        raise NotAllowed("This case is closed. Nothing was saved; please open a new case that follows it.")
    if call.on > desk.today:
        raise NotAllowed("The day of the call lies ahead. Nothing was saved; please correct the date.")
    return replace(
        call,
        points=clean(call.points),
        concerns=clean(call.concerns),
        promises=clean(call.promises),
        next_step=clean_line(call.next_step),
        at_time=clean_line(call.at_time),
        spoke_with=clean_line(call.spoke_with) if reached(call) else "",
        by_id=call.by_id or desk.who,
    )


def _told(call: FollowUpCall) -> str:
    whom = f" with {call.spoke_with}" if call.spoke_with else ""
    unit = "minute" if call.minutes == 1 else "minutes"
    length = f", {call.minutes} {unit}" if call.minutes else ""
    points = f": {clean_line(call.points)}" if call.points.strip() else ""
    return f"Call{whom} on {call.on.isoformat()}{length}, {call.outcome}{points}"[:2000]
