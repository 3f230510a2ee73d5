"""How a paper goes out, what became of it, and what is put right afterwards."""

import email
from dataclasses import replace
from datetime import date, timedelta
from email import policy

import pytest

from partwell.domain.case import Audience, Case, DatedFact, DeliveryOutcome, Feedback, Lane
from partwell.domain.client import PartyRole, RelatedParty
from partwell.domain.errors import NotAllowed
from partwell.domain.notice_receipt import AllowedMethod, allowed_methods, unchosen_method
from partwell.services import clients, drafts, issuing
from tests.services.office import TODAY, Office


def offered(office: Office, case_id: str) -> list[tuple[str, bool]]:
    """The ways of sending a case offers, each with whether it is as agreed."""
    opened = office.opened(case_id)
    return [(one.name, one.is_as_agreed) for one in allowed_methods(opened.case, opened.dossier.profession)]


def test_without_a_clause_the_professions_ways_are_offered_and_none_is_marked(office: Office) -> None:
    case_id = office.flagged()
    assert offered(office, case_id) == [
        (name, True) for name in ("email", "hand", "courier", "post", "tracked_post")
    ]


def test_the_clauses_way_comes_first_and_others_are_marked(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, engagement__notice_method="portal")  # which the profession does not list
    assert offered(office, case_id) == [
        ("portal", True),
        *((name, False) for name in ("email", "hand", "courier", "post", "tracked_post")),
    ]
    office.set(case_id, engagement__notice_method="post")
    assert [name for name, is_as_agreed in offered(office, case_id) if is_as_agreed] == [
        "post",
        "tracked_post",  # tracked post is still post
    ]


def test_a_clause_in_words_of_its_own_agrees_with_nothing(office: Office) -> None:
    opened = office.opened(office.flagged())
    case = replace(opened.case, engagement=replace(opened.case.engagement, notice_method="by pigeon"))
    listed = allowed_methods(case, opened.dossier.profession)
    assert listed[0] == AllowedMethod(name="email", is_as_agreed=False)
    assert not any(one.is_as_agreed for one in listed)


def test_the_usual_way_does_not_follow_what_was_chosen_for_this_notice(office: Office) -> None:
    case_id = office.flagged()
    opened = office.set(case_id, notice__method="hand")
    assert unchosen_method(opened.case, opened.dossier.profession) == "tracked_post"
    opened = office.set(case_id, engagement__notice_method="courier")
    assert unchosen_method(opened.case, opened.dossier.profession) == "courier"


def under_clause(office: Office, method: str = "email") -> str:
    """A case with an issued ending letter whose agreement asks for this way of sending."""
    case_id = office.decided()
    engagement = replace(office.opened(case_id).case.engagement, notice_method=method)
    office.put(case_id, engagement=engagement)
    issuing.issue(office.desk, office.opened(case_id), "ending", token=office.token())
    return case_id


def test_a_notice_sent_another_way_than_agreed_needs_a_note_which_is_kept_and_told(office: Office) -> None:
    case_id = under_clause(office)
    with pytest.raises(NotAllowed, match="asks for another way"):
        office.send(case_id, method="post", note=" ")
    assert office.opened(case_id).case.deliveries == ()
    assert office.send(case_id).note == ""  # as agreed
    assert office.send(case_id, method="post", note="A copy,\nas a courtesy").note == "A copy, as a courtesy"
    told = office.opened(case_id).dossier.timeline[-1].what
    assert told == "Ending letter, version 1, sent by post on 2026-11-23. A copy, as a courtesy"


def arrived(office: Office, case_id: str, outcome: DeliveryOutcome, at: int = 0, **told: object) -> Case:
    """Record what became of a sending; the case afterwards."""
    opened = office.opened(case_id)
    issuing.arrived(office.desk, opened, opened.case.deliveries[at], outcome, token=office.token(), **told)
    return office.opened(case_id).case


def later(office: Office, days: int) -> None:
    """Let days pass."""
    office.desk = office.desk.on_day(office.desk.today + timedelta(days=days))


def test_what_became_of_a_sending_is_recorded_for_its_own_day_with_a_note(office: Office) -> None:
    case_id = office.noticed()
    later(office, 5)
    on = TODAY + timedelta(days=3)
    case = arrived(office, case_id, DeliveryOutcome.DELIVERED, on=on, note="Signed by\nMorgan")
    told = case.deliveries[0]
    assert (told.outcome, told.outcome_on, told.note) == (DeliveryOutcome.DELIVERED, on, "Signed by Morgan")
    assert case.notice.received_on == on
    what = office.opened(case_id).dossier.timeline[-1].what
    assert what == "Ending letter, version 1: delivered on 2026-11-26. Signed by Morgan"


@pytest.mark.parametrize(("days", "sentence"), [(-1, "not sent yet on that day"), (1, "lies ahead")])
def test_an_outcome_lies_between_sending_and_today(office: Office, days: int, sentence: str) -> None:
    case_id = office.noticed()
    with pytest.raises(NotAllowed, match=sentence):
        arrived(office, case_id, DeliveryOutcome.REFUSED, on=TODAY + timedelta(days=days))


def test_the_first_arrival_is_the_receipt_whatever_day_was_entered_before(office: Office) -> None:
    case_id = office.noticed()
    office.send(case_id, method="post")
    later(office, 6)
    office.set(case_id, notice__received_on=TODAY + timedelta(days=1))
    case = arrived(office, case_id, DeliveryOutcome.DELIVERED, on=TODAY + timedelta(days=4))
    assert case.notice.received_on == TODAY + timedelta(days=4)
    case = arrived(office, case_id, DeliveryOutcome.DELIVERED, at=1, on=TODAY + timedelta(days=6))
    assert case.notice.received_on == TODAY + timedelta(days=4)  # a later copy moves nothing


def test_number_and_note_of_a_sending_are_put_right(office: Office) -> None:
    case_id = office.noticed()
    opened = office.opened(case_id)
    sent = opened.case.deliveries[0]
    told = {"tracking": "RR\n12", "note": "Receipt in the file"}
    issuing.correct_delivery(office.desk, opened, sent, **told, token="a")
    opened = office.opened(case_id)
    assert opened.case.deliveries == (replace(sent, tracking="RR 12", note="Receipt in the file"),)
    assert opened.dossier.timeline[-1].what == (
        "Ending letter, version 1: sending of 2026-11-23 corrected, tracking RR 12. Receipt in the file"
    )
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        issuing.correct_delivery(office.desk, opened, sent, tracking="1", note="", token="b")


def test_a_note_that_had_to_be_written_is_not_emptied(office: Office) -> None:
    case_id = under_clause(office)
    sent = office.send(case_id, method="post", note="The portal was down")
    with pytest.raises(NotAllowed, match="keeps its note"):
        issuing.correct_delivery(office.desk, office.opened(case_id), sent, tracking="1", note=" ", token="a")


def draft_of(office: Office, case_id: str, kind: str) -> email.message.EmailMessage:
    """The e-mail draft of a freshly issued letter of this kind."""
    issuing.issue(office.desk, office.opened(case_id), kind, token=office.token())
    opened = office.opened(case_id)
    data = issuing.email_of(office.desk, opened, opened.case.documents[-1])
    return email.message_from_bytes(data, policy=policy.default)


@pytest.mark.parametrize("address", ["morgan@quillon.example", ""])
@pytest.mark.parametrize(
    ("kind", "greeting"),
    [
        ("successor_reply", "Dear Larch Data,"),
        ("second_party", "Dear Cobalt Freight, Inc.,"),
        ("review_line", ""),
    ],
)
def test_an_email_to_anybody_but_the_client_goes_to_nobody_yet_and_does_not_name_the_client(
    office: Office, kind: str, greeting: str, address: str
) -> None:
    case_id = office.noticed()
    stored = office.desk.store.clients.stored(office.opened(case_id).case.client_id)
    sponsor = RelatedParty(name="Cobalt Freight, Inc.", role=PartyRole.SPONSOR, may_be_told=True)
    told = replace(stored.client, related_parties=(sponsor,), email=address)
    clients.correct(office.desk, told, version=stored.version, token="sponsor")
    lanes = {Lane.SUCCESSOR_ENQUIRY: "Larch Data", Lane.REVIEW: "A reviewer"}
    feedback = tuple(
        Feedback(feedback_id=f"F-{lane}", lane=lane, received_on=TODAY, from_whom=who, consent_on_file=True)
        for lane, who in lanes.items()
    )
    office.put(case_id, feedback=feedback)
    draft = draft_of(office, case_id, kind)
    body = draft.get_body().get_content()
    assert (draft["To"], draft["Cc"], draft["Bcc"]) == (None, None, None)
    assert body.splitlines()[0] == (greeting or "Please find attached a letter from Vale & Hart Consulting.")
    (attached,) = draft.iter_attachments()
    around = f"{draft['Subject']} {body} {attached.get_filename()}"
    assert not [word for word in ("Quillon", "morgan") if word.casefold() in around.casefold()]


def test_a_letter_that_holds_the_words_of_a_fact_for_the_file_is_not_issued(office: Office) -> None:
    case_id = office.decided()
    fact = DatedFact(what="The partner drank before the workshop", happened_on=date(2026, 9, 1))
    words = "On September 1, 2026, the partner  drank before the workshop."
    office.put(case_id, facts=(fact,), objective_sentence=words, reason_ids=("R09",))
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token="own")
    standing = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    assert [one.code for one in standing if one.where == "own-1"] == ["not_for_reader"]
    office.put(case_id, facts=(replace(fact, audience=Audience.CLIENT),))
    standing = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    assert [one.code for one in standing if one.code == "not_for_reader"] == []
