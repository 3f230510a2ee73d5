"""What can be wrong inside one entry of a profession, kind by kind, as sentences."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from partwell.domain.case import Lane
from partwell.domain.knowledge import (
    AlternativeOption,
    ChecklistItem,
    Circumstance,
    ComplaintClock,
    Entry,
    Gate,
    GateSeverity,
    LetterElement,
    NoticeRule,
    Policy,
    QuestionKind,
    RepairStep,
    Retention,
    RuleEffect,
)
from partwell.domain.notice_receipt import METHODS
from partwell.knowledge_files.tables import likely

GROUPS = ("situation", "money", "people", "safety", "engagement")
OWNERS = ("professional", "client", "office", "successor")
TRIGGERS = ("end", "close", "last_service", "majority", "payment")


def entry_faults(entry: Entry, elements: frozenset[str]) -> Iterator[str]:
    """What is wrong with an entry beside its words and conditions; `elements` are those of any profession."""
    if not re.fullmatch("[A-Za-z0-9_]+", entry.id):
        yield "an id is made of letters, figures and underscores only."
    look = _LOOKS.get(type(entry))
    if look is not None:
        yield from look(entry, elements)


def policy_faults(policy: Policy) -> Iterator[str]:
    """What is wrong with the defaults of a profession."""
    for key in ("call_note", "why", "source", "client_word", "service_word", "ask_first", "who_may_end"):
        if not str(getattr(policy, key)).strip():
            yield f"“{key}” is missing or empty."
    for method in policy.delivery_methods:
        if method not in METHODS:
            yield f"the way of sending “{method}” is unknown{likely(method, METHODS)}"
    yield from _one_of("writes_as", policy.writes_as, ("we", "I"))
    if policy.delivery_default not in policy.delivery_methods:
        yield f"“delivery_default” is “{policy.delivery_default}”, which “delivery_methods” does not list."


def _circumstance(entry: Circumstance, _: frozenset[str]) -> Iterator[str]:
    if not entry.question.strip():
        yield "“question” is empty."
    yield from _one_of("group", entry.group, GROUPS)
    if entry.answer == QuestionKind.CHOICE and len(entry.choices) < 2:
        yield "a choice needs at least two “choices”."
    if entry.answer == QuestionKind.YES_NO and entry.choices:
        yield '“choices” belong to answer = "choice".'
    if entry.id in entry.names:
        yield "it can never be asked: it waits for its own answer."


def _gate(entry: Gate, elements: frozenset[str]) -> Iterator[str]:
    for key in ("what", "lifts"):
        if not str(getattr(entry, key)).strip():
            yield f"“{key}” is empty; a gate says what is in the way and what lifts it."
    if entry.severity == GateSeverity.EXTEND and entry.extend_days < 1:
        yield "a gate that lengthens the notice needs “extend_days”."
    if entry.severity == GateSeverity.CONSULT and not entry.consult:
        yield "a gate that asks to consult somebody needs “consult”."
    if not entry.applies_when and not entry.applies_when_any:
        yield "it would fire in every case; name the condition in “applies_when”."
    for element in entry.removes_elements:
        if element not in elements:
            guess = likely(element, elements)
            yield f"“removes_elements” names “{element}”, which is no letter element{guess}"


def _notice_rule(entry: NoticeRule, _: frozenset[str]) -> Iterator[str]:
    low, wise = entry.min_days, entry.recommended_days
    if low is not None and wise is not None and low > wise:
        yield f"“min_days” ({low}) is more than “recommended_days” ({wise})."
    if any(days is not None and days < 0 for days in (low, wise)):
        yield "a number of days cannot be below zero."
    has_number = low is not None or wise is not None
    if entry.effect in (RuleEffect.BLOCK, RuleEffect.ADVISE) and has_number:
        yield f"effect “{entry.effect}” has no number of days; its figures would never be used."
    if entry.effect in (RuleEffect.PERIOD, RuleEffect.SHORTEN) and not has_number:
        yield 'it has no number of days and would never count; use effect = "advise" for a sentence.'
    if not entry.basis.strip():
        yield "“basis” is empty; the sum shows the rule in that sentence."
    yield from _places(entry.countries, entry.regions)


def _letter_element(entry: LetterElement, _: frozenset[str]) -> Iterator[str]:
    if not entry.letters:
        yield "it belongs to no letter; name at least one in “letters”."


def _checklist_item(entry: ChecklistItem, _: frozenset[str]) -> Iterator[str]:
    yield from _one_of("owner", entry.owner, OWNERS)
    yield from _one_of("due_from", entry.due_from, ("notice", "end"))
    if bool(entry.giver) != bool(entry.receiver):
        yield "a handover needs both “giver” and “receiver”."
    if entry.giver and not entry.proof:
        yield "a handover from one side to the other needs “proof”."


def _clock(entry: ComplaintClock, _: frozenset[str]) -> Iterator[str]:
    yield from _one_of("lane", entry.lane, tuple(lane.value for lane in Lane))
    if not entry.steps:
        yield "“steps” is empty."
    first, last = entry.acknowledge_days, entry.answer_days
    if first is not None and last is not None and first > last:
        yield "“acknowledge_days” is later than “answer_days”."


def _retention(entry: Retention, _: frozenset[str]) -> Iterator[str]:
    yield from _one_of("trigger", entry.trigger, TRIGGERS)
    if entry.years < 1:
        yield "“years” has to be at least one."
    if entry.longest_years is not None and entry.longest_years < entry.years:
        yield "“longest_years” is less than “years”."
    yield from _places(entry.countries, entry.regions)


def _alternative(entry: AlternativeOption, _: frozenset[str]) -> Iterator[str]:
    for key in ("fits", "guard"):
        if not str(getattr(entry, key)).strip():
            yield f"“{key}” is empty; an offer says when it helps and what guards it."


def _repair_step(entry: RepairStep, _: frozenset[str]) -> Iterator[str]:
    if not re.fullmatch("W[1-9]", entry.step):
        yield f"“step” is its place on the ladder, W1 to W9, not “{entry.step}”."
    for key in ("what", "used_when", "record"):
        if not str(getattr(entry, key)).strip():
            yield f"“{key}” is empty; a step says what is done, when, and what the file holds of it."


def _one_of(key: str, value: str, allowed: tuple[str, ...]) -> Iterator[str]:
    if value not in allowed:
        yield f"“{key}” has to be one of {', '.join(allowed)}, not “{value}”."


def _places(countries: tuple[str, ...], regions: tuple[str, ...]) -> Iterator[str]:
    if regions and not countries:
        yield "it names regions and no country, so a region of another country could match."
    for code in countries:
        if not re.fullmatch("[A-Z]{2}", code):
            yield f"“{code}” is no country code of two capital letters."
    for code in regions:
        if not re.fullmatch("[A-Z0-9]{1,3}", code):
            yield f"“{code}” is no region code such as NJ or SCT; the rule can never apply."


_LOOKS: dict[type[Entry], Callable[[Any, frozenset[str]], Iterator[str]]] = {
    Circumstance: _circumstance,
    Gate: _gate,
    NoticeRule: _notice_rule,
    LetterElement: _letter_element,
    ChecklistItem: _checklist_item,
    ComplaintClock: _clock,
    Retention: _retention,
    AlternativeOption: _alternative,
    RepairStep: _repair_step,
}
