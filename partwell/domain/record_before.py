"""The record up to the letter: who, what was agreed, why, gates, warnings, notice, delivery."""

from partwell.domain import day_counting
from partwell.domain.case import Case
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import GateSeverity
from partwell.domain.lifecycle import BEFORE_NOTICE
from partwell.domain.record_entries import (
    RecordSection,
    day,
    joined,
    named,
    person_name,
    section,
    table,
)


def identity(dossier: Dossier) -> RecordSection:
    """Who the client is, under which rules, and who may speak for them."""
    case, client, practice = dossier.case, dossier.client, dossier.practice
    place = joined(practice.country, practice.region, by=", ")
    parties = (
        (party.name, str(party.role), "May be told" if party.may_be_told else "", party.note)
        for party in client.related_parties
    )
    return section(
        "Identity",
        (
            ("Client", client.name),
            ("Client reference", client.reference),
            ("Address", ", ".join(client.address.printed_lines)),
            ("Email and telephone", joined(client.email, client.phone)),
            ("Engagement reference", case.engagement.reference),
            ("Profession and place", joined(dossier.profession.label, place)),
            ("Earlier case", case.follows),
        ),
        table("People who matter to the ending", "Name|Role|Contact|Note", parties, shape="named"),
    )


def relationship(dossier: Dossier) -> RecordSection:
    """What was agreed, since when, and what was open."""
    agreed = dossier.case.engagement
    deadlines = (
        (day(dossier, one.due_on), one.what, one.consequence, one.source)
        for one in dossier.case.client_deadlines
    )
    return section(
        "Relationship",
        (
            ("Client since", day(dossier, dossier.client.since_on)),
            ("Engagement", agreed.title),
            ("Agreement of", day(dossier, agreed.agreement_on)),
            ("Clause that allows ending", agreed.clause),
            ("Notice in the agreement", _agreed_notice(dossier.case)),
            ("Delivery the clause demands", agreed.notice_method),
            ("Renewal date", day(dossier, agreed.renewal_on)),
            ("Last service", day(dossier, agreed.last_service_on)),
            ("Work done", agreed.work_done),
            ("Work in progress", agreed.work_in_progress),
            ("Work not begun", agreed.work_not_started),
            ("Continues until the last day", agreed.continues_until_end),
            ("Stops with the letter", agreed.stops_at_once),
            ("Terms that survive", agreed.surviving_terms),
        ),
        table("Deadlines the client has to meet", "Due|What|If missed|Source", deadlines),
    )


def _agreed_notice(case: Case) -> str:
    agreed = case.engagement
    if agreed.notice_number is None:
        return ""
    end = f", to the end of the {agreed.notice_to_end_of}" if agreed.notice_to_end_of else ""
    return f"{day_counting.period_in_words(agreed.notice_number, agreed.notice_unit)}{end}"


def decision(dossier: Dossier) -> RecordSection:
    """Why, on which facts, what was offered instead, and who looked at it."""
    case = dossier.case
    reasons = (dossier.knowledge.reason(reason_id) for reason_id in case.reason_ids)
    facts = ((day(dossier, one.happened_on), one.what, one.clause, one.tried) for one in case.facts)
    offers = ((day(dossier, one.offered_on), one.option, one.terms, one.reply) for one in case.alternatives)
    reviews = (
        (day(dossier, one.on), one.reviewer, "Agrees" if one.agrees else "Does not agree", one.note)
        for one in case.reviews
    )
    waived = (
        (day(dossier, one.on), _left_out(dossier, one.what), one.why, person_name(dossier, one.by_id))
        for one in case.waivers
    )
    return section(
        "Decision",
        (
            ("Reason", joined(*(f"{reason.label} ({reason.id})" for reason in reasons if reason))),
            ("In one sentence", case.objective_sentence),
            ("Decided on", day(dossier, case.decided_on)),
            ("Decided by", person_name(dossier, case.decided_by)),
            ("Pause before deciding", case.cooled_off),
        ),
        table("Dated facts", "Date|What happened|Clause|What was tried", facts),
        table("Alternatives weighed", "Offered|What|Terms|Reply", offers),
        table("Second review", "Date|Reviewer|View|Note", reviews),
        table("Left out, with the reason", "Date|What|Why|Who", waived),
    )


def gate_checks(dossier: Dossier) -> RecordSection:
    """Each gate that fired, why, and who cleared it; those of a restricted matter are kept apart."""
    labels = {gate.id: gate.label for gate in dossier.profession.gates}
    kept_apart = {gate.id for gate in dossier.profession.gates if gate.restricted}
    fired = (
        (one.gate.label, str(one.gate.severity).capitalize(), one.because, one.cleared_by or _open(one.lacks))
        for one in dossier.gates
        if not one.gate.restricted and (one.gate.severity != GateSeverity.REWORD or one.consultation)
    )
    asked = (
        (
            day(dossier, one.on),
            joined(one.person, one.role, by=", "),
            labels.get(one.gate_id, one.gate_id),
            joined(one.note, one.document),
        )
        for one in dossier.case.consultations
        if one.gate_id not in kept_apart
    )
    answered = (
        (question.label, answer.value)
        for answer in dossier.case.answers
        for question in dossier.profession.circumstances
        if question.id == answer.circumstance_id and not question.restricted
    )
    return section(
        "What stood in the way",
        (),
        table("What applied", "What|Kind|Because|Cleared by", fired, shape="named"),
        table("Consultations", "Date|Who|About|Note and paper", asked),
        table("Circumstances as answered", "Statement|Answer", answered, shape="pair"),
    )


def _open(lacks: tuple[str, ...]) -> str:
    return f"Open: {' '.join(lacks)}" if lacks else "Nothing to clear"


def warnings(dossier: Dossier) -> RecordSection:
    """Written warnings, what they asked for, and how it went."""
    given = (
        (
            joined(day(dossier, one.given_on), one.channel, by=", "),
            one.what_must_change,
            day(dossier, one.by_on),
            one.result,
        )
        for one in dossier.case.warnings
    )
    return section("Warnings", (), table("", "Given, and how|What must change|By|Result", given))


def notice(dossier: Dossier) -> RecordSection:
    """The day notice was given, the last day, and every step of the sum."""
    case, period = dossier.case, dossier.period
    steps = (
        (str(number), step.sentence, day(dossier, step.on), step.source)
        for number, step in enumerate(period.steps, start=1)
    )
    return section(
        "Notice",
        (
            (_when_given(case), day(dossier, case.notice.given_on or period.given_on)),
            ("How", case.notice.method.replace("_", " ")),
            ("Received on", day(dossier, case.notice.received_on)),
            ("Taken to arrive on", _not_confirmed(dossier)),
            ("Earliest last day", day(dossier, period.earliest_on)),
            ("Recommended last day", day(dossier, period.recommended_on)),
            ("Last day", day(dossier, period.ends_on)),
            ("Days added as a courtesy", str(case.notice.extend_days or "")),
            ("Why another day", case.notice.ends_note),
            ("An earlier day, as the client agreed", case.notice.earlier_agreed),
            ("Approved by", _approved(dossier)),
        ),
        table("The sum, step by step", "Step|Sentence|Day|Source", steps, shape="counted"),
    )


_LEFT_OUT = {
    "alternatives": "Other ways than an ending",
    "call": "The follow-up call",
    "call_confirmation": "The written confirmation of the call",
    "warning": "A written warning",
}


def _left_out(dossier: Dossier, what: str) -> str:
    """What a waiver is about, in words: a gate, a task, a term, a part of a letter or one of the above."""
    labels = {
        **_LEFT_OUT,
        **{one.gate.id: f"Extra time: {one.gate.label}" for one in dossier.gates},
        **{task.task_id: task.label for task in dossier.case.tasks},
        **{f"element:{one.id}": one.label for one in dossier.profession.letter_elements},
        **{f"term:{term.what}": term.what for term in dossier.case.agreed_terms},
    }
    return labels.get(what, what.replace("_", " "))


def _when_given(case: Case) -> str:
    if case.notice_given_on:
        return "Given on"
    return "To be given on" if case.status in BEFORE_NOTICE else "Was planned for"


def _not_confirmed(dossier: Dossier) -> str:
    """The day the sum takes for the arrival, while nobody has recorded a real one."""
    if dossier.case.notice.received_on or dossier.period.received_on is None:
        return ""
    return f"{day(dossier, dossier.period.received_on)} (not confirmed)"


def _approved(dossier: Dossier) -> str:
    """Who looked at the decision and agrees, the latest one, and on which day."""
    agreed = [one for one in dossier.case.reviews if one.agrees]
    if not agreed:
        return ""
    last = max(agreed, key=lambda one: one.on)
    return joined(person_name(dossier, last.reviewer), day(dossier, last.on), by=", ")


def delivery(dossier: Dossier) -> RecordSection:
    """Every paper that left the desk, with its hash, and every attempt to bring it to its reader."""
    titles = {one.document_id: f"{one.title} (version {one.version})" for one in dossier.case.documents}
    papers = (
        (day(dossier, one.issued_on), titles[one.document_id], one.issued_by, one.sha256)
        for one in dossier.case.documents
    )
    attempts = (
        (
            day(dossier, one.sent_on),
            joined(
                titles.get(one.document_id, one.document_id),
                one.method.replace("_", " "),
                named("tracking", one.tracking),
                by=", ",
            ),
            person_name(dossier, one.sent_by),
            joined(str(one.outcome).capitalize(), day(dossier, one.outcome_on), one.note),
        )
        for one in dossier.case.deliveries
    )
    return section(
        "Papers and delivery",
        (),
        table("Papers issued", "Issued|Paper|By|SHA-256 of the file", papers),
        table("Attempts to deliver", "Sent|Paper and how it went|Sent by|Outcome", attempts),
    )
