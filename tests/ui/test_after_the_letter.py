"""Call, handover, aftercare and record: what is typed stays, and everything can be corrected."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.domain.case import (
    AgreedTerm,
    Answer,
    CallOutcome,
    Feedback,
    FollowUpCall,
    Lane,
    Referral,
)
from partwell.services import aftercare, calls, issuing
from partwell.ui import lists
from tests.services.office import TODAY, Office
from tests.ui.tab import Tab

HELD = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, points="Told calmly", promises="Send the list")


def form(case_id: str, name: str) -> str:
    """The key of an input or button of a form of this case."""
    return f"{case_id}_{name}".replace("-", "_")


def logged(office: Office, call: FollowUpCall = HELD) -> str:
    """A case in which notice runs, with one call."""
    case_id = office.noticed()
    calls.log(office.desk, office.opened(case_id), call, token=office.token())
    return case_id


def came(office: Office, case_id: str, lane: Lane, words: str = "I am not content.") -> Feedback:
    """A message in the inbox; as it is kept."""
    item = Feedback(feedback_id="", lane=lane, received_on=TODAY, words=words)
    aftercare.receive(office.desk, office.opened(case_id), item, token=office.token())
    return office.opened(case_id).case.feedback[-1]


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("call", "call_points"),
        ("call", "call_next_step"),
        ("handover", "own_task_label"),
        ("handover", "task_return_originals_proof"),
        ("handover", f"aside_{lists.name_of('return_originals')}_why"),
        ("aftercare", "came_words"),
        ("record", "hold_reason"),
        ("record", "restricted_text"),
    ],
)
def test_what_is_typed_stands_there_in_a_new_tab(office: Office, step: str, name: str) -> None:
    case_id = office.noticed()
    Tab(case=case_id, step=step).put(form(case_id, name), "Half a sentence")
    assert Tab(case=case_id, step=step).unfold().value(form(case_id, name)) == "Half a sentence"


@pytest.mark.parametrize(
    ("lane", "name"),
    [(Lane.CLAIM, "told_{}_who"), (Lane.COMPLAINT, "reply_{}_reply"), (Lane.REVIEW, "reply_{}_lesson")],
)
def test_a_half_written_answer_stands_there_in_a_new_tab(office: Office, lane: Lane, name: str) -> None:
    case_id = office.noticed()
    key = form(case_id, name.format(came(office, case_id, lane).feedback_id))
    Tab(case=case_id, step="aftercare").put(key, "Half a sentence")
    assert Tab(case=case_id, step="aftercare").value(key) == "Half a sentence"


# -- call ------------------------------------------------------------------------------------------


def test_each_promise_has_a_row_with_its_day_which_can_be_changed(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="call")
    tab.put(form(case_id, "call_promises"), "Send the list\nCall back on 4 December")
    by = [
        form(case_id, f"call_by_{lists.name_of(line)}")
        for line in ("Send the list", "Call back on 4 December")
    ]
    assert [tab.value(key) for key in by] == [date(2026, 12, 1), date(2026, 12, 4)]
    tab.put(by[0], date(2026, 11, 25)).click(form(case_id, "call_held_save"))
    case = office.opened(case_id).case
    assert [(term.what, term.due_on) for term in case.agreed_terms] == [
        ("Send the list", date(2026, 11, 25)),
        ("Call back on 4 December", date(2026, 12, 4)),
    ]
    assert tab.value(form(case_id, "call_promises")) == ""


def test_the_clock_of_a_call_fills_time_and_minutes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = office.noticed()
    monkeypatch.setattr(calls, "time_now", lambda: "14:05")
    monkeypatch.setattr(calls, "minutes_since", lambda at_time: 12 if at_time == "14:05" else None)
    tab = Tab(case=case_id, step="call").click(form(case_id, "call_start"))
    again = Tab(case=case_id, step="call")
    assert again.value(form(case_id, "call_at_time")) == "14:05"
    again.click(form(case_id, "call_end")).click(form(case_id, "call_held_save"))
    call = office.opened(case_id).case.calls[0]
    assert (call.at_time, call.minutes, call.channel) == ("14:05", 12, "phone")
    assert tab.troubles == []


def test_parts_of_the_sheet_are_ticked_off_and_kept_with_the_call(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="call").put(form(case_id, "call_told_greet"), value=True)
    tab.click(form(case_id, "call_held_save"))
    assert office.opened(case_id).case.calls[0].covered == ("Identify, privacy, notes",)
    assert tab.value(form(case_id, "call_told_greet")) is False


def test_the_sheet_shows_the_words_to_say_the_facts_and_the_words_to_avoid(office: Office) -> None:
    tab = Tab(case=office.noticed(), step="call")
    body = "\n".join(one.value for one in tab.at.markdown)
    assert "Our work together ends on" in body
    assert "Our work together ends on" not in "\n".join(one.value for one in tab.at.caption)
    assert ("Words to avoid" in tab.words, "Last day:" in tab.words) == (True, True)


def test_a_held_call_leads_to_its_confirmation(office: Office) -> None:
    case_id = logged(office)
    tab = Tab(case=case_id, step="call").click("write_confirmation")
    assert tab.value(f"{case_id}:letter_kind") == "call_confirmation"
    issuing.issue(office.desk, office.opened(case_id), "call_confirmation", token="issue")
    assert not Tab(case=case_id, step="call").has("write_confirmation")


def test_a_logged_call_is_corrected_in_its_day_outcome_and_person(office: Office) -> None:
    case_id = logged(office)
    call = office.opened(case_id).case.calls[0]
    key = form(case_id, f"calls_{lists.name_of(call)}")
    tab = Tab(case=case_id, step="call").put(f"{key}_on", TODAY - timedelta(days=1))
    tab.put(f"{key}_minutes", 7).put(f"{key}_spoke_with", "Morgan Ellis").click(f"{key}_save")
    corrected = office.opened(case_id).case.calls[0]
    assert (corrected.on, corrected.minutes, corrected.spoke_with) == (
        TODAY - timedelta(days=1),
        7,
        "Morgan Ellis",
    )
    assert [term.what for term in office.opened(case_id).case.agreed_terms] == ["Send the list"]


def test_a_reason_for_no_call_is_asked_for_only_while_nobody_was_reached(office: Office) -> None:
    missed = logged(office, replace(HELD, outcome=CallOutcome.NO_ANSWER, promises=""))
    assert Tab(case=missed, step="call").has(f"{missed}:waive:call")
    calls.log(office.desk, office.opened(missed), HELD, token="held")
    assert not Tab(case=missed, step="call").has(f"{missed}:waive:call")


def test_logged_calls_stay_in_sight_where_no_call_is_to_be_made(office: Office) -> None:
    case_id = logged(office)
    office.put(case_id, answers=(Answer(circumstance_id="threat_or_violence", value="yes"),))
    tab = Tab(case=case_id, step="call")
    assert ("Told calmly" in tab.words, tab.has(form(case_id, "call_points"))) == (True, False)


# -- handover --------------------------------------------------------------------------------------


def test_a_term_is_done_with_its_task_and_opened_again(office: Office) -> None:
    case_id = logged(office)
    name = lists.name_of("term:Send the list")
    tab = Tab(case=case_id, step="handover").click(f"done_{name}")
    case = office.opened(case_id).case
    kept = [task.done_on for task in case.tasks if task.task_id == "promise-1"]
    assert (case.agreed_terms[0].done_on, kept) == (TODAY, [TODAY])
    tab.click(form(case_id, f"aside_{name}_again"))
    case = office.opened(case_id).case
    assert [one.done_on for one in (*case.agreed_terms, *case.tasks) if "Send the list" in repr(one)] == [
        None,
        None,
    ]


def test_a_term_is_set_aside_with_a_reason_and_taken_up_again(office: Office) -> None:
    case_id = logged(office)
    name = form(case_id, f"aside_{lists.name_of('term:Send the list')}")
    tab = Tab(case=case_id, step="handover").put(f"{name}_why", "They have it").click(f"{name}_save")
    assert [one.what for one in office.opened(case_id).case.waivers] == ["promise-1", "term:Send the list"]
    assert "Set aside: They have it" in tab.words
    tab.click(f"{name}_again")
    assert office.opened(case_id).case.waivers == ()


def test_an_office_task_that_needs_no_proof_is_done_in_one_press(office: Office) -> None:
    case_id = logged(office)
    Tab(case=case_id, step="handover").click("task_promise-1_today")
    done = [task.done_on for task in office.opened(case_id).case.tasks if task.task_id == "promise-1"]
    assert done == [TODAY]
    assert office.opened(case_id).case.agreed_terms[0].done_on == TODAY


def test_a_must_task_is_done_without_proof_only_with_the_reason(office: Office) -> None:
    case_id = office.noticed()
    key = form(case_id, "task_return_originals")
    tab = Tab(case=case_id, step="handover").click(f"{key}_save")
    assert "needs a proof" in " ".join(tab.troubles)
    tab.put(f"{key}_without", "Nothing was ever handed in").click(f"{key}_save")
    task = next(one for one in office.opened(case_id).case.tasks if one.task_id == "return_originals")
    assert (task.done_on, task.proof, task.exception) == (TODAY, "", "Nothing was ever handed in")


def test_a_task_of_ones_own_names_who_gives_and_who_receives(office: Office) -> None:
    case_id = office.noticed()
    key = form(case_id, "own_task")
    tab = Tab(case=case_id, step="handover").put(f"{key}_label", "Hand over the plants")
    tab.put(f"{key}_owner", "office").put(f"{key}_due", date(2026, 12, 1))
    tab.put(f"{key}_giver", "Jo Hart").put(f"{key}_receiver", "Client").click(f"{key}_save")
    task = next(one for one in office.opened(case_id).case.tasks if one.task_id == "own-1")
    assert (task.owner, task.due_on, task.giver, task.receiver) == (
        "office",
        date(2026, 12, 1),
        "Jo Hart",
        "Client",
    )
    assert "The office · Jo Hart to the client" in tab.words


def test_a_task_is_changed(office: Office) -> None:
    case_id = office.noticed()
    task = next(one for one in office.opened(case_id).case.tasks if one.task_id == "return_originals")
    key = form(case_id, f"tasks_{lists.name_of(task)}")
    tab = Tab(case=case_id, step="handover").put(f"{key}_label", "Return the samples")
    tab.put(f"{key}_due_on", date(2026, 12, 4)).click(f"{key}_save")
    changed = next(one for one in office.opened(case_id).case.tasks if one.task_id == "return_originals")
    assert changed == replace(task, label="Return the samples", due_on=date(2026, 12, 4))


def test_the_list_says_once_how_far_it_is_and_speaks_to_whoever_reads_it(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="handover")
    assert "To do (" not in tab.words
    assert "You must · you to the client" in tab.words
    assert [
        group for group in ("Handover between the two sides", "Access", "Office") if group in tab.words
    ] == [
        "Handover between the two sides",
        "Access",
        "Office",
    ]


def test_a_name_for_the_client_carries_the_day_it_was_given(office: Office) -> None:
    case_id = office.noticed()
    key = form(case_id, "referrals_new")
    Tab(case=case_id, step="handover").put(f"{key}_name", "Larch Advisers").click(f"{key}_save")
    assert office.opened(case_id).case.referrals == (Referral(name="Larch Advisers", offered_on=TODAY),)


# -- aftercare -------------------------------------------------------------------------------------


def test_a_reply_that_was_given_is_shown_and_corrected_with_its_date(office: Office) -> None:
    case_id = office.noticed()
    item = came(office, case_id, Lane.FEEDBACK)
    aftercare.answer(office.desk, office.opened(case_id), item, "Thank you for it.", "", token="a")
    item = office.opened(case_id).case.feedback[0]
    tab = Tab(case=case_id, step="aftercare")
    assert "Thank you for it." in tab.words
    key = form(case_id, f"feedback_{lists.name_of(item)}")
    tab.put(f"{key}_reply", "Thank you, and sorry to hear it.").click(f"{key}_save")
    assert office.opened(case_id).case.feedback[0].reply == "Thank you, and sorry to hear it."
    corrected = office.opened(case_id).case.feedback[0]
    key = form(case_id, f"feedback_{lists.name_of(corrected)}")
    tab = Tab(case=case_id, step="aftercare")
    tab.put(f"{key}_answered_on", TODAY + timedelta(days=1)).click(f"{key}_save")
    assert "lies ahead" in " ".join(tab.troubles)


def test_a_claim_offers_a_hold_in_place(office: Office) -> None:
    case_id = office.noticed()
    item = came(office, case_id, Lane.CLAIM)
    tab = Tab(case=case_id, step="aftercare").click(f"feedback_{item.feedback_id}_hold")
    assert [hold.reason for hold in office.opened(case_id).case.holds] == [
        "Claim received on 23 November 2026"
    ]
    assert not tab.has(f"feedback_{item.feedback_id}_hold")


def test_money_and_a_lawyer_ask_whether_it_is_a_claim_and_decide_nothing(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="aftercare")
    tab.put(form(case_id, "came_words"), "I want a refund, or my solicitor will write to you.")
    assert "It says “refund” and “solicitor”. Is it a claim?" in tab.words
    tab.click(form(case_id, "came_save"))
    assert office.opened(case_id).case.feedback[0].lane == Lane.FEEDBACK


@pytest.mark.parametrize("step", ["letter", "aftercare"])
def test_an_issued_reply_offers_to_mark_its_message_as_answered(office: Office, step: str) -> None:
    case_id = office.noticed()
    item = came(office, case_id, Lane.FEEDBACK)
    issuing.issue(office.desk, office.opened(case_id), "feedback_reply", token="issue")
    Tab(case=case_id, step=step, letter="feedback_reply").click(f"replied_{item.feedback_id}_save")
    answered = office.opened(case_id).case.feedback[0]
    assert (answered.answered_on, answered.reply) == (TODAY, "Reply to feedback, version 1")


def test_an_issued_acknowledgement_acknowledges_and_does_not_answer(office: Office) -> None:
    case_id = office.noticed()
    item = came(office, case_id, Lane.COMPLAINT)
    issuing.issue(office.desk, office.opened(case_id), "complaint_acknowledgement", token="issue")
    Tab(case=case_id, step="aftercare").click(f"replied_{item.feedback_id}_save")
    noted = office.opened(case_id).case.feedback[0]
    assert (noted.acknowledged_on, noted.answered_on) == (TODAY, None)


def test_lessons_stand_on_the_reports_page(office: Office) -> None:
    case_id = office.noticed()
    item = came(office, case_id, Lane.FEEDBACK)
    aftercare.answer(office.desk, office.opened(case_id), item, "Thank you.", "Write sooner", token="a")
    tab = Tab("pages/reports.py")
    assert ("Write sooner" in tab.words, "Feedback, 23 November 2026" in tab.words) == (True, True)


# -- record ----------------------------------------------------------------------------------------


def test_empty_parts_of_the_record_say_what_will_be_there(office: Office) -> None:
    words = Tab(case=office.noticed(), step="record").unfold().words
    assert [
        sentence
        for sentence in (
            "A claim or a lawsuit needs a hold",
            "What you keep apart will stand here",
            "will stand here once the end is on file",
        )
        if sentence not in words
    ] == []


def test_a_term_without_a_task_is_kept_by_itself(office: Office) -> None:
    case_id = office.noticed()
    office.put(case_id, agreed_terms=(AgreedTerm(what="Pay by May", agreed_on=TODAY, owner="client"),))
    Tab(case=case_id, step="handover").click(f"done_{lists.name_of('term:Pay by May')}")
    assert office.opened(case_id).case.agreed_terms[0].done_on == TODAY
