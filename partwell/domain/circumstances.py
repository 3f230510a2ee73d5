"""Which conditions hold in a case: asked of the professional, derived from the facts, or plain names.

Data names conditions and nothing else. A name is an asked circumstance (`id`, or `id.choice`), one of
`DERIVED`, or a prefix and a value: reason.R09, reason_group.fees, country.US, region.NJ, method.post,
profession.law_us, status.preparing.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from partwell.domain.case import Case, CaseStatus, ClientDeadline, Engagement
from partwell.domain.client import Client
from partwell.domain.condition_facts import Facts, country_code
from partwell.domain.derived_conditions import DERIVED, OF_INPUTS
from partwell.domain.knowledge import Circumstance, GateSeverity, Knowledge, Profession, QuestionKind
from partwell.domain.notice_receipt import METHODS, usual_method
from partwell.domain.practice import Practice

CODES = {"country": re.compile("[A-Z]{2}"), "region": re.compile("[A-Z0-9]{1,3}")}


def holding(
    case: Case, client: Client, practice: Practice, profession: Profession, knowledge: Knowledge, *, on: date
) -> frozenset[str]:
    """The names of all conditions that hold in this case today.

    A question that does not arise counts as unanswered, whatever was ticked before the facts changed.
    """
    yes = _given_answers(case, profession.circumstances)
    facts = Facts(case=case, client=client, practice=practice, on=on, yes=yes)
    names = set(_plain_names(facts, profession, knowledge))
    clocks = tuple(one for one in profession.complaint_clocks if one.holds(frozenset(names)))
    facts = replace(facts, clocks=clocks)
    names.update(name for name, derived in DERIVED.items() if derived.look(facts))
    for circumstance in profession.circumstances:
        if circumstance.holds(frozenset(names)):
            names.update(name for name in yes if _asks(circumstance, name))
    return frozenset(names)


def asked(profession: Profession) -> tuple[Circumstance, ...]:
    """The questions this profession asks about a client's situation, in the order of its pack."""
    return profession.circumstances


def agreed_names(
    engagement: Engagement, since_on: date | None, deadlines: tuple[ClientDeadline, ...], on: date
) -> frozenset[str]:
    """The conditions that follow from agreement, length of the relationship and deadlines alone."""
    case = Case(
        case_id="",
        client_id="",
        profession_id="",
        opened_on=on,
        engagement=engagement,
        client_deadlines=deadlines,
    )
    client = Client(client_id="", name="", since_on=since_on)
    facts = Facts(case=case, client=client, practice=Practice(), on=on, yes=frozenset())
    return frozenset(name for name in OF_INPUTS if DERIVED[name].look(facts))


def is_known_condition(name: str, profession: Profession | None, knowledge: Knowledge) -> bool:
    """Whether a condition name can ever hold; without a profession, in any of them."""
    packs = knowledge.professions if profession is None else (profession,)
    prefix, _, value = name.partition(".")
    listed = {
        "reason": (reason.id for reason in knowledge.reasons),
        "reason_group": (_slug(reason.group) for reason in knowledge.reasons),
        "method": METHODS,
        "status": (_slug(status) for status in CaseStatus),
        "profession": (pack.id for pack in knowledge.professions),
    }
    if value and prefix in listed:
        return value in listed[prefix]
    if value and prefix in CODES:
        return CODES[prefix].fullmatch(value) is not None
    return name in DERIVED or any(_asks(question, name) for pack in packs for question in pack.circumstances)


def label_of(name: str, profession: Profession, knowledge: Knowledge) -> str:
    """A condition as a statement a professional can read."""
    for question in profession.circumstances:
        if _asks(question, name):
            choice = name.removeprefix(question.id).lstrip(".")
            return f"{question.label}: {choice}" if choice else question.label
    if name in DERIVED:
        return DERIVED[name].label
    prefix, _, value = name.partition(".")
    reason = knowledge.reason(value) if prefix == "reason" else None
    if reason is not None:
        return f"Reason: {reason.label}"
    return f"{prefix.capitalize()}: {value.replace('_', ' ')}" if value else name


def unanswered(
    case: Case, profession: Profession, knowledge: Knowledge, *, holds: frozenset[str] | None = None
) -> tuple[Circumstance, ...]:
    """Questions without an answer on which a stop, a consultation or a notice rule depends.

    Those that the chosen reasons make likely come first, then stops, consultations and notice rules.
    Given what `holds`, questions that do not arise are left out.
    """
    open_ones = {
        question.id: question
        for question in asked(profession)
        if not case.answer(question.id) and (holds is None or question.holds(holds))
    }
    ranked: dict[str, Circumstance] = {}
    for name in _wanted_names(case, profession, knowledge):
        question_id = name.partition(".")[0]
        if question_id in open_ones:
            ranked.setdefault(question_id, open_ones[question_id])
    decisive = set(_gate_and_rule_names(profession))
    return tuple(question for question in ranked.values() if not decisive.isdisjoint(_names_of(question)))


def _wanted_names(case: Case, profession: Profession, knowledge: Knowledge) -> Iterable[str]:
    reasons = [reason for reason in knowledge.reasons if reason.id in case.reason_ids]
    for reason in reasons:
        yield from reason.conditions
    looked_at = {gate_id for reason in reasons for gate_id in reason.gates}
    for gate in profession.gates:
        if gate.id in looked_at:
            yield from gate.names
    yield from _gate_and_rule_names(profession)


def _gate_and_rule_names(profession: Profession) -> Iterable[str]:
    for severity in (GateSeverity.STOP, GateSeverity.CONSULT):
        for gate in profession.gates:
            if gate.severity == severity:
                yield from gate.names
    for rule in profession.notice_rules:
        yield from rule.names


def _given_answers(case: Case, questions: tuple[Circumstance, ...]) -> frozenset[str]:
    names = set()
    for question in questions:
        value = case.answer(question.id).strip()
        if question.answer == QuestionKind.CHOICE and value in question.choices:
            names.add(f"{question.id}.{value}")
        elif question.answer == QuestionKind.YES_NO and value.casefold() == "yes":
            names.add(question.id)
    return frozenset(names)


def _names_of(question: Circumstance) -> tuple[str, ...]:
    if question.answer == QuestionKind.CHOICE:
        return tuple(f"{question.id}.{choice}" for choice in question.choices)
    return (question.id,)


def _asks(question: Circumstance, name: str) -> bool:
    return name in _names_of(question)


def _plain_names(facts: Facts, profession: Profession, knowledge: Knowledge) -> Iterable[str]:
    case, practice = facts.case, facts.practice
    for reason_id in case.reason_ids:
        yield f"reason.{reason_id}"
        reason = knowledge.reason(reason_id)
        if reason is not None:
            yield f"reason_group.{_slug(reason.group)}"
    if practice.country:
        yield f"country.{country_code(practice.country)}"
    if practice.region:
        yield f"region.{practice.region.strip().upper()}"
    yield f"method.{usual_method(case, profession)}"
    yield f"profession.{profession.id}"
    yield f"status.{_slug(case.status)}"


def _slug(words: str) -> str:
    return words.strip().casefold().replace(" ", "_")
