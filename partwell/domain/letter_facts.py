"""The facts of a case as one reader may see them, worked out for one letter."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from partwell.domain.case import (
    Alternative,
    Audience,
    CallOutcome,
    Case,
    Engagement,
    Feedback,
    FollowUpCall,
    Lane,
    Letter,
)
from partwell.domain.clean_text import clean_line
from partwell.domain.client import Client
from partwell.domain.day_counting import period_in_words
from partwell.domain.dossier import Dossier
from partwell.domain.formats import format_amount, format_date, format_month, format_weekday
from partwell.domain.knowledge import Disclosure, Retention
from partwell.domain.notice_receipt import usual_method
from partwell.domain.practice import Practice


class Reader(StrEnum):
    """Whom a letter is for."""

    CLIENT = "client"
    SUCCESSOR = "successor"
    REFERRAL = "referral"
    SECOND_PARTY = "second_party"  # a sponsor, tenant or other party to the arrangement
    PUBLIC = "public"


# What a fact's own mark lets each reader see. Facts about clients are theirs; "file only" is nobody's.
MAY_SEE: dict[Reader, frozenset[Audience]] = {
    Reader.CLIENT: frozenset({Audience.CLIENT, Audience.SUCCESSOR, Audience.REFERRAL}),
    Reader.SUCCESSOR: frozenset({Audience.SUCCESSOR}),
    Reader.REFERRAL: frozenset({Audience.REFERRAL}),
    Reader.SECOND_PARTY: frozenset(),
    Reader.PUBLIC: frozenset(),
}
ANSWERED_LANES = {
    "feedback_reply": (Lane.FEEDBACK,),
    "complaint_acknowledgement": (Lane.COMPLAINT, Lane.FEE_DISPUTE),
    "successor_reply": (Lane.SUCCESSOR_ENQUIRY,),
    "handover": (Lane.RECORDS_REQUEST,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A dossier as one reader may see it, for one draft."""

    dossier: Dossier
    draft: Letter
    disclosure: Disclosure = Disclosure.NONE
    reader: Reader = Reader.CLIENT

    @property
    def case(self) -> Case:
        """The case."""
        return self.dossier.case

    @property
    def client(self) -> Client:
        """The client."""
        return self.dossier.client

    @property
    def practice(self) -> Practice:
        """The practice."""
        return self.dossier.practice

    @property
    def engagement(self) -> Engagement:
        """What was agreed."""
        return self.dossier.case.engagement

    def sees(self, audience: Audience) -> bool:
        """Whether this reader may see a fact with this mark."""
        return audience in MAY_SEE[self.reader]

    def day(self, day: date | None) -> str:
        """A day as the practice writes it; empty where it is not known."""
        return format_date(day, self.practice) if day else ""

    def weekday(self, day: date | None) -> str:
        """The same with its weekday."""
        return format_weekday(day, self.practice) if day else ""

    def amount(self, amount: Decimal | None) -> str:
        """A sum with its currency; empty where there is none."""
        return format_amount(amount, self.practice) if amount is not None and amount > 0 else ""


def phrase(text: str) -> str:
    """Words typed into a form as part of a sentence: one line, without the stop that the letter sets."""
    return clean_line(text).rstrip(" .;,:")


def lines(text: str) -> tuple[str, ...]:
    """Words typed line by line as items of a list, without their bullets."""
    cut = (phrase(line.lstrip(" -•*\t")) for line in text.splitlines())
    return tuple(line for line in cut if line)


def joined(by: str, parts: tuple[str, ...]) -> str:
    """What is known of several things, on one line."""
    return by.join(filter(None, map(clean_line, parts)))


def writes_alone(reading: Reading) -> bool:
    """Whether letters say "I": usual in the profession, and no second person works here."""
    return reading.dossier.profession.policy.writes_as == "I" and len(reading.practice.people) <= 1


# -- days ------------------------------------------------------------------------------------------


def dated_on(reading: Reading) -> date:
    """The day printed on the letter: as chosen, else the day notice is given, else today."""
    draft, case = reading.draft, reading.case
    planned = case.notice.given_on if draft.kind_id == "ending" else None
    return draft.dated_on or planned or reading.dossier.on


def ends_on(reading: Reading) -> str:
    """The last day of the notice as it was given, with its weekday, however it ended afterwards."""
    return reading.weekday(reading.dossier.period.ends_on)


def ended_on(reading: Reading) -> str:
    """The day on which it really ended, with its weekday; the last day of the notice until then."""
    return reading.weekday(reading.case.ended_on or reading.dossier.period.ends_on)


def earlier_end(reading: Reading) -> str:
    """The last day the latest ending letter named, where it was another one."""
    issued = [paper.ends_on for paper in reading.case.issued("ending") if paper.ends_on]
    day = issued[-1] if issued else None
    return reading.day(day) if day != reading.dossier.period.ends_on else ""


def since(reading: Reading) -> str:
    """Since when the practice has worked for the client, as "since March 2019"; empty where not known."""
    since_on = reading.client.since_on
    return f"since {format_month(since_on)}" if since_on and since_on < dated_on(reading) else ""


def notice_phrase(reading: Reading) -> str:
    """The notice the agreement names, such as "45 calendar days"."""
    number = reading.engagement.notice_number
    return period_in_words(number, reading.engagement.notice_unit) if number else ""


# -- work, money, deadlines ------------------------------------------------------------------------


def engagement_name(reading: Reading) -> str:
    """What subject lines call the work: its name, else "Our services for you" or its like."""
    service, us = reading.dossier.profession.policy.service_word, voice(reading, "us", "me")
    if service.endswith("services"):
        return phrase(reading.engagement.title) or f"{voice(reading, 'Our', 'My')} {service} for you"
    return phrase(reading.engagement.title) or f"Your {service} with {us}"


def work_status(reading: Reading) -> tuple[str, ...]:
    """What is finished, in progress and not begun, one line each."""
    agreed = reading.engagement
    parts = (
        ("Finished", agreed.work_done),
        ("In progress", agreed.work_in_progress),
        ("Not started", agreed.work_not_started),
    )
    return tuple(f"{label}: {'; '.join(lines(words))}" for label, words in parts if lines(words))


def deadlines(reading: Reading, *, with_source: bool = False) -> tuple[str, ...]:
    """Each deadline this reader may see, soonest first: day, what, what happens if it is missed."""
    listed = sorted(reading.case.client_deadlines, key=lambda deadline: deadline.due_on)
    told = []
    for one in listed:
        if not reading.sees(one.audience):
            continue
        parts = [f"{reading.day(one.due_on)}: {phrase(one.what)}"]
        parts += [f"If it is missed: {phrase(one.consequence)}"] if one.consequence.strip() else []
        parts += [f"Source: {phrase(one.source)}"] if with_source and one.source.strip() else []
        told.append(". ".join(part.rstrip(".") for part in parts) + ".")
    return tuple(told)


def sentence(text: str) -> str:
    """Typed words as a sentence: a capital first, one stop last."""
    said = phrase(text)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def referral_names(reading: Reading) -> tuple[str, ...]:
    """Whom the client might ask, with how to reach them; notes on them stay in the file."""
    if reading.reader != Reader.CLIENT:
        return ()
    listed = reading.case.referrals
    return tuple(joined(", ", (one.name, phrase(one.contact))) for one in listed)


def agreed_terms(reading: Reading) -> tuple[str, ...]:
    """What both sides agreed, with who does it and by when."""
    us = voice(reading, "us", "me")
    owners = {"professional": us, "office": us, "client": "you", "successor": "your new adviser"}
    told = []
    for term in reading.case.agreed_terms:
        if not reading.sees(term.audience):
            continue
        who = owners.get(term.owner, phrase(term.owner))
        when = f", by {reading.day(term.due_on)}" if term.due_on else ""
        told.append(f"{phrase(term.what)} ({who}{when})")
    return tuple(told)


def modified_terms(reading: Reading) -> tuple[str, ...]:
    """The terms offered instead of an ending; what came of the offer stays in the file."""
    offered = open_offers(reading.case) if reading.reader == Reader.CLIENT else ()
    return tuple(item for offer in offered for item in lines(offer.terms))


def open_offers(case: Case) -> tuple[Alternative, ...]:
    """The offers with terms that wait for an answer, else the newest that was made."""
    made = [
        one for one in case.alternatives if one.terms.strip() and (one.offered_on or not one.reply.strip())
    ]
    waiting = [one for one in made if not one.reply.strip()]
    return tuple(waiting or made[-1:])


def retention_years(reading: Reading) -> str:
    """How long the client's file is kept after the end, in words, as the pack has it."""

    def fits(kept: Retention) -> bool:
        here = not kept.countries or reading.practice.country.upper() in kept.countries
        after_the_end = kept.trigger in {"end", "last_service", "close"} and kept.id != OWN_RECORD
        return here and after_the_end and kept.holds(reading.dossier.holding)

    kept = next((one for one in reading.dossier.profession.retention if fits(one)), None)
    if kept is None:
        return ""
    return "one year" if kept.years == 1 else f"{NUMBERS.get(kept.years, kept.years)} years"


OWN_RECORD = "ending_record"  # kept for the practice itself and no part of the client's file
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}


# -- calls and what came back ----------------------------------------------------------------------


def last_call(reading: Reading) -> FollowUpCall | None:
    """The latest call that was held."""
    held = [call for call in reading.case.calls if call.outcome == CallOutcome.HELD]
    return held[-1] if held and reading.reader == Reader.CLIENT else None


def answered(reading: Reading) -> Feedback | None:
    """The message this letter answers: the latest open one of its lane, else the latest."""
    lanes = ANSWERED_LANES.get(reading.draft.kind_id, ())
    listed = [item for item in reading.case.feedback if item.lane in lanes]
    waiting = [item for item in listed if item.answered_on is None and item.closed_on is None]
    return next(reversed(waiting or listed), None)


def answer_within(reading: Reading) -> str:
    """How long an answer to the message may take in this profession, such as "28 calendar days"."""
    item = answered(reading)
    dossier = reading.dossier
    held = [one for one in dossier.profession.complaint_clocks if one.holds(dossier.holding)]
    clocks = [one for one in held if item and one.lane == item.lane]
    days = next((one.answer_days for one in clocks if one.answer_days), None)
    return period_in_words(days, clocks[0].unit) if days else ""


def voice(reading: Reading, many: str, one: str) -> str:
    """A word for the writer: of several people, or of one."""
    return one if writes_alone(reading) else many


def delivery_line(reading: Reading) -> str:
    """How the letter travels, as printed above the address."""
    american = reading.practice.country.upper() == "US"
    printed = {
        "email": "By email",
        "hand": "By hand",
        "portal": "Through the secure portal",
        "courier": "By courier, signature required",
        "post": "By first-class mail" if american else "By first-class post",
        "tracked_post": "By certified mail, return receipt requested"
        if american
        else "By tracked post, signed for",
    }
    return printed[usual_method(reading.case, reading.dossier.profession)]
