"""When a notice counts as received: the day it was, the clause's own days, or a default for the method."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from partwell.domain.case import Case, Delivery, DeliveryOutcome
from partwell.domain.day_counting import WorkingCalendar, in_words, moved, period_in_words
from partwell.domain.findings import Finding, Level
from partwell.domain.knowledge import Authority, DayUnit, Profession
from partwell.domain.notice_period import NoticeInputs, NoticeStep, Part, noted

CAME_BACK = (DeliveryOutcome.REFUSED, DeliveryOutcome.RETURNED, DeliveryOutcome.UNCLAIMED)


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
LOOSER = {("post", "tracked_post")}  # (the clause's way, ours): tracked post is still post
UNKNOWN = Method(label="in a way not chosen yet, counted as post", deemed_days=3)


def method_of(name: str) -> Method:
    """The method of that name; post is assumed where none is chosen, which errs to the later day."""
    return METHODS.get(name.strip().casefold().replace(" ", "_"), UNKNOWN)


def usual_method(case: Case, profession: Profession) -> str:
    """How the letter travels: as chosen, else as the clause says, else as is usual in the profession."""
    wanted = (case.notice.method, case.engagement.notice_method, profession.policy.delivery_default)
    keys = (name.strip().casefold().replace(" ", "_") for name in wanted)
    return next((key for key in keys if key in METHODS), "post")


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedMethod:
    """A way of sending that is offered in a case, and whether the agreement asks for another one."""

    name: str
    is_as_agreed: bool


def allowed_methods(case: Case, profession: Profession) -> tuple[AllowedMethod, ...]:
    """The clause's way first, then what the profession allows; where no clause speaks, all are as agreed."""
    clause = _key(case.engagement.notice_method)
    usual = (name for name in METHODS if name in profession.policy.delivery_methods)
    names = dict.fromkeys((*((clause,) if clause in METHODS else ()), *usual))
    return tuple(AllowedMethod(name=name, is_as_agreed=is_as_agreed(case, name)) for name in names)


def is_as_agreed(case: Case, method: str) -> bool:
    """Whether a way of sending is the clause's own or stricter; also where the agreement names none."""
    clause, ours = _key(case.engagement.notice_method), _key(method)
    return not clause or ours == clause or (clause, ours) in LOOSER


def unchosen_method(case: Case, profession: Profession) -> str:
    """How the letter travels while nobody has chosen a way for this notice."""
    return usual_method(replace(case, notice=replace(case.notice, method="")), profession)


def _key(method: str) -> str:
    return method.strip().casefold().replace(" ", "_")


def sendings(case: Case) -> tuple[Delivery, ...]:
    """Every attempt to bring an ending letter to the client, in the order in which they were recorded."""
    letters = {paper.document_id for paper in case.issued("ending")}
    return tuple(one for one in case.deliveries if one.document_id in letters)


def sending_that_counts(case: Case) -> Delivery | None:
    """The first attempt that did not come back; a courtesy copy sent later moves nothing. None: all did."""
    return next((one for one in sendings(case) if one.outcome not in CAME_BACK), None)


def deemed_receipt(sent_on: date, inputs: NoticeInputs, method: str = "") -> date:
    """The day on which something sent that day counts as received."""
    agreed = inputs.engagement.deemed_days
    return moved(sent_on, method_of(method or inputs.method).deemed_days if agreed is None else agreed)


def is_late(received_on: date, given_on: date, inputs: NoticeInputs) -> bool:
    """Whether a notice that runs counts as received later than was taken for granted when it was given."""
    return "status.notice_given" in inputs.holding and received_on > deemed_receipt(given_on, inputs)


def receipt(inputs: NoticeInputs, given_on: date, calendar: WorkingCalendar) -> tuple[date, Part]:
    """The day of receipt, which is day 0 of the count, with the steps that say how it was found."""
    actual, agreed = inputs.received_on, inputs.engagement.deemed_days
    sent_on, way = inputs.sent_again_on or given_on, inputs.sent_again_by or inputs.method
    sent = f"Sent on {in_words(sent_on)} {method_of(way).label}"
    if inputs.sent_again_on:
        sent = f"Sent on {in_words(given_on)} and came back. {sent.replace('Sent', 'Sent again', 1)}"
    if actual is not None and actual >= given_on:
        step = NoticeStep(sentence=f"{sent} and received on {in_words(actual)}.", on=actual)
        return actual, Part(steps=(step, *_day_off(actual, calendar)))
    day = deemed_receipt(sent_on, inputs, way)
    if agreed is not None:
        how = f"by the agreement it counts as received {_after(agreed)}, on {in_words(day)}"
        kind = Authority.CONTRACT
    else:
        days = method_of(way).deemed_days
        how = f"taken to arrive {_after(days)}, on {in_words(day)} (a convention: the actual day replaces it)"
        kind = Authority.CONVENTION
    step = NoticeStep(sentence=f"{sent}: {how}.", on=day, kind=kind, rule_id="deemed_receipt")
    findings = _none_on_its_way(inputs)
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


def _none_on_its_way(inputs: NoticeInputs) -> tuple[Finding, ...]:
    """What to do while every sending came back: the day below is then only the one first reckoned with."""
    if not inputs.came_back:
        return ()
    refused = inputs.came_back == DeliveryOutcome.REFUSED
    how = "not collected" if inputs.came_back == DeliveryOutcome.UNCLAIMED else inputs.came_back
    return (
        noted(
            code="came_back",
            level=Level.CONSULT,
            what=f"The letter was {how}, and no other sending is on its way.",
            why="The sum still counts from the day the first sending was taken to arrive."
            + (" Some agreements and rules count a refusal as receipt." if refused else ""),
            instead="Send it again to the same address; the count then starts from that sending."
            + (" Where a refusal counts, enter its day as the day of receipt." if refused else ""),
        ),
    )


def told_receipt(steps: Iterable[NoticeStep], received_on: date | None) -> str:
    """The sentence of a finished sum that says why the notice counts as received on that day."""
    return next((step.sentence for step in steps if step.on == received_on), "") if received_on else ""


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
