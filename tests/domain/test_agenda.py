"""What is due in a case, and the one next thing, follow from its facts and today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.domain import case as c
from partwell.domain.agenda import AgendaEntry, agenda_of, destroy_from, next_action
from partwell.domain.case import Case, CaseStatus
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier, dossier_of
from partwell.domain.knowledge import ComplaintClock, DayUnit, Knowledge, LetterKind
from tests.documents.full_case import CLIENT, ENTRY, PRACTICE, PROFESSION, REASON, full_case

TODAY = date(2026, 11, 23)
CLOCKS = (
    ComplaintClock(
        id="complaint", label="Complaint", lane="complaint", acknowledge_days=2, answer_days=28,
        unit=DayUnit.WORKING, **ENTRY,
    ),
)  # fmt: skip


def dossier(**facts: object) -> Dossier:
    """A case with these facts, nothing else on file, as it stands today."""
    profession = replace(PROFESSION, circumstances=(), gates=(), complaint_clocks=CLOCKS)
    case = Case(case_id="C-1", client_id="K-1", profession_id="accounting", opened_on=date(2026, 11, 1))
    return dossier_of(
        case=replace(case, **facts),
        client=CLIENT,
        practice=PRACTICE,
        profession=profession,
        knowledge=Knowledge(professions=(profession,), reasons=(REASON,)),
        calendar=WorkingCalendar(),
        on=TODAY,
    )


def due(**facts: object) -> list[tuple[str, date]]:
    """Kind and day of everything that is due."""
    return [(entry.kind, entry.on) for entry in agenda_of(dossier(**facts))]


DECIDED: dict[str, object] = {
    "reason_ids": ("R09",),
    "alternatives": (c.Alternative(option="price", offered_on=TODAY, reply="Declined"),),
}
LETTER = full_case().documents[0]
SENT = c.Delivery(document_id="D-1", method="post", sent_on=date(2026, 11, 20))
GIVEN: dict[str, object] = {
    **DECIDED,
    "status": CaseStatus.NOTICE_GIVEN,
    "notice": c.Notice(given_on=date(2026, 11, 20), method="post", ends_on=date(2027, 1, 29)),
    "documents": (replace(LETTER, issued_on=date(2026, 11, 20)),),
    "deliveries": (SENT,),
}
HELD = c.FollowUpCall(on=TODAY, outcome=c.CallOutcome.HELD)
ARRIVED = replace(SENT, outcome=c.DeliveryOutcome.DELIVERED, outcome_on=date(2026, 11, 22))


def test_nothing_is_due_in_a_case_that_was_only_opened() -> None:
    assert due() == []


def test_the_day_of_notice_and_the_call_before_it_are_due() -> None:
    assert due(notice=c.Notice(given_on=date(2026, 12, 1))) == [
        ("notice", date(2026, 12, 1)),
        ("call", date(2026, 12, 1)),
    ]


def test_the_last_day_for_notice_before_a_renewal_is_due() -> None:
    agreed = c.Engagement(renewal_on=date(2027, 1, 31), renewal_notice_days=30)
    assert due(engagement=agreed) == [("renewal", date(2027, 1, 1))]


def test_a_warning_is_looked_at_on_its_day_until_its_result_is_known() -> None:
    warning = c.Warning(given_on=TODAY, what_must_change="Papers", by_on=date(2026, 12, 5))
    assert due(status=CaseStatus.REPAIRING, warnings=(warning,)) == [("warning", date(2026, 12, 5))]
    assert due(status=CaseStatus.REPAIRING, warnings=(replace(warning, result="None came"),)) == []


def test_after_notice_its_arrival_the_call_the_silence_and_the_last_day_are_due() -> None:
    assert due(**GIVEN) == [
        ("call", date(2026, 11, 20)),
        ("receipt", date(2026, 11, 23)),
        ("silent", date(2026, 11, 30)),
        ("last_day", date(2027, 1, 29)),
    ]


def test_a_letter_that_came_back_is_to_be_sent_again() -> None:
    for outcome in (c.DeliveryOutcome.RETURNED, c.DeliveryOutcome.REFUSED, c.DeliveryOutcome.UNCLAIMED):
        returned = replace(SENT, outcome=outcome, outcome_on=date(2026, 11, 22))
        facts = {**GIVEN, "deliveries": (returned,), "calls": (HELD,)}
        assert due(**facts) == [("resend", date(2026, 11, 22)), ("last_day", date(2027, 1, 29))]
        assert next_action(dossier(**facts)) == ("Send the letter again", date(2026, 11, 22))


def test_an_arrived_letter_and_a_held_call_leave_only_the_last_day() -> None:
    assert due(**{**GIVEN, "deliveries": (ARRIVED,), "calls": (HELD,)}) == [("last_day", date(2027, 1, 29))]


def test_tasks_and_terms_are_due_until_done_or_left_out() -> None:
    task = c.Task(task_id="t1", label="Return the books", due_on=date(2026, 12, 1))
    term = c.AgreedTerm(what="Ledger as a file", agreed_on=TODAY, due_on=date(2026, 12, 2))
    ended: dict[str, object] = {**DECIDED, "status": CaseStatus.ENDED}
    assert due(**ended, tasks=(task,), agreed_terms=(term,)) == [
        ("task", date(2026, 12, 1)),
        ("term", date(2026, 12, 2)),
    ]
    waived = c.Waiver(what="t1", why="Not wanted", by_id="p1", on=TODAY)
    done = replace(term, done_on=TODAY)
    assert due(**ended, tasks=(task,), agreed_terms=(done,), waivers=(waived,)) == []


def test_a_deadline_of_the_client_is_due_until_the_case_is_over() -> None:
    deadline = c.ClientDeadline(what="VAT return", due_on=date(2027, 3, 7))
    assert due(client_deadlines=(deadline,)) == [("deadline", date(2027, 3, 7))]
    assert due(client_deadlines=(deadline,), status=CaseStatus.CLOSED) == []


def test_a_complaint_runs_on_the_clock_of_the_profession_in_working_days() -> None:
    complaint = c.Feedback(feedback_id="F-1", lane=c.Lane.COMPLAINT, received_on=date(2026, 11, 20))
    ended: dict[str, object] = {**DECIDED, "status": CaseStatus.ENDED}
    assert due(**ended, feedback=(complaint,)) == [
        ("acknowledge", date(2026, 11, 24)),
        ("answer", date(2026, 12, 30)),
    ]
    answered = replace(complaint, acknowledged_on=TODAY, answered_on=TODAY)
    assert due(**ended, feedback=(answered,)) == []


def test_the_calendar_of_the_place_moves_the_clock() -> None:
    complaint = c.Feedback(feedback_id="F-1", lane=c.Lane.COMPLAINT, received_on=date(2026, 11, 20))
    place = WorkingCalendar(days_off={date(2026, 11, 24): "A holiday"})
    entries = agenda_of(replace(dossier(status=CaseStatus.ENDED, feedback=(complaint,)), calendar=place))
    assert entries[0].on == date(2026, 11, 25)


def test_a_kept_client_is_looked_at_on_the_review_date() -> None:
    facts: dict[str, object] = {"status": CaseStatus.KEPT, "review_on": date(2027, 5, 1)}
    assert due(**facts) == [("review", date(2027, 5, 1))]
    assert next_action(dossier(**facts)) == ("Look again at how it goes", date(2027, 5, 1))


def test_a_closed_file_may_be_destroyed_the_day_after_the_longest_period_that_applies() -> None:
    facts: dict[str, object] = {
        "status": CaseStatus.CLOSED, "ended_on": date(2027, 1, 29), "closed_on": date(2027, 2, 15),
    }  # fmt: skip
    assert destroy_from(dossier(**facts)) == date(2034, 1, 30)
    assert due(**facts) == [("destroy", date(2034, 1, 30))]
    held = c.Hold(reason="Claim", placed_on=TODAY, placed_by="p1")
    assert due(**facts, holds=(held,)) == []


def test_keys_stay_the_same_when_a_date_moves_and_differ_between_things() -> None:
    def keys(day: date) -> list[str]:
        tasks = tuple(c.Task(task_id=f"t{n}", label="Same words", due_on=day) for n in range(3))
        return [entry.uid for entry in agenda_of(dossier(**DECIDED, tasks=tasks))]

    first = keys(TODAY)
    assert first == keys(TODAY + timedelta(days=9))
    assert len(set(first)) == 3


def test_the_neutral_words_hold_nothing_of_the_clients_affairs() -> None:
    entries: tuple[AgendaEntry, ...] = agenda_of(
        dossier(**{**GIVEN, "client_deadlines": (c.ClientDeadline(what="Bankruptcy hearing", due_on=TODAY),)})
    )
    assert not any("Bankruptcy" in entry.neutral or CLIENT.name in entry.neutral for entry in entries)


@pytest.mark.parametrize(
    ("facts", "action"),
    [
        ({}, "Choose a reason"),
        ({"reason_ids": ("R09",)}, "Weigh what else is possible"),
        (DECIDED, "Set the notice"),
        ({**DECIDED, "notice": c.Notice(given_on=date(2026, 12, 1))}, "Hold the call"),
        ({**DECIDED, "notice": c.Notice(given_on=date(2026, 12, 1)), "calls": (HELD,)}, "Issue the letter"),
        (
            {**DECIDED, "notice": c.Notice(given_on=TODAY), "calls": (HELD,), "documents": (LETTER,)},
            "Give notice",
        ),
        (GIVEN, "Record the delivery"),
        ({**GIVEN, "deliveries": ()}, "Record the delivery"),
        ({**GIVEN, "deliveries": (ARRIVED,)}, "Hold the call"),
        ({**GIVEN, "deliveries": (ARRIVED,), "calls": (HELD,)}, "Record the end"),
        (
            {
                **GIVEN,
                "deliveries": (ARRIVED,),
                "calls": (HELD,),
                "tasks": tuple(c.Task(task_id=f"t{n}", label="x") for n in range(3)),
            },
            "Finish 3 handover tasks",
        ),
        ({**DECIDED, "status": CaseStatus.ENDED, "calls": (HELD,)}, "Close the record"),
        ({"status": CaseStatus.CLOSED}, ""),
        ({"status": CaseStatus.KEPT}, ""),
    ],
)
def test_the_one_next_thing(facts: dict[str, object], action: str) -> None:
    assert next_action(dossier(**facts))[0] == action


def test_a_message_that_waits_comes_before_the_rest_after_notice() -> None:
    complaint = c.Feedback(feedback_id="F-1", lane=c.Lane.COMPLAINT, received_on=date(2026, 11, 20))
    facts = {**GIVEN, "feedback": (complaint,)}
    assert next_action(dossier(**facts)) == ("Acknowledge the complaint", date(2026, 11, 24))


def test_once_it_is_acknowledged_a_message_is_to_be_answered_by_its_own_day() -> None:
    complaint = c.Feedback(
        feedback_id="F-1", lane=c.Lane.COMPLAINT, received_on=date(2026, 11, 20), acknowledged_on=TODAY
    )
    facts = {**GIVEN, "feedback": (complaint,)}
    assert next_action(dossier(**facts)) == ("Answer the complaint", date(2026, 12, 30))


def test_of_several_messages_the_most_urgent_is_named_with_how_many_wait() -> None:
    complaint = c.Feedback(feedback_id="F-1", lane=c.Lane.COMPLAINT, received_on=date(2026, 11, 20))
    praise = c.Feedback(feedback_id="F-2", lane=c.Lane.FEEDBACK, received_on=date(2026, 11, 19))
    facts = {**GIVEN, "feedback": (praise, complaint)}
    action, on = next_action(dossier(**facts))
    assert (action, on) == ("Acknowledge the complaint, one of 2 messages", date(2026, 11, 24))


def test_a_call_before_the_letter_is_due_on_the_working_day_before_a_day_off() -> None:
    given: dict[str, object] = {**DECIDED, "notice": c.Notice(given_on=date(2026, 12, 5), method="email")}
    assert ("call", date(2026, 12, 4)) in due(**given, call_order="call_first")


def test_a_call_after_the_letter_is_due_on_the_working_day_from_its_arrival() -> None:
    notice = c.Notice(given_on=date(2026, 11, 20), received_on=date(2026, 11, 21), ends_on=date(2027, 1, 29))
    facts = {**GIVEN, "notice": notice, "call_order": "letter_first", "deliveries": (ARRIVED,)}
    place = WorkingCalendar(days_off={date(2026, 11, 23): "A holiday"})
    assert next_action(dossier(**facts)) == ("Hold the call", date(2026, 11, 23))
    assert next_action(replace(dossier(**facts), calendar=place)) == ("Hold the call", date(2026, 11, 24))


CONFIRMATION = LetterKind(
    id="call_confirmation", label="Confirmation", subject="Our call", statuses=("notice given",), **ENTRY
)


def with_confirmation(**facts: object) -> Dossier:
    """A case in which notice runs, in a practice that knows the letter which confirms a call."""
    built = dossier(**{**GIVEN, "deliveries": (ARRIVED,), **facts})
    return replace(built, knowledge=replace(built.knowledge, letter_kinds=(CONFIRMATION,)))


def test_a_held_call_is_to_be_confirmed_until_the_letter_is_issued() -> None:
    waiting = with_confirmation(calls=(HELD,))
    assert ("confirm", TODAY) in [(entry.kind, entry.on) for entry in agenda_of(waiting)]
    assert next_action(waiting) == ("Write the confirmation of the call", TODAY)
    letter = replace(LETTER, document_id="D-9", kind_id="call_confirmation", issued_on=TODAY)
    issued = with_confirmation(calls=(HELD,), documents=(*GIVEN["documents"], letter))
    assert "confirm" not in [entry.kind for entry in agenda_of(issued)]


@pytest.mark.parametrize(
    "facts",
    [
        {"calls": (replace(HELD, outcome=c.CallOutcome.DECLINED),)},
        {
            "calls": (HELD,),
            "waivers": (c.Waiver(what="call_confirmation", why="Letters only", by_id="Ada", on=TODAY),),
        },
        {"calls": (HELD,), "status": CaseStatus.ENDED},
    ],
)
def test_nothing_is_to_be_confirmed_where_no_such_letter_is_written(facts: dict[str, object]) -> None:
    assert "confirm" not in [entry.kind for entry in agenda_of(with_confirmation(**facts))]


def test_a_promise_is_due_once_though_a_term_and_a_task_hold_it() -> None:
    on = date(2026, 12, 1)
    term = c.AgreedTerm(what="Send the list", agreed_on=TODAY, due_on=on, task_id="promise-1")
    task = c.Task(task_id="promise-1", label="Send the list", due_on=on)
    facts = {**GIVEN, "deliveries": (ARRIVED,), "calls": (HELD,), "agreed_terms": (term,), "tasks": (task,)}
    assert [one for one in due(**facts) if one[1] == on] == [("term", on)]
    assert next_action(dossier(**facts)) == ("Finish 1 handover task", on)
