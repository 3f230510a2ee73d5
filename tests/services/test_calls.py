"""Calls and what follows from them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.domain.case import AgreedTerm, CallOutcome, FollowUpCall, Task
from partwell.domain.errors import NotAllowed
from partwell.domain.promises import Promise
from partwell.services import agenda, calls
from tests.services.office import TODAY, Office


def test_each_promise_becomes_a_term_with_a_day_and_a_task_that_keeps_it(office: Office) -> None:
    case_id = office.noticed()
    call = FollowUpCall(
        on=TODAY,
        outcome=CallOutcome.HELD,
        minutes=12,
        spoke_with="Morgan\x00 Ellis",
        points="The last day stays.\nThe files go by link.",
        promises="- Send the list of files\n\n• Answer in writing by Friday\n   ",
    )
    calls.log(office.desk, office.opened(case_id), call, token="a")
    opened = office.opened(case_id)
    assert opened.case.agreed_terms == (
        AgreedTerm(
            what="Send the list of files", agreed_on=TODAY, due_on=date(2026, 12, 1), task_id="promise-1"
        ),
        AgreedTerm(
            what="Answer in writing by Friday",
            agreed_on=TODAY,
            due_on=date(2026, 11, 27),
            task_id="promise-2",
        ),
    )
    assert opened.case.tasks[-2:] == (
        Task(task_id="promise-1", label="Send the list of files", due_on=date(2026, 12, 1)),
        Task(task_id="promise-2", label="Answer in writing by Friday", due_on=date(2026, 11, 27)),
    )
    assert (opened.case.calls[0].by_id, opened.case.calls[0].spoke_with) == ("Ada", "Morgan Ellis")
    assert opened.dossier.timeline[-1].what == (
        "Call with Morgan Ellis on 2026-11-23, 12 minutes, held: The last day stays. The files go by link."
    )


def test_a_missed_call_becomes_a_task_on_the_next_working_day(office: Office) -> None:
    office.desk = office.desk.on_day(date(2026, 11, 25))  # the day before Thanksgiving
    case_id = office.noticed()
    before = len(office.opened(case_id).case.tasks)
    for number in (1, 2):
        missed = FollowUpCall(on=date(2026, 11, 25), outcome=CallOutcome.NO_ANSWER)
        calls.log(office.desk, office.opened(case_id), missed, token=f"call {number}")
    case = office.opened(case_id).case
    again = [(task.task_id, task.due_on) for task in case.tasks[before:]]
    assert again == [("call-1", date(2026, 11, 27)), ("call-2", date(2026, 11, 27))]
    assert [task.done_on for task in case.tasks[before:]] == [date(2026, 11, 25), None]
    assert case.agreed_terms == ()


def test_a_call_logged_twice_by_a_double_click_counts_once(office: Office) -> None:
    case_id = office.noticed()
    opened = office.opened(case_id)
    call = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, promises="Send the list")
    for _ in range(2):
        calls.log(office.desk, opened, call, token="same")
    case = office.opened(case_id).case
    assert (len(case.calls), len(case.agreed_terms)) == (1, 1)


def test_a_call_of_tomorrow_and_one_on_a_closed_case_are_refused(office: Office) -> None:
    case_id = office.noticed()
    tomorrow = FollowUpCall(on=TODAY + timedelta(days=1), outcome=CallOutcome.HELD)
    with pytest.raises(NotAllowed, match="lies ahead"):
        calls.log(office.desk, office.opened(case_id), tomorrow, token="a")
    closed = office.opened(office.closed("Other & Co"))
    with pytest.raises(NotAllowed, match="case is closed"):
        calls.log(office.desk, closed, FollowUpCall(on=TODAY, outcome=CallOutcome.HELD), token="b")


def test_promises_stand_in_agenda_and_calendar_on_their_days(office: Office) -> None:
    case_id = office.noticed()
    call = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, promises="Send the list")
    calls.log(office.desk, office.opened(case_id), call, token="a")
    due = [(entry.what, entry.on) for entry in agenda.due(office.desk, case_id) if "the list" in entry.what]
    assert due == [("Agreed: Send the list", date(2026, 12, 1))]
    assert b"20261201" in agenda.calendar(office.desk, case_id)


def test_a_promise_without_a_day_of_its_own_is_kept_by_the_last_day_at_latest(office: Office) -> None:
    case_id = office.noticed()
    office.desk = office.desk.on_day(date(2026, 12, 22))
    call = FollowUpCall(on=date(2026, 12, 22), outcome=CallOutcome.HELD, promises="Send the list")
    last_on = office.opened(case_id).dossier.period.ends_on
    assert [one.by_on for one in calls.promises_in(office.opened(case_id), call)] == [last_on]


def test_the_day_chosen_for_a_promise_counts_and_may_not_lie_before_the_call(office: Office) -> None:
    case_id = office.noticed()
    call = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, promises="Send the list")
    before = (Promise(what="Send the list", by_on=TODAY - timedelta(days=1)),)
    with pytest.raises(NotAllowed, match="dated before the call"):
        calls.log(office.desk, office.opened(case_id), call, promised=before, token="a")
    chosen = (Promise(what="Send the list", by_on=TODAY),)
    calls.log(office.desk, office.opened(case_id), call, promised=chosen, token="b")
    assert [term.due_on for term in office.opened(case_id).case.agreed_terms] == [TODAY]


@pytest.mark.parametrize(
    ("outcome", "proof"),
    [
        (CallOutcome.HELD, "Call of November 24, 2026"),
        (CallOutcome.DECLINED, "Call of November 24, 2026, declined by the client"),
    ],
)
def test_a_later_call_does_the_task_to_call_again(office: Office, outcome: CallOutcome, proof: str) -> None:
    case_id = office.noticed()
    missed = FollowUpCall(on=TODAY, outcome=CallOutcome.NO_ANSWER)
    calls.log(office.desk, office.opened(case_id), missed, token="a")
    office.desk = office.desk.on_day(date(2026, 11, 24))
    later = FollowUpCall(on=date(2026, 11, 24), outcome=outcome)
    calls.log(office.desk, office.opened(case_id), later, token="b")
    task = office.opened(case_id).case.tasks[-1]
    assert (task.task_id, task.done_on, task.done_by, task.proof) == (
        "call-1",
        date(2026, 11, 24),
        "Ada",
        proof,
    )


def test_a_missed_call_corrected_to_a_held_one_does_its_task(office: Office) -> None:
    case_id = office.noticed()
    missed = FollowUpCall(on=TODAY, outcome=CallOutcome.NO_ANSWER)
    calls.log(office.desk, office.opened(case_id), missed, token="a")
    logged = office.opened(case_id).case.calls[0]
    held = replace(logged, outcome=CallOutcome.HELD, spoke_with="Morgan", at_time="14:05")
    calls.correct(office.desk, office.opened(case_id), logged, held, token="b")
    case = office.opened(case_id).case
    assert (case.calls, case.tasks[-1].proof) == ((held,), "Call of November 23, 2026")
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        calls.correct(office.desk, office.opened(case_id), logged, held, token="c")
    ahead = replace(held, on=TODAY + timedelta(days=1))
    with pytest.raises(NotAllowed, match="lies ahead"):
        calls.correct(office.desk, office.opened(case_id), held, ahead, token="d")


def test_a_call_that_is_taken_out_leaves_its_promises_agreed(office: Office) -> None:
    case_id = office.noticed()
    call = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, promises="Send the list")
    calls.log(office.desk, office.opened(case_id), call, token="a")
    logged = office.opened(case_id).case.calls[0]
    calls.correct(office.desk, office.opened(case_id), logged, None, token="b")
    case = office.opened(case_id).case
    assert (case.calls, [term.what for term in case.agreed_terms]) == ((), ["Send the list"])


def test_minutes_are_counted_from_a_time_of_day() -> None:
    assert calls.minutes_since(calls.time_now()) in (0, 1)
    assert calls.minutes_since("around two") is None
