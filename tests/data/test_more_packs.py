"""Ten packs of professions against what was read: figures, marks, policies, and what their stops turn on."""

from datetime import date
from pathlib import Path

import pytest

from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.knowledge import Mark, Profession, by_id
from partwell.domain.notice import NoticeInputs, NoticePeriod, work_out
from partwell.knowledge_files import load_knowledge

KNOWN = load_knowledge(Path(__file__).resolve().parents[2] / "data")
GIVEN_ON = date(2026, 11, 23)


def pack(name: str) -> Profession:
    """A shipped pack by any of its names."""
    found = KNOWN.profession(name)
    assert found is not None
    return found


def worked_out(name: str, *holding: str, country: str = "US", region: str = "") -> NoticePeriod:
    """The engine's answer for a letter handed over today, where these conditions hold."""
    inputs = NoticeInputs(
        on=GIVEN_ON,
        given_on=GIVEN_ON,
        method="hand",
        rules=pack(name).notice_rules,
        holding=frozenset(holding),
        country=country,
        region=region,
    )
    return work_out(inputs, WorkingCalendar())


def days(period: NoticePeriod) -> tuple[int | None, int | None]:
    """Earliest and recommended last day as days from receipt."""
    earliest, wise = period.earliest_on, period.recommended_on
    return (
        (earliest - GIVEN_ON).days if earliest else None,
        (wise - GIVEN_ON).days if wise else None,
    )


@pytest.mark.parametrize(
    ("said", "pack_id"),
    [
        ("medicine", "medicine_us"),
        ("GP", "medicine_uk"),
        ("NHS", "medicine_uk"),
        ("therapy", "mental_health"),
        ("Psychology", "mental_health"),
        ("psychiatry", "mental_health"),
        ("social work", "mental_health"),
        ("financial adviser", "financial_advice"),
        ("media agency", "agency"),
        ("MSP", "it_msp"),
        ("property manager", "property_management"),
        ("Realtor", "real_estate"),
        ("coach", "coaching"),
        ("Vet", "veterinary"),
    ],
)
def test_a_pack_is_found_by_the_names_people_use(said: str, pack_id: str) -> None:
    assert pack(said).id == pack_id


@pytest.mark.parametrize(
    ("name", "disclosure", "call_order", "referral_count"),
    [
        ("medicine_us", "brief", "letter_first", 0),
        ("medicine_uk", "full", "letter_first", 0),
        ("mental_health", "brief", "session_first", 3),
        ("financial_advice", "brief", "call_first", 0),
        ("agency", "brief", "call_first", 0),
        ("it_msp", "brief", "call_first", 0),
        ("property_management", "brief", "call_first", 0),
        ("real_estate", "brief", "call_first", 0),
        ("coaching", "brief", "session_first", 0),
        ("veterinary", "brief", "call_first", 0),
    ],
)
def test_a_profession_speaks_and_refers_as_its_sources_advise(
    name: str, disclosure: str, call_order: str, referral_count: int
) -> None:
    policy = pack(name).policy
    said = (policy.disclosure.value, policy.call_order.value, policy.referral_count)
    assert said == (disclosure, call_order, referral_count)


@pytest.mark.parametrize(
    ("name", "rule_id", "figures", "kind", "effect"),
    [
        ("medicine_us", "stable_patient", (30, 30), "convention", "period"),
        ("medicine_us", "wyoming", (30, 30), "statute", "period"),
        ("medicine_us", "new_jersey", (30, 30), "statute", "period"),
        ("medicine_us", "ohio_chiropractic_rule", (30, 30), "statute", "period"),
        ("medicine_us", "scarce", (30, 60), "convention", "period"),
        ("medicine_us", "prescriptions", (30, 60), "convention", "period"),
        ("medicine_us", "practice_closes", (30, 90), "guidance", "period"),
        ("medicine_us", "california_closure", (15, 30), "guidance", "period"),
        ("medicine_us", "pregnancy_block", (None, None), "guidance", "block"),
        ("medicine_us", "acute_block", (None, None), "guidance", "block"),
        ("medicine_us", "non_payment", (30, 30), "convention", "period"),
        ("medicine_us", "records_access", (None, None), "statute", "advise"),
        ("medicine_uk", "nhs_list_removal", (8, 8), "statute", "period"),
        ("medicine_uk", "nhs_violence", (0, 0), "statute", "shorten"),
        ("medicine_uk", "nhs_warning_first", (None, None), "statute", "block"),
        ("medicine_uk", "regulator_guidance", (None, 28), "rule", "period"),
        ("mental_health", "psychiatry", (30, 30), "guidance", "period"),
        ("mental_health", "refill_after_end", (None, 30), "guidance", "period"),
        ("mental_health", "long_therapy", (None, 60), "rule", "period"),
        ("mental_health", "short_therapy", (None, 21), "guidance", "period"),
        ("mental_health", "safety_exception", (0, 0), "rule", "shorten"),
        ("mental_health", "crisis_block", (None, None), "rule", "block"),
        ("mental_health", "social_work_fees", (30, 30), "unsourced", "period"),
        ("mental_health", "ontario", (0, 30), "unsourced", "period"),
        ("mental_health", "funding", (None, 30), "rule", "period"),
        ("mental_health", "practice_closes", (30, 90), "unsourced", "period"),
        ("financial_advice", "advisory_agreement", (0, 30), "contract", "period"),
        ("financial_advice", "retirement_income", (30, 60), "unsourced", "period"),
        ("financial_advice", "transfer_running", (10, 14), "convention", "period"),
        ("financial_advice", "fee_refund", (None, None), "statute", "advise"),
        ("financial_advice", "uk_ongoing_advice", (0, 30), "unsourced", "period"),
        ("financial_advice", "plan_contract_terms", (None, 30), "unsourced", "period"),
        ("agency", "retainer_with_contract", (None, 60), "contract", "period"),
        ("agency", "retainer_without_contract", (60, 90), "convention", "period"),
        ("agency", "agency_of_record", (90, 90), "convention", "period"),
        ("it_msp", "managed_services", (30, 60), "contract", "period"),
        ("it_msp", "sole_administrator", (60, 90), "unsourced", "period"),
        ("it_msp", "incident_block", (None, None), "convention", "block"),
        ("it_msp", "non_payment", (10, 30), "unsourced", "period"),
        ("it_msp", "health_data", (None, None), "statute", "advise"),
        ("property_management", "management_agreement", (30, 60), "contract", "period"),
        ("property_management", "tenant_in_place", (30, 60), "unsourced", "period"),
        ("property_management", "florida_deposits", (None, None), "statute", "advise"),
        ("property_management", "reserve", (None, None), "convention", "advise"),
        ("property_management", "owner_directs_unlawful", (0, 7), "unsourced", "period"),
        ("real_estate", "listing_or_buyer_agreement", (0, 7), "contract", "period"),
        ("real_estate", "closing_block", (None, None), "unsourced", "block"),
        ("coaching", "individual_client", (14, 30), "unsourced", "period"),
        ("coaching", "sponsored_client", (14, 30), "unsourced", "period"),
        ("coaching", "prepaid_package", (0, 14), "unsourced", "period"),
    ],
)
def test_a_notice_rule_is_the_one_that_was_read(
    name: str, rule_id: str, figures: tuple[int | None, int | None], kind: str, effect: str
) -> None:
    rule = by_id(pack(name).notice_rules, rule_id)
    assert rule is not None
    assert (rule.min_days, rule.recommended_days) == figures
    assert (rule.kind.value, rule.effect.value) == (kind, effect)


@pytest.mark.parametrize(
    ("name", "musts"),
    [
        ("medicine_us", "care_ends emergency_care authorisation_form continuing_care"),
        ("medicine_uk", "care_ends emergency_care continuing_care reason"),
        ("mental_health", "last_session treatment_recommendation referral_options crisis_contacts"),
        (
            "financial_advice",
            "authority_ends accounts_list instruction_needed fee_refund scheduled_payments",
        ),
        ("agency", "media_commitments assets_transfer notice_duties ip_position"),
        (
            "it_msp",
            "cut_over inventory tools_removed known_risks backup_status data_return secure_channel",
        ),
        (
            "property_management",
            (
                "rent_cut_over tenant_deposits client_funds_statements open_repairs handover_items "
                "pending_cases no_setoff"
            ),
        ),
        ("real_estate", "signed_release mls_and_signs confidentiality other_brokers trust_funds"),
        ("coaching", "sessions_left notes_and_recordings sponsor_note"),
    ],
)
def test_a_letter_must_hold_what_people_of_the_field_forget(name: str, musts: str) -> None:
    general = {one.id for one in pack("general").letter_elements if one.mark == Mark.MUST}
    own = {one.id for one in pack(name).letter_elements if one.mark == Mark.MUST}
    assert own - general - {"surviving_terms"} == set(musts.split())


@pytest.mark.parametrize(
    ("name", "gate_id", "stop", "lifted_by"),
    [
        ("medicine_us", "G12", "pregnancy_20_weeks", "handover_accepted"),
        ("medicine_us", "G11", "acute_or_unstable", "handover_accepted"),
        ("medicine_uk", "G12", "pregnancy_20_weeks", "handover_accepted"),
        ("medicine_uk", "nhs_warning", "nhs_list", "warning_given_last_12_months"),
        ("medicine_uk", "nhs_warning", "nhs_list", "warning_not_possible"),
        ("mental_health", "G14", "in_crisis", "handover_accepted"),
        ("it_msp", "G24", "security_incident", "risk_acceptance_signed"),
        ("real_estate", "G27", "under_contract", "release_and_cover"),
        ("veterinary", "V01", "animal_in_acute_care", "handover_accepted"),
    ],
)
def test_a_stop_lets_no_date_stand_until_what_lifts_it_is_so(
    name: str, gate_id: str, stop: str, lifted_by: str
) -> None:
    gate = by_id(pack(name).gates, gate_id)
    country = "GB" if name == "medicine_uk" else "US"
    assert gate is not None
    assert gate.holds(frozenset({stop}))
    assert worked_out(name, stop, country=country).is_blocked
    assert not gate.holds(frozenset({stop, lifted_by}))
    assert not worked_out(name, stop, lifted_by, country=country).is_blocked


@pytest.mark.parametrize("region", ["WY", "NJ"])
def test_a_state_floor_outlives_a_threat_and_counts_back_from_the_last_day(region: str) -> None:
    threatened = worked_out("medicine_us", "threat_or_violence", region=region)
    assert days(threatened) == (30, 30)
    assert "counted back from the last day" in " ".join(step.sentence for step in threatened.steps)


def test_an_ohio_chiropractor_who_is_threatened_may_end_at_once() -> None:
    calm = worked_out("medicine_us", "ohio_chiropractic", region="OH")
    threatened = worked_out("medicine_us", "ohio_chiropractic", "threat_or_violence", region="OH")
    assert (days(calm)[0], days(threatened)[0]) == (30, 0)


def test_an_nhs_removal_for_violence_is_immediate_and_names_the_police() -> None:
    removed = worked_out("medicine_uk", "nhs_list", "threat_or_violence", country="GB")
    assert (days(removed), removed.won_by) == ((0, 0), "nhs_violence")
    assert "incident number within 7 days" in " ".join(step.sentence for step in removed.steps)


def test_eight_days_of_the_nhs_route_are_not_stretched_by_a_long_registration() -> None:
    holding = ("nhs_list", "warning_given_last_12_months", "over_5_years", "years_2_to_5")
    assert days(worked_out("medicine_uk", *holding, country="GB")) == (8, 8)


def test_a_manager_leaves_an_unlawful_order_by_the_shortest_way_however_long_the_relationship() -> None:
    holding = ("owner_unlawful", "tenants_in_place", "over_5_years")
    assert days(worked_out("property_management", *holding)) == (0, 7)


def test_a_threat_from_a_client_in_crisis_is_for_the_supervisor_and_not_for_the_calendar() -> None:
    holding = frozenset({"in_crisis", "threat_or_violence"})
    gate = by_id(pack("mental_health").gates, "G14")
    assert gate is not None
    assert (gate.holds(holding), gate.clearable) == (True, True)
    assert not worked_out("mental_health", *holding).is_blocked


@pytest.mark.parametrize(("country", "weeks"), [("GB", 8), ("US", 3)])
def test_eight_weeks_for_a_complaint_about_finance_are_british_alone(country: str, weeks: int) -> None:
    holding = frozenset({f"country.{country}"})
    running = [
        clock.answer_days
        for clock in pack("financial_advice").complaint_clocks
        if clock.lane == "complaint" and clock.holds(holding)
    ]
    assert running == [weeks * 7]


def test_what_was_recalled_and_not_read_says_so() -> None:
    plan = by_id(pack("financial_advice").notice_rules, "plan_contract_terms")
    duty = by_id(pack("medicine_us").gates, "G13")
    ground = by_id(pack("mental_health").notice_rules, "ontario")
    assert plan is not None
    assert duty is not None
    assert ground is not None
    assert "Recalled, not verified" in plan.basis
    assert "recalled and not verified" in duty.why
    assert "recalled and not verified" in ground.basis


def test_what_is_said_of_veterinarians_claims_no_source_and_no_binding_day() -> None:
    general, vet = pack("general"), pack("veterinary")
    common = {entry.id for entry in (*general.gates, *general.notice_rules, *general.checklist)}
    own = [one for one in (*vet.gates, *vet.notice_rules, *vet.checklist) if one.id not in common]
    assert len(own) == 24
    assert {one.kind.value for one in own} == {"unsourced"}
    assert {one.min_days for one in vet.notice_rules if one.id not in common} == {None}


def test_what_may_be_offered_is_what_the_profession_is_advised_to_offer() -> None:
    offered = {
        name: [one.id for one in pack(name).alternatives]
        for name in ("general", "accounting_us", "medicine_us")
    }
    usual = "modified_services another_price payment_plan pause colleague referral".split()
    assert offered == {
        "general": [*usual, "transition_help", "closing_deliverable"],
        "accounting_us": [*usual, "closing_deliverable"],
        "medicine_us": usual,
    }


@pytest.mark.parametrize(
    ("holding", "wanted"),
    [
        ("", "W1 W2 W6"),
        ("reason.R09 reason_group.fees", "W1 W2 W3 W6"),
        ("reason.R11 reason_group.fees", "W1 W2 W6"),
        ("reason_group.cooperation cure_clause", "W1 W2 W3 W4 W6"),
        ("reason_group.conduct threat_or_violence", "W1 W6"),
        ("complaint_recent", "W1 W2 W5 W6"),
    ],
)
def test_the_ladder_asks_for_the_steps_that_fit_the_reason(holding: str, wanted: str) -> None:
    steps = pack("general").repair
    assert [one.step for one in steps if one.holds(frozenset(holding.split()))] == wanted.split()
    assert [one.id for one in steps if one.needs_reason] == ["written_warning"]
