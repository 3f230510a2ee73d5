"""Every entry of a case has a way back, by a further event; issued papers and final states have none."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from partwell.domain.case import (
    Alternative,
    CallOutcome,
    Case,
    CaseStatus,
    Consultation,
    DeliveryOutcome,
    Feedback,
    FollowUpCall,
    Lane,
    Task,
)
from partwell.domain.errors import CaseChangedElsewhere, NotAllowed
from partwell.domain.lifecycle import Move
from partwell.domain.running_notice import NewLastDay
from partwell.domain.timeline import NewEvent
from partwell.services import (
    aftercare,
    calls,
    cases,
    closing,
    decision,
    handover,
    issuing,
    notice,
    practice,
    reports,
)
from partwell.store.values import to_text
from tests.services.office import TODAY, Office

MESSAGE = Feedback(feedback_id="", lane=Lane.RECORDS_REQUEST, received_on=TODAY, words="Send me my file.")
CALL = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, points="The last day stays", promises="Send the list")
CLEARANCE = Consultation(gate_id="G30", person="Dr Hale", role="counsel", on=TODAY, note="You may go on")

Act = Callable[[Office, str], Any]


def message(office: Office, case_id: str) -> Feedback:
    """The one message of a case."""
    return office.opened(case_id).case.feedback[0]


def delivered(outcome: DeliveryOutcome) -> Act:
    """What becomes of the one sending of a case."""
    return lambda office, case_id: issuing.arrived(
        office.desk, office.opened(case_id), office.opened(case_id).case.deliveries[0], outcome, token="x"
    )


def with_message(office: Office) -> str:
    """A case in which a records request came in."""
    case_id = office.noticed()
    aftercare.receive(office.desk, office.opened(case_id), MESSAGE, token="message")
    return case_id


def held(office: Office) -> str:
    """A case with an open hold."""
    case_id = office.noticed()
    closing.place_hold(office.desk, office.opened(case_id), "Letter of claim", token="hold")
    return case_id


def last_day(office: Office) -> str:
    """A case on its last day, not ended yet."""
    case_id = office.noticed()
    ends_on = office.opened(case_id).dossier.period.ends_on
    assert ends_on is not None
    office.desk = office.desk.on_day(ends_on)
    return case_id


def offered(office: Office) -> str:
    """A case with an offer and a date to look again."""
    case_id = office.flagged()
    office.add(case_id, "alternatives", Alternative(option="price", offered_on=TODAY))
    office.set(case_id, review_on=TODAY + timedelta(days=14))
    return case_id


KINDS: dict[str, tuple[Callable[[Office], str], Act]] = {
    "a sending that gives notice": (lambda o: o.issued(), lambda o, c: o.send(c)),
    "a further sending": (lambda o: o.noticed(), lambda o, c: o.send(c, method="courier")),
    "arrived": (lambda o: o.noticed(), delivered(DeliveryOutcome.DELIVERED)),
    "refused": (lambda o: o.noticed(), delivered(DeliveryOutcome.REFUSED)),
    "returned": (lambda o: o.noticed(), delivered(DeliveryOutcome.RETURNED)),
    "a call with what was promised": (
        lambda o: o.noticed(),
        lambda o, c: calls.log(o.desk, o.opened(c), CALL, token="x"),
    ),
    "a missed call": (
        lambda o: o.noticed(),
        lambda o, c: calls.log(
            o.desk, o.opened(c), FollowUpCall(on=TODAY, outcome=CallOutcome.NO_ANSWER), token="x"
        ),
    ),
    "a message taken in": (
        lambda o: o.noticed(),
        lambda o, c: aftercare.receive(o.desk, o.opened(c), MESSAGE, token="x"),
    ),
    "acknowledged": (
        with_message,
        lambda o, c: aftercare.acknowledge(o.desk, o.opened(c), message(o, c), token="x"),
    ),
    "consent": (with_message, lambda o, c: aftercare.consent(o.desk, o.opened(c), message(o, c), token="x")),
    "they have been told": (
        with_message,
        lambda o, c: aftercare.tell_first(o.desk, o.opened(c), message(o, c), "Insurer", token="x"),
    ),
    "a message closed": (
        with_message,
        lambda o, c: aftercare.close(o.desk, o.opened(c), message(o, c), "Withdrawn", token="x"),
    ),
    "a waiver": (
        lambda o: o.flagged(),
        lambda o, c: cases.waive(o.desk, o.opened(c), "call", "Letters only", token="x"),
    ),
    "a clearance": (
        lambda o: o.flagged(),
        lambda o, c: decision.consult(o.desk, o.opened(c), CLEARANCE, token="x"),
    ),
    "a task done": (
        lambda o: o.noticed(),
        lambda o, c: handover.done(
            o.desk, o.opened(c), o.opened(c).case.tasks[0].task_id, "Receipt", token="x"
        ),
    ),
    "a task added": (
        lambda o: o.noticed(),
        lambda o, c: handover.add_task(o.desk, o.opened(c), Task(task_id="", label="Keys"), token="x"),
    ),
    "the usual tasks": (
        lambda o: o.flagged(),
        lambda o, c: handover.fill_checklist(o.desk, o.opened(c), token="x"),
    ),
    "a hold": (
        lambda o: o.noticed(),
        lambda o, c: closing.place_hold(o.desk, o.opened(c), "Letter of claim", token="x"),
    ),
    "a hold lifted": (
        held,
        lambda o, c: closing.lift_hold(
            o.desk, o.opened(c), o.opened(c).case.holds[0], "Withdrawn", token="x"
        ),
    ),
    "the end": (last_day, lambda o, c: cases.move(o.desk, o.opened(c), Move.END, token="x")),
    "a repair": (offered, lambda o, c: cases.move(o.desk, o.opened(c), Move.START_REPAIR, token="x")),
}


def undo_last(office: Office, case_id: str) -> None:
    """Take back what the head of the case offers."""
    event = cases.last_undoable(office.opened(case_id))
    assert event is not None
    cases.undo(office.desk, office.opened(case_id), event.number, token=office.token())


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_entry_is_taken_back_whole_by_a_further_event(office: Office, name: str) -> None:
    prepare, act = KINDS[name]
    case_id = prepare(office)
    before = office.opened(case_id)
    act(office, case_id)
    acted = office.opened(case_id)
    assert acted.case != before.case
    undo_last(office, case_id)
    after = office.opened(case_id)
    assert after.case == before.case
    assert after.dossier.timeline[: len(acted.dossier.timeline)] == acted.dossier.timeline
    (told,) = after.dossier.timeline[len(acted.dossier.timeline) :]
    first = acted.dossier.timeline[len(before.dossier.timeline)]
    assert (told.kind, told.what) == ("undone", f"Undone: {first.what}")
    assert practice.verified(office.desk).findings == ()
    assert reports.check_pack(closing.evidence_pack(office.desk, after)) == ()


@pytest.mark.parametrize("name", KINDS)
def test_what_was_taken_back_by_mistake_is_put_back(office: Office, name: str) -> None:
    prepare, act = KINDS[name]
    case_id = prepare(office)
    act(office, case_id)
    acted = office.opened(case_id)
    undo_last(office, case_id)
    undone = office.opened(case_id).dossier.timeline[-1]
    assert undone in cases.undoable(office.opened(case_id))
    cases.undo(office.desk, office.opened(case_id), undone.number, token=office.token())
    again = office.opened(case_id)
    assert again.case == acted.case
    assert again.dossier.timeline[-1].what == undone.what.replace("Undone:", "Put back:")
    assert cases.last_undoable(again) == cases.last_undoable(acted)


def test_an_answered_message_is_open_again(office: Office) -> None:
    case_id = office.noticed()
    item = replace(MESSAGE, lane=Lane.FEEDBACK)
    aftercare.receive(office.desk, office.opened(case_id), item, token="a")
    aftercare.answer(office.desk, office.opened(case_id), message(office, case_id), "Thanks", "", token="b")
    undo_last(office, case_id)
    told = message(office, case_id)
    assert (told.answered_on, told.reply) == (None, "")


def test_taking_the_sending_back_keeps_tasks_that_were_worked_on(office: Office) -> None:
    case_id = office.issued()
    office.send(case_id)
    sent = next(event for event in reversed(office.opened(case_id).dossier.timeline) if event.kind == "sent")
    first = office.opened(case_id).case.tasks[0]
    handover.done(office.desk, office.opened(case_id), first.task_id, "Receipt", token="done")
    cases.undo(office.desk, office.opened(case_id), sent.number, token="undo")
    case = office.opened(case_id).case
    assert (case.status, [one.task_id for one in case.tasks], case.deliveries) == (
        CaseStatus.PREPARING,
        [first.task_id],
        (),
    )


def test_a_sending_is_not_taken_back_before_what_became_of_it(office: Office) -> None:
    case_id = office.noticed()
    sent = next(event for event in reversed(office.opened(case_id).dossier.timeline) if event.kind == "sent")
    delivered(DeliveryOutcome.DELIVERED)(office, case_id)
    with pytest.raises(NotAllowed, match=r"changed again since \(Delivery\)") as refused:
        cases.undo(office.desk, office.opened(case_id), sent.number, token="undo")
    assert "take the later change back first" in refused.value.sentence
    assert office.opened(case_id).case.status == CaseStatus.NOTICE_GIVEN


def test_notice_stands_while_a_second_sending_of_the_letter_is_on_file(office: Office) -> None:
    case_id = office.noticed()
    sent = next(event for event in reversed(office.opened(case_id).dossier.timeline) if event.kind == "sent")
    office.send(case_id, method="courier")
    with pytest.raises(NotAllowed, match="Another sending of the ending letter is on file"):
        cases.undo(office.desk, office.opened(case_id), sent.number, token="undo")
    undo_last(office, case_id)
    undo_last(office, case_id)
    assert office.opened(case_id).case.status == CaseStatus.PREPARING


def test_a_last_day_planned_before_the_notice_is_not_taken_back_while_it_runs(office: Office) -> None:
    case_id = office.decided()
    opened = office.opened(case_id)
    planned = replace(opened.case.notice, ends_on=TODAY + timedelta(days=50), ends_note="Year end")
    notice.set_notice(office.desk, opened, planned, token="plan")
    number = office.opened(case_id).dossier.timeline[-1].number
    issuing.issue(office.desk, office.opened(case_id), "ending", token="issue")
    office.send(case_id)
    assert number not in {event.number for event in cases.undoable(office.opened(case_id))}
    with pytest.raises(NotAllowed, match="the client goes by its last day"):
        cases.undo(office.desk, office.opened(case_id), number, token="undo")


def test_a_running_notice_moved_by_mistake_goes_back_to_the_day_the_client_was_told(office: Office) -> None:
    case_id = office.noticed()
    before = office.opened(case_id)
    later = NewLastDay(add_days=10, why="A mistake")
    notice.move_last_day(office.desk, before, later, token="move")
    undo_last(office, case_id)
    assert office.opened(case_id).case == before.case


def test_a_moved_last_day_the_client_was_told_of_is_not_taken_back(office: Office) -> None:
    case_id = office.noticed()
    later = NewLastDay(add_days=10, why="The records take longer")
    notice.move_last_day(office.desk, office.opened(case_id), later, token="move")
    number = office.opened(case_id).dossier.timeline[-1].number
    issuing.issue(office.desk, office.opened(case_id), "extension", token="issue")
    office.send(case_id)
    with pytest.raises(NotAllowed, match="the client goes by its last day"):
        cases.undo(office.desk, office.opened(case_id), number, token="undo")


def test_an_issued_paper_is_never_offered_to_be_taken_back(office: Office) -> None:
    case_id = office.issued()
    opened = office.opened(case_id)
    assert "issued" not in {event.kind for event in cases.undoable(opened)}
    with pytest.raises(NotAllowed, match="cannot be undone"):
        cases.undo(office.desk, opened, opened.dossier.timeline[-1].number, token="undo")
    assert len(office.opened(case_id).case.documents) == 1


def test_a_closed_case_stays_closed_but_what_came_in_afterwards_is_taken_back(office: Office) -> None:
    case_id = office.closed()
    opened = office.opened(case_id)
    assert cases.undoable(opened) == ()
    with pytest.raises(NotAllowed, match="record is sealed"):
        cases.undo(office.desk, opened, opened.dossier.timeline[-1].number, token="undo")
    closing.place_hold(office.desk, opened, "Letter of claim", token="hold")
    undo_last(office, case_id)
    case = office.opened(case_id).case
    assert (case.status, case.holds) == (CaseStatus.CLOSED, ())


def test_what_another_tab_added_meanwhile_stays(office: Office) -> None:
    case_id = office.noticed()
    calls.log(office.desk, office.opened(case_id), CALL, token="one")
    shown = office.opened(case_id)
    event = cases.last_undoable(shown)
    assert event is not None
    other = replace(CALL, points="A second call", promises="")
    calls.log(office.desk, office.opened(case_id), other, token="two")
    with pytest.raises(CaseChangedElsewhere):
        cases.undo(office.desk, shown, event.number, token="stale")
    cases.undo(office.desk, office.opened(case_id), event.number, token="undo")
    assert [one.points for one in office.opened(case_id).case.calls] == ["A second call"]


def test_the_same_entry_is_not_taken_back_twice(office: Office) -> None:
    case_id = office.noticed()
    calls.log(office.desk, office.opened(case_id), CALL, token="one")
    number = office.opened(case_id).dossier.timeline[-1].number
    cases.undo(office.desk, office.opened(case_id), number, token="first tab")
    with pytest.raises(NotAllowed, match="taken back meanwhile"):
        cases.undo(office.desk, office.opened(case_id), number, token="second tab")


def test_an_exception_taken_out_and_given_anew_is_not_doubled(office: Office) -> None:
    case_id = office.flagged()
    cases.waive(office.desk, office.opened(case_id), "call", "Letters only", token="a")
    waiver = office.opened(case_id).case.waivers[0]
    cases.remove_item(office.desk, office.opened(case_id), "waivers", waiver, token="b")
    removed = office.opened(case_id).dossier.timeline[-1].number
    cases.waive(office.desk, office.opened(case_id), "call", "No telephone", token="c")
    with pytest.raises(NotAllowed, match=r"changed again since \(Exception\)"):
        cases.undo(office.desk, office.opened(case_id), removed, token="d")


def test_the_history_keeps_only_what_changed(office: Office) -> None:
    case_id = office.noticed()
    many = tuple(Task(task_id=f"own-{one}", label="A long list " * 20) for one in range(200))
    office.put(case_id, tasks=many)
    handover.done(office.desk, office.opened(case_id), "own-100", "Receipt", token="done")
    opened = office.opened(case_id)
    told = opened.dossier.timeline[-1]
    assert [one["path"] for one in json.loads(told.data)["changes"]] == ["tasks"]
    assert len(told.data) < 3 * len(to_text(many[0]))


def test_changes_as_the_first_version_wrote_them_are_taken_back_and_known_as_taken_back(
    office: Office,
) -> None:
    case_id = office.flagged()
    opened = office.opened(case_id)

    def old_form(kind: str, before: str, after: str) -> NewEvent:
        data = to_text({"path": "engagement.title", "before": to_text(before), "after": to_text(after)})
        return NewEvent(kind=kind, what="What the letter calls the work changed.", data=data)

    case: Case = replace(opened.case, engagement=replace(opened.case.engagement, title="Web shop"))
    store, row = office.desk.store.cases, office.desk.row(case, opened.dossier.client, office.desk.practice)
    events = (
        old_form("changed", "", "Web shop"),
        old_form("changed", "Web shop", "Shop"),
        old_form("undone", "Shop", "Web shop"),
    )
    store.save(case, row, version=1, events=events, who="Ada", token="old")
    event = cases.last_undoable(office.opened(case_id))
    assert event is not None
    assert event.number == 2
    undo_last(office, case_id)
    assert office.opened(case_id).case.engagement.title == ""
    assert cases.last_undoable(office.opened(case_id)) is None


def test_what_was_taken_back_carries_no_confidences_out_of_the_house(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, doubts="zzprivate thoughts")
    undo_last(office, case_id)
    opened = office.opened(case_id)
    pack = closing.evidence_pack(office.desk, opened)
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        inside = [archive.read(name) for name in archive.namelist()]
        with zipfile.ZipFile(io.BytesIO(archive.read("record.docx"))) as record:
            inside += [record.read(name) for name in record.namelist()]
    assert [data for data in inside if b"zzprivate" in data] == []
    assert [event.what for event in opened.dossier.timeline if "zzprivate" in event.what] == []
