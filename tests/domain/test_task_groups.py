"""To which group a task belongs, and when it needs a proof."""

import pytest

from partwell.domain.case import Task
from partwell.domain.handover import Group, group_of, needs_proof
from partwell.domain.knowledge import Mark


@pytest.mark.parametrize(
    ("label", "giver", "group"),
    [
        ("Return originals and property", "Firm", Group.HANDOVER),
        ("Close the portal accounts", "Firm", Group.ACCESS),
        ("Send the final invoice", "Firm", Group.MONEY),
        ("Account for earnest money and trust funds", "Broker", Group.MONEY),
        ("Take the client out of calendars", "", Group.OFFICE),
    ],
)
def test_a_task_belongs_to_one_group(label: str, giver: str, group: Group) -> None:
    task = Task(task_id="own-1", label=label, giver=giver, receiver="Client" if giver else "")
    assert group_of(task) == group


@pytest.mark.parametrize(
    ("facts", "needed"),
    [
        ({"mark": Mark.MUST}, True),
        ({"giver": "Firm", "receiver": "Client"}, True),
        ({"mark": Mark.SHOULD}, False),
    ],
)
def test_a_must_and_a_handover_need_a_proof(facts: dict[str, object], needed: bool) -> None:
    assert needs_proof(Task(task_id="own-1", label="Tell the printer", **facts)) is needed
