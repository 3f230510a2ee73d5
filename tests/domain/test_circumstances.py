"""Which conditions hold: asked, derived and plain names, unknown names, and what is still to be asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from partwell.domain import circumstances
from partwell.domain.case import (
    Alternative,
    Answer,
    Case,
    CaseStatus,
    ClientDeadline,
    Engagement,
    Feedback,
    Lane,
    Notice,
    Referral,
    Warning,
)
from partwell.domain.client import Client, PartyRole, RelatedParty
from partwell.domain.derived_conditions import DERIVED
from partwell.domain.knowledge import (
    CallOrder,
    Circumstance,
    Disclosure,
    Gate,
    GateSeverity,
    Knowledge,
    NoticeRule,
    Policy,
    Profession,
    QuestionKind,
    Reason,
)
from partwell.domain.practice import Practice

TODAY = date(2026, 11, 23)
ENTRY: dict[str, Any] = {"why": "a test", "source": "a test", "checked_on": TODAY}


def question(key: str, **facts: Any) -> Circumstance:
    """A question of a pack."""
    return Circumstance(id=key, label=f"It is {key}", question=f"Is it {key}?", **ENTRY, **facts)


def gate(key: str, severity: GateSeverity, **facts: Any) -> Gate:
    """A gate of a pack."""
    return Gate(id=key, label=key, severity=severity, what=f"{key} fires.", lifts="Ask.", **ENTRY, **facts)


PACK = Profession(
    id="law_us",
    label="Law (US)",
    policy=Policy(disclosure=Disclosure.BRIEF, call_order=CallOrder.CALL_FIRST, call_note=""),
    circumstances=(
        question("practice_closes"),
        question("on_record"),
        question("leave_granted", applies_when=("on_record",)),
        question("threat_or_violence"),
        question("capacity", answer=QuestionKind.CHOICE, choices=("full", "in doubt", "none")),
        question("likes_tea"),
    ),
    gates=(
        gate("G05", GateSeverity.CONSULT, applies_when_any=("capacity.in doubt", "capacity.none")),
        gate("G02", GateSeverity.STOP, applies_when=("on_record",), unless=("leave_granted",)),
        gate("G28", GateSeverity.EXTEND, applies_when=("likes_tea",)),
    ),
    notice_rules=(NoticeRule(id="closing", label="Closing", applies_when=("practice_closes",), **ENTRY),),
)
REASON = Reason(
    id="R09",
    label="Unpaid invoices after warning",
    group="Fees",
    framing="Invoices remain unpaid.",
    brief="fees",
    evidence="ledger",
    conditions=("practice_closes",),
    **ENTRY,
)
KNOWLEDGE = Knowledge(professions=(PACK,), reasons=(REASON,))
CASE = Case(case_id="C-1", client_id="K-1", profession_id="law_us", opened_on=TODAY)
CLIENT = Client(client_id="K-1", name="O'Brien & Söhne <Ltd>")
PRACTICE = Practice(country="US", region="nj")


def holding(case: Case = CASE, client: Client = CLIENT, practice: Practice = PRACTICE) -> frozenset[str]:
    """What holds in this case today."""
    return circumstances.holding(case, client, practice, PACK, KNOWLEDGE, on=TODAY)


def answered(**answers: str) -> Case:
    """The case with these answers."""
    given = tuple(Answer(circumstance_id=key, value=value) for key, value in answers.items())
    return replace(CASE, answers=given)


WATCHED = frozenset(
    {
        *("contract_notice", "no_contract_notice", "written_agreement", "clause_known", "cure_clause"),
        *("renewal_ahead", "under_3_months", "months_3_to_24", "years_2_to_5", "over_5_years"),
        *("fees_outstanding", "refund_due", "work_listed", "work_in_progress_listed", "work_continues"),
        *("surviving_terms_listed", "deadlines_listed", "deadline_ahead", "deadline_inside_window"),
        *("warning_given", "warning_given_last_12_months", "alternatives_offered", "safety_reason"),
        *("complaint_open", "claim_open", "client_left", "another_party_depends", "sponsor_pays"),
        *("successor_known", "referral_named"),
    }
)


def derived(case: Case = CASE, client: Client = CLIENT, practice: Practice = PRACTICE) -> set[str]:
    """The derived conditions watched here that differ from those of a bare case."""
    return set((holding(case, client, practice) ^ holding()) & WATCHED)


def test_every_condition_watched_here_is_derived() -> None:
    assert WATCHED - set(DERIVED) == set()


def test_a_bare_case_holds_its_plain_names_and_that_no_notice_is_agreed() -> None:
    plain = {name for name in holding() if "." in name}
    assert plain == {
        "country.US",
        "region.NJ",
        "method.tracked_post",
        "profession.law_us",
        "status.preparing",
    }
    assert holding() & WATCHED == {"no_contract_notice"}


def test_status_reason_and_group_of_the_reason_are_names() -> None:
    case = replace(CASE, status=CaseStatus.NOTICE_GIVEN, reason_ids=("R09",))
    assert {"status.notice_given", "reason.R09", "reason_group.fees"} <= holding(case)


def test_a_reason_that_left_the_knowledge_still_holds_by_its_id() -> None:
    names = holding(replace(CASE, reason_ids=("R16",)))
    assert {name for name in names if name.startswith("reason")} == {"reason.R16"}


@pytest.mark.parametrize(
    ("wanted", "agreed", "named"),
    [("email", "courier", "email"), ("", "Courier", "courier"), ("", "by raven", "tracked_post")],
)
def test_the_method_is_as_chosen_or_as_the_clause_says_or_as_usual(
    wanted: str, agreed: str, named: str
) -> None:
    case = replace(CASE, notice=Notice(method=wanted), engagement=Engagement(notice_method=agreed))
    assert {name for name in holding(case) if name.startswith("method.")} == {f"method.{named}"}


def test_a_yes_holds_and_a_no_does_not() -> None:
    assert holding(answered(practice_closes="yes", on_record="no")) - holding() == {"practice_closes"}


def test_a_choice_holds_as_id_and_choice() -> None:
    assert holding(answered(capacity="in doubt")) - holding() == {"capacity.in doubt"}


def test_a_choice_the_pack_does_not_offer_holds_nothing() -> None:
    assert holding(answered(capacity="yes", unknown="yes")) == holding()


def test_an_answer_to_a_question_that_no_longer_arises_does_not_hold() -> None:
    assert holding(answered(leave_granted="yes")) == holding()
    assert holding(answered(on_record="yes", leave_granted="yes")) - holding() == {
        "on_record",
        "leave_granted",
    }


@pytest.mark.parametrize(
    ("since_on", "name"),
    [
        (date(2026, 11, 23), "under_3_months"),
        (date(2026, 8, 24), "under_3_months"),
        (date(2026, 8, 23), "months_3_to_24"),
        (date(2024, 11, 23), "months_3_to_24"),
        (date(2024, 11, 22), "years_2_to_5"),
        (date(2021, 11, 23), "years_2_to_5"),
        (date(2021, 11, 22), "over_5_years"),
        (date(1, 1, 1), "over_5_years"),
    ],
)
def test_the_length_of_the_relationship_is_exactly_one_of_four(since_on: date, name: str) -> None:
    tenures = {"under_3_months", "months_3_to_24", "years_2_to_5", "over_5_years"}
    assert holding(client=replace(CLIENT, since_on=since_on)) & tenures == {name}


@pytest.mark.parametrize("since_on", [None, date(2026, 11, 24), date(9999, 12, 31)])
def test_a_start_unknown_or_ahead_gives_no_length(since_on: date | None) -> None:
    assert derived(client=replace(CLIENT, since_on=since_on)) == set()


def test_the_length_is_counted_to_the_day_notice_is_given() -> None:
    client = replace(CLIENT, since_on=date(2026, 9, 1))
    case = replace(CASE, notice=Notice(given_on=date(2026, 12, 1)))
    assert "under_3_months" in holding(client=client)
    assert "months_3_to_24" in holding(case, client)


@pytest.mark.parametrize(
    ("engagement", "names"),
    [
        (Engagement(notice_number=0), {"contract_notice", "no_contract_notice", "written_agreement"}),
        (Engagement(agreement_on=TODAY), {"written_agreement"}),
        (Engagement(clause="section 9.2"), {"clause_known", "written_agreement"}),
        (Engagement(clause="  "), set()),
        (Engagement(cure_days=15), {"cure_clause"}),
        (Engagement(cure_days=0), set()),
        (Engagement(renewal_on=TODAY), {"renewal_ahead"}),
        (Engagement(renewal_on=date(2026, 11, 22)), set()),
        (Engagement(fees_outstanding_amount=Decimal("0.01")), {"fees_outstanding"}),
        (Engagement(fees_outstanding_amount=Decimal(0)), set()),
        (Engagement(refund_amount=Decimal(5)), {"refund_due"}),
        (Engagement(work_in_progress="Form 1120"), {"work_listed", "work_in_progress_listed"}),
        (Engagement(continues_until_end="Payroll"), {"work_continues"}),
        (Engagement(surviving_terms="Clause 12"), {"surviving_terms_listed"}),
    ],
)
def test_the_agreement_says_what_holds(engagement: Engagement, names: set[str]) -> None:
    assert derived(replace(CASE, engagement=engagement)) == names


@pytest.mark.parametrize(
    ("due_on", "names"),
    [
        (date(2026, 11, 22), set()),
        (date(2026, 11, 23), {"deadline_ahead", "deadline_inside_window"}),
        (date(2027, 1, 6), {"deadline_ahead", "deadline_inside_window"}),  # 30 days of notice and 14 more
        (date(2027, 1, 7), {"deadline_ahead"}),
        (date(2027, 1, 22), {"deadline_ahead"}),
        (date(2027, 1, 23), set()),
    ],
)
def test_a_client_deadline_is_ahead_for_60_days_and_inside_the_window_while_harm_is_near(
    due_on: date, names: set[str]
) -> None:
    case = replace(CASE, client_deadlines=(ClientDeadline(what="File", due_on=due_on),))
    assert derived(case) == {"deadlines_listed", *names}


def test_the_window_for_deadlines_follows_the_agreed_notice_and_the_chosen_day() -> None:
    case = replace(CASE, client_deadlines=(ClientDeadline(what="File", due_on=date(2027, 2, 5)),))
    agreed = replace(case, engagement=Engagement(notice_number=60))
    chosen = replace(agreed, notice=Notice(ends_on=date(2026, 12, 31)))
    inside = ["deadline_inside_window" in holding(one) for one in (case, agreed, chosen)]
    assert inside == [False, True, False]


@pytest.mark.parametrize("slip", [date(1, 1, 1), date(9999, 12, 31)])
def test_dates_that_can_only_be_slips_do_no_harm(slip: date) -> None:
    case = replace(
        CASE,
        notice=Notice(given_on=slip, ends_on=slip),
        engagement=Engagement(notice_number=-5, renewal_on=slip, last_service_on=slip),
        client_deadlines=(ClientDeadline(what="File", due_on=slip),),
    )
    assert "deadlines_listed" in holding(case, replace(CLIENT, since_on=slip))


@pytest.mark.parametrize(
    ("given_on", "names"),
    [
        (date(2025, 11, 23), {"warning_given", "warning_given_last_12_months"}),
        (date(2025, 11, 22), {"warning_given"}),
        (date(2026, 11, 24), set()),
    ],
)
def test_a_warning_counts_for_twelve_months_and_not_before_it_is_given(
    given_on: date, names: set[str]
) -> None:
    warning = Warning(given_on=given_on, what_must_change="Pay on time")
    assert derived(replace(CASE, warnings=(warning,))) == names


def test_an_alternative_counts_as_offered_once_it_has_a_day() -> None:
    weighed = replace(CASE, alternatives=(Alternative(option="pause"),))
    offered = replace(CASE, alternatives=(Alternative(option="pause", offered_on=TODAY),))
    assert (derived(weighed), derived(offered)) == (set(), {"alternatives_offered"})


@pytest.mark.parametrize("reason_id", ["R16", "R17"])
def test_threats_and_boundary_breaches_make_it_a_matter_of_safety(reason_id: str) -> None:
    assert derived(replace(CASE, reason_ids=(reason_id,))) == {"safety_reason"}


def test_an_answered_threat_makes_it_a_matter_of_safety() -> None:
    assert derived(answered(threat_or_violence="yes")) == {"safety_reason"}


def test_open_complaints_and_claims_hold_until_they_are_closed() -> None:
    complaint = Feedback(feedback_id="f1", lane=Lane.COMPLAINT, received_on=TODAY)
    claim = Feedback(feedback_id="f2", lane=Lane.CLAIM, received_on=TODAY, closed_on=TODAY)
    assert derived(replace(CASE, feedback=(complaint, claim))) == {"complaint_open"}


def test_related_parties_and_referrals_are_known() -> None:
    sponsor = RelatedParty(name="王小明", role=PartyRole.SPONSOR)
    case = replace(CASE, referrals=(Referral(name="Ναταλία"),))
    assert derived(case, replace(CLIENT, related_parties=(sponsor,))) == {
        "another_party_depends",
        "sponsor_pays",
        "referral_named",
    }


@pytest.mark.parametrize(
    ("theirs", "ours", "abroad"),
    [("GB", "UK", False), ("us", "US", False), ("FR", "US", True), ("", "US", False), ("FR", "", False)],
)
def test_a_client_is_abroad_where_both_countries_are_known_and_differ(
    theirs: str, ours: str, abroad: bool
) -> None:
    names = holding(client=replace(CLIENT, country=theirs), practice=Practice(country=ours))
    assert ("client_is_abroad" in names) == abroad


def test_a_client_who_left_is_known_from_the_note() -> None:
    assert derived(replace(CASE, client_left_note="Wrote on 4 May.")) == {"client_left"}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("practice_closes", True),
        ("capacity.in doubt", True),
        ("capacity", False),
        ("capacity.maybe", False),
        ("fees_outstanding", True),
        ("reason.R09", True),
        ("reason.R99", False),
        ("reason_group.fees", True),
        ("reason_group.weather", False),
        ("country.US", True),
        ("country.usa", False),
        ("region.NJ", True),
        ("region.", False),
        ("method.courier", True),
        ("method.pigeon", False),
        ("profession.law_us", True),
        ("profession.alchemy", False),
        ("status.notice_given", True),
        ("status.notice given", False),
        ("fees_outstandng", False),
        ("", False),
    ],
)
def test_a_condition_name_is_known_or_a_slip(name: str, known: bool) -> None:
    assert circumstances.is_known_condition(name, PACK, KNOWLEDGE) == known
    assert circumstances.is_known_condition(name, None, KNOWLEDGE) == known


def test_every_name_that_holds_is_a_known_name() -> None:
    case = replace(answered(on_record="yes", capacity="none"), reason_ids=("R09",))
    unknown = [n for n in holding(case) if not circumstances.is_known_condition(n, PACK, KNOWLEDGE)]
    assert unknown == []


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("on_record", "It is on_record"),
        ("capacity.in doubt", "It is capacity: in doubt"),
        ("fees_outstanding", "Fees are outstanding"),
        ("reason.R09", "Reason: Unpaid invoices after warning"),
        ("country.US", "Country: US"),
    ],
)
def test_a_condition_is_said_as_a_statement(name: str, label: str) -> None:
    assert circumstances.label_of(name, PACK, KNOWLEDGE) == label


def unanswered(case: Case, holds: frozenset[str] | None = None) -> list[str]:
    """Ids of what is still to be asked."""
    return [one.id for one in circumstances.unanswered(case, PACK, KNOWLEDGE, holds=holds)]


def test_what_stops_is_asked_before_what_wants_a_consultation_and_before_notice_rules() -> None:
    assert unanswered(CASE) == ["on_record", "leave_granted", "capacity", "practice_closes"]


def test_what_the_reason_makes_likely_is_asked_first() -> None:
    case = replace(CASE, reason_ids=("R09",))
    assert unanswered(case) == ["practice_closes", "on_record", "leave_granted", "capacity"]


def test_answered_questions_and_those_that_do_not_arise_are_not_asked() -> None:
    case = answered(on_record="no", capacity="full")
    assert unanswered(case, holding(case)) == ["practice_closes"]
