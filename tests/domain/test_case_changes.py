"""What a saving changed is found fact by fact, and the former facts are put back exactly."""

from dataclasses import fields, replace
from datetime import date

import pytest

from partwell.domain.case import (
    Answer,
    Case,
    CaseStatus,
    Engagement,
    Notice,
    Referral,
    Task,
    Waiver,
)
from partwell.domain.case_changes import Change, changes_between, put_back, type_of
from partwell.domain.errors import NotAllowed
from tests.documents.full_case import full_case

ON = date(2026, 11, 23)
EMPTY = Case(case_id="C-7F3K2M9Q", client_id="K-1", profession_id="accounting", opened_on=date(2026, 10, 1))


def tasks(*names: str) -> tuple[Task, ...]:
    return tuple(Task(task_id=name, label=name) for name in names)


def test_only_the_facts_that_differ_are_told() -> None:
    old = replace(EMPTY, tasks=tasks("a", "b", "c"), engagement=Engagement(title="Old", clause="2"))
    new = replace(
        old,
        status=CaseStatus.NOTICE_GIVEN,
        engagement=replace(old.engagement, title="New"),
        notice=Notice(given_on=ON),
        tasks=(*tasks("a", "x"), *old.tasks[2:]),
    )
    assert changes_between(old, new) == (
        Change(path="status", before=CaseStatus.PREPARING, after=CaseStatus.NOTICE_GIVEN),
        Change(path="engagement.title", before="Old", after="New"),
        Change(path="notice.given_on", before=None, after=ON),
        Change(path="tasks", before=tasks("b"), after=tasks("x"), at=1),
    )
    assert changes_between(old, old) == ()


FULL = full_case()
PAIRS = {
    "everything at once": (EMPTY, replace(FULL, documents=())),
    "everything taken out": (replace(FULL, documents=()), EMPTY),
    "sorted in between": (
        replace(EMPTY, tasks=tasks("b", "d")),
        replace(EMPTY, tasks=tasks("a", "b", "c", "d", "e")),
    ),
    "another order": (
        replace(EMPTY, answers=tuple(Answer(circumstance_id=one, value="no") for one in "abc")),
        replace(EMPTY, answers=tuple(Answer(circumstance_id=one, value="yes") for one in "cab")),
    ),
    "equal entries": (
        replace(EMPTY, referrals=(Referral(name="A"), Referral(name="A"))),
        replace(EMPTY, referrals=(Referral(name="A"), Referral(name="A"), Referral(name="A"))),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_what_was_changed_is_put_back_exactly(name: str) -> None:
    old, new = PAIRS[name]
    assert put_back(new, changes_between(old, new)) == old


def test_entries_beside_the_changed_ones_stay_as_they_are_by_now() -> None:
    old = replace(EMPTY, tasks=tasks("a", "b"))
    new = replace(old, tasks=tasks("a", "x"))
    now = replace(new, tasks=tasks("z", "a", "x", "y"))
    assert put_back(now, changes_between(old, new)).tasks == tasks("z", "a", "b", "y")


@pytest.mark.parametrize(
    ("new", "now", "what"),
    [
        ({"doubts": "A"}, {"doubts": "B"}, "Notes to yourself"),
        ({"status": CaseStatus.REPAIRING}, {"status": CaseStatus.ENDED}, "Status"),
        ({"tasks": tasks("x")}, {"tasks": ()}, "Task"),
        ({"referrals": (Referral(name="A"),)}, {"referrals": (Referral(name="B"),)}, "Referral"),
    ],
)
def test_what_was_changed_again_is_named_and_left_alone(
    new: dict[str, object], now: dict[str, object], what: str
) -> None:
    changes = changes_between(EMPTY, replace(EMPTY, **new))  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match=rf"changed again since \({what}\)"):
        put_back(replace(EMPTY, **now), changes)  # type: ignore[arg-type]


def test_an_entry_is_not_put_back_beside_another_one_of_the_same_key() -> None:
    first, second = (Waiver(what="call", why=why, by_id="Ada", on=ON) for why in ("One", "Two"))
    changes = changes_between(replace(EMPTY, waivers=(first,)), EMPTY)
    with pytest.raises(NotAllowed, match="changed again since"):
        put_back(replace(EMPTY, waivers=(second,)), changes)


def test_every_fact_of_a_case_has_a_type_to_be_read_with() -> None:
    assert [type_of(one.name) for one in fields(Case) if type_of(one.name) is None] == []
    assert type_of("engagement.title") is str
