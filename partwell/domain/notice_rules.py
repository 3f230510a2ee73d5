"""What the applicable notice rules ask for: floors that bind, conventions, blocks and safety exceptions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partwell.domain.condition_facts import country_code
from partwell.domain.day_counting import add_days, add_months, count_back, in_words, moved, period_in_words
from partwell.domain.findings import Level
from partwell.domain.knowledge import Authority, Counting, DayUnit, NoticeRule, RuleEffect
from partwell.domain.notice_period import Basis, Floor, NoticeStep, Part, noted

BINDING = frozenset({Authority.STATUTE, Authority.RULE})
# A rule that only says what agreements or colleagues usually do; the agreement itself outranks it.
CUSTOMARY = frozenset({Authority.CONTRACT, Authority.GUIDANCE, Authority.CONVENTION})
KINDS = {
    Authority.STATUTE: "a statute, court or regulator, which binds",
    Authority.RULE: "a professional rule, which binds",
    Authority.CONTRACT: "what agreements say",
    Authority.GUIDANCE: "guidance of an insurer or professional body, not a rule",
    Authority.CONVENTION: "a convention, not a rule",
    Authority.COURTESY: "a courtesy, not a rule",
    Authority.UNSOURCED: "a proposal without a source, not a rule",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """Whether a notice comes in time for a renewal, and when the agreement can end if so or if not."""

    last_receipt_on: date  # renewal minus the notice it needs
    is_met: bool
    ends_on: date  # this renewal where met, else the first later one that can be met


def applicable_rules(
    rules: Iterable[NoticeRule], holding: frozenset[str], country: str, region: str
) -> tuple[NoticeRule, ...]:
    """The rules that apply where these conditions hold, in this country and region."""
    where, part = country_code(country), region.strip().upper()
    return tuple(
        rule
        for rule in rules
        if rule.holds(holding)
        and (not rule.countries or where in {country_code(code) for code in rule.countries})
        and (not rule.regions or part in {code.strip().upper() for code in rule.regions})
    )


def counted(basis: Basis, number: int, unit: DayUnit, counting: Counting) -> tuple[date, str]:
    """The first last day a period allows, with the words for how it was counted."""
    inputs, calendar = basis.inputs, basis.calendar
    if counting == Counting.FROM_MAILING:
        return add_days(basis.given_on, number, unit, calendar), "counted from the day of sending"
    if counting == Counting.FROM_LETTER_DATE:
        end = add_days(inputs.letter_on or basis.given_on, number, unit, calendar)
        return max(end, basis.given_on), "counted from the date of the letter"
    if counting == Counting.BACK_FROM_END:
        end = add_days(basis.received_on, number, unit, calendar)
        while count_back(end, number, unit, calendar) < basis.received_on:
            end = moved(end, 1)  # only months of different lengths and days off get here
        return end, "counted back from the last day to the day of receipt"
    if counting == Counting.BACK_FROM_RENEWAL and inputs.engagement.renewal_on is not None:
        renewal_on = inputs.engagement.renewal_on
        end = renewal(basis, renewal_on, number, unit).ends_on
        return end, f"counted back from the renewal on {in_words(renewal_on)}"
    return add_days(basis.received_on, number, unit, calendar), "counted from receipt"


def renewal(basis: Basis, renewal_on: date, number: int, unit: DayUnit) -> Renewal:
    """Whether the notice is received in time for the renewal, and the first one it is in time for."""
    last_on = count_back(renewal_on, number, unit, basis.calendar)
    if last_on >= basis.received_on:
        return Renewal(last_receipt_on=last_on, is_met=True, ends_on=renewal_on)
    term, received_on = max(basis.inputs.renewal_months, 1), basis.received_on
    passed = (received_on.year - renewal_on.year) * 12 + received_on.month - renewal_on.month - 1
    months = max(passed // term, 1) * term
    while count_back(add_months(renewal_on, months), number, unit, basis.calendar) < received_on:
        months += term
    return Renewal(last_receipt_on=last_on, is_met=False, ends_on=add_months(renewal_on, months))


def kind_in_words(kind: Authority | None) -> str:
    """What stands behind a figure, said so that nobody takes a convention for a rule."""
    return KINDS[kind or Authority.UNSOURCED]


def kind_and_whom_to_ask(kind: Authority | None, ask_first: str) -> str:
    """The same for a figure somebody may act on: where no rule binds, with whom to ask."""
    asks = kind not in {*BINDING, Authority.CONTRACT}
    return f"{kind_in_words(kind)}: ask {ask_first}" if asks else kind_in_words(kind)


def binding_rules(basis: Basis) -> Part:
    """Floors of statute, court, regulator and professional rules; a safety exception spares few of them."""
    rules = [rule for rule in _periods(basis) if rule.kind in BINDING and rule.min_days is not None]
    rules.sort(key=lambda rule: rule.kind != Authority.STATUTE)
    standing = [rule for rule in rules if basis.safety is None or rule.survives_safety]
    findings = tuple(
        noted(
            code="floor_survives_safety",
            level=Level.CONSULT,
            what=f"{rule.label}: this period runs although a safety exception applies.",
            why="Its text shows no exception for threats or violence.",
            instead="Ask counsel whether an earlier last day is open to you, and protect people meanwhile.",
            source=rule.source,
        )
        for rule in standing
        if basis.safety is not None
    )
    return Part(floors=tuple(_floor(basis, rule) for rule in standing), findings=findings)


def customary_rules(basis: Basis) -> Part:
    """The minimum that gives the earliest day where nothing binds: guidance and convention first."""
    rules = [rule for rule in _periods(basis) if rule.min_days is not None and rule.kind not in BINDING]
    sourced = [rule for rule in rules if rule.kind in CUSTOMARY]
    return Part(floors=tuple(_floor(basis, rule) for rule in sourced or rules))


def recommendations(basis: Basis) -> Part:
    """What every applicable rule thinks wise, its minimum where it names nothing more."""
    floors = []
    for rule in _periods(basis):
        days = rule.min_days if rule.recommended_days is None else rule.recommended_days
        if days is None:
            continue
        kind = rule.kind if days == rule.min_days else rule.recommended_kind
        on, how = counted(basis, days, rule.unit, rule.counted)
        words = kind_in_words(kind)
        sentence = (
            f"{rule.label}: {period_in_words(days, rule.unit)} recommended, {how}, "
            f"lead to {in_words(on)} ({words})."
        )
        step = NoticeStep(sentence=sentence, on=on, kind=kind, rule_id=rule.id, source=rule.source)
        floors.append(Floor(on=on, by=rule.id, label=f"“{rule.label}”", step=step))
    return Part(floors=tuple(floors))


def numberless_rules(basis: Basis) -> Part:
    """Rules that ask for something but name no number of days that binds, as sentences."""
    rules = [
        rule
        for rule in basis.rules
        if rule.effect == RuleEffect.ADVISE or (rule.effect == RuleEffect.PERIOD and rule.min_days is None)
    ]
    return Part(
        steps=tuple(
            NoticeStep(
                sentence=f"{rule.label}: no number of days is fixed "
                f"({kind_in_words(rule.kind)})." + (f" {_sentence(rule.basis)}" if rule.basis else ""),
                kind=rule.kind,
                rule_id=rule.id,
                source=rule.source,
            )
            for rule in rules
        )
    )


def safety_exception(rules: Iterable[NoticeRule]) -> NoticeRule | None:
    """The first applicable rule that shortens the notice for safety, or None."""
    return next((rule for rule in rules if rule.effect == RuleEffect.SHORTEN), None)


def safety_floor(basis: Basis) -> Part:
    """The last day a safety exception opens, with what it sets aside."""
    rule = basis.safety
    if rule is None:
        return Part()
    days = rule.min_days or 0
    on, how = counted(basis, days, rule.unit, rule.counted)
    sentence = (
        f"{rule.label}: {period_in_words(days, rule.unit)}, {how}, lead to {in_words(on)}. "
        + _sentences("Agreement, convention and courtesy are set aside for safety", rule.basis)
    )
    step = NoticeStep(sentence=sentence, on=on, kind=rule.kind, rule_id=rule.id, source=rule.source)
    return Part(floors=(Floor(on=on, by=rule.id, label=f"“{rule.label}”", step=step),))


def blocks(basis_rules: Iterable[NoticeRule], blocked_by: Iterable[str]) -> Part:
    """What forbids any last day for now: gates that stop, and rules that allow no date."""
    rules = [rule for rule in basis_rules if rule.effect == RuleEffect.BLOCK]
    gates = [label for label in blocked_by if label.strip()]
    return Part(
        steps=(
            *(NoticeStep(sentence=f"No last day can be set: {_sentence(label)}") for label in gates),
            *(
                NoticeStep(
                    sentence=f"No last day can be set: {_sentences(rule.label, rule.basis)}",
                    kind=rule.kind,
                    rule_id=rule.id,
                    source=rule.source,
                )
                for rule in rules
            ),
        ),
        findings=tuple(
            noted(
                code="blocked",
                level=Level.STOP,
                what=_sentence(what),
                why=why,
                instead="Resolve or clear it first; no last day counts before that.",
                source=source,
            )
            for what, why, source in (
                *((label, "A gate stops the notice.", "") for label in gates),
                *((rule.label, rule.why, rule.source) for rule in rules),
            )
        ),
    )


def _periods(basis: Basis) -> tuple[NoticeRule, ...]:
    return tuple(rule for rule in basis.rules if rule.effect == RuleEffect.PERIOD)


def _floor(basis: Basis, rule: NoticeRule) -> Floor:
    days = rule.min_days or 0
    on, how = counted(basis, days, rule.unit, rule.counted)
    words = kind_in_words(rule.kind)
    sentence = f"{rule.label}: {period_in_words(days, rule.unit)}, {how}, lead to {in_words(on)} ({words})."
    if rule.basis:
        sentence += f" {_sentence(rule.basis)}"
    step = NoticeStep(sentence=sentence, on=on, kind=rule.kind, rule_id=rule.id, source=rule.source)
    return Floor(on=on, by=rule.id, label=f"“{rule.label}”", step=step)


def _sentences(*texts: str) -> str:
    return " ".join(_sentence(text) for text in texts if text.strip())


def _sentence(words: str) -> str:
    text = words.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text[-1] in ".?!" else ".")
