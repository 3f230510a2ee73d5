"""From a draft to a paper that is issued, sent, followed and never changes again."""

import email
import hashlib
from dataclasses import replace
from datetime import date, timedelta
from email import policy

import pytest

from partwell.desk import Desk
from partwell.documents.plain_text import text_of
from partwell.domain import letters
from partwell.domain.call_sheet import call_sheet_of
from partwell.domain.case import (
    Answer,
    CallOutcome,
    CaseStatus,
    Delivery,
    DeliveryOutcome,
    FollowUpCall,
    Notice,
    Outcome,
)
from partwell.domain.errors import CaseChangedElsewhere, LetterIncomplete, MoveRefused, NotAllowed
from partwell.domain.running_notice import NewLastDay
from partwell.services import cases, clients, drafts, issuing, notice, papers
from tests.services.office import TODAY, Office


def codes(office: Office, case_id: str) -> list[str]:
    """What stands before the ending letter of a case."""
    return [one.code for one in issuing.before_issuing(office.desk, office.opened(case_id), "ending")]


def test_a_fresh_case_names_everything_that_is_still_needed(office: Office) -> None:
    case_id = office.flagged()
    assert {"no_reason", "unanswered", "no_alternatives", "no_day", "missing:ends_on"} <= set(
        codes(office, case_id)
    )
    with pytest.raises(LetterIncomplete, match="last day") as refused:
        issuing.issue(office.desk, office.opened(case_id), "ending", token="a")
    assert "Nothing was issued" in str(refused.value)
    assert office.opened(case_id).case.documents == ()


def test_a_decided_case_has_nothing_in_the_way(office: Office) -> None:
    assert codes(office, office.decided()) == []


def test_an_open_gate_blocks_the_letter_with_what_lifts_it(office: Office) -> None:
    case_id = office.decided(yes=("claim_threatened",))
    standing = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    gate = next(one for one in standing if one.code == "G20")
    assert "insurer" in gate.instead
    with pytest.raises(NotAllowed, match="Nothing was issued"):
        issuing.issue(office.desk, office.opened(case_id), "ending", token="a")


def test_an_issued_letter_is_kept_with_its_bytes_words_and_hashes(office: Office) -> None:
    case_id = office.issued()
    opened = office.opened(case_id)
    (paper,) = opened.case.documents
    data = office.desk.store.documents.data(paper.document_id)
    text = office.desk.store.documents.text(paper.document_id)
    assert paper.sha256 == hashlib.sha256(data).hexdigest()
    assert paper.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (paper.version, paper.issued_on, paper.issued_by) == (1, TODAY, "Ada")
    assert paper.file_name == f"ending-{case_id}-v1.docx"
    assert text == text_of(data)
    assert "The last day is Wednesday, December 23, 2026." in text
    assert paper.sha256 in opened.dossier.timeline[-1].what


def test_a_double_click_issues_one_letter(office: Office) -> None:
    case_id = office.decided()
    opened = office.opened(case_id)
    versions = [issuing.issue(office.desk, opened, "ending", token="same") for _ in range(2)]
    assert versions[0] == versions[1]
    assert len(office.opened(case_id).case.documents) == 1


def test_an_issued_letter_stays_what_it_was_when_the_facts_change_and_is_marked(office: Office) -> None:
    case_id = office.issued()
    opened = office.opened(case_id)
    (paper,) = opened.case.documents
    before = papers.letter_file(office.desk, opened.dossier)
    assert not issuing.is_out_of_date(opened, paper)
    opened = office.set(case_id, engagement__clause="section 7")
    assert issuing.is_out_of_date(opened, paper)
    assert papers.letter_file(office.desk, opened.dossier) == before
    issuing.issue(office.desk, opened, "ending", token="again")
    opened = office.opened(case_id)
    assert [one.version for one in opened.case.documents] == [1, 2]
    assert not any(issuing.is_out_of_date(opened, one) for one in opened.case.documents)


def test_time_passing_alone_makes_no_letter_out_of_date(office: Office) -> None:
    case_id = office.noticed()
    opened = office.desk.on_day(TODAY + timedelta(days=20)).open_case(case_id)
    assert not issuing.is_out_of_date(opened, opened.case.documents[0])


def test_a_notice_that_runs_stays_as_the_letter_says_when_the_letter_arrives_late(office: Office) -> None:
    case_id = office.noticed()
    late = office.desk.on_day(TODAY + timedelta(days=9))
    opened = late.open_case(case_id)
    issuing.arrived(late, opened, opened.case.deliveries[0], DeliveryOutcome.DELIVERED, token="late")
    opened = late.open_case(case_id)
    assert opened.case.notice.received_on == TODAY + timedelta(days=9)
    assert opened.dossier.period.ends_on == date(2026, 12, 23)
    assert not issuing.is_out_of_date(opened, opened.case.documents[0])


def test_sending_the_ending_letter_gives_notice_and_puts_the_handover_on_the_list(office: Office) -> None:
    case_id = office.issued()
    delivery = office.send(case_id, tracking="RR 12\n34")
    opened = office.opened(case_id)
    assert opened.case.status == CaseStatus.NOTICE_GIVEN
    assert (opened.case.notice.given_on, opened.case.notice.ends_on) == (TODAY, date(2026, 12, 23))
    assert (delivery.tracking, delivery.sent_by) == ("RR 12 34", "Ada")
    assert [event.kind for event in opened.dossier.timeline[-2:]] == ["sent", "moved"]
    assert {"return_originals", "revoke_access"} <= {task.task_id for task in opened.case.tasks}


def test_a_second_sending_gives_no_second_notice(office: Office) -> None:
    case_id = office.noticed()
    office.send(case_id, method="post")
    opened = office.opened(case_id)
    assert [one.method for one in opened.case.deliveries] == ["email", "post"]
    assert [event.kind for event in opened.dossier.timeline].count("moved") == 1


def test_a_gate_that_opens_between_issuing_and_sending_stops_the_sending(office: Office) -> None:
    case_id = office.issued()
    answers = [one for one in office.opened(case_id).case.answers if one.circumstance_id != "personal_tie"]
    office.put(case_id, answers=(*answers, Answer(circumstance_id="personal_tie", value="yes")))
    with pytest.raises(MoveRefused, match="cannot be done yet"):
        office.send(case_id)
    opened = office.opened(case_id)
    assert (opened.case.status, opened.case.deliveries) == (CaseStatus.PREPARING, ())


@pytest.mark.parametrize(("days", "sentence"), [(1, "lies ahead"), (-1, "was not issued yet on that day")])
def test_the_day_of_sending_is_between_issue_and_today(office: Office, days: int, sentence: str) -> None:
    case_id = office.issued()
    with pytest.raises(NotAllowed, match=sentence):
        office.send(case_id, sent_on=TODAY + timedelta(days=days))


def test_a_paper_of_another_case_cannot_be_sent(office: Office) -> None:
    own, other = office.issued(), office.issued("Other & Co")
    paper = office.opened(other).case.documents[0]
    with pytest.raises(NotAllowed, match="not part of this case"):
        issuing.send(
            office.desk,
            office.opened(own),
            Delivery(document_id=paper.document_id, method="post", sent_on=TODAY),
            token="a",
        )


@pytest.mark.parametrize(
    ("outcome", "received_on"), [(DeliveryOutcome.DELIVERED, TODAY), (DeliveryOutcome.RETURNED, None)]
)
def test_a_delivery_fixes_the_receipt_and_a_returned_one_does_not(
    office: Office, outcome: DeliveryOutcome, received_on: date | None
) -> None:
    case_id = office.noticed()
    opened = office.opened(case_id)
    issuing.arrived(office.desk, opened, opened.case.deliveries[0], outcome, token="a")
    opened = office.opened(case_id)
    told = opened.case.deliveries[0]
    assert (told.outcome, told.outcome_on, opened.case.notice.received_on) == (outcome, TODAY, received_on)
    assert opened.dossier.timeline[-1].what == f"Ending letter, version 1: {outcome}."


def test_two_people_cannot_both_say_what_became_of_a_letter(office: Office) -> None:
    case_id = office.noticed()
    opened = office.opened(case_id)
    delivery = opened.case.deliveries[0]
    issuing.arrived(office.desk, opened, delivery, DeliveryOutcome.REFUSED, token="a")
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        issuing.arrived(office.desk, office.opened(case_id), delivery, DeliveryOutcome.DELIVERED, token="b")
    with pytest.raises(CaseChangedElsewhere):
        issuing.arrived(office.desk, opened, delivery, DeliveryOutcome.DELIVERED, token="c")


def test_words_that_could_hurt_block_the_letter_until_they_are_reworded_or_kept(office: Office) -> None:
    case_id = office.decided()
    words = "We admit that we were negligent and made an error in your work."
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token="a")
    standing = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    assert standing
    assert {one.where for one in standing} == {"letter"}
    with pytest.raises(NotAllowed, match="The letter says"):
        issuing.issue(office.desk, office.opened(case_id), "ending", token="b")
    drafts.rewrite(
        office.desk,
        office.opened(case_id),
        "ending",
        "own-1",
        text="The work changes hands in January.",
        token="c",
    )
    assert codes(office, case_id) == []


def test_a_client_on_the_list_is_not_named_in_another_clients_letter_nor_in_the_finding(
    office: Office,
) -> None:
    office.client("Zephyrine Tapestries Inc")
    case_id = office.decided()
    words = "The same happened with Zephyrine Tapestries Inc last year."
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token="a")
    (found,) = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    assert found.what == "The letter names another client."
    assert "Zephyrine" not in f"{found.why} {found.instead}"


def test_an_unknown_kind_of_letter_is_one_sentence(office: Office) -> None:
    opened = office.opened(office.decided())
    with pytest.raises(NotAllowed, match="no such kind of letter"):
        issuing.issue(office.desk, opened, "poem", token="a")
    with pytest.raises(NotAllowed, match="no such kind of letter"):
        papers.letter_file(office.desk, opened.dossier, "poem")


def test_a_letter_that_does_not_fit_the_case_is_not_issued_and_says_why(office: Office) -> None:
    opened = office.opened(office.decided())
    with pytest.raises(NotAllowed, match="It is written while a case is ended or closed") as refused:
        issuing.issue(office.desk, opened, "final_closing", token="a")
    assert str(refused.value).endswith("this one is preparing. Nothing was issued.")


def test_the_email_draft_goes_to_the_client_alone_and_says_nothing_of_the_matter(office: Office) -> None:
    case_id = office.issued()
    opened = office.opened(case_id)
    (paper,) = opened.case.documents
    draft = email.message_from_bytes(issuing.email_of(office.desk, opened, paper), policy=policy.default)
    assert (draft["To"], draft["Cc"], draft["Bcc"]) == ("morgan@quillon.example", None, None)
    assert draft["Subject"] == "A letter for you"
    assert "Web shop" not in str(draft["Subject"]) + draft.get_body().get_content()
    (attached,) = draft.iter_attachments()
    assert attached.get_content() == office.desk.store.documents.data(paper.document_id)


def test_without_an_address_there_is_no_email_draft(office: Office) -> None:
    case_id = office.issued(email="")
    opened = office.opened(case_id)
    with pytest.raises(NotAllowed, match="no e-mail address"):
        issuing.email_of(office.desk, opened, opened.case.documents[0])


def test_a_letter_that_goes_by_post_needs_an_address_and_one_by_email_does_not(office: Office) -> None:
    case_id = office.decided()
    stored = office.desk.store.clients.stored(office.opened(case_id).case.client_id)
    bare = replace(stored.client, address=type(stored.client.address)())
    clients.correct(office.desk, bare, version=stored.version, token="bare")
    assert codes(office, case_id) == []
    notice.set_notice(
        office.desk, office.opened(case_id), Notice(given_on=TODAY, method="post"), token="post"
    )
    assert codes(office, case_id) == ["missing:client_address_lines"]


def test_notice_once_given_is_not_planned_again_and_a_last_day_follows_the_first(office: Office) -> None:
    case_id = office.decided()
    backwards = Notice(given_on=TODAY, ends_on=TODAY - timedelta(days=1))
    with pytest.raises(NotAllowed, match="lies before the day on which notice is given"):
        notice.set_notice(office.desk, office.opened(case_id), backwards, token="a")
    case_id = office.noticed("Other & Co")
    with pytest.raises(NotAllowed, match="already given"):
        notice.set_notice(office.desk, office.opened(case_id), Notice(given_on=TODAY), token="b")


def test_the_proposed_notice_changes_nothing_that_is_kept(office: Office) -> None:
    case_id = office.flagged()
    opened = office.opened(case_id)
    proposed = notice.proposed(office.desk, opened)
    assert proposed.period.given_on == TODAY
    assert office.opened(case_id).case == opened.case


def test_a_relationship_ends_on_its_last_day_and_not_before(office: Office) -> None:
    case_id = office.noticed()
    with pytest.raises(MoveRefused, match="has not been reached"):
        cases.move(office.desk, office.opened(case_id), cases.lifecycle.Move.END, token="a")
    ended = office.opened(office.ended("Other & Co")).case
    assert (ended.status, ended.ended_on) == (CaseStatus.ENDED, date(2026, 12, 23))


def test_a_missing_layout_is_one_sentence_and_nothing_is_issued(office: Office, desk: Desk) -> None:
    case_id = office.decided()
    office.desk = replace(desk, templates=desk.home / "nowhere")
    with pytest.raises(NotAllowed, match="Word layout for this paper is missing"):
        issuing.issue(office.desk, office.opened(case_id), "ending", token="a")
    assert office.opened(case_id).case.documents == ()


def test_an_extension_letter_is_not_issued_with_a_day_the_period_does_not_allow(office: Office) -> None:
    case_id = office.noticed()
    late = office.desk.on_day(TODAY + timedelta(days=9))
    opened = late.open_case(case_id)
    issuing.arrived(late, opened, opened.case.deliveries[0], DeliveryOutcome.DELIVERED, token="late")
    short = NewLastDay(add_days=3, why="A little more", agreed="")
    with pytest.raises(NotAllowed, match="Friday 1 January 2027"):
        notice.move_last_day(late, late.open_case(case_id), short, token="short")
    office.put(case_id, notice=replace(late.open_case(case_id).case.notice, ends_on=date(2026, 12, 28)))
    standing = issuing.before_issuing(late, late.open_case(case_id), "extension")
    assert [one.code for one in standing] == ["received_late"]


def after_the_end(office: Office, days: int) -> str:
    """A case whose end is recorded so many days after its last day; the desk stands on that day."""
    case_id = office.noticed()
    last_on = office.opened(case_id).dossier.period.ends_on
    assert last_on is not None
    office.desk = office.desk.on_day(last_on + timedelta(days=days))
    cases.move(office.desk, office.opened(case_id), cases.lifecycle.Move.END, token="ended")
    return case_id


def test_an_end_recorded_later_is_the_last_day_the_letter_named(office: Office) -> None:
    case = office.opened(after_the_end(office, 2)).case
    assert (case.ended_on, case.documents[0].ends_on) == (date(2026, 12, 23), date(2026, 12, 23))


def test_another_day_of_the_end_is_kept_as_it_was_told(office: Office) -> None:
    case_id, told_on = office.noticed(), date(2026, 12, 24)
    office.desk = office.desk.on_day(date(2026, 12, 29))
    cases.move(office.desk, office.opened(case_id), cases.lifecycle.Move.END, token="a", on=told_on)
    assert office.opened(case_id).case.ended_on == told_on


@pytest.mark.parametrize(
    ("told_on", "why"),
    [
        (date(2026, 12, 30), "lies ahead"),
        (date(2026, 12, 1), "before the last day"),
        (date(2026, 1, 1), "before the notice"),
    ],
)
def test_a_day_on_which_it_cannot_have_ended_is_refused(office: Office, told_on: date, why: str) -> None:
    case_id = office.noticed()
    office.desk = office.desk.on_day(date(2026, 12, 29))
    with pytest.raises(MoveRefused, match=why):
        cases.move(office.desk, office.opened(case_id), cases.lifecycle.Move.END, token="a", on=told_on)
    assert office.opened(case_id).case.status == CaseStatus.NOTICE_GIVEN


def test_an_end_both_sides_agreed_on_may_come_before_the_last_day(office: Office) -> None:
    case_id, agreed_on = office.noticed(), TODAY + timedelta(days=4)
    office.set(case_id, outcome=Outcome.AGREED, outcome_note="Both sides agreed by telephone.")
    office.desk = office.desk.on_day(TODAY + timedelta(days=5))
    cases.move(office.desk, office.opened(case_id), cases.lifecycle.Move.END, token="a", on=agreed_on)
    assert office.opened(case_id).case.ended_on == agreed_on


def test_papers_after_the_end_name_the_last_day_as_the_letter_did_and_the_real_end_apart(
    office: Office,
) -> None:
    case_id = office.noticed()
    held = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, points="The date stands")
    office.put(case_id, calls=(held,))
    office.set(case_id, outcome=Outcome.AGREED, outcome_note="Both sides agreed by telephone.")
    office.desk = office.desk.on_day(date(2026, 12, 10))
    cases.move(office.desk, office.opened(case_id), cases.lifecycle.Move.END, token="a")
    dossier = office.opened(case_id).dossier
    told = {
        kind: letters.plain_text(papers.draft(office.desk, dossier, kind))
        for kind in ("call_confirmation", "final_closing")
    }
    assert "The last day stays as our letter said: Wednesday, December 23, 2026." in told["call_confirmation"]
    assert "Our work together ended on Thursday, December 10, 2026" in told["final_closing"]
    rows = {row.label: row.value for row in call_sheet_of(dossier, papers.call_script()).facts}
    assert (rows["Last day"], rows["Ended on"]) == (
        "Wednesday, December 23, 2026",
        "Thursday, December 10, 2026",
    )


def test_the_ending_itself_makes_no_letter_out_of_date_and_a_changed_fact_still_does(office: Office) -> None:
    case_id = after_the_end(office, 3)
    opened = office.opened(case_id)
    assert not issuing.is_out_of_date(opened, opened.case.documents[0])
    opened = office.set(case_id, engagement__title="Another title")
    assert issuing.is_out_of_date(opened, opened.case.documents[0])


def test_a_letter_that_was_sent_is_shown_as_issued_and_one_that_was_not_gives_way_to_the_draft(
    office: Office,
) -> None:
    sent, unsent = office.noticed("One & Co"), office.issued("Two & Co")
    for case_id in (sent, unsent):
        office.set(case_id, engagement__title="Another title")
    first, second = office.opened(sent), office.opened(unsent)
    assert issuing.paper_to_show(first, "ending") == first.case.documents[0]
    assert issuing.paper_to_show(second, "ending") is None
