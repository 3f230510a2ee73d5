"""The handover list, terms and the way to the closed record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.desk import working_calendar
from partwell.domain.case import AgreedTerm, CallOutcome, CaseStatus, FollowUpCall, Task
from partwell.domain.errors import MoveRefused, NotAllowed
from partwell.domain.knowledge import Mark
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


def with_a_promise(office: Office) -> str:
    """A case in which notice runs, with one promise."""
    case_id = office.noticed()
    held = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, promises="Send the list")
    calls.log(office.desk, office.opened(case_id), held, token=office.token())
    return case_id


def promise(office: Office, case_id: str) -> tuple[AgreedTerm, Task]:
    """The agreed term and the task that keeps it."""
    case = office.opened(case_id).case
    return case.agreed_terms[0], next(task for task in case.tasks if task.task_id == "promise-1")


def test_a_term_and_the_task_that_keeps_it_are_done_together_from_either_side(office: Office) -> None:
    case_id = with_a_promise(office)
    handover.done(office.desk, office.opened(case_id), "promise-1", token="a")
    assert [one.done_on for one in promise(office, case_id)] == [TODAY, TODAY]
    handover.reopen(office.desk, office.opened(case_id), "promise-1", token="b")
    assert [one.done_on for one in promise(office, case_id)] == [None, None]
    handover.term_done(office.desk, office.opened(case_id), promise(office, case_id)[0], token="c")
    term, task = promise(office, case_id)
    assert (term.done_on, task.done_on, task.done_by) == (TODAY, TODAY, "Ada")
    handover.take_up(office.desk, office.opened(case_id), "term:Send the list", token="d")
    assert [one.done_on for one in promise(office, case_id)] == [None, None]


def test_a_term_and_its_task_are_changed_and_taken_out_together(office: Office) -> None:
    case_id = with_a_promise(office)
    term, task = promise(office, case_id)
    later = replace(term, what="Send the long list", due_on=date(2026, 12, 9))
    handover.put_term(office.desk, office.opened(case_id), term, later, token="a")
    assert promise(office, case_id) == (later, replace(task, label=later.what, due_on=later.due_on))
    handover.put_term(office.desk, office.opened(case_id), later, None, token="b")
    case = office.opened(case_id).case
    assert (case.agreed_terms, [one for one in case.tasks if one.task_id == "promise-1"]) == ((), [])


def test_a_term_that_is_set_aside_lets_the_case_close_and_takes_its_task_along(office: Office) -> None:
    case_id = with_a_promise(office)
    with pytest.raises(NotAllowed, match="needs its reason"):
        handover.set_aside(office.desk, office.opened(case_id), "promise-1", " ", token="a")
    handover.set_aside(office.desk, office.opened(case_id), "promise-1", "They have it", token="b")
    case = office.opened(case_id).case
    assert [(one.what, one.why, one.on) for one in case.waivers] == [
        ("promise-1", "They have it", TODAY),
        ("term:Send the list", "They have it", TODAY),
    ]
    codes = [one.code for one in cases.lifecycle.in_the_way(office.opened(case_id).dossier, Move.CLOSE)]
    assert "open_terms" not in codes
    handover.take_up(office.desk, office.opened(case_id), "term:Send the list", token="c")
    assert office.opened(case_id).case.waivers == ()


def test_the_reason_for_setting_a_term_aside_stays_when_its_words_are_corrected(office: Office) -> None:
    case_id = with_a_promise(office)
    handover.set_aside(office.desk, office.opened(case_id), "promise-1", "They have it", token="a")
    term, _ = promise(office, case_id)
    handover.put_term(office.desk, office.opened(case_id), term, replace(term, what="Send a list"), token="b")
    assert office.opened(case_id).case.waiver("term:Send a list") is not None


def test_a_must_is_done_without_proof_only_with_the_reason_why(office: Office) -> None:
    case_id = office.noticed()
    own = Task(task_id="", label="Tell the printer", mark=Mark.MUST)
    handover.add_task(office.desk, office.opened(case_id), own, token="a")
    with pytest.raises(NotAllowed, match="a must for closing the case and needs a proof"):
        handover.done(office.desk, office.opened(case_id), "own-1", token="b")
    handover.done(office.desk, office.opened(case_id), "own-1", without_proof="Told by telephone", token="c")
    task = next(one for one in office.opened(case_id).case.tasks if one.task_id == "own-1")
    assert (task.done_on, task.proof, task.exception) == (TODAY, "", "Told by telephone")


def test_a_task_changed_elsewhere_is_looked_at_again(office: Office) -> None:
    case_id = office.noticed()
    task = office.opened(case_id).case.tasks[0]
    handover.change_task(
        office.desk, office.opened(case_id), task, replace(task, label="Other words"), token="a"
    )
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        handover.change_task(office.desk, office.opened(case_id), task, task, token="b")
