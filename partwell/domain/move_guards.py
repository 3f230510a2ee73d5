"""What must hold before each move, and the questions about a case that pages and papers ask too."""

from datetime import date

from partwell.domain import circumstances, gates
from partwell.domain.aftercare import IN_SENTENCES
from partwell.domain.case import CallOutcome, Case, CaseStatus, Delivery, Outcome
from partwell.domain.day_counting import in_words
from partwell.domain.dossier import Dossier
from partwell.domain.findings import Finding, Level, listed, quoted
from partwell.domain.knowledge import CallOrder, Mark

BEFORE_NOTICE = (CaseStatus.PREPARING, CaseStatus.REPAIRING)
FINAL = (CaseStatus.CLOSED, CaseStatus.KEPT)
STILL_OPEN = tuple(status for status in CaseStatus if status not in FINAL)


def may_repair(dossier: Dossier) -> tuple[Finding, ...]:
    """A repair needs a warning, or an offer, with a date by which it should work."""
    case = dossier.case
    warned = any(warning.by_on for warning in case.warnings)
    offered = any(alternative.offered_on for alternative in case.alternatives)
    if warned or (offered and case.review_on):
        return ()
    return (
        stop(
            "repair_terms",
            "There is no warning or offer on file with a date by which it should work.",
            "Record what must change or what was offered, and by when.",
            "decision",
        ),
    )


def may_give_notice(dossier: Dossier) -> tuple[Finding, ...]:
    """Notice needs an issued letter and everything that comes before issuing one."""
    letters = dossier.case.issued("ending")
    missing = (
        ()
        if letters
        else (stop("no_letter", "No ending letter has been issued.", "Issue the letter first.", "letter"),)
    )
    return (*before_issuing(dossier), *missing)


def before_issuing(dossier: Dossier) -> tuple[Finding, ...]:
    """What must be settled before an ending letter may be issued, whatever its words are."""
    return (
        *decision_in_the_way(dossier),
        *gates.as_findings(gates.blocking(dossier.gates)),
        *period_in_the_way(dossier),
    )


def decision_in_the_way(dossier: Dossier) -> tuple[Finding, ...]:
    """What the decision itself still lacks: a reason, alternatives weighed, a second pair of eyes."""
    case, found = dossier.case, []
    if not case.reason_ids:
        found.append(
            stop("no_reason", "No reason has been chosen.", "Choose one; the file needs it.", "decision")
        )
    unanswered = circumstances.unanswered(case, dossier.profession, dossier.knowledge, holds=dossier.holding)
    if unanswered:
        found.append(
            stop(
                "unanswered",
                f"{_count(len(unanswered), 'question', 'on the situation')} not answered.",
                "Tick what is so, or say that none of the others is.",
                "decision",
            )
        )
    if not case.alternatives and not case.waiver("alternatives") and "safety_reason" not in dossier.holding:
        found.append(
            stop(
                "no_alternatives",
                "Nothing but ending has been weighed so far.",
                "Note what was offered, or write down why nothing else was possible.",
                "decision",
            )
        )
    if gates.needs_second_reviewer(case, dossier.profession, dossier.knowledge, dossier.holding) and not any(
        review.agrees for review in case.reviews
    ):
        found.append(
            stop(
                "no_review",
                "A second person who was not involved has to look at this decision.",
                "Ask a colleague, supervisor or adviser, and record their view.",
                "decision",
            )
        )
    return tuple(found)


def period_in_the_way(dossier: Dossier) -> tuple[Finding, ...]:
    """What the notice still lacks: a day, a last day, or a last day that respects the period."""
    period = dossier.period
    # A stop of a gate is told by the gate itself, with what lifts it.
    stops = tuple(one for one in period.findings if one.level == Level.STOP and one.code != "blocked")
    if period.given_on is None:
        return (stop("no_day", "The day on which notice is given is not set.", "Set it.", "notice"),)
    if period.ends_on is None and not stops and not period.is_blocked:
        return (stop("no_end", "There is no last day yet.", "Set the last day.", "notice"),)
    return stops


def may_end(dossier: Dossier) -> tuple[Finding, ...]:
    """The end needs the last day, or an earlier one that both sides agreed on."""
    ends_on = dossier.period.ends_on
    if ends_on and dossier.on < ends_on and not _agreed_earlier(dossier.case):
        return (
            stop(
                "not_yet",
                f"The last day, {in_words(ends_on)}, has not been reached.",
                "Wait for it, or record what both sides agreed as the outcome.",
                "handover",
            ),
        )
    return ()


def ended_day_in_the_way(dossier: Dossier, day: date, *, is_ours: bool) -> tuple[Finding, ...]:
    """Why the relationship cannot have ended on this day; `is_ours` where our notice ended it."""
    given_on, ends_on = dossier.case.notice.given_on, dossier.period.ends_on
    told = f"The day of the end, {in_words(day)},"
    if day > dossier.on:
        return (stop("ended_ahead", f"{told} lies ahead.", "Choose today or a day before.", "handover"),)
    if is_ours and given_on and day < given_on:
        return (stop("ended_early", f"{told} lies before the notice.", "Choose a day after it.", "handover"),)
    if is_ours and ends_on and day < ends_on and not _agreed_earlier(dossier.case):
        what = f"{told} lies before the last day of the notice, {in_words(ends_on)}."
        mend = "Choose that day, or record what both sides agreed as the outcome."
        return (stop("ended_early", what, mend, "handover"),)
    return ()


def _agreed_earlier(case: Case) -> bool:
    agreed = case.outcome in (Outcome.AGREED, Outcome.TRANSFERRED)
    return agreed and bool(case.outcome_note.strip())


def may_record_leaving(dossier: Dossier) -> tuple[Finding, ...]:
    """That the client left needs when and how it was learnt."""
    if dossier.case.client_left_note.strip():
        return ()
    return (
        stop(
            "how_they_left",
            "It is not written down when and how the client left.",
            "Note how you learnt of it and on which day.",
            "aftercare",
        ),
    )


def may_close(dossier: Dossier) -> tuple[Finding, ...]:
    """Closing needs the call settled, messages answered, terms and must-tasks done or waived, no hold."""
    return (*_call_in_the_way(dossier), *_open_threads(dossier), *_holds(dossier))


def _call_in_the_way(dossier: Dossier) -> tuple[Finding, ...]:
    case = dossier.case
    settled = any(call.outcome != CallOutcome.NO_ANSWER for call in case.calls)
    no_call = call_order(dossier) == CallOrder.NO_CALL or case.outcome == Outcome.CLIENT_LEFT
    if settled or no_call or case.waiver("call"):
        return ()
    return (
        stop(
            "no_call",
            "The follow-up call was neither held nor declined nor left out with a reason.",
            "Log the call, or note why there is none.",
            "call",
        ),
    )


def _open_threads(dossier: Dossier) -> tuple[Finding, ...]:
    case, found = dossier.case, []
    waiting = waiting_messages(case)
    if waiting:
        found.append(
            stop(
                "unanswered",
                f"{_count(len(waiting), 'message')} not answered: {listed(waiting)}.",
                "Answer it, or close it with a word why." if len(waiting) == 1 else "Answer or close them.",
                "aftercare",
            )
        )
    terms = [term for term in case.agreed_terms if term.done_on is None]
    terms = [term for term in terms if not case.waiver(f"term:{term.what}")]
    if terms:
        found.append(
            stop(
                "open_terms",
                f"{_count(len(terms), 'agreed term')} not done: {listed(quoted(one.what for one in terms))}.",
                _finish(len(terms)),
                "handover",
            )
        )
    tasks = open_musts(case)
    if tasks:
        found.append(
            stop(
                "open_musts",
                f"{_count(len(tasks), 'must-task')} not done: {listed(quoted(tasks))}.",
                _finish(len(tasks)),
                "handover",
            )
        )
    return tuple(found)


def waiting_messages(case: Case) -> tuple[str, ...]:
    """What came back and was neither answered nor closed, each with the day it came."""
    return tuple(
        f"{IN_SENTENCES[item.lane]} of {in_words(item.received_on)}"
        for item in case.feedback
        if item.answered_on is None and item.closed_on is None
    )


def _finish(number: int) -> str:
    what = "it" if number == 1 else "them"
    return f"Finish {what}, or leave {what} out with the reason."


def _holds(dossier: Dossier) -> tuple[Finding, ...]:
    return tuple(
        stop("hold", "A hold is open on this case.", "Lift the hold first.", "record")
        for _ in dossier.case.open_holds[:1]
    )


def may_keep(dossier: Dossier) -> tuple[Finding, ...]:
    """Keeping the client needs the new terms and a date to look again."""
    case, found = dossier.case, []
    if not case.outcome_note.strip():
        found.append(
            stop("new_terms", "The new terms are not written down.", "Note what was agreed.", "decision")
        )
    if case.review_on is None:
        found.append(stop("no_review_date", "There is no date to look at it again.", "Set one.", "decision"))
    return tuple(found)


def call_order(dossier: Dossier) -> CallOrder:
    """Whether to speak first, write first, or not call: safety and lawyers beat choice and custom."""
    if dossier.holding & {"safety_reason", "litigating_or_represented", "suspicious_activity"}:
        return CallOrder.NO_CALL
    return CallOrder(dossier.case.call_order or profession_order(dossier))


def profession_order(dossier: Dossier) -> CallOrder:
    """What is usual in the profession, before anything in the case speaks against it."""
    return dossier.profession.policy.call_order


def open_musts(case: Case) -> tuple[str, ...]:
    """Labels of must-tasks that are neither done nor waived with a reason."""
    return tuple(
        task.label
        for task in case.tasks
        if task.mark == Mark.MUST and task.done_on is None and not case.waiver(task.task_id)
    )


def last_delivery(case: Case, document_id: str) -> Delivery | None:
    """The latest attempt to deliver a paper, or None."""
    attempts = [delivery for delivery in case.deliveries if delivery.document_id == document_id]
    return attempts[-1] if attempts else None


def stop(code: str, what: str, instead: str = "", where: str = "") -> Finding:
    """A finding that stands in the way."""
    return Finding(code=code, level=Level.STOP, what=what, instead=instead, where=where)


def _count(number: int, noun: str, about: str = "") -> str:
    told = f"One {noun} {about}" if number == 1 else f"{number} {noun}s {about}"
    return f"{told.strip()} {'is' if number == 1 else 'are'}"
