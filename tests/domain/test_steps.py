"""How far each step has come is told in words that are true."""

from dataclasses import replace
from datetime import date

import pytest

from partwell.domain import case as c
from partwell.domain.case import CaseStatus
from partwell.domain.knowledge import Mark
from partwell.domain.steps import Step, StepState, progress
from tests.documents.full_case import dossier

WAITS = c.Feedback(feedback_id="F-1", lane=c.Lane.FEEDBACK, received_on=date(2026, 12, 1))
ANSWERED = c.Feedback(
    feedback_id="F-1", lane=c.Lane.FEEDBACK, received_on=date(2026, 12, 1), answered_on=date(2026, 12, 2)
)


@pytest.mark.parametrize(
    ("status", "feedback", "state", "note"),
    [
        (CaseStatus.PREPARING, (), StepState.LATER, "nothing yet"),
        (CaseStatus.NOTICE_GIVEN, (), StepState.WAITING, "nothing has come"),
        (CaseStatus.ENDED, (), StepState.WAITING, "nothing has come"),
        (CaseStatus.ENDED, (WAITS,), StepState.OPEN, "1 to answer"),
        (CaseStatus.ENDED, (ANSWERED,), StepState.DONE, "all answered"),
        (CaseStatus.CLOSED, (), StepState.DONE, "nothing came"),
    ],
)
def test_aftercare_is_done_only_once_something_came_and_was_answered(
    status: CaseStatus, feedback: tuple[c.Feedback, ...], state: StepState, note: str
) -> None:
    steps = {one.step: one for one in progress(dossier(status=status, feedback=feedback))}
    assert (steps[Step.AFTERCARE].state, steps[Step.AFTERCARE].note) == (state, note)


@pytest.mark.parametrize(
    ("open_tasks", "said"), [(1, "1 must-task left"), (2, "2 must-tasks left"), (0, "all done")]
)
def test_the_step_counts_what_is_left_in_plain_words(open_tasks: int, said: str) -> None:
    done = c.Task(task_id="own-0", label="x", mark=Mark.MUST, done_on=date(2026, 12, 1))
    tasks = tuple(
        replace(done, task_id=f"own-{n}", done_on=None if n < open_tasks else done.done_on) for n in range(3)
    )
    facts = dossier(status=CaseStatus.NOTICE_GIVEN, tasks=tasks, waivers=())
    note = next(one.note for one in progress(facts) if one.step == Step.HANDOVER)
    assert note == said
