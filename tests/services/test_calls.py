"""Calls and what follows from them."""

from datetime import date, timedelta

import pytest

from partwell.domain.case import AgreedTerm, CallOutcome, FollowUpCall
from partwell.domain.errors import NotAllowed
from partwell.services import calls
from tests.services.office import TODAY, Office


def test_each_promise_becomes_a_term_that_the_professional_owes(office: Office) -> None:
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
        AgreedTerm(what="Send the list of files", agreed_on=TODAY),
        AgreedTerm(what="Answer in writing by Friday", agreed_on=TODAY),
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
