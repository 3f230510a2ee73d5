"""The record holds every block, facts only, and says what is still missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from partwell.domain.case import (
    AgreedTerm,
    Alternative,
    Case,
    CaseStatus,
    Hold,
    Lane,
    Outcome,
    Review,
    Task,
    Waiver,
)
from partwell.domain.findings import listed, quoted
from partwell.domain.knowledge import ComplaintClock, DayUnit, LetterElement
from partwell.domain.move_guards import waiting_messages
from partwell.domain.record import anchor_of, completeness, history_of, record_of, thin_parts
from partwell.domain.timeline import FIRST
from tests.documents.full_case import TODAY, dossier, full_case, history

BLOCKS = (
    "Identity",
    "Relationship",
    "Decision",
    "What stood in the way",
    "Warnings",
    "Notice",
    "Papers and delivery",
    "Conversations",
    "Client response",
    "Transition",
    "Money",
    "Records",
    "Access",
    "Closure",
    "Retention",
)
EMPTY = Case(case_id="C-1", client_id="K-1", profession_id="accounting", opened_on=TODAY)


def everything(paper: object) -> str:
    return repr(paper)


def test_the_record_has_every_block_in_order_and_numbered() -> None:
    sections = record_of(dossier()).sections
    assert [(section.number, section.title) for section in sections] == list(enumerate(BLOCKS, start=1))


def test_a_full_case_leaves_no_block_empty() -> None:
    assert [section.title for section in record_of(dossier()).sections if section.is_empty] == []


def test_a_case_just_opened_has_an_empty_block_wherever_nothing_happened() -> None:
    empty = [section.title for section in record_of(dossier(EMPTY)).sections if section.is_empty]
    assert empty == [
        "Decision",
        "What stood in the way",
        "Warnings",
        "Papers and delivery",
        "Conversations",
        "Client response",
        "Transition",
        "Money",
        "Records",
        "Access",
        "Closure",
    ]


@pytest.mark.parametrize(
    "private", ["PRIVATE DOUBTS", "PRIVATE REFERRAL NOTE", "PRIVATE WITHHELD", "PRIVATE LESSON"]
)
def test_what_the_professional_noted_for_themselves_is_not_in_the_record(private: str) -> None:
    assert private in repr(full_case())
    assert private not in everything(record_of(dossier()))


FACTS = (
    ("Identity", "Client reference", "=SUM(A1)"),
    ("Identity", "Earlier case", "C-OLD"),
    ("Relationship", "Client since", "1 April 2019"),
    ("Relationship", "Notice in the agreement", "1 calendar day"),
    ("Decision", "Reason", "Scope has grown (R09)"),
    ("Decision", "Decided by", "Catherine Moss"),
    ("Notice", "Last day", "29 January 2027"),
    ("Money", "Fees outstanding", "£1,250.00"),
    ("Closure", "Outcome", "Ended by us"),
    ("Closure", "Closed by", "Catherine Moss"),
)


@pytest.mark.parametrize(("title", "label", "value"), FACTS)
def test_a_fact_stands_in_its_block(title: str, label: str, value: str) -> None:
    section = next(one for one in record_of(dossier()).sections if one.title == title)
    assert {row.label: row.value for row in section.rows}[label] == value


def rows(title: str, caption: str, **changes: object) -> tuple[tuple[str, ...], ...]:
    section = next(one for one in record_of(dossier(**changes)).sections if one.title == title)
    return next(table.rows for table in section.tables if table.caption == caption)


def test_a_gate_is_shown_with_who_cleared_it() -> None:
    assert rows("What stood in the way", "What applied") == (
        (
            "A filing is due soon",
            "Consult",
            "A return is due within 30 days",
            "Ann Lee, insurer, on Monday 23 November 2026 (E-12): File first",
        ),
    )


def test_a_gate_that_is_open_says_what_it_lacks() -> None:
    assert rows("What stood in the way", "What applied", consultations=())[0][3].startswith("Open: ")


def test_every_step_of_the_notice_sum_is_printed() -> None:
    steps = rows("Notice", "The sum, step by step")
    assert [step[:2] for step in steps] == [
        (str(number), step.sentence) for number, step in enumerate(dossier().period.steps, start=1)
    ]


def test_a_delivery_names_paper_tracking_and_outcome() -> None:
    assert rows("Papers and delivery", "Attempts to deliver") == (
        (
            "23 November 2026",
            "Ending letter (version 1), tracked post, tracking RM 123 <4>",
            "Office",
            "Delivered; 25 November 2026",
        ),
    )


def test_a_call_is_shown_with_points_and_promises() -> None:
    assert rows("Conversations", "") == (
        (
            "26 November 2026, 14:05, 12 minutes",
            "Catherine Moss with Ναταλία",
            "Dates explained; Concerns: The VAT return",
            "Held; Promised: Names by Friday",
        ),
    )


def test_a_warning_says_how_it_was_given() -> None:
    given = (replace(full_case().warnings[0], channel="e-mail"),)
    assert rows("Warnings", "", warnings=given)[0][0] == "23 November 2026, e-mail"


def test_the_notice_names_who_approved_it_last_and_nobody_who_did_not_agree() -> None:
    reviews = (
        Review(reviewer="Paul Hartley", on=date(2026, 11, 20), note="Fair"),
        Review(reviewer="Jo Hart", on=date(2026, 11, 21), note="Wait", agrees=False),
    )
    section = next(one for one in record_of(dossier(reviews=reviews)).sections if one.title == "Notice")
    assert {row.label: row.value for row in section.rows}["Approved by"] == "Paul Hartley, 20 November 2026"


def test_a_message_is_shown_with_its_deadlines_and_that_something_was_not_released() -> None:
    clock = ComplaintClock(
        id="K1", label="Complaint", why="Rule", source="Rule", checked_on=TODAY, lane=Lane.COMPLAINT,
        acknowledge_days=2, answer_days=14, unit=DayUnit.CALENDAR,
    )  # fmt: skip
    told = dossier()
    told = replace(told, profession=replace(told.profession, complaint_clocks=(clock,)))
    section = next(one for one in record_of(told).sections if one.title == "Client response")
    assert section.tables[0].rows[0][3].split("; ")[:2] == [
        "To be acknowledged by 25 November 2026",
        "To be answered by 7 December 2026",
    ]
    assert "Part was not released; what and why stands in the file" in section.tables[0].rows[0][3]


def test_money_held_for_the_client_stands_in_the_record() -> None:
    engagement = replace(full_case().engagement, client_money_amount=Decimal("420.5"))
    section = next(one for one in record_of(dossier(engagement=engagement)).sections if one.title == "Money")
    assert {row.label: row.value for row in section.rows}["Money held for the client"] == "£420.50"


def test_records_handed_over_are_shown_with_format_and_the_copy_kept() -> None:
    task = next(one for one in full_case().tasks if one.task_id == "client_records")
    done = replace(task, exception="", proof="Receipt", handed_over_as="PDF", copy_kept="In full")
    assert rows("Records", "Tasks", tasks=(done,))[0][3] == "Receipt; As: PDF; Copy kept: In full"


def test_handover_tasks_stand_in_the_block_their_words_belong_to() -> None:
    assert rows("Access", "Tasks")[0][0] == "Archive the portal and close access"
    assert rows("Records", "Tasks")[0] == (
        "Return the books",
        "professional from practice to client",
        "Open",
        "Exception: Client was away",
    )
    assert rows("Transition", "Tasks")[0] == (
        "List what was filed",
        "professional",
        "Open, due 1 March 2027",
        "",
    )


def test_retention_follows_the_country_and_counts_from_the_end() -> None:
    assert rows("Retention", "") == (
        ("Client file", "6 to 7 years from the end", "House rules, page 1", "29 January 2034"),
    )


def test_an_open_hold_keeps_everything() -> None:
    held = (Hold(reason="Claim", placed_on=TODAY, placed_by="p1"),)
    assert rows("Retention", "", holds=held)[0][3] == "Held"


def test_the_history_shows_number_time_who_and_what() -> None:
    assert history_of(history(1)).rows == (
        ("1", "2026-11-23 09:00", "Catherine Moss", "Entry 1: O'Brien & Söhne <Ltd> {{ 7*7 }}"),
    )


def test_the_anchor_is_the_hash_of_the_last_event() -> None:
    events = history(3)
    assert [row.value for row in anchor_of(events)] == [
        "3",
        events[-1].hash,
        "Every entry follows from the one before it.",
    ]
    assert anchor_of(())[1].value == FIRST


def test_an_altered_history_is_said_on_the_record() -> None:
    first, second, third = history(3)
    altered = (first, replace(second, what="Nothing happened"), third)
    assert anchor_of(altered)[2].value == "Entry 2 does not follow from the one before it."


def test_nothing_is_missing_from_a_full_case() -> None:
    assert completeness(dossier()) == ()


def test_what_is_missing_depends_on_how_far_the_case_has_come() -> None:
    begun = {finding.code for finding in completeness(dossier(EMPTY))}
    ended = {finding.code for finding in completeness(dossier(EMPTY, status=CaseStatus.ENDED))}
    assert begun == {"record_engagement", "record_reason", "record_facts", "record_alternatives"}
    assert ended - begun == {
        "record_decided",
        "record_letter",
        "record_delivery",
        "record_proof",
        "record_call",
        "record_handover",
        "record_outcome",
    }


def test_a_client_who_left_needs_no_letter_and_no_call() -> None:
    left = dossier(EMPTY, status=CaseStatus.ENDED, outcome=Outcome.CLIENT_LEFT)
    assert not {"record_letter", "record_call", "record_delivery"} & {one.code for one in completeness(left)}


def test_a_task_done_without_proof_is_missed() -> None:
    tasks = tuple(replace(task, done_on=TODAY, proof="", exception="") for task in full_case().tasks)
    assert [one.code for one in completeness(dossier(tasks=tasks))] == ["record_task_proof"]


def test_the_record_is_a_value_of_the_day_it_was_made() -> None:
    paper = record_of(dossier())
    assert (paper.made_on, paper.made_line) == (date(2027, 2, 15), "As the file stood on 15 February 2027")
    assert record_of(dossier()) == paper


def test_an_alternative_without_a_date_is_still_shown() -> None:
    weighed = (Alternative(option="pause", reply="Not wanted"),)
    assert rows("Decision", "Alternatives weighed", alternatives=weighed) == (
        ("", "pause", "", "Not wanted"),
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        (("a", "b", "c", "d", "e"), "a, b, c and 2 more"),
    ],
)
def test_a_sentence_names_up_to_three_and_counts_the_others(names: tuple[str, ...], told: str) -> None:
    assert listed(names) == told


def test_what_the_record_lacks_is_named_on_one_line() -> None:
    assert thin_parts(completeness(dossier(EMPTY))) == (
        "what was agreed, the reason, a dated fact behind the reason and 1 more"
    )
    assert thin_parts(completeness(dossier(EMPTY))[:1]) == "what was agreed"


def test_tasks_without_proof_and_messages_without_answer_are_named() -> None:
    tasks = tuple(replace(task, done_on=TODAY, proof="", exception="") for task in full_case().tasks)
    came = tuple(replace(item, answered_on=None, closed_on=None) for item in full_case().feedback)
    told = [one.what for one in completeness(dossier(tasks=tasks, feedback=came))]
    assert told == [
        f"An answer to {listed(waiting_messages(dossier(feedback=came).case))} is not on file yet.",
        f"A proof for {listed(quoted(task.label for task in tasks))} is not on file yet.",
    ]


def facts_of(title: str, **changes: object) -> dict[str, str]:
    section = next(one for one in record_of(dossier(**changes)).sections if one.title == title)
    return {row.label: row.value for row in section.rows}


def test_an_arrival_nobody_recorded_is_only_taken_to_be() -> None:
    given = replace(full_case().notice, received_on=None)
    told = facts_of("Notice", notice=given)
    assert "Received on" not in told
    assert told["Taken to arrive on"].endswith(" (not confirmed)")
    arrived = facts_of("Notice", notice=replace(given, received_on=date(2026, 11, 25)))
    assert (arrived["Received on"], "Taken to arrive on" in arrived) == ("25 November 2026", False)


def test_a_notice_that_was_only_planned_is_not_told_as_given() -> None:
    nothing_sent: dict[str, object] = {"deliveries": ()}
    assert "To be given on" in facts_of("Notice", status=CaseStatus.PREPARING, **nothing_sent)
    assert "Was planned for" in facts_of("Notice", status=CaseStatus.KEPT, **nothing_sent)
    assert "Given on" in facts_of("Notice")


def test_the_cover_names_the_last_day_of_the_notice_and_another_day_of_the_end_apart() -> None:
    cover = {row.label: row.value for row in record_of(dossier(ended_on=date(2027, 1, 20))).cover}
    assert (cover["Last day"], cover["Ended on"]) == ("29 January 2027", "20 January 2027")
    assert "Ended on" not in {row.label for row in record_of(dossier()).cover}


def test_the_record_of_a_kept_client_speaks_of_no_ending_and_no_last_day() -> None:
    kept = record_of(dossier(status=CaseStatus.KEPT, outcome=Outcome.MODIFIED, ended_on=None))
    ended = record_of(dossier())
    assert kept.title.startswith("Record of the case: ")
    assert ended.title.startswith("Record of the ending: ")
    assert ("Last day" in {row.label for row in kept.cover}) is False
    assert "Last day" in {row.label for row in ended.cover}


@pytest.mark.parametrize(("minutes", "said"), [(1, "1 minute"), (2, "2 minutes")])
def test_one_minute_is_one_minute(minutes: int, said: str) -> None:
    call = replace(full_case().calls[0], minutes=minutes)
    assert rows("Conversations", "", calls=(call,))[0][0].endswith(said)


def test_what_was_left_out_is_named_in_words() -> None:
    element = LetterElement(
        id="clause", label="The clause", why="It binds.", source="Own", checked_on=date(2026, 11, 1)
    )
    waived = tuple(
        Waiver(what=what, why="So", by_id="P-1", on=date(2026, 11, 20))
        for what in ("call", "element:clause", "term:A call in May", "T-1", "something_else")
    )
    tasks, terms = (
        (Task(task_id="T-1", label="Return the keys"),),
        (AgreedTerm(what="A call in May", agreed_on=TODAY),),
    )
    facts = dossier(waivers=waived, tasks=tasks, agreed_terms=terms)
    facts = replace(facts, profession=replace(facts.profession, letter_elements=(element,)))
    section = next(one for one in record_of(facts).sections if one.title == "Decision")
    (left_out,) = [one for one in section.tables if one.caption == "Left out, with the reason"]
    assert [row[1] for row in left_out.rows] == [
        "The follow-up call",
        "The clause",
        "A call in May",
        "Return the keys",
        "something else",
    ]
