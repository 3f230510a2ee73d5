"""A letter presupposes nothing that is not on file and promises nothing for a time that does not come."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from partwell.domain import letters
from partwell.domain.case import (
    Alternative,
    Answer,
    Audience,
    CaseStatus,
    ClientDeadline,
    Engagement,
    Feedback,
    Lane,
    Notice,
    Outcome,
    Warning,
)
from partwell.domain.client import PartyRole, RelatedParty
from partwell.domain.dossier import Dossier
from partwell.domain.findings import Level
from partwell.domain.letters import DraftLetter
from partwell.wording import check
from tests.letters.dossiers import GIVEN_ON, SETTINGS, built, for_kind, knowledge

PROFESSIONS = tuple(SETTINGS)
every_profession = pytest.mark.parametrize("profession_id", PROFESSIONS)
SHORT = Notice(given_on=GIVEN_ON, ends_on=date(2026, 12, 7))
AT_ONCE = Notice(given_on=GIVEN_ON, ends_on=GIVEN_ON)
VIOLENT = (Answer(circumstance_id="threat_or_violence", value="yes"),)


def case_with(kind_id: str, profession_id: str, **changes: Any) -> Dossier:
    """The sample case of a kind with other facts."""
    facts = for_kind(kind_id, profession_id)
    return built(replace(facts.case, **changes), facts.client, facts.practice, on=facts.on)


def letter_from(kind_id: str, facts: Dossier) -> DraftLetter:
    """The letter as it is planned and filled."""
    kind = knowledge().letter_kind(kind_id)
    assert kind is not None
    return letters.fill(letters.plan(kind, facts), facts)


def words(kind_id: str, profession_id: str, **changes: Any) -> str:
    """The whole text of that letter."""
    return letters.plain_text(letter_from(kind_id, case_with(kind_id, profession_id, **changes)))


def ids(kind_id: str, profession_id: str, **changes: Any) -> set[str]:
    """The paragraphs that stand in it."""
    facts = case_with(kind_id, profession_id, **changes)
    return {one.id for one in letter_from(kind_id, facts).standing}


def engagement(profession_id: str, **changes: Any) -> Engagement:
    """What was agreed in the sample, with changes."""
    return replace(for_kind("ending", profession_id).case.engagement, **changes)


# -- time --------------------------------------------------------------------------------------------


@every_profession
@pytest.mark.parametrize("notice", [SHORT, AT_ONCE], ids=["short", "at once"])
def test_a_short_notice_promises_no_time_that_does_not_come(profession_id: str, notice: Notice) -> None:
    text = words("ending", profession_id, notice=notice)
    for promise in ("A week before", "well before the last day", "meant for choosing"):
        assert promise not in text


@every_profession
def test_an_end_at_once_speaks_of_now_and_not_of_until_then(profession_id: str) -> None:
    facts = case_with(
        "ending",
        profession_id,
        notice=AT_ONCE,
        answers=VIOLENT,
        engagement=engagement(profession_id, continues_until_end="nothing"),
    )
    letter = letter_from("ending", facts)
    text = letters.plain_text(letter)
    assert "From now on" in text
    assert "Until the last day" not in text
    assert "until that day" not in text.casefold()
    for late in ("by the last day", "on the last day, against", "booked up to the last day"):
        assert late not in text
    stops = [one.code for one in letters.check(letter, facts) if one.level == Level.STOP]
    assert (letter.missing, stops) == ((), [])
    found = check(text, kind="letter", profession=profession_id)
    ruled = [one for one in found if not one.rule.endswith(("second-opinion", "courtesy-thanks"))]
    assert [(one.rule, one.shown) for one in ruled] == []


def test_a_lawyer_of_record_does_not_stop_at_once() -> None:
    assert "until_then_at_once" not in ids("ending", "law_us", notice=AT_ONCE)


CARE = {
    "medicine_us": "urgent and emergency care",
    "medicine_uk": "the care you need",
    "mental_health": "remain your contact until then",
    "veterinary": "needs urgent care before then",
    "it_msp": "stays in place until the cut-over",
    "property_management": "urgent repairs and the safety of the tenants",
    "financial_advice": "monitoring goes on",
}


@pytest.mark.parametrize(("profession_id", "duty"), CARE.items())
def test_duties_go_on_where_the_professional_says_that_no_work_does(profession_id: str, duty: str) -> None:
    text = words("ending", profession_id, engagement=engagement(profession_id, continues_until_end="nothing"))
    assert duty in text
    assert "no further work" not in text


@every_profession
def test_nothing_goes_on_as_agreed_where_something_stops(profession_id: str) -> None:
    stopping = engagement(profession_id, continues_until_end="", stops_at_once="New requests")
    text = words("ending", profession_id, engagement=stopping)
    assert "The following stops with this letter: New requests." in text
    for sentence in text.split("\n"):
        assert "as agreed." not in sentence


def test_the_time_to_cure_has_run_out_only_once_its_day_is_past() -> None:
    cured = engagement("general", cure_days=14)
    warned = Warning(given_on=date(2026, 11, 20), what_must_change="x", by_on=date(2026, 12, 4))
    running = ids("ending", "general", engagement=cured, warnings=(warned,))
    over = ids("ending", "general", engagement=cured, warnings=(replace(warned, by_on=date(2026, 11, 27)),))
    assert ("cure_history" in running, "cure_history" in over) == (False, True)


def test_a_final_account_is_not_promised_for_a_day_that_may_be_past() -> None:
    money = {"engagement": Engagement(title="Translation")}
    assert "within 30 days of this letter" in words("client_left", "general", **money)


@pytest.mark.parametrize("profession_id", ["mental_health", "coaching"])
def test_sessions_are_not_promised_beyond_the_last_one(profession_id: str) -> None:
    planned = engagement(profession_id, continues_until_end="", last_service_on=date(2027, 1, 12))
    text = words("ending", profession_id, engagement=planned)
    assert "Our sessions go on as agreed until the last one, which is named below." in text
    assert "Until that day" not in text
    assert "Tuesday" in text.partition("is kept for a last session")[0].rpartition("\n")[2]


# -- what is on file ---------------------------------------------------------------------------------


@every_profession
def test_no_letter_says_that_there_is_no_date_where_one_is_kept_in_the_file(profession_id: str) -> None:
    kept = ClientDeadline(what="x", due_on=date(2027, 1, 5), audience=Audience.FILE_ONLY)
    for kind_id in ("ending", "client_left"):
        text = words(kind_id, profession_id, client_deadlines=(kept,))
        for claim in ("know of no date", "There is no date", "No court date or deadline"):
            assert claim not in text


@pytest.mark.parametrize(
    ("profession_id", "answer", "paragraphs"),
    [
        ("property_management", "deposits_held", {"tenant_deposits", "owner_deposit_duty"}),
        ("real_estate", "listing_live", {"mls_and_signs"}),
        ("real_estate", "earnest_money_held", {"trust_funds"}),
        ("real_estate", "protection_period", {"protection_period"}),
        ("veterinary", "medication_running", {"medication_veterinary"}),
        ("veterinary", "animals_or_property_held", {"animals_collected"}),
        ("coaching", "prepaid_sessions", {"sessions_prepaid"}),
    ],
)
def test_what_a_question_settles_stands_only_where_it_was_answered_with_yes(
    profession_id: str, answer: str, paragraphs: set[str]
) -> None:
    yes = (Answer(circumstance_id=answer, value="yes"),)
    assert paragraphs <= ids("ending", profession_id, answers=yes)
    assert not paragraphs & ids("ending", profession_id, answers=())


@every_profession
def test_both_sides_of_the_money_settle_every_must_of_the_account(profession_id: str) -> None:
    both = engagement(
        profession_id, fees_outstanding_amount=Decimal(1250), refund_amount=Decimal(300), title="The work"
    )
    facts = case_with("ending", profession_id, engagement=both)
    letter = letter_from("ending", facts)
    found = {one.code for one in letters.check(letter, facts)}
    assert not {"must:fee_refund", "should:fee_refund", "must:final_account"} & found
    for kind_id in ("client_left", "final_closing"):
        assert "account_fees_and_refund" in ids(kind_id, profession_id, engagement=both)


def test_a_final_account_claims_no_balance_that_is_not_on_file() -> None:
    text = words("final_closing", "general", engagement=Engagement(title="Translation"))
    assert "nothing is open" not in text
    assert "The final account is enclosed." in text


def test_only_an_offer_that_waits_for_its_answer_is_offered() -> None:
    declined = Alternative(
        option="Price", offered_on=date(2026, 11, 2), terms="A lower price", reply="Declined"
    )
    never_made = Alternative(option="Pause", terms="A pause", reply="Not offered: no capacity")
    waiting = Alternative(option="Scope", offered_on=date(2026, 11, 9), terms="Six hours a month")
    text = words("modified_services", "general", alternatives=(declined, never_made, waiting))
    assert "Six hours a month" in text
    assert "A lower price" not in text
    assert "A pause" not in text
    facts = case_with("modified_services", "general", alternatives=(never_made,))
    assert "new_terms_offered" not in facts.holding


def test_one_clinician_leaves_and_the_practice_can_still_be_booked() -> None:
    yes = tuple(
        Answer(circumstance_id=name, value="yes") for name in ("one_clinician_only", "ongoing_prescriptions")
    )
    text = words("ending", "medicine_us", answers=yes)
    assert "Other clinicians in this practice can go on seeing you." in text
    assert "please book with another clinician in this practice or elsewhere" in text
    assert "none can be booked" not in text.casefold()
    assert "cannot renew" not in text


def test_a_practice_that_closes_says_who_will_keep_the_files() -> None:
    text = words("ending", "general", reason_ids=("R29",))
    assert "who keeps the files from then on" in text
    assert "who keeps the files" not in words("ending", "general")


def test_nobody_else_is_promised_to_look_into_a_complaint_where_nobody_else_works() -> None:
    facts = for_kind("complaint_acknowledgement", "coaching")
    complaint = Feedback(feedback_id="F-1", lane=Lane.COMPLAINT, received_on=date(2026, 12, 7), words="x")
    alone = built(replace(facts.case, feedback=(complaint,)), facts.client, facts.practice, on=facts.on)
    text = letters.plain_text(letter_from("complaint_acknowledgement", alone))
    assert "somebody who did not do the work" not in text


@pytest.mark.parametrize(
    ("lanes", "said"),
    [
        ((Lane.COMPLAINT,), "recorded it as a complaint"),
        ((Lane.FEE_DISPUTE,), "recorded what you say about the account"),
        ((Lane.COMPLAINT, Lane.FEE_DISPUTE), "recorded what you wrote"),
    ],
)
def test_a_message_is_taken_for_what_it_is(lanes: tuple[Lane, ...], said: str) -> None:
    items = tuple(
        Feedback(feedback_id=f"F-{lane}", lane=lane, received_on=date(2026, 12, 7), words="x")
        for lane in lanes
    )
    assert said in words("complaint_acknowledgement", "general", feedback=items)


# -- safety, guardians, going on ---------------------------------------------------------------------


@pytest.mark.parametrize("kind_id", ["ending", "client_left", "final_closing", "handover"])
@every_profession
def test_where_safety_is_at_stake_nobody_is_thanked_called_or_singled_out(
    kind_id: str, profession_id: str
) -> None:
    facts = case_with(kind_id, profession_id, answers=VIOLENT, reason_ids=("R16",), feedback=())
    letter = letter_from(kind_id, facts)
    told = "\n".join(one.text for one in letter.standing)
    assert "Thank you" not in told
    assert "wish you" not in told
    assert "call or write" not in told
    assert facts.practice.phone not in told
    assert SETTINGS[profession_id].signatory[0] not in told.replace(facts.practice.name, "")


def test_a_guardian_on_file_is_pointed_out_before_the_letter_goes_to_the_client() -> None:
    facts = for_kind("ending", "general")
    acting = RelatedParty(name="Ines Roth", role=PartyRole.GUARDIAN)
    client = replace(facts.client, related_parties=(acting,))
    guarded = built(facts.case, client, facts.practice, on=facts.on)
    found = {one.code: one.level for one in letters.check(letter_from("ending", guarded), guarded)}
    plain = {one.code for one in letters.check(letter_from("ending", facts), facts)}
    assert (found.get("guardian"), "guardian" in plain) == (Level.ADVISE, False)


@pytest.mark.parametrize(
    ("may_be_told", "said"),
    [
        (True, "Your sponsor will be told that the coaching ends"),
        (False, "If you agree, your sponsor will be told"),
    ],
)
def test_a_sponsor_is_told_only_where_the_client_allowed_it(may_be_told: bool, said: str) -> None:
    facts = for_kind("ending", "coaching")
    sponsor = RelatedParty(name="Northgate", role=PartyRole.SPONSOR, may_be_told=may_be_told)
    client = replace(facts.client, related_parties=(sponsor,))
    text = letters.plain_text(letter_from("ending", built(facts.case, client, facts.practice, on=facts.on)))
    assert said in text


def test_a_client_who_is_kept_reads_that_the_notice_is_withdrawn_and_which_terms_apply() -> None:
    text = words("going_on", "general")
    assert "We withdraw the notice of 1 December 2026." in text
    assert "Two hours a month at the present rate" in text
    assert "29 January 2027" not in text


def test_without_a_notice_nothing_is_withdrawn() -> None:
    text = words("going_on", "general", status=CaseStatus.REPAIRING, documents=())
    assert "withdraw" not in text
    assert "Our work together goes on" in text


@pytest.mark.parametrize("profession_id", ["law_us", "law_ew"])
def test_a_lawyer_of_record_does_not_say_that_no_further_step_is_taken(profession_id: str) -> None:
    text = words("client_left", profession_id)
    assert "do only what the record demands until then. Apart from that, we take no further steps" in text
    assert text.count("no further steps") == 1


def test_a_handover_after_the_client_left_cites_no_letter_of_ours() -> None:
    left = {"client_left_note": "They told us", "outcome": Outcome.CLIENT_LEFT, "documents": ()}
    text = words("handover", "general", status=CaseStatus.ENDED, ended_on=date(2026, 11, 20), **left)
    assert "as our letter said" not in text
    assert "The last day was Friday 20 November 2026." in text


@pytest.mark.parametrize("profession_id", ["medicine_us", "medicine_uk", "mental_health", "veterinary"])
def test_a_patient_who_leaves_is_cared_for_until_the_last_day(profession_id: str) -> None:
    ahead = {
        "status": CaseStatus.NOTICE_GIVEN,
        "ended_on": None,
        "notice": Notice(ends_on=date(2026, 12, 18)),
    }
    assert "until then" in words("client_left", profession_id, **ahead)
    assert "until then" not in words("client_left", profession_id)


@pytest.mark.parametrize("name", ["Estate of Jane Roe", "The Estate of Jane Roe"])
def test_an_estate_is_greeted_by_who_acts_for_it(name: str) -> None:
    facts = for_kind("ending", "law_us")
    estate = replace(facts.client, name=name, organisation=name, first_name="", last_name="")
    letter = letter_from("ending", built(facts.case, estate, facts.practice, on=facts.on))
    assert letter.salutation == "Dear Personal Representative of the Estate of Jane Roe,"


def test_a_person_named_for_an_estate_is_greeted_by_name() -> None:
    facts = for_kind("ending", "law_us")
    estate = replace(facts.client, name="Estate of Jane Roe", organisation="Estate of Jane Roe")
    letter = letter_from("ending", built(facts.case, estate, facts.practice, on=facts.on))
    assert letter.salutation == "Dear Dana Reyes,"


def test_a_reply_to_a_successor_fits_one_client_and_two() -> None:
    facts = for_kind("successor_reply", "coaching")
    two = replace(facts.client, name="Ana and Ben Bay", first_name="", last_name="")
    text = letters.plain_text(
        letter_from("successor_reply", built(facts.case, two, facts.practice, on=facts.on))
    )
    assert "I have the permission of Ana and Ben Bay to answer it." in text
