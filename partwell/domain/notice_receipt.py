"""When a notice counts as received: the day it was, the clause's own days, or a default for the method."""

from dataclasses import dataclass
from datetime import date

from partwell.domain.case import Case
from partwell.domain.day_counting import WorkingCalendar, in_words, moved, period_in_words
from partwell.domain.findings import Finding, Level
from partwell.domain.knowledge import Authority, DayUnit, Profession
from partwell.domain.notice_period import NoticeInputs, NoticeStep, Part, noted


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way of sending, with the days after which it is usually taken to have arrived."""

    label: str  # as a sentence goes on: "sent by …"
    deemed_days: int


# Two days for a courier and three for post are what deemed-receipt clauses commonly say; the others are
# defaults of this program's own. A clause of the agreement and the actual day always win.
METHODS = {
    "email": Method(label="by email", deemed_days=0),
    "hand": Method(label="by hand", deemed_days=0),
    "portal": Method(label="through the portal", deemed_days=1),
    "courier": Method(label="by courier", deemed_days=2),
    "post": Method(label="by post", deemed_days=3),
    "tracked_post": Method(label="by tracked post", deemed_days=3),
}
UNKNOWN = Method(label="in a way not chosen yet, counted as post", deemed_days=3)


def method_of(name: str) -> Method:
    """The method of that name; post is assumed where none is chosen, which errs to the later day."""
    return METHODS.get(name.strip().casefold().replace(" ", "_"), UNKNOWN)


def usual_method(case: Case, profession: Profession) -> str:
    """How the letter travels: as chosen, else as the clause says, else as is usual in the profession."""
    wanted = (case.notice.method, case.engagement.notice_method, profession.policy.delivery_default)
    keys = (name.strip().casefold().replace(" ", "_") for name in wanted)
    return next((key for key in keys if key in METHODS), "post")


def deemed_receipt(given_on: date, inputs: NoticeInputs) -> date:
    """The day on which something sent that day counts as received."""
    agreed = inputs.engagement.deemed_days
    return moved(given_on, method_of(inputs.method).deemed_days if agreed is None else agreed)


def receipt(inputs: NoticeInputs, given_on: date, calendar: WorkingCalendar) -> tuple[date, Part]:
    """The day of receipt, which is day 0 of the count, with the steps that say how it was found."""
    actual, agreed = inputs.received_on, inputs.engagement.deemed_days
    sent = f"Sent on {in_words(given_on)} {method_of(inputs.method).label}"
    if actual is not None and actual >= given_on:
        step = NoticeStep(sentence=f"{sent} and received on {in_words(actual)}.", on=actual)
        return actual, Part(steps=(step, *_day_off(actual, calendar)))
    day = deemed_receipt(given_on, inputs)
    if agreed is not None:
        how = f"by the agreement it counts as received {_after(agreed)}, on {in_words(day)}"
        kind = Authority.CONTRACT
    else:
        days = method_of(inputs.method).deemed_days
        how = f"taken to arrive {_after(days)}, on {in_words(day)} (a convention: the actual day replaces it)"
        kind = Authority.CONVENTION
    step = NoticeStep(sentence=f"{sent}: {how}.", on=day, kind=kind, rule_id="deemed_receipt")
    findings: tuple[Finding, ...] = ()
    if actual is not None:
        findings = (
            noted(
                code="received_before_given",
                level=Level.STOP,
                what=f"The day of receipt, {in_words(actual)}, lies before the day of sending.",
                why="A notice cannot arrive before it is sent, so the sum does not use that day.",
                instead="Correct the day of sending or the day of receipt.",
            ),
        )
    return day, Part(steps=(step, *_day_off(day, calendar)), findings=findings)


def _after(days: int) -> str:
    return "the same day" if days == 0 else f"{period_in_words(days, DayUnit.CALENDAR)} later"


def _day_off(day: date, calendar: WorkingCalendar) -> tuple[NoticeStep, ...]:
    """Says what a receipt on a day off means for the count."""
    why = calendar.why_off(day)
    if not why:
        return ()
    working = calendar.next_working_day(day)
    return (
        NoticeStep(
            sentence=f"The day of receipt is a day off ({why}): calendar days count from it all the same, "
            f"working days from {in_words(working)}.",
            on=working,
        ),
    )
