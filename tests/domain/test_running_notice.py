"""A notice that runs: a letter that comes back, is sent again or late, and what moves its last day."""

from dataclasses import replace
from datetime import date

import pytest

from partwell.domain import case as c
from partwell.domain.agenda import next_action
from partwell.domain.case import Case, CaseStatus, Delivery, DeliveryOutcome
from partwell.domain.day_counting import WorkingCalendar, in_words
from partwell.domain.dossier import Dossier, dossier_of
from partwell.domain.errors import NotAllowed
from partwell.domain.findings import Level
from partwell.domain.knowledge import Knowledge
from partwell.domain.running_notice import NewLastDay, notified_on, too_early, with_last_day
from partwell.domain.steps import Step, StepState, progress, standing
from tests.documents.full_case import CLIENT, PRACTICE, PROFESSION, REASON, full_case

FIRST, AGAIN = date(2026, 11, 23), date(2026, 12, 7)  # both Mondays
LETTER = replace(full_case().documents[0], issued_on=FIRST, ends_on=date(2026, 12, 26))
EXTENSION = replace(LETTER, document_id="D-9", kind_id="extension", ends_on=date(2027, 1, 20))
POSTED = Delivery(document_id=LETTER.document_id, method="post", sent_on=FIRST)
CAME_BACK = [DeliveryOutcome.RETURNED, DeliveryOutcome.REFUSED, DeliveryOutcome.UNCLAIMED]


def dossier(*deliveries: Delivery, on: date = AGAIN, **facts: object) -> Dossier:
    """Thirty days from receipt; the letter of 23 November names Saturday 26 December as the last day."""
    profession = replace(PROFESSION, circumstances=(), gates=(), notice_rules=())
    notice = c.Notice(given_on=FIRST, method="post", ends_on=date(2026, 12, 26))
    case = Case(
        case_id="C-1",
        client_id="K-1",
        profession_id="accounting",
        opened_on=date(2026, 11, 1),
        status=CaseStatus.NOTICE_GIVEN,
        reason_ids=("R09",),
        engagement=c.Engagement(notice_number=30),
        notice=notice,
        documents=(LETTER,),
        deliveries=deliveries or (POSTED,),
    )
    return dossier_of(
        case=replace(case, **facts),
        client=CLIENT,
        practice=PRACTICE,
        profession=profession,
        knowledge=Knowledge(professions=(profession,), reasons=(REASON,)),
        calendar=WorkingCalendar(),
        on=on,
    )


def back(outcome: DeliveryOutcome = DeliveryOutcome.RETURNED) -> Delivery:
    """The first sending, come back after five days."""
    return replace(POSTED, outcome=outcome, outcome_on=date(2026, 11, 28))


RESENT = replace(POSTED, sent_on=AGAIN)
DELIVERED = replace(RESENT, outcome=DeliveryOutcome.DELIVERED, outcome_on=date(2026, 12, 14))

# sendings -> day of receipt, earliest last day, code of what is found about the last day
TABLE = [
    ("on its way", (POSTED,), "Thursday 26 November 2026", "Saturday 26 December 2026", ""),
    ("returned", (back(),), "Thursday 26 November 2026", "Saturday 26 December 2026", "came_back"),
    ("returned, sent again", (back(), RESENT), "Thursday 10 December 2026", "Saturday 9 January 2027",
     "received_late"),
    ("returned, sent again by e-mail", (back(), replace(RESENT, method="email")),
     "Monday 7 December 2026", "Wednesday 6 January 2027", "received_late"),
    ("returned twice", (back(), replace(RESENT, outcome=DeliveryOutcome.UNCLAIMED)),
     "Thursday 26 November 2026", "Saturday 26 December 2026", "came_back"),
    ("a courtesy copy beside the first", (POSTED, RESENT), "Thursday 26 November 2026",
     "Saturday 26 December 2026", ""),
    ("a copy that came back beside the first", (POSTED, replace(RESENT, outcome=DeliveryOutcome.RETURNED)),
     "Thursday 26 November 2026", "Saturday 26 December 2026", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sent", "received", "earliest", "code"), TABLE, ids=[r[0] for r in TABLE])
def test_receipt_counts_from_the_first_sending_that_did_not_come_back(
    name: str, sent: tuple[Delivery, ...], received: str, earliest: str, code: str
) -> None:
    period = dossier(*sent).period
    assert period.received_on is not None
    assert period.earliest_on is not None
    found = [one.code for one in period.findings if one.code in ("came_back", "received_late")]
    assert (name, in_words(period.received_on), in_words(period.earliest_on), found) == (
        name,
        received,
        earliest,
        [code] if code else [],
    )


@pytest.mark.parametrize("outcome", CAME_BACK)
def test_a_letter_that_came_back_says_what_to_do_and_a_refusal_may_be_entered_as_receipt(
    outcome: DeliveryOutcome,
) -> None:
    (found,) = (one for one in dossier(back(outcome)).period.findings if one.code == "came_back")
    assert found.level == Level.CONSULT
    assert "Send it again to the same address" in found.instead
    assert ("a refusal counts" in found.instead) == (outcome == DeliveryOutcome.REFUSED)


def test_a_late_receipt_stops_until_the_last_day_is_moved_and_says_so_everywhere() -> None:
    late = dossier(
        back(), DELIVERED, on=date(2026, 12, 14), notice=replace(NOTICE, received_on=date(2026, 12, 14))
    )
    (found,) = too_early(late)
    assert found.instead.startswith("Move the last day to Wednesday 13 January 2027 or later, then issue and")
    assert standing(late) == (found,)
    states = {one.step: (one.state, one.note) for one in progress(late)}
    assert states[Step.NOTICE] == (StepState.BLOCKED, "the last day is too early")
    assert next_action(late) == ("Move the last day", date(2026, 12, 14))


NOTICE = c.Notice(given_on=FIRST, method="post", ends_on=date(2026, 12, 26))


def test_a_moved_last_day_stands_and_asks_for_the_extension_letter() -> None:
    late = dossier(back(), RESENT)
    case = with_last_day(late, NewLastDay(ends_on=date(2027, 1, 9), add_days=2, why="Sent again"))
    assert (case.notice.ends_on, case.notice.ends_note) == (date(2027, 1, 11), "Sent again")
    after = dossier(back(), RESENT, notice=case.notice)
    assert (after.period.ends_on, too_early(after)) == (date(2027, 1, 11), ())
    assert next_action(after) == ("Send the extension letter", date(2026, 12, 26))


def test_days_are_added_to_the_day_that_stands() -> None:
    case = with_last_day(dossier(), NewLastDay(add_days=14, why="The client asked for more time"))
    assert case.notice.ends_on == date(2027, 1, 9)


def test_the_day_the_client_was_told_is_that_of_the_newest_letter_that_reached_them() -> None:
    sent = Delivery(document_id="D-9", method="post", sent_on=AGAIN)
    papers = {"documents": (LETTER, EXTENSION)}
    told = [
        notified_on(dossier(*deliveries, **papers).case)
        for deliveries in ((POSTED,), (POSTED, sent), (POSTED, replace(sent, outcome=CAME_BACK[0])))
    ]
    assert told == [date(2026, 12, 26), date(2027, 1, 20), date(2026, 12, 26)]


REFUSED = [
    (NewLastDay(), "would stay as it is"),
    (NewLastDay(ends_on=date(2026, 12, 1), why="Soon"), "has passed already"),
    (NewLastDay(add_days=3), "needs its reason"),
    (NewLastDay(ends_on=date(2026, 12, 25), why="Soon"), "before Saturday 26 December 2026 shortens"),
]


@pytest.mark.parametrize(("told", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_a_change_of_a_running_notice_lacks_is_one_sentence(told: NewLastDay, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        with_last_day(dossier(), told)


def test_an_earlier_day_than_the_client_was_told_needs_their_word() -> None:
    case = with_last_day(
        dossier(),
        NewLastDay(ends_on=date(2026, 12, 18), why="Books are ready", agreed="E-mail of 7 December"),
    )
    assert (case.notice.ends_on, case.notice.earlier_agreed) == (date(2026, 12, 18), "E-mail of 7 December")


def test_after_a_late_receipt_a_day_before_the_new_earliest_one_needs_the_clients_word() -> None:
    late = dossier(back(), RESENT)
    with pytest.raises(NotAllowed, match="before Saturday 9 January 2027 shortens"):
        with_last_day(late, NewLastDay(add_days=5, why="A little more"))
    case = with_last_day(late, NewLastDay(why="The client is content", agreed="Call of 7 December"))
    assert case.notice.ends_on == date(2026, 12, 26)
    (found,) = (one for one in dossier(back(), RESENT, notice=case.notice).period.findings
                if one.code == "received_late")  # fmt: skip
    assert (found.level, found.why) == (Level.CONSULT, "The client agreed: Call of 7 December")


def test_a_notice_that_does_not_run_has_no_last_day_to_move() -> None:
    with pytest.raises(NotAllowed, match="Notice does not run"):
        with_last_day(dossier(status=CaseStatus.ENDED), NewLastDay(add_days=3, why="More time"))
