"""Conditions nobody has to be asked for, because the facts of a case already say them."""

from collections.abc import Iterable
from datetime import date

from partwell.domain.case import Audience, CallOutcome, CaseStatus, Lane, Outcome
from partwell.domain.client import PartyRole
from partwell.domain.condition_facts import Derived, Facts, country_code
from partwell.domain.day_counting import WorkingCalendar, add_days, add_months, days_between, moved
from partwell.domain.notice_dates import LONGEST, is_plausible
from partwell.domain.notice_period import HARM_WINDOW_DAYS
from partwell.domain.work_conditions import OF_WORK

AHEAD_DAYS = 60  # how far ahead a deadline is near; a default of this program's own
TYPICAL_DAYS = 30  # the window looked at for deadlines while no last day is known; the commonest convention
SAFETY_REASONS = frozenset({"R16", "R17"})  # threats and abuse; boundaries and sexual advances
SAFETY_ANSWERS = frozenset({"threat_or_violence", "sexual_misconduct"})
DEPENDENT = frozenset(
    {PartyRole.SPOUSE, PartyRole.CO_CLIENT, PartyRole.CHILD, PartyRole.SPONSOR, PartyRole.TENANT}
)


def _tenure(facts: Facts, at_least: int, below: int | None) -> bool:
    """Whether the relationship has lasted from so many months to fewer than so many; False if not known."""
    since_on = facts.client.since_on
    if since_on is None or since_on > facts.counted_on:
        return False
    long_enough = add_months(since_on, at_least) <= facts.counted_on
    return long_enough and (below is None or facts.counted_on < add_months(since_on, below))


def _over(facts: Facts, months: int) -> bool:
    since_on = facts.client.since_on
    if since_on is None or since_on > facts.counted_on:
        return False
    return add_months(since_on, months) < facts.counted_on


def _deadline_within(facts: Facts, last_on: date) -> bool:
    start = min(facts.on, facts.counted_on)
    return any(start <= deadline.due_on <= last_on for deadline in facts.case.client_deadlines)


def _deadline_inside_window(facts: Facts) -> bool:
    """Whether a client deadline falls between notice and the end of the harm window, as far as known."""
    agreed, ends_on = facts.engagement, facts.case.notice.ends_on
    if ends_on is None and agreed.notice_number and 0 < agreed.notice_number <= LONGEST:
        ends_on = add_days(facts.counted_on, agreed.notice_number, agreed.notice_unit, WorkingCalendar())
    if ends_on is None or not is_plausible(ends_on):
        ends_on = moved(facts.counted_on, TYPICAL_DAYS)
    return _deadline_within(facts, moved(ends_on, HARM_WINDOW_DAYS))


def _warned_since(facts: Facts, first_on: date) -> bool:
    return any(first_on <= warning.given_on <= facts.counted_on for warning in facts.case.warnings)


def _is_extended(facts: Facts) -> bool:
    """Whether notice runs longer than the newest ending letter says."""
    named = [paper.ends_on for paper in facts.case.issued("ending") if paper.ends_on]
    ends_on = facts.case.notice.ends_on
    return bool(named and ends_on and facts.case.status == CaseStatus.NOTICE_GIVEN and ends_on > named[-1])


def _open(facts: Facts, lane: Lane) -> bool:
    return any(item.lane == lane and item.closed_on is None for item in facts.case.feedback)


def _answer_overdue(facts: Facts) -> bool:
    """Whether an open complaint or fee dispute should have been answered before today."""
    return any(
        item.lane == clock.lane
        and clock.answer_days is not None
        and add_days(item.received_on, clock.answer_days, clock.unit, WorkingCalendar()) < facts.on
        for item in facts.case.feedback
        for clock in facts.clocks
        if item.lane in (Lane.COMPLAINT, Lane.FEE_DISPUTE) and not (item.answered_on or item.closed_on)
    )


def _last_day_past(facts: Facts) -> bool:
    case = facts.case
    last_on = case.ended_on or (case.notice.ends_on if case.status == CaseStatus.NOTICE_GIVEN else None)
    return last_on is not None and last_on < facts.on


SHORT_DAYS = 7  # in a notice so short nothing can be promised for a week before its end


def of_length(given_on: date | None, ends_on: date | None) -> frozenset[str]:
    """The conditions that follow from how long a notice runs."""
    days = days_between(given_on, ends_on) if given_on and ends_on else SHORT_DAYS + 1
    return frozenset(
        name for name, most in (("short_notice", SHORT_DAYS), ("ends_at_once", 0)) if days <= most
    )


def _runs_for(facts: Facts, name: str) -> bool:
    ends_on = facts.case.notice.ends_on
    return name in of_length(facts.counted_on, ends_on if ends_on and is_plausible(ends_on) else None)


def _warning_time_past(facts: Facts) -> bool:
    """Whether the day that the newest warning names is past when notice is given."""
    by_on = facts.case.warnings[-1].by_on if facts.case.warnings else None
    return by_on is not None and by_on < facts.counted_on


def _has_party(facts: Facts, roles: Iterable[PartyRole]) -> bool:
    return any(party.role in set(roles) for party in facts.client.related_parties)


def _is_abroad(facts: Facts) -> bool:
    theirs, ours = country_code(facts.client.country), country_code(facts.practice.country)
    return bool(theirs and ours) and theirs != ours


def _has_notice(facts: Facts) -> bool:
    return facts.engagement.notice_number is not None or bool(facts.engagement.notice_to_end_of)


_OF_AGREEMENT: dict[str, Derived] = {
    "contract_notice": Derived(label="The agreement names a period of notice", look=_has_notice),
    "no_contract_notice": Derived(
        label="The agreement names no period of notice", look=lambda facts: not _has_notice(facts)
    ),
    "written_agreement": Derived(
        label="There is a written agreement",
        look=lambda facts: bool(
            facts.engagement.agreement_on or facts.engagement.clause.strip() or _has_notice(facts)
        ),
    ),
    "clause_known": Derived(
        label="The clause that allows ending is known",
        look=lambda facts: bool(facts.engagement.clause.strip()),
    ),
    "cure_clause": Derived(
        label="The agreement gives time to put a breach right",
        look=lambda facts: bool(facts.engagement.cure_days),
    ),
    "renewal_ahead": Derived(
        label="The agreement renews on a known day ahead",
        look=lambda facts: (facts.engagement.renewal_on or date.min) >= facts.counted_on,
    ),
    "under_3_months": Derived(
        label="The relationship is younger than 3 months", look=lambda facts: _tenure(facts, 0, 3)
    ),
    "months_3_to_24": Derived(
        label="The relationship has lasted from 3 months to 2 years",
        look=lambda facts: _tenure(facts, 3, None) and not _over(facts, 24),
    ),
    "years_2_to_5": Derived(
        label="The relationship has lasted over 2 and up to 5 years",
        look=lambda facts: _over(facts, 24) and not _over(facts, 60),
    ),
    "over_5_years": Derived(
        label="The relationship has lasted over 5 years", look=lambda facts: _over(facts, 60)
    ),
}

_OF_PEOPLE: dict[str, Derived] = {
    "organisation_client": Derived(
        label="The client is an organisation", look=lambda facts: facts.client.is_organisation
    ),
    "client_is_abroad": Derived(label="The client lives in another country", look=_is_abroad),
    "another_party_depends": Derived(
        label="Somebody beside the client depends on you", look=lambda facts: _has_party(facts, DEPENDENT)
    ),
    "sponsor_pays": Derived(
        label="A sponsor pays", look=lambda facts: _has_party(facts, {PartyRole.SPONSOR})
    ),
    "second_party_known": Derived(
        label="A sponsor or tenant who may be told is on file",
        look=lambda facts: any(
            party.role in {PartyRole.SPONSOR, PartyRole.TENANT} and party.may_be_told
            for party in facts.client.related_parties
        ),
    ),
    "works_alone": Derived(
        label="One person works in the practice", look=lambda facts: len(facts.practice.people) <= 1
    ),
    "successor_known": Derived(
        label="The successor is known", look=lambda facts: _has_party(facts, {PartyRole.SUCCESSOR})
    ),
    "counsel_on_file": Derived(
        label="The client's lawyer is on file", look=lambda facts: _has_party(facts, {PartyRole.COUNSEL})
    ),
    "since_known": Derived(
        label="The start of the relationship is known",
        look=lambda facts: (facts.client.since_on or date.max) < facts.counted_on,
    ),
    "referral_named": Derived(
        label="Somebody to turn to is named", look=lambda facts: bool(facts.case.referrals)
    ),
    "three_referrals_named": Derived(
        label="At least three to turn to are named", look=lambda facts: len(facts.case.referrals) >= 3
    ),
    "referral_directory_known": Derived(
        label="A directory to look in is known",
        look=lambda facts: bool(facts.practice.referral_directory.strip()),
    ),
    "complaints_contact_known": Derived(
        label="The practice names a contact for complaints",
        look=lambda facts: bool(facts.practice.complaints_contact.strip()),
    ),
}

_OF_COURSE: dict[str, Derived] = {
    "deadlines_listed": Derived(
        label="Deadlines that the client may see are listed",
        look=lambda facts: any(one.audience != Audience.FILE_ONLY for one in facts.case.client_deadlines),
    ),
    "deadline_ahead": Derived(
        label=f"A deadline of the client falls within {AHEAD_DAYS} days",
        look=lambda facts: _deadline_within(facts, moved(facts.on, AHEAD_DAYS)),
    ),
    "deadline_inside_window": Derived(
        label="A deadline of the client falls inside the notice or shortly after",
        look=_deadline_inside_window,
    ),
    "safety_reason": Derived(
        label="The ending is a matter of safety",
        look=lambda facts: (
            not SAFETY_REASONS.isdisjoint(facts.case.reason_ids) or not SAFETY_ANSWERS.isdisjoint(facts.yes)
        ),
    ),
    "warning_given": Derived(
        label="A written warning was given", look=lambda facts: _warned_since(facts, date.min)
    ),
    "warning_given_last_12_months": Derived(
        label="A written warning was given in the last 12 months",
        look=lambda facts: _warned_since(facts, add_months(facts.counted_on, -12)),
    ),
    "warning_time_past": Derived(
        label="The day named in the written warning is past", look=_warning_time_past
    ),
    "deadline_kept_in_file": Derived(
        label="A deadline is marked for the file only",
        look=lambda facts: any(one.audience == Audience.FILE_ONLY for one in facts.case.client_deadlines),
    ),
    "short_notice": Derived(
        label="The notice runs for a week at most", look=lambda facts: _runs_for(facts, "short_notice")
    ),
    "ends_at_once": Derived(
        label="The last day is the day of the notice", look=lambda facts: _runs_for(facts, "ends_at_once")
    ),
    "new_terms_offered": Derived(
        label="The terms of an offer are written down",
        look=lambda facts: any(
            offer.terms.strip() and (offer.offered_on or not offer.reply.strip())
            for offer in facts.case.alternatives
        ),
    ),
    "offer_answered": Derived(
        label="An offer with its terms was made and answered",
        look=lambda facts: any(
            offer.terms.strip() and offer.offered_on and offer.reply.strip()
            for offer in facts.case.alternatives
        ),
    ),
    "alternatives_offered": Derived(
        label="Something else was offered before ending",
        look=lambda facts: any(offer.offered_on is not None for offer in facts.case.alternatives),
    ),
    "complaint_open": Derived(label="A complaint is open", look=lambda facts: _open(facts, Lane.COMPLAINT)),
    "claim_open": Derived(label="A claim is open", look=lambda facts: _open(facts, Lane.CLAIM)),
    "hold_open": Derived(label="A hold is open", look=lambda facts: bool(facts.case.open_holds)),
    "successor_enquiry_open": Derived(
        label="A successor's enquiry is open", look=lambda facts: _open(facts, Lane.SUCCESSOR_ENQUIRY)
    ),
    "successor_consent_on_file": Derived(
        label="The client agreed to an answer to the successor",
        look=lambda facts: any(
            item.lane == Lane.SUCCESSOR_ENQUIRY and item.closed_on is None and item.consent_on_file
            for item in facts.case.feedback
        ),
    ),
    "deadlines_for_successor": Derived(
        label="Deadlines that a successor may see are listed",
        look=lambda facts: any(item.audience == Audience.SUCCESSOR for item in facts.case.client_deadlines),
    ),
    "feedback_open": Derived(label="Feedback is open", look=lambda facts: _open(facts, Lane.FEEDBACK)),
    "answer_overdue": Derived(
        label="The usual day to answer an open complaint or fee dispute is past", look=_answer_overdue
    ),
    "last_day_past": Derived(label="The last day is past", look=_last_day_past),
    "fee_dispute_open": Derived(
        label="A dispute about fees is open", look=lambda facts: _open(facts, Lane.FEE_DISPUTE)
    ),
    "review_open": Derived(label="A public review is open", look=lambda facts: _open(facts, Lane.REVIEW)),
    "records_request_open": Derived(
        label="A request for records is open", look=lambda facts: _open(facts, Lane.RECORDS_REQUEST)
    ),
    "feedback_received": Derived(label="Something came back", look=lambda facts: bool(facts.case.feedback)),
    "client_left": Derived(
        label="The client left first",
        look=lambda facts: (
            bool(facts.case.client_left_note.strip()) or facts.case.outcome == Outcome.CLIENT_LEFT
        ),
    ),
    "enclosures_listed": Derived(
        label="Enclosures are listed",
        look=lambda facts: any(draft.enclosures for draft in facts.case.letters),
    ),
    "agreed_terms_listed": Derived(
        label="Agreed terms that the client may see are listed",
        look=lambda facts: any(one.audience != Audience.FILE_ONLY for one in facts.case.agreed_terms),
    ),
    "call_held": Derived(
        label="The follow-up call was held",
        look=lambda facts: any(call.outcome == CallOutcome.HELD for call in facts.case.calls),
    ),
    "notice_extended": Derived(
        label="The last day was moved beyond the one in the ending letter", look=_is_extended
    ),
    "notice_was_given": Derived(
        label="Notice has been given",
        look=lambda facts: (
            facts.case.status in {CaseStatus.NOTICE_GIVEN, CaseStatus.ENDED, CaseStatus.CLOSED}
        ),
    ),
    "work_after_end": Derived(
        label="Work was done after the last day",
        look=lambda facts: (
            facts.case.notice.ends_on is not None
            and facts.engagement.last_service_on is not None
            and days_between(facts.case.notice.ends_on, facts.engagement.last_service_on) > 0
        ),
    ),
}

DERIVED: dict[str, Derived] = {**_OF_AGREEMENT, **OF_WORK, **_OF_PEOPLE, **_OF_COURSE}
# What follows from the inputs of the notice sum alone, without a case.
OF_INPUTS = (*_OF_AGREEMENT, "deadlines_listed", "deadline_ahead", "deadline_inside_window")
