"""Whether the days themselves are sound: client deadlines near the end, days off, past and chosen days."""

from collections.abc import Iterable
from datetime import date

from partwell.domain.case import ClientDeadline
from partwell.domain.day_counting import days_between, in_words, moved
from partwell.domain.findings import Finding, Level
from partwell.domain.notice_period import Basis, NoticeInputs, NoticeStep, noted
from partwell.domain.notice_receipt import is_late

FIRST_YEAR, LAST_YEAR = 1900, 2200  # outside these a date is a slip of the keyboard
BEHIND = frozenset({"status.notice_given", "status.ended", "status.closed", "status.kept"})
LONGEST = 3660  # ten years; no notice of any unit is longer


def is_plausible(day: date) -> bool:
    """Whether a date can be meant, and is not a slip of the keyboard."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def next_safe_day(ends_on: date, deadlines: Iterable[ClientDeadline], window_days: int) -> date:
    """The day itself where no client deadline falls on it or shortly after, else the first safe one later."""
    due = sorted(deadline.due_on for deadline in deadlines)
    while hits := [day for day in due if 0 <= days_between(ends_on, day) <= window_days]:
        ends_on = moved(hits[-1], 1)
    return ends_on


def landing(basis: Basis, on: date, by: str) -> tuple[date, tuple[NoticeStep, ...]]:
    """The recommended day moved past client deadlines and on to a working day, with a step for each move.

    A day that the agreement itself names, the end of a month or a renewal, is left where it stands.
    """
    inputs, calendar, steps = basis.inputs, basis.calendar, []
    safe_on = next_safe_day(on, inputs.deadlines, inputs.harm_window_days)
    if safe_on != on:
        sentence = f"Client deadlines just after the end move it to {in_words(safe_on)}, the next safe day."
        steps.append(NoticeStep(sentence=sentence, on=safe_on, rule_id="client_deadline"))
    why = calendar.why_off(safe_on)
    if not why or (safe_on == on and _names_its_day(basis, on, by)):
        return safe_on, tuple(steps)
    works_on = calendar.next_working_day(safe_on)
    while (free_on := next_safe_day(works_on, inputs.deadlines, inputs.harm_window_days)) != works_on:
        works_on = calendar.next_working_day(free_on)
    sentence = (
        f"{in_words(safe_on)} is a day off ({why}), so it moves to {in_words(works_on)}, a working day."
    )
    steps.append(NoticeStep(sentence=sentence, on=works_on, rule_id="working_day"))
    return works_on, tuple(steps)


def _names_its_day(basis: Basis, on: date, by: str) -> bool:
    agreed = basis.inputs.engagement
    to_the_end = bool(agreed.notice_to_end_of.strip()) and by.startswith("contract")
    return to_the_end or by == "contract_renewal" or on == agreed.renewal_on


def in_harm_window(
    ends_on: date, deadlines: Iterable[ClientDeadline], window_days: int
) -> tuple[ClientDeadline, ...]:
    """The client deadlines from the last day to the end of the harm window, soonest first."""
    found = (d for d in deadlines if 0 <= days_between(ends_on, d.due_on) <= window_days)
    return tuple(sorted(found, key=lambda deadline: deadline.due_on))


def deadline_findings(basis: Basis, ends_on: date, moved_from: date) -> tuple[Finding, ...]:
    """One finding for each client deadline: to watch before the end, to avoid from the end onwards.

    `moved_from` is the recommended last day before deadlines pushed it on.
    """
    deadlines, window = basis.inputs.deadlines, basis.inputs.harm_window_days
    watched = sorted((d for d in deadlines if basis.given_on <= d.due_on < ends_on), key=lambda d: d.due_on)
    hit = in_harm_window(ends_on, deadlines, window)
    avoided = in_harm_window(moved_from, deadlines, window) if ends_on > moved_from else ()
    safe_on = next_safe_day(ends_on, deadlines, window)
    return (
        *(_too_near(deadline, ends_on, safe_on, Level.CONSULT) for deadline in hit),
        *(_too_near(d, moved_from, ends_on, Level.ADVISE) for d in avoided if d.due_on < ends_on),
        *(_watch(deadline) for deadline in watched if deadline not in avoided),
    )


def _too_near(deadline: ClientDeadline, ends_on: date, safe_on: date, level: Level) -> Finding:
    days = days_between(ends_on, deadline.due_on)
    gap = "on that very day" if days == 0 else f"{days} day{'' if days == 1 else 's'} later"
    missed = f" If missed: {deadline.consequence}" if deadline.consequence else ""
    return noted(
        code="deadline_in_window",
        level=level,
        what=f"With a last day on {in_words(ends_on)}, “{deadline.what}” is due {gap}, "
        f"on {in_words(deadline.due_on)}.",
        why="A client left alone just before a deadline is the main source of harm and claims." + missed,
        instead=f"The next safe last day is {in_words(safe_on)}, the day after the deadline.",
        source=deadline.source,
    )


def _watch(deadline: ClientDeadline) -> Finding:
    return noted(
        code="deadline_before_end",
        level=Level.ADVISE,
        what=f"“{deadline.what}” is due on {in_words(deadline.due_on)}, before the last day.",
        why="It stays yours to watch until the end."
        + (f" {deadline.consequence}" if deadline.consequence else ""),
        instead="List it in the letter with who does it.",
        source=deadline.source,
    )


def day_off_finding(basis: Basis, ends_on: date, earliest_on: date | None) -> tuple[Finding, ...]:
    """Points out a last day that is a weekend or public holiday, with the working days around it."""
    why = basis.calendar.why_off(ends_on)
    if not why:
        return ()
    before, after = basis.calendar.last_working_day(ends_on), basis.calendar.next_working_day(ends_on)
    early = ", which is before the earliest last day" if earliest_on and before < earliest_on else ""
    return (
        noted(
            code="ends_on_day_off",
            level=Level.ADVISE,
            what=f"The last day, {in_words(ends_on)}, is a day off ({why}).",
            why="The sum leaves it there; handing over keys, files and access is easier on a working day.",
            instead=f"The working days around it are {in_words(before)}{early}, and {in_words(after)}.",
        ),
    )


def chosen_findings(basis: Basis, earliest_on: date, recommended_on: date) -> tuple[Finding, ...]:
    """What is wrong, or only unwise, with the last day the professional chose."""
    ends_on, note = basis.inputs.ends_on, basis.inputs.ends_note.strip()
    if ends_on is None:
        return ()
    if ends_on < basis.given_on:
        return (
            noted(
                code="ends_before_given",
                level=Level.STOP,
                what=f"The chosen last day, {in_words(ends_on)}, lies before the notice is given.",
                why=f"Notice is given on {in_words(basis.given_on)}.",
                instead=f"Choose {in_words(earliest_on)} or later.",
            ),
        )
    if ends_on < earliest_on and is_late(basis.received_on, basis.given_on, basis.inputs):
        return (_received_late(basis, ends_on, earliest_on),)
    if ends_on < earliest_on:
        return (
            noted(
                code="ends_too_early",
                level=Level.CONSULT if note else Level.STOP,
                what=f"The chosen last day, {in_words(ends_on)}, is earlier than the period allows.",
                why=f"Your note says: {note}" if note else "No note says why the period is not kept.",
                instead=f"Choose {in_words(earliest_on)} or later, or note why an earlier day is right.",
            ),
        )
    if ends_on < recommended_on:
        return (
            noted(
                code="ends_before_recommended",
                level=Level.ADVISE,
                what=f"The chosen last day, {in_words(ends_on)}, is allowed but earlier than recommended.",
                why="The recommended day adds convention, courtesy, client deadlines and the days that "
                "careful points ask for, and it falls on a working day.",
                instead=f"{in_words(recommended_on)} is the recommended last day.",
            ),
        )
    return ()


def _received_late(basis: Basis, ends_on: date, earliest_on: date) -> Finding:
    """A notice that runs and was received later than planned: its last day has become too early."""
    agreed = basis.inputs.earlier_agreed.strip()
    return noted(
        code="received_late",
        level=Level.CONSULT if agreed else Level.STOP,
        what=f"The letter counts as received on {in_words(basis.received_on)}, later than planned. "
        f"The notice then runs through {in_words(earliest_on)}; the last day is {in_words(ends_on)}.",
        why=f"The client agreed: {agreed}" if agreed else "A notice runs from its receipt.",
        instead=f"Move the last day to {in_words(earliest_on)} or later, then issue and send the extension "
        "letter, which names the new day. If the letter arrived earlier, correct the day of receipt.",
    )


def past_findings(inputs: NoticeInputs, ends_on: date | None) -> tuple[Finding, ...]:
    """Days that lie in the past although notice is still being prepared, and receipts not yet possible."""
    found = []
    given = inputs.received_on is not None or not inputs.holding.isdisjoint(BEHIND)
    if inputs.given_on is not None and inputs.given_on < inputs.on and not given:
        found.append(
            noted(
                code="given_in_past",
                level=Level.ADVISE,
                what=f"The day of giving notice, {in_words(inputs.given_on)}, has passed.",
                why="The sum counts from a day on which nothing may have been sent.",
                instead="Set the day on which the letter really goes out.",
            )
        )
    if ends_on is not None and ends_on < inputs.on and not given:
        found.append(
            noted(
                code="ends_in_past",
                level=Level.STOP,
                what=f"The last day, {in_words(ends_on)}, has passed already.",
                why="A notice cannot end a relationship in the past.",
                instead="Set a new day of giving notice; the last day follows from it.",
            )
        )
    if inputs.received_on is not None and inputs.received_on > inputs.on:
        found.append(
            noted(
                code="received_in_future",
                level=Level.ADVISE,
                what=f"The day of receipt, {in_words(inputs.received_on)}, lies in the future.",
                why="An actual receipt is known only once it has happened.",
                instead="Leave it empty until then; the sum uses the deemed day of receipt.",
            )
        )
    return tuple(found)


def implausible(inputs: NoticeInputs) -> tuple[Finding, ...]:
    """Dates and numbers that can only be slips; nothing is counted before they are corrected."""
    agreed = inputs.engagement
    days = {
        "day of giving notice": inputs.given_on,
        "date of the letter": inputs.letter_on,
        "day of receipt": inputs.received_on,
        "chosen last day": inputs.ends_on,
        "day of the warning": inputs.warned_on,
        "renewal date": agreed.renewal_on,
        **{f"date of “{deadline.what}”": deadline.due_on for deadline in inputs.deadlines},
    }
    numbers = {
        "notice period": agreed.notice_number,
        "days of deemed receipt": agreed.deemed_days,
        "notice before the renewal": agreed.renewal_notice_days,
        "time to put things right": agreed.cure_days,
        "courtesy days": inputs.extend_days,
        "harm window": inputs.harm_window_days,
        "length of a term": inputs.renewal_months,
        **{f"period of “{rule.label}”": rule.min_days for rule in inputs.rules},
        **{f"recommendation of “{rule.label}”": rule.recommended_days for rule in inputs.rules},
        **{f"days of {extension.gate_id}": extension.days for extension in inputs.extensions},
    }
    return (
        *(
            _slip(f"The {name}, {in_words(day)}, is not a day this sum can use.")
            for name, day in days.items()
            if day is not None and not is_plausible(day)
        ),
        *(
            _slip(f"The {name}, {number}, is not a number this sum can use.")
            for name, number in numbers.items()
            if number is not None and not 0 <= number <= LONGEST
        ),
    )


def _slip(what: str) -> Finding:
    return noted(
        code="implausible",
        level=Level.STOP,
        what=what,
        why=f"Years run from {FIRST_YEAR} to {LAST_YEAR} and periods from 0 to {LONGEST}.",
        instead="Correct it; nothing is counted before.",
    )
