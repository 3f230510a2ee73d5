"""Flagging, changing, undoing, waiving and moving a case."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.domain.case import Alternative, Audience, CaseStatus, DatedFact, Outcome, Referral
from partwell.domain.errors import CaseChangedElsewhere, MoveRefused, NotAllowed, UnknownCase, UnknownClient
from partwell.domain.lifecycle import Move
from partwell.services import cases, issuing
from tests.services.office import TODAY, Office

FACT = DatedFact(what="A change order was asked for and not signed", happened_on=date(2026, 10, 19))


def test_flagging_opens_a_case_of_the_practices_profession_on_the_client(office: Office) -> None:
    case = office.opened(office.flagged()).case
    told = (case.profession_id, case.opened_on, case.status, case.owner_id, case.follows, case.is_sample)
    assert told == ("freelance_consulting", TODAY, CaseStatus.PREPARING, "P-1", "", False)


def test_flagging_a_client_twice_gives_the_open_case_back(office: Office) -> None:
    client_id = office.client()
    first = cases.flag(office.desk, client_id, token="one", reason_id="R09")
    second = cases.flag(office.desk, client_id, token="two")
    assert (second, office.opened(first).case.reason_ids) == (first, ("R09",))


def test_flagging_a_client_who_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(UnknownClient, match="not in the list any more"):
        cases.flag(office.desk, "K-gone", token="one")


def test_an_unknown_case_is_named_and_nothing_happens(office: Office) -> None:
    with pytest.raises(UnknownCase, match="no case C-NONE here"):
        office.opened("C-NONE")


def test_a_changed_fact_is_told_in_the_history_with_what_stood_before(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, engagement__title="Web shop")
    opened = office.set(case_id, engagement__title="Web shop care")
    last = opened.dossier.timeline[-1]
    assert (opened.case.engagement.title, opened.version) == ("Web shop care", 3)
    assert (last.kind, last.who) == ("changed", "Ada")
    assert last.what == "What the letter calls the work changed to “Web shop care”."
    assert '"Web shop\\"' in last.data or '\\"Web shop\\"' in last.data


def test_the_history_names_reasons_people_and_professions_and_no_keys(office: Office) -> None:
    case_id = office.flagged()
    opened = office.set(case_id, reason_ids=("R01",), owner_id="P-2", profession_id="general")
    told = [event.what for event in opened.dossier.timeline[1:]]
    reason = office.desk.knowledge.reason("R01")
    profession = office.desk.knowledge.profession("general")
    assert reason is not None
    assert profession is not None
    assert told == [
        f"Reason set to “{reason.label}”.",
        "Who looks after this case changed to “Jo Hart”.",
        f"Profession changed to “{profession.label}”.",
    ]


def test_saving_the_same_value_writes_nothing(office: Office) -> None:
    case_id = office.flagged()
    opened = office.set(case_id, engagement__title="Web shop")
    assert cases.change(office.desk, opened, "engagement.title", "Web shop", token="again") == opened.version
    assert office.opened(case_id).dossier.timeline == opened.dossier.timeline


def test_two_tabs_cannot_overwrite_each_other(office: Office) -> None:
    case_id = office.flagged()
    one, other = office.opened(case_id), office.opened(case_id)
    cases.change(office.desk, one, "engagement.title", "From the first tab", token="one")
    with pytest.raises(CaseChangedElsewhere, match="changed somewhere else") as refused:
        cases.change(office.desk, other, "engagement.title", "From the second tab", token="two")
    assert (refused.value.shown_version, refused.value.stored_version) == (1, 2)
    assert office.opened(case_id).case.engagement.title == "From the first tab"


def test_the_same_token_writes_once(office: Office) -> None:
    case_id = office.flagged()
    opened = office.opened(case_id)
    versions = [cases.add_item(office.desk, opened, "facts", FACT, token="double click") for _ in range(2)]
    after = office.opened(case_id)
    assert (versions, after.case.facts, len(after.dossier.timeline)) == ([2, 2], (FACT,), 2)


def test_list_items_are_added_changed_and_removed(office: Office) -> None:
    case_id = office.flagged()
    opened = office.add(case_id, "facts", FACT)
    better = replace(FACT, clause="section 2")
    cases.change_item(office.desk, opened, "facts", FACT, better, token=office.token())
    opened = office.opened(case_id)
    assert opened.case.facts == (better,)
    cases.remove_item(office.desk, opened, "facts", better, token=office.token())
    opened = office.opened(case_id)
    assert opened.case.facts == ()
    assert [event.what for event in opened.dossier.timeline[1:]] == [
        "Dated fact added.",
        "Dated fact changed.",
        "Dated fact removed.",
    ]


def test_an_entry_that_is_gone_cannot_be_changed_or_removed(office: Office) -> None:
    opened = office.opened(office.flagged())
    with pytest.raises(NotAllowed, match="changed or removed meanwhile"):
        cases.change_item(office.desk, opened, "facts", FACT, FACT, token="a")
    with pytest.raises(NotAllowed, match="changed or removed meanwhile"):
        cases.remove_item(office.desk, opened, "facts", FACT, token="b")


def test_undo_brings_the_former_value_back_and_is_told(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, engagement__title="Web shop")
    opened = office.set(case_id, engagement__title="Web shop care")
    event = cases.last_undoable(opened)
    assert event is not None
    cases.undo(office.desk, opened, event.number, token=office.token())
    after = office.opened(case_id)
    assert (after.case.engagement.title, after.dossier.timeline[-1].kind) == ("Web shop", "undone")
    assert after.dossier.timeline[-1].what == f"Undone: {event.what}"


def test_undo_walks_back_change_by_change_and_ends_at_the_flag(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, engagement__title="Web shop", engagement__clause="section 6")
    office.add(case_id, "referrals", Referral(name="Larch Data"))
    steps = []
    while event := cases.last_undoable(office.opened(case_id)):
        cases.undo(office.desk, office.opened(case_id), event.number, token=office.token())
        steps.append(event.number)
    case = office.opened(case_id).case
    assert steps == [4, 3, 2]
    assert (case.referrals, case.engagement.clause, case.engagement.title) == ((), "", "")


def test_undo_is_refused_once_the_fact_was_changed_again(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, engagement__title="Web shop")
    opened = office.set(case_id, engagement__title="Web shop care")
    with pytest.raises(NotAllowed, match="changed again since"):
        cases.undo(office.desk, opened, 2, token=office.token())
    assert office.opened(case_id).case.engagement.title == "Web shop care"


@pytest.mark.parametrize("number", [1, 99])
def test_what_is_no_change_cannot_be_undone(office: Office, number: int) -> None:
    opened = office.opened(office.flagged())
    with pytest.raises(NotAllowed, match="cannot be undone"):
        cases.undo(office.desk, opened, number, token=office.token())


def test_notes_to_oneself_stand_in_no_line_of_the_history_and_can_be_undone(office: Office) -> None:
    case_id = office.flagged()
    opened = office.set(case_id, doubts="I should have seen this coming")
    assert [event.what for event in opened.dossier.timeline[1:]] == ["Notes to yourself changed."]
    cases.undo(office.desk, opened, 2, token="a")
    opened = office.opened(case_id)
    assert (opened.case.doubts, opened.dossier.timeline[-1].what) == (
        "",
        "Undone: Notes to yourself changed.",
    )


def test_an_exception_needs_a_reason_and_a_second_one_takes_the_place_of_the_first(office: Office) -> None:
    case_id = office.flagged()
    with pytest.raises(NotAllowed, match="needs its reason"):
        cases.waive(office.desk, office.opened(case_id), "alternatives", "  ", token="a")
    cases.waive(office.desk, office.opened(case_id), "alternatives", "Safety", token="b")
    cases.waive(office.desk, office.opened(case_id), "alternatives", "Safety of two people", token="c")
    waivers = office.opened(case_id).case.waivers
    assert [(one.what, one.why, one.by_id, one.on) for one in waivers] == [
        ("alternatives", "Safety of two people", "Ada", TODAY)
    ]


def test_a_note_is_durable_named_and_never_empty(office: Office) -> None:
    case_id = office.flagged()
    event = cases.note(office.desk, case_id, "Spoke to the insurer. \x07", token="a")
    assert (event.event_id, event.what) == (f"{case_id}.2", "Spoke to the insurer.")
    assert office.opened(case_id).dossier.timeline[-1] == event
    with pytest.raises(NotAllowed, match="note is empty"):
        cases.note(office.desk, case_id, " \n ", token="b")


def test_a_case_is_kept_only_with_terms_and_a_date_to_look_again(office: Office) -> None:
    case_id = office.flagged()
    with pytest.raises(MoveRefused) as refused:
        cases.move(office.desk, office.opened(case_id), Move.KEEP, token="a")
    assert refused.value.reasons == (
        "The new terms are not written down.",
        "There is no date to look at it again.",
    )
    opened = office.set(case_id, outcome_note="Two rounds of changes", review_on=date(2027, 2, 1))
    cases.move(office.desk, opened, Move.KEEP, token="b", outcome=Outcome.MODIFIED)
    case = office.opened(case_id).case
    assert (case.status, case.outcome) == (CaseStatus.KEPT, Outcome.MODIFIED)


def test_repair_starts_from_an_offer_with_a_date(office: Office) -> None:
    case_id = office.flagged()
    with pytest.raises(MoveRefused, match="no warning or offer"):
        cases.move(office.desk, office.opened(case_id), Move.START_REPAIR, token="a")
    office.add(case_id, "alternatives", Alternative(option="price", offered_on=TODAY))
    opened = office.set(case_id, review_on=date(2026, 12, 7))
    cases.move(office.desk, opened, Move.START_REPAIR, token="b")
    assert office.opened(case_id).case.status == CaseStatus.REPAIRING


def test_a_client_who_leaves_first_ends_the_case_once_it_is_written_down_how(office: Office) -> None:
    case_id = office.flagged()
    with pytest.raises(MoveRefused, match="when and how the client left"):
        cases.move(office.desk, office.opened(case_id), Move.CLIENT_LEFT, token="a")
    opened = office.set(case_id, client_left_note="An e-mail of Friday")
    cases.move(office.desk, opened, Move.CLIENT_LEFT, token="b", on=date(2026, 11, 20))
    case = office.opened(case_id).case
    assert (case.status, case.outcome, case.ended_on) == (
        CaseStatus.ENDED,
        Outcome.CLIENT_LEFT,
        date(2026, 11, 20),
    )


def test_a_closed_case_takes_no_more_changes_and_is_followed_by_a_new_one(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, outcome_note="Two rounds of changes", review_on=date(2027, 2, 1))
    cases.move(office.desk, office.opened(case_id), Move.KEEP, token="kept")
    opened = office.opened(case_id)
    with pytest.raises(NotAllowed, match="record is sealed"):
        cases.change(office.desk, opened, "engagement.title", "Other", token="a")
    with pytest.raises(NotAllowed, match="record is sealed"):
        cases.add_item(office.desk, opened, "facts", FACT, token="b")
    with pytest.raises(NotAllowed, match="record is sealed"):
        cases.undo(office.desk, opened, 2, token="c")
    new_id = cases.follow_up(office.desk, opened, token="d")
    assert office.opened(new_id).case.follows == case_id
    with pytest.raises(NotAllowed, match="still open"):
        cases.follow_up(office.desk, office.opened(new_id), token="e")


def test_what_wants_attention_first_leads_the_recent_cases(office: Office) -> None:
    office.closed("Closed & Co")
    later, sooner = office.flagged("Later Ltd"), office.decided("Sooner Ltd")
    assert [row.case_id for row in cases.recent(office.desk)] == [sooner, later]


@pytest.mark.parametrize("audience", list(Audience))
def test_every_audience_of_a_fact_survives_the_store(office: Office, audience: Audience) -> None:
    case_id = office.flagged()
    told = replace(FACT, audience=audience)
    assert office.add(case_id, "facts", told).case.facts == (told,)


def test_once_notice_is_given_its_days_are_not_changed_or_undone_like_other_facts(office: Office) -> None:
    case_id = office.decided()
    office.set(case_id, notice__extend_days=7)
    planned = office.opened(case_id).dossier.timeline[-1].number
    issuing.issue(office.desk, office.opened(case_id), "ending", token="issue")
    office.send(case_id)
    opened = office.opened(case_id)
    for path, value in (("notice.ends_on", TODAY + timedelta(days=90)), ("notice.extend_days", 14)):
        with pytest.raises(NotAllowed, match="move the last day in the step Notice"):
            cases.change(office.desk, opened, path, value, token=path)
    with pytest.raises(NotAllowed, match="move the last day in the step Notice"):
        cases.undo(office.desk, opened, planned, token="undo")
    assert planned not in {event.number for event in cases.undoable(opened)}
