"""The handover list, terms and the way to the closed record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.desk import working_calendar
from partwell.domain.case import CallOutcome, CaseStatus, FollowUpCall, Task
from partwell.domain.errors import MoveRefused, NotAllowed
from partwell.domain.lifecycle import Move
from partwell.domain.running_notice import NewLastDay
from partwell.services import calls, cases, handover, notice
from tests.services.office import TODAY, Office


def test_usual_tasks_carry_due_days_counted_from_notice_and_last_day(office: Office) -> None:
    case = office.opened(office.noticed()).case
    due = {task.task_id: task.due_on for task in case.tasks}
    assert (due["cancel_bookings"], due["return_originals"], due["revoke_access"]) == (
        TODAY,
        date(2026, 12, 9),
        date(2026, 12, 23),
    )
    assert [task.due_on for task in case.tasks] == sorted(task.due_on or date.max for task in case.tasks)


def test_filling_the_list_again_adds_nothing(office: Office) -> None:
    case_id = office.noticed()
    opened = office.opened(case_id)
    assert handover.fill_checklist(office.desk, opened, token="a") == opened.version


def test_what_passes_between_two_sides_needs_a_proof(office: Office) -> None:
    case_id = office.noticed()
    with pytest.raises(NotAllowed, match="needs a proof"):
        handover.done(office.desk, office.opened(case_id), "return_originals", " ", token="a")
    handover.done(office.desk, office.opened(case_id), "return_originals", "Receipt 12", token="b")
    task = next(one for one in office.opened(case_id).case.tasks if one.task_id == "return_originals")
    assert (task.done_on, task.done_by, task.proof) == (TODAY, "Ada", "Receipt 12")
    handover.reopen(office.desk, office.opened(case_id), "return_originals", token="c")
    task = next(one for one in office.opened(case_id).case.tasks if one.task_id == "return_originals")
    assert (task.done_on, task.done_by) == (None, "")


def test_own_tasks_are_numbered_and_need_words(office: Office) -> None:
    case_id = office.noticed()
    with pytest.raises(NotAllowed, match="needs a few words"):
        handover.add_task(office.desk, office.opened(case_id), Task(task_id="", label=" "), token="a")
    for label in ("Tell the printer", "Move the domain"):
        own = Task(task_id="", label=label, due_on=date(2026, 12, 1))
        handover.add_task(office.desk, office.opened(case_id), own, token=office.token())
    own_tasks = [one for one in office.opened(case_id).case.tasks if one.task_id.startswith("own-")]
    assert {(one.task_id, one.label) for one in own_tasks} == {
        ("own-1", "Tell the printer"),
        ("own-2", "Move the domain"),
    }


def test_a_task_that_is_gone_is_one_sentence(office: Office) -> None:
    opened = office.opened(office.noticed())
    with pytest.raises(NotAllowed, match="not on the list any more"):
        handover.done(office.desk, opened, "own-7", "", token="a")


def test_closing_names_everything_that_is_left(office: Office) -> None:
    case_id = office.noticed()
    promised = FollowUpCall(on=TODAY, outcome=CallOutcome.NO_ANSWER, promises="Send the list")
    calls.log(office.desk, office.opened(case_id), promised, token="a")
    office.desk = office.desk.on_day(date(2026, 12, 23))
    cases.move(office.desk, office.opened(case_id), Move.END, token="b")
    with pytest.raises(MoveRefused) as refused:
        cases.move(office.desk, office.opened(case_id), Move.CLOSE, token="c")
    first, second, third = [task.label for task in office.opened(case_id).case.tasks if task.mark == "must"][
        :3
    ]
    assert refused.value.reasons == (
        "The follow-up call was neither held nor declined nor left out with a reason.",
        "One agreed term is not done: “Send the list”.",
        f"6 must-tasks are not done: “{first}”, “{second}”, “{third}” and 3 more.",
    )


def test_what_is_done_or_left_out_with_a_reason_lets_the_case_close(office: Office) -> None:
    case_id = office.noticed()
    held = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, promises="Send the list\nCall the printer")
    calls.log(office.desk, office.opened(case_id), held, token="a")
    first, second = office.opened(case_id).case.agreed_terms
    done = replace(first, done_on=TODAY)
    cases.change_item(office.desk, office.opened(case_id), "agreed_terms", first, done, token="b")
    cases.waive(office.desk, office.opened(case_id), f"term:{second.what}", "They called first", token="c")
    for task in office.opened(case_id).case.tasks:
        cases.waive(
            office.desk, office.opened(case_id), task.task_id, "Nothing of theirs here", token=task.task_id
        )
    office.desk = office.desk.on_day(date(2026, 12, 23))
    cases.move(office.desk, office.opened(case_id), Move.END, token="d")
    cases.move(office.desk, office.opened(case_id), Move.CLOSE, token="e")
    case = office.opened(case_id).case
    assert (case.status, case.closed_on, case.closed_by) == (CaseStatus.CLOSED, date(2026, 12, 23), "Ada")


def test_the_list_of_a_closed_case_is_sealed(office: Office) -> None:
    case_id = office.closed()
    with pytest.raises(NotAllowed, match="case is closed"):
        handover.reopen(office.desk, office.opened(case_id), "return_originals", token="a")
    with pytest.raises(NotAllowed, match="case is closed"):
        handover.add_task(office.desk, office.opened(case_id), Task(task_id="", label="More"), token="b")
    with pytest.raises(NotAllowed, match="case is closed"):
        handover.fill_checklist(office.desk, office.opened(case_id), token="c")


def test_tasks_that_hang_on_the_last_day_move_with_it_unless_done_or_set_by_hand(office: Office) -> None:
    case_id = office.noticed()
    before = office.opened(case_id)
    items = {item.id: item for item in before.dossier.profession.checklist}
    hanging = [task for task in before.case.tasks if items[task.task_id].due_from != "notice" and task.due_on]
    done = replace(hanging[0], done_on=TODAY, done_by="Ada")
    office.put(case_id, tasks=tuple(done if one == hanging[0] else one for one in before.case.tasks))
    told = NewLastDay(add_days=14, why="The client asked for more time")
    notice.move_last_day(office.desk, office.opened(case_id), told, token="move")
    was = {task.task_id: task.due_on for task in before.case.tasks}
    now = {task.task_id: task.due_on for task in office.opened(case_id).case.tasks}
    last_on = office.opened(case_id).dossier.period.ends_on
    assert last_on is not None
    place = working_calendar("US", "NJ")
    moved = {
        task.task_id: place.last_working_day(last_on + timedelta(days=items[task.task_id].due_offset_days))
        for task in hanging[1:]
    }
    assert moved
    assert now == {**was, **moved}
