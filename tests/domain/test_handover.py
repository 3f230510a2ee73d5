"""The usual tasks of a handover fall on working days."""

from dataclasses import replace
from datetime import date

from partwell.domain.case import Notice
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier
from partwell.domain.handover import usual_tasks
from tests.letters.dossiers import built, dossier, knowledge


def given(on: date, ends_on: date) -> Dossier:
    """A general case without tasks whose notice runs between these days."""
    facts = dossier("general", documents=())
    return built(
        replace(facts.case, tasks=(), notice=Notice(given_on=on, ends_on=ends_on)),
        facts.client,
        facts.practice,
    )


def counted(facts: Dossier) -> dict[str, date]:
    """The day each task of the checklist falls on by its offset alone."""
    pack = knowledge().profession("general")
    assert pack is not None
    days = {"notice": facts.case.notice.given_on, "end": facts.case.notice.ends_on}
    return {
        item.id: date.fromordinal(start.toordinal() + item.due_offset_days)
        for item in pack.checklist
        if (start := days.get(item.due_from)) is not None
    }


def test_a_task_counted_on_a_day_off_is_due_on_the_working_day_before() -> None:
    facts = given(date(2026, 11, 30), date(2027, 1, 30))
    days = WorkingCalendar(days_off={date(2027, 1, 29): "A holiday"})
    due = {task.task_id: task.due_on for task in usual_tasks(replace(facts, calendar=days))}
    offs = {key: day for key, day in counted(facts).items() if days.is_day_off(day) and key in due}
    assert date(2027, 1, 30) in offs.values()
    assert {key: due[key] for key in offs} == {key: days.last_working_day(day) for key, day in offs.items()}
    assert all(not days.is_day_off(day) for day in due.values() if day)


def test_no_task_is_due_before_notice_is_given() -> None:
    facts = given(date(2026, 11, 28), date(2027, 1, 29))
    due = {task.due_on for task in usual_tasks(facts) if task.due_on}
    assert min(due) >= date(2026, 11, 28)
    assert all(day.weekday() < 5 for day in due)
