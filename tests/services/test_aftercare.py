"""What comes back: lanes, clocks, stop signs, consent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.domain.aftercare import running, signs_of_claim
from partwell.domain.case import CaseStatus, Feedback, Lane
from partwell.domain.errors import MoveRefused, NotAllowed
from partwell.domain.knowledge import DayUnit
from partwell.domain.lifecycle import Move
from partwell.services import aftercare, agenda, cases, closing, insights
from tests.services.office import TODAY, Office


def received(office: Office, case_id: str, lane: Lane = Lane.FEEDBACK, **facts: object) -> Feedback:
    """A message put into the inbox today; as it is kept."""
    told = {"received_on": TODAY, "words": "I am sorry to hear this.", "from_whom": "Morgan"}
    item = Feedback(**{"feedback_id": "", "lane": lane, **told, **facts})  # type: ignore[arg-type]
    aftercare.receive(office.desk, office.opened(case_id), item, token=office.token())
    return office.opened(case_id).case.feedback[-1]


def newest(office: Office, case_id: str) -> Feedback:
    """The newest message as it stands."""
    return office.opened(case_id).case.feedback[-1]


@pytest.mark.parametrize("lane", list(Lane))
def test_every_lane_takes_a_message_under_a_key_of_its_own(office: Office, lane: Lane) -> None:
    case_id = office.noticed()
    item = received(office, case_id, lane)
    assert item.feedback_id.startswith("F-")
    assert (item.lane, item.words) == (lane, "I am sorry to hear this.")
    assert office.opened(case_id).dossier.timeline[-1].kind == "received"


def test_a_message_needs_words_and_a_day_that_has_come(office: Office) -> None:
    case_id = office.noticed()
    with pytest.raises(NotAllowed, match="has no words"):
        received(office, case_id, words=" ")
    with pytest.raises(NotAllowed, match="lies ahead"):
        received(office, case_id, received_on=TODAY + timedelta(days=1))


@pytest.mark.parametrize("lane", [Lane.CLAIM, Lane.SAFETY])
def test_a_stop_sign_asks_who_was_told_first_before_any_answer(office: Office, lane: Lane) -> None:
    case_id = office.noticed()
    item = received(office, case_id, lane)
    with pytest.raises(NotAllowed, match="record first who was told"):
        aftercare.answer(office.desk, office.opened(case_id), item, "We differ.", "", token="a")
    with pytest.raises(NotAllowed, match="record first who was told"):
        aftercare.acknowledge(office.desk, office.opened(case_id), item, token="b")
    with pytest.raises(NotAllowed, match="Who was told is missing"):
        aftercare.tell_first(office.desk, office.opened(case_id), item, " ", token="c")
    aftercare.tell_first(office.desk, office.opened(case_id), item, "Ruth Amsel, insurer", token="d")
    told = newest(office, case_id)
    assert (told.told_first, told.told_on) == ("Ruth Amsel, insurer", TODAY)
    aftercare.acknowledge(office.desk, office.opened(case_id), told, token="e")
    aftercare.answer(
        office.desk, office.opened(case_id), newest(office, case_id), "Noted.", "Ask sooner", token="f"
    )
    answered = newest(office, case_id)
    assert (answered.acknowledged_on, answered.answered_on, answered.lesson) == (TODAY, TODAY, "Ask sooner")


def test_a_claim_is_not_answered_while_a_hold_is_open(office: Office) -> None:
    case_id = office.noticed()
    item = received(office, case_id, Lane.CLAIM, told_first="Ruth Amsel, insurer")
    closing.place_hold(office.desk, office.opened(case_id), "Letter of claim", token="a")
    with pytest.raises(NotAllowed, match="counsel or the insurer answers a claim"):
        aftercare.answer(office.desk, office.opened(case_id), item, "We differ.", "", token="b")


@pytest.mark.parametrize("lane", [Lane.SUCCESSOR_ENQUIRY, Lane.RECORDS_REQUEST])
def test_nothing_goes_to_others_without_the_clients_consent(office: Office, lane: Lane) -> None:
    case_id = office.noticed()
    item = received(office, case_id, lane, from_whom="Larch Advisers")
    with pytest.raises(NotAllowed, match="no consent of the client"):
        aftercare.answer(office.desk, office.opened(case_id), item, "Here it is.", "", token="a")
    aftercare.consent(office.desk, office.opened(case_id), item, token="b")
    aftercare.answer(
        office.desk, office.opened(case_id), newest(office, case_id), "Here it is.", "", token="c"
    )
    assert newest(office, case_id).answered_on == TODAY


def test_a_message_is_closed_without_a_reply_only_with_a_note(office: Office) -> None:
    case_id = office.noticed()
    item = received(office, case_id)
    with pytest.raises(NotAllowed, match="needs a note"):
        aftercare.close(office.desk, office.opened(case_id), item, "", token="a")
    aftercare.close(office.desk, office.opened(case_id), item, "Plain thanks", token="b")
    assert newest(office, case_id).closed_on == TODAY


def test_a_message_somebody_else_has_answered_is_looked_at_again(office: Office) -> None:
    case_id = office.noticed()
    item = received(office, case_id)
    aftercare.close(office.desk, office.opened(case_id), item, "Plain thanks", token="a")
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        aftercare.answer(office.desk, office.opened(case_id), item, "Dear Morgan", "", token="b")


def test_the_clock_of_a_complaint_runs_in_the_practices_calendar(office: Office) -> None:
    office.desk = office.desk.on_day(date(2026, 11, 25))  # Thanksgiving is the day after
    case_id = office.noticed()
    dossier = office.opened(case_id).dossier
    lanes = {one.lane: one for one in dossier.profession.complaint_clocks}
    assert lanes[Lane.FEEDBACK].unit == DayUnit.WORKING
    item = received(office, case_id, Lane.FEEDBACK, received_on=date(2026, 11, 25))
    clock = running(item, office.opened(case_id).dossier)
    assert clock is not None
    assert (clock.clock.answer_days, clock.answer_by_on) == (2, date(2026, 11, 30))
    due = {entry.kind: entry.on for entry in agenda.due(office.desk)}
    assert due["answer"] == date(2026, 11, 30)


def test_an_open_message_keeps_the_case_from_closing(office: Office) -> None:
    case_id = office.ended()
    item = received(office, case_id, received_on=TODAY)
    with pytest.raises(MoveRefused, match="One message is not answered"):
        cases.move(office.desk, office.opened(case_id), Move.CLOSE, token="a")
    aftercare.close(office.desk, office.opened(case_id), item, "Plain thanks", token="b")
    waits = cases.lifecycle.in_the_way(office.opened(case_id).dossier, Move.CLOSE)
    assert "unanswered" not in [one.code for one in waits]


def test_what_comes_in_after_the_record_is_closed_is_taken_and_stands_in_the_agenda(office: Office) -> None:
    case_id = office.closed()
    office.desk = office.desk.on_day(date(2027, 2, 1))
    received(office, case_id, Lane.COMPLAINT, received_on=date(2027, 2, 1))
    assert office.opened(case_id).case.status == CaseStatus.CLOSED
    due = [(entry.kind, entry.on) for entry in agenda.due(office.desk) if entry.case_id == case_id]
    assert ("acknowledge", date(2027, 2, 3)) in due


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("I want a refund, or my solicitor will write.", ("refund", "solicitor")),
        ("£500 by Friday or we meet in court.", ("£500", "court")),
        ("You were negligent.", ("negligent",)),
        ("I want a refund.", ()),
        ("My lawyer says hello.", ()),
        ("Thank you for everything.", ()),
    ],
)
def test_money_with_a_lawyer_and_words_of_fault_are_signs_of_a_claim(
    words: str, signs: tuple[str, ...]
) -> None:
    assert signs_of_claim(words) == signs


def test_a_correction_keeps_days_in_their_order(office: Office) -> None:
    case_id = office.noticed()
    item = received(office, case_id)
    aftercare.answer(office.desk, office.opened(case_id), item, "Thank you.", "", token="a")
    item = newest(office, case_id)
    early = replace(item, answered_on=TODAY - timedelta(days=1))
    with pytest.raises(NotAllowed, match="dated before the message came"):
        aftercare.correct(office.desk, office.opened(case_id), item, early, token="b")
    right = replace(item, received_on=TODAY - timedelta(days=2), answered_on=TODAY - timedelta(days=1))
    aftercare.correct(office.desk, office.opened(case_id), item, right, token="c")
    assert newest(office, case_id) == right


def test_every_complaint_clock_thinks_of_the_insurer_before_the_answer(office: Office) -> None:
    clocks = [
        clock
        for profession in office.desk.knowledge.professions
        for clock in profession.complaint_clocks
        if clock.lane == Lane.COMPLAINT
    ]
    step = "If it could become a claim, tell your insurer before you answer"
    assert [clock.id for clock in clocks if step not in clock.steps] == []
    assert len(clocks) >= len(office.desk.knowledge.professions)


def test_lessons_are_listed_the_newest_first(office: Office) -> None:
    for day, lesson in ((TODAY, "Write sooner"), (TODAY + timedelta(days=1), "Call sooner")):
        office.desk = office.desk.on_day(day)
        case_id = office.noticed(lesson)
        item = received(office, case_id)
        aftercare.answer(office.desk, office.opened(case_id), item, "Thank you.", lesson, token=lesson)
        assert lesson in [one.words for one in insights.lessons(office.desk)]
    assert [(one.words, one.on) for one in insights.lessons(office.desk)] == [
        ("Call sooner", TODAY + timedelta(days=1)),
        ("Write sooner", TODAY),
    ]
