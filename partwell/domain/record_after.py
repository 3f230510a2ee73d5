"""The record after the letter: conversations, responses, handover, money, closure, retention."""

from datetime import date

from partwell.domain import aftercare, day_counting
from partwell.domain.case import Feedback
from partwell.domain.dossier import Dossier
from partwell.domain.handover import Group, group_of
from partwell.domain.knowledge import Retention
from partwell.domain.practice import Practice
from partwell.domain.promises import term_key
from partwell.domain.record_entries import (
    RecordSection,
    RecordTable,
    amount,
    day,
    joined,
    named,
    person_name,
    section,
    table,
)


def conversations(dossier: Dossier) -> RecordSection:
    """Calls and attempts, in neutral words."""
    calls = (
        (
            joined(
                day(dossier, one.on),
                one.at_time,
                _minutes(one.minutes),
                "" if one.channel == "phone" else one.channel,
                by=", ",
            ),
            joined(person_name(dossier, one.by_id), named("with", one.spoke_with), by=" "),
            joined(
                one.points,
                named("Concerns:", one.concerns),
                named("Gone through:", ", ".join(one.covered)),
            ),
            joined(str(one.outcome).capitalize(), named("Promised:", one.promises), one.next_step),
        )
        for one in dossier.case.calls
    )
    return section("Conversations", (), table("", "When|Who|What was said|Outcome and promises", calls))


def _minutes(number: int | None) -> str:
    return f"{number} minute{'' if number == 1 else 's'}" if number else ""


def client_response(dossier: Dossier) -> RecordSection:
    """What came back, in which lane, and how it was answered."""
    came = (
        (
            day(dossier, one.received_on),
            joined(str(one.lane).replace("_", " ").capitalize(), one.from_whom, by=", "),
            one.words,
            joined(
                _deadlines(dossier, one),
                named("Acknowledged", day(dossier, one.acknowledged_on)),
                named("Answered", day(dossier, one.answered_on)),
                named("Closed", day(dossier, one.closed_on)),
                one.reply,
                "The client's consent is on file" if one.consent_on_file else "",
                named("Told first:", one.told_first),
                "Part was not released; what and why stands in the file" if one.withheld.strip() else "",
            ),
        )
        for one in dossier.case.feedback
    )
    return section("Client response", (), table("", "Received|Lane and sender|Words|Handling", came))


def _deadlines(dossier: Dossier, one: Feedback) -> str:
    """By when the profession's clock wanted it acknowledged and answered, or nothing where none runs."""
    clock = aftercare.running(one, dossier)
    if clock is None:
        return ""
    return joined(
        named("To be acknowledged by", day(dossier, clock.acknowledge_by_on)),
        named("To be answered by", day(dossier, clock.answer_by_on)),
    )


def transition(dossier: Dossier) -> RecordSection:
    """Terms agreed, tasks of the handover, and people named to the client."""
    terms = (
        (
            day(dossier, one.agreed_on),
            one.what,
            one.owner,
            _set_aside(dossier, term_key(one), one.done_on) or _done(dossier, one.done_on, one.due_on),
        )
        for one in dossier.case.agreed_terms
    )
    offered = ((day(dossier, one.offered_on), one.name, one.contact) for one in dossier.case.referrals)
    return section(
        "Transition",
        (),
        table("Terms agreed", "Agreed|What|Who|Done", terms),
        _tasks(dossier, Group.OFFICE),
        table("Named to the client, without a promise", "Date|Name|Contact", offered),
    )


def money(dossier: Dossier) -> RecordSection:
    """What is owed either way, and what is in dispute."""
    agreed = dossier.case.engagement
    disputed = joined(*(one.words for one in dossier.case.feedback if one.lane == "fee_dispute"))
    return section(
        "Money",
        (
            ("Fees outstanding", amount(dossier, agreed.fees_outstanding_amount)),
            ("Refund due", amount(dossier, agreed.refund_amount)),
            ("Money held for the client", amount(dossier, agreed.client_money_amount)),
            ("Final invoice", day(dossier, agreed.final_invoice_on)),
            ("Disputed", disputed),
        ),
        _tasks(dossier, Group.MONEY),
    )


def records(dossier: Dossier) -> RecordSection:
    """What was returned or handed over, to whom, when, with which proof."""
    return section("Records", (), _tasks(dossier, Group.HANDOVER))


def access(dossier: Dossier) -> RecordSection:
    """Accounts closed, keys returned, authorities withdrawn."""
    return section("Access", (), _tasks(dossier, Group.ACCESS))


def _tasks(dossier: Dossier, group: Group) -> RecordTable:
    rows = (
        (
            task.label,
            joined(task.owner, named("from", task.giver), named("to", task.receiver), by=" "),
            _done(dossier, task.done_on, task.due_on, task.done_by),
            joined(
                task.proof,
                named("As:", task.handed_over_as),
                named("Copy kept:", task.copy_kept),
                named("Exception:", task.exception),
                _set_aside(dossier, task.task_id, task.done_on),
            ),
        )
        for task in dossier.case.tasks
        if group_of(task) == group
    )
    return table("Tasks", "Task|Who|Done|Proof", rows, shape="named")


def _done(dossier: Dossier, done_on: date | None, due_on: date | None, by: str = "") -> str:
    if done_on:
        return joined(day(dossier, done_on), person_name(dossier, by), by=", ")
    return f"Open, due {day(dossier, due_on)}" if due_on else "Open"


def _set_aside(dossier: Dossier, key: str, done_on: date | None) -> str:
    left_out = dossier.case.waiver(key)
    return named("Set aside:", left_out.why) if left_out and not done_on else ""


def closure(dossier: Dossier) -> RecordSection:
    """How it ended, who closed it, and what holds it open."""
    case = dossier.case
    holds = (
        (day(dossier, one.placed_on), one.reason, person_name(dossier, one.placed_by),
         joined(day(dossier, one.lifted_on), one.lifted_note) or "Open")
        for one in case.holds
    )  # fmt: skip
    return section(
        "Closure",
        (
            ("Outcome", str(case.outcome or "").capitalize()),
            ("Note", case.outcome_note),
            ("How the client left", case.client_left_note),
            ("Ended on", day(dossier, case.ended_on)),
            ("To be looked at again on", day(dossier, case.review_on)),
            ("Closed on", day(dossier, case.closed_on)),
            ("Closed by", person_name(dossier, case.closed_by)),
        ),
        table("Holds", "Placed|Reason|By|Lifted", holds),
    )


def retention(dossier: Dossier) -> RecordSection:
    """What is kept for how long, on whose authority, and from which day it may go."""
    rows = (
        (one.what, _years(one), one.source, _destroy(dossier, one))
        for one in dossier.profession.retention
        if _applies(one, dossier.practice)
    )
    return section("Retention", (), table("", "What|How long|Authority|Not before", rows, shape="named"))


def _applies(one: Retention, practice: Practice) -> bool:
    in_country = not one.countries or practice.country in one.countries
    return in_country and (not one.regions or practice.region in one.regions)


_FROM = {"end": "the end", "close": "the closing of the file", "last_service": "the last service"}


def _years(one: Retention) -> str:
    longest = f" to {one.longest_years}" if one.longest_years else ""
    unit = "year" if one.years == 1 and not longest else "years"
    return f"{one.years}{longest} {unit} from {_FROM.get(one.trigger, one.trigger.replace('_', ' '))}"


def _destroy(dossier: Dossier, one: Retention) -> str:
    case = dossier.case
    begins = {
        "end": case.ended_on or dossier.period.ends_on,
        "close": case.closed_on,
        "last_service": case.engagement.last_service_on,
    }.get(one.trigger)
    if case.open_holds:
        return "Held"
    years = one.longest_years or one.years
    return day(dossier, day_counting.add_months(begins, 12 * years)) if begins else ""
