"""How far each step has come is told in words that are true."""

from datetime import date

import pytest

from partwell.domain import case as c
from partwell.domain.case import CaseStatus
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
