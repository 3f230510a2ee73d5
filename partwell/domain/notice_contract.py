"""What the agreement asks for: its notice, the renewal trap, the cure window and the way of sending."""

from datetime import date

from partwell.domain.day_counting import (
    add_days,
    days_between,
    end_of_month,
    end_of_quarter,
    in_words,
    moved,
    period_in_words,
)
from partwell.domain.findings import Finding, Level
from partwell.domain.knowledge import Authority, Counting, DayUnit
from partwell.domain.notice_period import Basis, Floor, NoticeStep, Part, joined, noted
from partwell.domain.notice_receipt import LOOSER, METHODS, deemed_receipt
from partwell.domain.notice_rules import counted, renewal


def contract(basis: Basis) -> Part:
    """Everything the agreement says that bears on the last day."""
    return joined((_notice(basis), _renewal(basis), _cure(basis), _method(basis)))


def _notice(basis: Basis) -> Part:
    agreed = basis.inputs.engagement
    if agreed.notice_counted == Counting.BACK_FROM_RENEWAL and agreed.renewal_on is not None:
        return Part()  # the renewal says it all
    if agreed.notice_number is None and not agreed.notice_to_end_of:
        step = NoticeStep(sentence="The agreement names no period of notice, or none is known.")
        return Part(steps=(step,))
    on, how = counted(basis, agreed.notice_number or 0, agreed.notice_unit, agreed.notice_counted)
    whole_on, until = _to_end_of(agreed.notice_to_end_of, on)
    period = period_in_words(agreed.notice_number or 0, agreed.notice_unit)
    asked = f"The agreement{_clause(basis)} asks for {period} of notice"
    sentence = f"{asked}, {how}{until}: {in_words(whole_on)}."
    return Part(
        floors=(_agreed(whole_on, "contract", "the agreement", sentence),),
        findings=_no_renewal_date(basis),
    )


def _no_renewal_date(basis: Basis) -> tuple[Finding, ...]:
    if basis.inputs.engagement.notice_counted != Counting.BACK_FROM_RENEWAL:
        return ()
    return (
        noted(
            code="renewal_date_missing",
            level=Level.CONSULT,
            what="The agreement counts its notice back from a renewal, and no renewal date is known.",
            why="The sum counts from receipt until the date is entered, which may end a term too early.",
            instead="Enter the renewal date from the agreement.",
        ),
    )


def _renewal(basis: Basis) -> Part:
    agreed = basis.inputs.engagement
    if agreed.renewal_on is None:
        return Part()
    number, unit = agreed.renewal_notice_days, DayUnit.CALENDAR
    if number is None:
        number, unit = agreed.notice_number, agreed.notice_unit
    if number is None:
        return Part(findings=(_renewal_notice_unknown(agreed.renewal_on),))
    answer = renewal(basis, agreed.renewal_on, number, unit)
    only_then = agreed.notice_number is None or agreed.notice_counted == Counting.BACK_FROM_RENEWAL
    limit = (
        f"To stop the renewal on {in_words(agreed.renewal_on)}, a notice of {period_in_words(number, unit)} "
        f"has to be received by {in_words(answer.last_receipt_on)}"
    )
    if answer.is_met:
        spare = days_between(basis.received_on, answer.last_receipt_on)
        sentence = f"{limit}: this one is in time, {period_in_words(spare, DayUnit.CALENDAR)} to spare."
    else:
        sentence = f"{limit}: this one counts as received on {in_words(basis.received_on)}, too late for it."
    step = NoticeStep(
        sentence=sentence, on=answer.last_receipt_on, kind=Authority.CONTRACT, rule_id="contract_renewal"
    )
    findings = () if answer.is_met else (_renewal_missed(basis, answer.ends_on, only_then),)
    if not only_then:
        return Part(steps=(step,), findings=findings)
    runs_out = f"The agreement ends only with a term; the first in reach ends on {in_words(answer.ends_on)}."
    floor = _agreed(answer.ends_on, "contract_renewal", "the renewal of the agreement", runs_out)
    return Part(steps=(step,), floors=(floor,), findings=findings)


def _renewal_missed(basis: Basis, next_end_on: date, only_then: bool) -> Finding:
    agreed = basis.inputs.engagement
    months = max(basis.inputs.renewal_months, 1)
    another = f"{in_words(next_end_on)}, taking another term as {period_in_words(months, DayUnit.MONTHS)}"
    instead = f"The next possible end is {another}; check the agreement, or agree an earlier day in writing."
    level = Level.CONSULT
    if not only_then:
        notice_on, _ = counted(basis, agreed.notice_number or 0, agreed.notice_unit, agreed.notice_counted)
        if agreed.renewal_on is not None and notice_on <= agreed.renewal_on:
            level = Level.ADVISE
            instead = f"The notice clause still allows an end on {in_words(notice_on)}, before it renews."
        else:
            instead = (
                f"The next possible end is {in_words(notice_on)} if notice may be given inside a term, "
                f"otherwise {another}; check the agreement, or agree an earlier day in writing."
            )
    return noted(
        code="renewal_missed",
        level=level,
        what=f"This notice comes too late for the renewal on {_said(agreed.renewal_on)}.",
        why="One day late can lock both sides into another term.",
        instead=instead,
    )


def _renewal_notice_unknown(renewal_on: date) -> Finding:
    return noted(
        code="renewal_notice_unknown",
        level=Level.ADVISE,
        what=f"The agreement renews on {in_words(renewal_on)}, and the notice it needs is not known.",
        why="A notice that comes a day late can lock both sides into another term.",
        instead="Read the renewal clause and enter its days.",
    )


def _cure(basis: Basis) -> Part:
    agreed, inputs = basis.inputs.engagement, basis.inputs
    if not agreed.cure_days:
        return Part()
    window = period_in_words(agreed.cure_days, DayUnit.CALENDAR)
    begun_on = deemed_receipt(inputs.warned_on or inputs.on, inputs)
    ends_on = add_days(begun_on, agreed.cure_days, DayUnit.CALENDAR, basis.calendar)
    free_on = moved(ends_on, 1)
    if inputs.warned_on is None:
        return _cure_not_begun(basis, window, free_on)
    sentence = (
        f"The warning sent on {in_words(inputs.warned_on)} counts as received on {in_words(begun_on)}; "
        f"the {window} to put things right run through {in_words(ends_on)}, "
        f"so notice may be given from {in_words(free_on)}."
    )
    step = NoticeStep(sentence=sentence, on=free_on, kind=Authority.CONTRACT, rule_id="contract_cure")
    if basis.given_on >= free_on:
        return Part(steps=(step,))
    finding = noted(
        code="cure_running",
        level=_unless_noted(basis),
        what=f"The time to put things right runs through {in_words(ends_on)}, and notice is planned before.",
        why="Ending before the window has run out can turn a valid exit into a breach.",
        instead=f"Give notice on {in_words(free_on)} or later.",
    )
    return Part(steps=(step,), floors=_after_cure(basis, free_on), findings=(finding,))


def _cure_not_begun(basis: Basis, window: str, free_on: date) -> Part:
    only_for_cause = basis.inputs.engagement.notice_number is None
    finding = noted(
        code="cure_not_begun",
        level=_unless_noted(basis) if only_for_cause else Level.CONSULT,
        what=f"The agreement gives the client {window} to put a breach right, and no warning is on file.",
        why="An ending for breach needs a notice of breach, then the window, then the notice of end.",
        instead=f"If warned today, notice may be given from {in_words(free_on)}."
        + ("" if only_for_cause else " An ending without cause under the notice clause needs no window."),
    )
    floors = _after_cure(basis, free_on) if only_for_cause and basis.given_on < free_on else ()
    return Part(floors=floors, findings=(finding,))


def _after_cure(basis: Basis, free_on: date) -> tuple[Floor, ...]:
    """The agreement's last day where notice is given as soon as the cure window allows."""
    agreed = basis.inputs.engagement
    received_on = deemed_receipt(free_on, basis.inputs)
    number = agreed.notice_number or 0
    on, _ = _to_end_of(
        agreed.notice_to_end_of, add_days(received_on, number, agreed.notice_unit, basis.calendar)
    )
    sentence = (
        f"Given on {in_words(free_on)}, after the window to put things right, notice under the agreement "
        f"leads to {in_words(on)}."
    )
    return (_agreed(on, "contract_cure", "the window to put things right", sentence),)


def _method(basis: Basis) -> Part:
    wanted = basis.inputs.engagement.notice_method.strip()
    ours = basis.inputs.method.strip()
    pair = (_key(wanted), _key(ours))
    if not wanted or not ours or pair[0] == pair[1] or pair in LOOSER:
        return Part()
    shown = METHODS[pair[1]].label if pair[1] in METHODS else ours
    finding = noted(
        code="method_not_as_clause",
        level=Level.CONSULT,
        what=f"The agreement asks for notice by “{wanted.replace('_', ' ')}”, and this one goes {shown}.",
        why="A notice sent in another way than the clause says may not count.",
        instead="Send it as the clause says, and a copy as well if you like.",
    )
    return Part(findings=(finding,))


def _unless_noted(basis: Basis) -> Level:
    return Level.CONSULT if basis.inputs.ends_note.strip() else Level.STOP


def _agreed(on: date, by: str, label: str, sentence: str) -> Floor:
    step = NoticeStep(sentence=sentence, on=on, kind=Authority.CONTRACT, rule_id=by)
    return Floor(on=on, by=by, label=label, step=step)


def _to_end_of(span: str, on: date) -> tuple[date, str]:
    match span.strip().casefold():
        case "month":
            return end_of_month(on), ", to the end of a month"
        case "quarter":
            return end_of_quarter(on), ", to the end of a quarter"
        case "year":
            return on.replace(month=12, day=31), ", to the end of a year"
        case _:
            return on, ""


def _clause(basis: Basis) -> str:
    clause = basis.inputs.engagement.clause.strip()
    return f" ({clause})" if clause else ""


def _key(method: str) -> str:
    return method.casefold().replace(" ", "_")


def _said(day: date | None) -> str:
    return in_words(day) if day else "the day it names"
