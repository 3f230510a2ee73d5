"""The things that can be due in a case, each worked out from its facts and today."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from partwell.domain import aftercare, lifecycle
from partwell.domain.calls import to_confirm
from partwell.domain.case import (
    CallOutcome,
    Case,
    CaseStatus,
    Delivery,
    DeliveryOutcome,
    IssuedDocument,
)
from partwell.domain.day_counting import add_months, moved
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import CallOrder, Retention
from partwell.domain.lifecycle import BEFORE_NOTICE, FINAL
from partwell.domain.notice_receipt import CAME_BACK
from partwell.domain.promises import kept_by
from partwell.domain.running_notice import notified_on, too_early

CONFIRM_THE_CALL = "Write the confirmation of the call"
SILENT_DAYS = 10  # after sending, without a word or a call; a proposal of our own


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """One thing that is due on one day in one case."""

    case_id: str
    client_name: str
    on: date
    what: str  # for people who may know the case
    neutral: str  # the same without anything of the client's affairs, for shared calendars
    kind: str  # notice, receipt, call, deadline, last_day, task, term, message, resend, review, …
    step: str  # the step of the assistant where it is done
    uid: str  # the same in every export, so that a second import updates the first


# kind -> (what a shared calendar says of it, step of the assistant where it is done)
KINDS: dict[str, tuple[str, str]] = {
    "notice": ("a day set for a letter", "letter"),
    "renewal": ("a date of the agreement", "notice"),
    "warning": ("a point to look at", "decision"),
    "offer": ("a point to look at", "decision"),
    "send": ("a paper to send", "letter"),
    "resend": ("a paper to send again", "letter"),
    "receipt": ("a paper on its way", "letter"),
    "extend": ("a point to look at", "notice"),
    "call": ("a call", "call"),
    "confirm": ("a paper to write", "letter"),
    "silent": ("a point to look at", "call"),
    "deadline": ("a deadline", "notice"),
    "last_day": ("last day", "record"),
    "invoice": ("an invoice", "handover"),
    "task": ("a task", "handover"),
    "term": ("something agreed", "handover"),
    "acknowledge": ("a message to acknowledge", "aftercare"),
    "answer": ("a message to answer", "aftercare"),
    "review": ("a point to look at", "record"),
    "destroy": ("a file to look at", "record"),
}


def _entry(dossier: Dossier, kind: str, on: date, what: str, key: str = "") -> AgendaEntry:
    case_id = dossier.case.case_id
    tail = "-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:10] if key else ""
    neutral, step = KINDS[kind]
    return AgendaEntry(
        case_id=case_id,
        client_name=dossier.client.name,
        on=on,
        what=what,
        neutral=neutral,
        kind=kind,
        step=step,
        uid=f"{case_id}-{kind}{tail}@partwell",
    )


def before_notice(dossier: Dossier) -> Iterator[AgendaEntry]:
    """What is planned before notice is given: the day itself, a renewal, a repair to look at."""
    case = dossier.case
    if case.status not in BEFORE_NOTICE:
        return
    if case.notice.given_on:
        yield _entry(dossier, "notice", case.notice.given_on, "Give notice")
    agreed = case.engagement
    if agreed.renewal_on and agreed.renewal_notice_days is not None:
        latest = moved(agreed.renewal_on, -agreed.renewal_notice_days)
        if latest >= case.opened_on:
            what = "Last day for notice before the agreement renews"
            yield _entry(dossier, "renewal", latest, what)
    for warning in case.warnings:
        if warning.by_on and not warning.result.strip():
            what = "See what came of the written warning"
            yield _entry(dossier, "warning", warning.by_on, what, key=str(warning.given_on))
    if case.review_on:
        yield _entry(dossier, "offer", case.review_on, "See whether the offer has worked")


def letters(dossier: Dossier) -> Iterator[AgendaEntry]:
    """Papers to the client on their way: to send, to see arrive, or to send again."""
    case = dossier.case
    if case.status == CaseStatus.KEPT:
        return
    for paper in _latest_papers(case):
        delivery = lifecycle.last_delivery(case, paper.document_id)
        key = f"{paper.kind_id} {paper.version}"
        if delivery is None:
            if case.status != CaseStatus.CLOSED:
                yield _entry(dossier, "send", paper.issued_on, f"Send: {paper.title}", key=key)
        elif delivery.outcome in CAME_BACK:
            what = f"{paper.title} was {_failed(delivery)}: send it again"
            on = delivery.outcome_on or delivery.sent_on
            yield _entry(dossier, "resend", on, what, key=key)
        elif delivery.outcome == DeliveryOutcome.ON_ITS_WAY:
            what = f"Check that it arrived: {paper.title}"
            yield _entry(dossier, "receipt", _arrival(dossier, paper, delivery), what, key=key)


def _latest_papers(case: Case) -> Iterable[IssuedDocument]:
    """The newest version of each kind that goes to the client."""
    return {paper.kind_id: paper for paper in case.documents if paper.audience == "client"}.values()


def _arrival(dossier: Dossier, paper: IssuedDocument, delivery: Delivery) -> date:
    received_on = dossier.period.received_on
    if paper.kind_id == "ending" and received_on and received_on >= delivery.sent_on:
        return received_on
    return moved(delivery.sent_on, 3)


def _failed(delivery: Delivery) -> str:
    return "not collected" if delivery.outcome == DeliveryOutcome.UNCLAIMED else str(delivery.outcome)


def extension(dossier: Dossier) -> Iterator[AgendaEntry]:
    """A running notice that was received late: its last day to move, and the letter that tells of it."""
    case, received_on = dossier.case, dossier.period.received_on
    if too_early(dossier) and received_on:
        yield _entry(dossier, "extend", received_on, "Move the last day: the letter arrives late")
    told_on, last_on = notified_on(case), dossier.period.ends_on
    if case.status == CaseStatus.NOTICE_GIVEN and told_on and last_on and last_on > told_on:
        what = "Send the extension letter before the old last day"
        yield _entry(dossier, "extend", told_on, what, key="letter")


def call_is_due(dossier: Dossier) -> bool:
    """Whether the follow-up call was neither held, declined, left out nor ruled out."""
    case = dossier.case
    settled = any(call.outcome != CallOutcome.NO_ANSWER for call in case.calls)
    over = case.status in FINAL or case.status == CaseStatus.ENDED
    return not (settled or over or case.waiver("call") or lifecycle.call_order(dossier) == CallOrder.NO_CALL)


def call(dossier: Dossier) -> Iterator[AgendaEntry]:
    """The follow-up call, and the silence that should be noticed.

    A call falls on a working day: one before the letter on the last working day until then, one after
    it on the first from the day it arrives.
    """
    case = dossier.case
    if not call_is_due(dossier):
        return
    if lifecycle.call_order(dossier) == CallOrder.LETTER_FIRST:
        arrives_on = dossier.period.received_on if case.status == CaseStatus.NOTICE_GIVEN else None
        on = dossier.calendar.next_working_day(arrives_on) if arrives_on else None
    else:
        given_on = case.notice.given_on
        on = dossier.calendar.last_working_day(given_on) if given_on else None
    if on:
        yield _entry(dossier, "call", on, "Hold the follow-up call")
    sent_on = _sent_on(case)
    if case.status == CaseStatus.NOTICE_GIVEN and sent_on and not case.feedback:
        what = f"No word from the client for {SILENT_DAYS} days since the letter"
        yield _entry(dossier, "silent", moved(sent_on, SILENT_DAYS), what)


def _sent_on(case: Case) -> date | None:
    """When the ending letter last left; None where it came back, because it is sent again then."""
    letters = case.issued("ending")
    delivery = lifecycle.last_delivery(case, letters[-1].document_id) if letters else None
    return delivery.sent_on if delivery and delivery.outcome not in CAME_BACK else None


def confirmation(dossier: Dossier) -> Iterator[AgendaEntry]:
    """A held call that no letter has confirmed yet."""
    call = to_confirm(dossier)
    if call:
        yield _entry(dossier, "confirm", call.on, CONFIRM_THE_CALL, key=str(call.on))


def window(dossier: Dossier) -> Iterator[AgendaEntry]:
    """What falls into the notice: the client's deadlines, the last invoice, the last day."""
    case = dossier.case
    if case.status in FINAL:
        return
    for deadline in case.client_deadlines:
        what = f"Client's deadline: {deadline.what}"
        yield _entry(dossier, "deadline", deadline.due_on, what, key=deadline.what)
    last_on = dossier.period.ends_on
    if case.status == CaseStatus.NOTICE_GIVEN and last_on:
        yield _entry(dossier, "last_day", last_on, "Last day of the relationship")
    invoiced_on = case.engagement.final_invoice_on
    if case.status == CaseStatus.NOTICE_GIVEN and invoiced_on and invoiced_on >= dossier.on:
        yield _entry(dossier, "invoice", invoiced_on, "Send the final invoice")


def tasks_and_terms(dossier: Dossier) -> Iterator[AgendaEntry]:
    """Handover tasks and agreed terms that are neither done nor left out on purpose."""
    case = dossier.case
    if case.status in FINAL:
        return
    of_terms = kept_by(case)  # told once, by the term itself
    for task in case.tasks:
        if task.task_id in of_terms or case.waiver(task.task_id):
            continue
        if task.due_on and task.done_on is None:
            yield _entry(dossier, "task", task.due_on, task.label, key=task.task_id)
    for term in case.agreed_terms:
        if term.due_on and term.done_on is None and not case.waiver(f"term:{term.what}"):
            what = f"Agreed: {term.what}"
            yield _entry(dossier, "term", term.due_on, what, key=term.what)


def messages(dossier: Dossier) -> Iterator[AgendaEntry]:
    """The clocks of what came back and was not answered yet."""
    for item in dossier.case.feedback:
        clock = aftercare.running(item, dossier)
        if clock is None or item.closed_on or item.answered_on:
            continue
        words = aftercare.LANE_WORDS[item.lane]
        if clock.acknowledge_by_on and item.acknowledged_on is None:
            yield _entry(
                dossier, "acknowledge", clock.acknowledge_by_on, f"{words}: acknowledge", key=item.feedback_id
            )
        if clock.answer_by_on:
            yield _entry(dossier, "answer", clock.answer_by_on, f"{words}: answer", key=item.feedback_id)


def later(dossier: Dossier) -> Iterator[AgendaEntry]:
    """What is left to look at once a case is kept or closed."""
    case = dossier.case
    if case.status == CaseStatus.KEPT and case.review_on:
        what = "Look again at how it goes with this client"
        yield _entry(dossier, "review", case.review_on, what)
    destroy_on = destroy_from(dossier)
    if destroy_on and case.status == CaseStatus.CLOSED and not case.open_holds:
        what = "The file may be destroyed, unless something speaks against it"
        yield _entry(dossier, "destroy", destroy_on, what)


def destroy_from(dossier: Dossier) -> date | None:
    """The first day on which every retention period that applies has run out, or None where none is known."""
    case = dossier.case
    starts = {
        "end": case.ended_on,
        "close": case.closed_on,
        "last_service": case.engagement.last_service_on or case.ended_on,
    }
    days = [
        moved(add_months(start, 12 * (rule.longest_years or rule.years)), 1)
        for rule in dossier.profession.retention
        if _applies(rule, dossier) and (start := starts.get(rule.trigger, case.closed_on or case.ended_on))
    ]
    return max(days, default=None)


def _applies(rule: Retention, dossier: Dossier) -> bool:
    practice = dossier.practice
    here = not rule.countries or practice.country in rule.countries
    return here and (not rule.regions or practice.region in rule.regions) and rule.holds(dossier.holding)
