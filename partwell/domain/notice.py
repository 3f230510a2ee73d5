"""The notice engine: from the contract, the rules and the calendar to a last day that explains itself."""

from dataclasses import replace
from datetime import date

from partwell.domain.case import Case
from partwell.domain.circumstances import agreed_names
from partwell.domain.client import Client
from partwell.domain.day_counting import WorkingCalendar, in_words, moved, period_in_words
from partwell.domain.findings import Finding, Level, in_order
from partwell.domain.gates import OpenGate, extend_days, stopping
from partwell.domain.knowledge import Authority, DayUnit, Profession
from partwell.domain.notice_contract import contract
from partwell.domain.notice_dates import (
    chosen_findings,
    day_off_finding,
    deadline_findings,
    implausible,
    landing,
    past_findings,
)
from partwell.domain.notice_period import (
    Basis,
    Extension,
    Floor,
    NoticeInputs,
    NoticePeriod,
    NoticeStep,
    Part,
    joined,
    noted,
)
from partwell.domain.notice_receipt import receipt, sending_that_counts, sendings, usual_method
from partwell.domain.notice_rules import (
    applicable_rules,
    binding_rules,
    blocks,
    customary_rules,
    kind_and_whom_to_ask,
    numberless_rules,
    recommendations,
    safety_exception,
    safety_floor,
)
from partwell.domain.practice import Practice

GIVEN = frozenset({"status.notice_given", "status.ended", "status.closed"})

__all__ = [
    "Extension",
    "NoticeInputs",
    "NoticePeriod",
    "NoticeStep",
    "applicable_rules",
    "clock_restarts",
    "inputs_of",
    "work_out",
]


def work_out(inputs: NoticeInputs, calendar: WorkingCalendar) -> NoticePeriod:
    """The earliest and the recommended last day, which source fixed each, and every step of the sum.

    The earliest day is the latest of what binds, counted from receipt; the recommended one adds what is
    wise. While a gate or rule blocks the ending, and before a day of giving notice is set, there is none.
    """
    rules = applicable_rules(inputs.rules, _holding(inputs), inputs.country, inputs.region)
    blocked = blocks(rules, inputs.blocked_by)
    slips = implausible(inputs)
    if slips or inputs.given_on is None:
        return _without_dates(inputs, blocked, slips)
    received_on, arrival = receipt(inputs, inputs.given_on, calendar)
    basis = Basis(
        inputs=inputs,
        calendar=calendar,
        given_on=inputs.given_on,
        received_on=received_on,
        rules=rules,
        safety=safety_exception(rules),
    )
    binding = _binding(basis)
    winner = _winner(basis, binding)
    was_given = not inputs.holding.isdisjoint(GIVEN)
    if blocked.steps and not was_given:
        return _blocked(basis, joined((arrival, blocked, binding)))
    wise_on, wise_by, wise = _recommended(basis, winner)
    parts = joined((arrival, blocked, binding, Part(steps=(_won(basis, winner),)), wise))
    period = NoticePeriod(
        given_on=basis.given_on,
        received_on=received_on,
        earliest_on=winner.on,
        recommended_on=wise_on,
        won_by=winner.by,
        won_kind=winner.kind,
        recommended_by=wise_by,
        steps=parts.steps,
        findings=parts.findings,
    )
    return _chosen(basis, period)


def inputs_of(
    case: Case,
    client: Client,
    practice: Practice,
    profession: Profession,
    *,
    holding: frozenset[str],
    gates: tuple[OpenGate, ...],
    on: date,
) -> NoticeInputs:
    """The facts of a case as the engine takes them. A stop no longer undoes a notice that was given."""
    counted_on = case.notice.given_on or on
    sent, counts = sendings(case), sending_that_counts(case)
    again = counts if sent and counts != sent[0] else None
    warned = [warning.given_on for warning in case.warnings if warning.given_on <= counted_on]
    return NoticeInputs(
        on=on,
        given_on=case.notice.given_on,
        method=usual_method(case, profession),
        received_on=case.notice.received_on,
        rules=profession.notice_rules,
        engagement=case.engagement,
        since_on=client.since_on,
        warned_on=max(warned, default=None),
        deadlines=case.client_deadlines,
        holding=holding,
        country=practice.country,
        region=practice.region,
        extensions=extend_days(gates),
        blocked_by=tuple(f"{one.gate.id}, {one.gate.what}" for one in stopping(gates)),
        extend_days=case.notice.extend_days,
        ends_on=case.notice.ends_on,
        ends_note=case.notice.ends_note,
        sent_again_on=again.sent_on if again else None,
        sent_again_by=again.method if again else "",
        came_back=str(sent[-1].outcome) if sent and counts is None else "",
        earlier_agreed=case.notice.earlier_agreed,
        ask_first=profession.policy.ask_first,
    )


def clock_restarts(last_service_on: date | None, ends_on: date | None) -> Finding | None:
    """The finding that work after the last day restarts the clock (gate G29), or None."""
    if last_service_on is None or ends_on is None or last_service_on <= ends_on:
        return None
    return noted(
        code="G29",
        level=Level.CONSULT,
        what=f"The last service, {in_words(last_service_on)}, lies after the last day, {in_words(ends_on)}.",
        why="A refill, an appointment or any new work can revive the relationship and restart the notice.",
        instead="Give a fresh notice, counted from that work, unless counsel or your insurer says otherwise.",
        source="Psychiatric News 2016, termination risk strategies",
    )


def _holding(inputs: NoticeInputs) -> frozenset[str]:
    """The conditions handed in, with those that follow from the other inputs."""
    if implausible(inputs):
        return inputs.holding
    counted_on = inputs.given_on or inputs.on
    return inputs.holding | agreed_names(inputs.engagement, inputs.since_on, inputs.deadlines, counted_on)


def _without_dates(inputs: NoticeInputs, blocked: Part, slips: tuple[Finding, ...]) -> NoticePeriod:
    sentence = "The day of giving notice is not set, so there is no last day yet."
    if slips:
        sentence = "Something entered cannot be right, so nothing was counted."
    return NoticePeriod(
        given_on=inputs.given_on,
        is_blocked=bool(blocked.steps),
        steps=(*blocked.steps, NoticeStep(sentence=sentence)),
        findings=in_order((*slips, *blocked.findings)),
    )


def _binding(basis: Basis) -> Part:
    """Everything that can fix the earliest day, strongest first."""
    if basis.safety is not None:
        return joined((binding_rules(basis), safety_floor(basis)))
    part = joined((binding_rules(basis), contract(basis), numberless_rules(basis)))
    return part if part.floors else joined((part, customary_rules(basis)))


def _winner(basis: Basis, binding: Part) -> Floor:
    """The latest floor, the stronger one of two on the same day; the day of receipt where there is none."""
    if binding.floors:
        return max(binding.floors, key=lambda floor: floor.on)
    step = NoticeStep(sentence="No source gives a number that binds.", on=basis.received_on)
    return Floor(on=basis.received_on, by="", label="the day of receipt", step=step)


def _won(basis: Basis, winner: Floor) -> NoticeStep:
    if not winner.by:
        sentence = (
            f"No statute, rule, agreement or convention names a minimum, so the earliest last day is the day "
            f"of receipt, {in_words(winner.on)}. That is no advice to use it: ask {basis.inputs.ask_first}."
        )
    else:
        sentence = f"Earliest last day: {in_words(winner.on)}, fixed by {_named(basis, winner)}."
    return NoticeStep(
        sentence=sentence, on=winner.on, kind=winner.kind, rule_id=winner.by, source=winner.step.source
    )


def _named(basis: Basis, floor: Floor) -> str:
    """What fixed a day, with what stands behind it unless that is the agreement itself."""
    if floor.by.startswith("contract"):
        return floor.label
    return f"{floor.label} ({kind_and_whom_to_ask(floor.kind, basis.inputs.ask_first)})"


def _recommended(basis: Basis, winner: Floor) -> tuple[date, str, Part]:
    """The recommended last day, what last moved it, and the steps that led there."""
    if basis.safety is not None:
        sentence = f"Recommended last day: {in_words(winner.on)}, since safety comes first."
        step = NoticeStep(sentence=sentence, on=winner.on, rule_id=winner.by)
        return winner.on, winner.by, Part(steps=(step,), findings=_deadlines(basis, winner.on, winner.on))
    wise = recommendations(basis)
    best = max((winner, *wise.floors), key=lambda floor: floor.on)
    on, by, why = best.on, best.by, f", for {_named(basis, best)}" if best is not winner else ""
    steps = [floor.step for floor in wise.floors if floor.on > winner.on]
    for extension in basis.inputs.extensions:
        on, by, step = _extended(on, by, extension)
        steps.append(step)
    if basis.inputs.extend_days:
        on, by = moved(on, basis.inputs.extend_days), "courtesy"
        days = period_in_words(basis.inputs.extend_days, DayUnit.CALENDAR)
        sentence = f"{days} of courtesy lead to {in_words(on)}."
        steps.append(NoticeStep(sentence=sentence, on=on, kind=Authority.COURTESY, rule_id="courtesy"))
    final_on, moves = landing(basis, on, by)
    findings = (*_numberless(basis, best), *_deadlines(basis, final_on, on))
    steps.extend(moves)
    if moves:
        on, by = final_on, moves[-1].rule_id
    why = why if by == best.by else ""
    steps.append(NoticeStep(sentence=f"Recommended last day: {in_words(on)}{why}.", on=on, rule_id=by))
    return on, by, Part(steps=tuple(steps), findings=findings)


def _numberless(basis: Basis, best: Floor) -> tuple[Finding, ...]:
    """The finding that no source gives a number, so that nobody takes the day of receipt for advice."""
    if best.by:
        return ()
    return (
        noted(
            code="no_number",
            level=Level.CONSULT,
            what="No statute, rule, agreement or convention gives a number of days here.",
            why="Without one the sum can only name the day of receipt, which is rarely reasonable notice.",
            instead="Enter what the agreement says and since when you have worked for the client, "
            f"or ask {basis.inputs.ask_first} what is reasonable.",
        ),
    )


def _extended(on: date, by: str, extension: Extension) -> tuple[date, str, NoticeStep]:
    """The day after a gate's extension, or the same day where it was waived."""
    name = f"{extension.gate_id}, {extension.label}"
    days = period_in_words(extension.days, DayUnit.CALENDAR)
    if extension.waived_because.strip():
        sentence = f"{name}: {days} more were left out because: {extension.waived_because.strip()}"
        return on, by, NoticeStep(sentence=sentence, rule_id=extension.gate_id, source=extension.source)
    later = moved(on, extension.days)
    sentence = f"{name}: {days} more lead to {in_words(later)}."
    step = NoticeStep(sentence=sentence, on=later, rule_id=extension.gate_id, source=extension.source)
    return later, extension.gate_id if extension.days else by, step


def _deadlines(basis: Basis, ends_on: date, moved_from: date) -> tuple[Finding, ...]:
    chosen_on = basis.inputs.ends_on
    return deadline_findings(basis, chosen_on or ends_on, min(moved_from, chosen_on or moved_from))


def _blocked(basis: Basis, parts: Part) -> NoticePeriod:
    """What is known without any date to rely on: nothing counts before what blocks is lifted."""
    sentence = "No last day counts before what blocks the notice is lifted; then the sum starts again."
    return NoticePeriod(
        given_on=basis.given_on,
        received_on=basis.received_on,
        is_blocked=True,
        steps=(*parts.steps, NoticeStep(sentence=sentence)),
        findings=in_order((*parts.findings, *past_findings(basis.inputs, None))),
    )


def _chosen(basis: Basis, period: NoticePeriod) -> NoticePeriod:
    """The period with the professional's own last day, or the recommended one, and what to say about it."""
    earliest_on, recommended_on = period.earliest_on, period.recommended_on
    if earliest_on is None or recommended_on is None:
        return period
    chosen_on = basis.inputs.ends_on
    ends_on = chosen_on or recommended_on
    steps = period.steps
    if chosen_on is not None:
        note = basis.inputs.ends_note.strip()
        sentence = f"Last day chosen by you: {in_words(chosen_on)}. {note}".strip()
        steps = (*steps, NoticeStep(sentence=sentence, on=chosen_on, rule_id="chosen"))
    restarted = clock_restarts(basis.inputs.engagement.last_service_on, ends_on)
    findings = (
        *period.findings,
        *chosen_findings(basis, earliest_on, recommended_on),
        *day_off_finding(basis, ends_on, earliest_on),
        *past_findings(basis.inputs, ends_on),
        *([restarted] if restarted else []),
    )
    return replace(period, ends_on=ends_on, steps=steps, findings=in_order(findings))
