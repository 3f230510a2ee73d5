"""The call sheet: what to say, in which order, with the facts of the case and graceful replies to hand."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from partwell.domain.case import Audience
from partwell.domain.decision import disclosure
from partwell.domain.dossier import Dossier
from partwell.domain.formats import format_amount, format_date, format_weekday
from partwell.domain.knowledge import CallOrder, Condition, Disclosure
from partwell.domain.letter_facts import Reading
from partwell.domain.letter_fields import value_of
from partwell.domain.lifecycle import call_order
from partwell.domain.record_entries import RecordRow, person_name

BY_HAND = "____________"  # a fact that is missing is filled in by hand
_FACT = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Condition):
    """One part of the call: minutes from the start, what it is for, and words that fit.

    Of the entries with the same label the first that holds is spoken; beside every condition of a case
    the order of contact holds, such as `session_first`.
    """

    id: str
    minutes: str
    label: str
    script: str
    script_before_letter: str = ""  # where the call comes first; empty uses `script`
    why: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReply(Condition):
    """A likely reaction and a reply that keeps the client's dignity and the decision.

    Of the entries with the same reaction the first that holds is offered.
    """

    id: str
    reaction: str
    reply: str
    why: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRule:
    """Something that holds on every call, such as what a voicemail may say."""

    id: str
    label: str
    text: str
    why: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsToAvoid:
    """Words that do harm on the telephone, and what to say instead."""

    words: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallScript:
    """What is known about the call in one language: the file `data/calls/<language>.toml`."""

    agenda: tuple[AgendaItem, ...] = ()
    rules: tuple[CallRule, ...] = ()
    avoid: tuple[WordsToAvoid, ...] = ()
    replies: tuple[CallReply, ...] = ()

    def may_be_said(self, words: str) -> bool:
        """Whether the caller may say these words; asked of the wording check where that is at hand."""
        return bool(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheetPaper:
    """What the sheet prints; where no call is made, only `no_call` says so and why."""

    title: str
    practice_name: str
    client_name: str
    case_id: str
    made_line: str
    no_call: str = ""
    order_note: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    facts: tuple[RecordRow, ...] = ()
    replies: tuple[CallReply, ...] = ()
    avoid: tuple[WordsToAvoid, ...] = ()
    rules: tuple[CallRule, ...] = ()
    to_fill_in: tuple[str, ...] = ()


_NO_CALL = {
    "safety_reason": "Safety comes first: write, and leave contact to the authorities or your adviser.",
    "litigating_or_represented": "The client is represented: everything goes through the lawyers.",
    # Nothing on paper may hint at a report: a sheet left on a desk would tip the client off.
    "suspicious_activity": "Write instead, and ask your own adviser before any contact.",
}
_ORDER_NOTES = {
    CallOrder.CALL_FIRST: "The call comes before the letter.",
    CallOrder.LETTER_FIRST: "The letter comes before the call.",
    CallOrder.SESSION_FIRST: "The closing session comes first; the letter confirms it.",
}
_BEFORE_LETTER = (CallOrder.CALL_FIRST, CallOrder.SESSION_FIRST)
_TO_FILL_IN = (
    "Date, start and end",
    "Who was on the line",
    "What was said",
    "Concerns raised",
    "Promises made, with dates",
    "Next step",
)


def call_sheet_of(dossier: Dossier, script: CallScript) -> CallSheetPaper:
    """The sheet for this case today, without anything the professional noted for themselves alone."""
    order = call_order(dossier)
    paper = CallSheetPaper(
        title="Closing session" if order == CallOrder.SESSION_FIRST else "Follow-up call",
        practice_name=dossier.practice.name,
        client_name=dossier.client.name,
        case_id=dossier.case.case_id,
        made_line=f"As the file stood on {format_date(dossier.on, dossier.practice)}",
    )
    if order == CallOrder.NO_CALL:
        return _without_call(paper, dossier)
    words = _words(dossier, script)
    holding = dossier.holding | {str(order)}

    def may_say(item: AgendaItem | CallReply, text: str) -> bool:
        return item.holds(holding) and _can_say(text, words)

    spoken = _first_of_each(script.agenda, lambda one: one.label, lambda one: may_say(one, one.script))
    replies = _first_of_each(script.replies, lambda one: one.reaction, lambda one: may_say(one, one.reply))
    before_letter = order in _BEFORE_LETTER and not dossier.case.issued("ending")
    return replace(
        paper,
        order_note=_ORDER_NOTES[order],
        agenda=tuple(_spoken(item, words, before_letter=before_letter) for item in spoken),
        facts=_facts(dossier),
        replies=tuple(_answered(reply, words) for reply in replies),
        avoid=(*script.avoid, *_avoided_by_reason(dossier)),
        rules=script.rules,
        to_fill_in=_TO_FILL_IN,
    )


def _without_call(paper: CallSheetPaper, dossier: Dossier) -> CallSheetPaper:
    because = [sentence for name, sentence in _NO_CALL.items() if name in dossier.holding]
    why = " ".join(because) or dossier.profession.policy.call_note
    return replace(paper, title="No call", no_call=f"No call is made in this case. {why}".strip())


def _words(dossier: Dossier, script: CallScript) -> Mapping[str, str]:
    """The facts that scripts may name, as they are spoken."""
    case, practice = dossier.case, dossier.practice
    letters = case.issued("ending")
    ends_on = dossier.period.ends_on or case.ended_on
    coming = sorted(
        one.due_on
        for one in case.client_deadlines
        if one.due_on >= dossier.on and one.audience != Audience.FILE_ONLY
    )
    return {
        "client_name": dossier.client.salutation_name,
        "letter_date": format_date(letters[-1].issued_on, practice) if letters else "",
        "ends_on": format_weekday(ends_on, practice) if ends_on else "",
        "next_deadline": format_weekday(coming[0], practice) if coming else "",
        "reason_sentence": _reason(dossier, script),
        "clause": case.engagement.clause.strip().rstrip("."),
    }


def _reason(dossier: Dossier, script: CallScript) -> str:
    """The reason as far as the letter may say it; in the words of the catalogue where others could hurt."""
    allowed = disclosure(dossier)
    if allowed == Disclosure.NONE:
        return ""
    if allowed == Disclosure.CODED:
        return _coded(dossier)
    measures = dict.fromkeys((allowed, Disclosure.BRIEF))
    draft = dossier.case.letter("ending")
    told = (
        str(value_of(Reading(dossier=dossier, draft=draft, disclosure=one), "reason_sentence"))
        for one in measures
    )
    return next((words for words in told if words and script.may_be_said(words)), "")


def _coded(dossier: Dossier) -> str:
    """The general reason that the ending letter gives where detail could hurt somebody."""
    kinds = (kind for kind in dossier.knowledge.letter_kinds if kind.id == "ending")
    coded = (Disclosure.CODED,)
    told = (one.text for kind in kinds for one in kind.paragraphs if one.disclosure == coded)
    return next(told, "")


def _can_say(text: str, words: Mapping[str, str]) -> bool:
    """Whether the words need no reason that may not be told."""
    return bool(words["reason_sentence"]) or "reason_sentence" not in _FACT.findall(text)


E = TypeVar("E", AgendaItem, CallReply)


def _first_of_each(
    entries: tuple[E, ...], name: Callable[[E], str], stands: Callable[[E], bool]
) -> tuple[E, ...]:
    """Of the entries with the same name the first that stands, in the order of the file."""
    chosen: dict[str, E] = {}
    for one in entries:
        if stands(one):
            chosen.setdefault(name(one), one)
    order = dict.fromkeys(map(name, entries))
    return tuple(chosen[each] for each in order if each in chosen)


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _FACT.sub(lambda found: words.get(found[1], "") or BY_HAND, text)


def _spoken(item: AgendaItem, words: Mapping[str, str], *, before_letter: bool) -> AgendaItem:
    script = item.script_before_letter if before_letter and item.script_before_letter else item.script
    return replace(item, script=_filled(script, words), script_before_letter="")


def _answered(reply: CallReply, words: Mapping[str, str]) -> CallReply:
    return replace(reply, reply=_filled(reply.reply, words))


def _avoided_by_reason(dossier: Dossier) -> tuple[WordsToAvoid, ...]:
    reasons = [dossier.knowledge.reason(reason_id) for reason_id in dossier.case.reason_ids]
    words = [word for reason in reasons if reason for word in reason.avoid]
    letter_is_silent = disclosure(dossier) == Disclosure.NONE
    instead = (
        "nothing about the reason, as in the letter" if letter_is_silent else "the sentence of the letter"
    )
    return tuple(WordsToAvoid(words=word, instead=instead) for word in words)


def _facts(dossier: Dossier) -> tuple[RecordRow, ...]:
    """Dates and sums of the case that the client may hear."""
    case, practice = dossier.case, dossier.practice
    agreed, period = case.engagement, dossier.period
    days = (
        (
            "Letter sent" if case.issued("ending") else "Letter planned for",
            case.notice.given_on or period.given_on,
        ),
        ("Last day", period.ends_on),
        ("Ended on", case.ended_on if case.ended_on != period.ends_on else None),
        ("Final invoice", agreed.final_invoice_on),
        *((f"Deadline: {one.what}", one.due_on) for one in case.client_deadlines if one.audience == "client"),
    )
    sums = (("Fees outstanding", agreed.fees_outstanding_amount), ("Refund due", agreed.refund_amount))
    texts = (
        ("Engagement", agreed.title),
        ("Telephone", dossier.client.phone),
        *((label, format_weekday(day, practice)) for label, day in days if day),
        *((label, format_amount(amount, practice)) for label, amount in sums if amount is not None),
        ("Continues until then", agreed.continues_until_end),
        ("Named to the client", "; ".join(one.name for one in case.referrals) or practice.referral_directory),
        (
            "May also be told",
            "; ".join(one.name for one in dossier.client.related_parties if one.may_be_told),
        ),
        ("Caller", person_name(dossier, case.owner_id)),
    )
    return tuple(RecordRow(label=label, value=value) for label, value in texts if value)
