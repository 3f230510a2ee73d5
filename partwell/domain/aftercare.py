"""What comes back after the goodbye: recognised from a few questions, with its clock and its stop sign."""

import re
from dataclasses import dataclass
from datetime import date

from partwell.domain.case import Case, Feedback, IssuedDocument, Lane
from partwell.domain.day_counting import add_days
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import ComplaintClock

# The first question answered with yes decides; none means plain feedback.
QUESTIONS: tuple[tuple[Lane, str], ...] = (
    (Lane.SAFETY, "Is anybody's safety at risk, or is there a threat or talk of self-harm?"),
    (Lane.CLAIM, "Does it speak of negligence, a lawyer, a regulator or board, or demand money?"),
    (
        Lane.COMPLAINT,
        "Does it say that the client lost something, may lose it, or was distressed or put out?",
    ),
    (Lane.FEE_DISPUTE, "Does it dispute a bill or ask for money back?"),
    (Lane.RECORDS_REQUEST, "Does it ask for the file, records or property?"),
    (Lane.SUCCESSOR_ENQUIRY, "Does it come from a new adviser, or ask you to talk to one?"),
    (Lane.REVIEW, "Is it a public review?"),
)
LANE_WORDS = {
    Lane.FEEDBACK: "Feedback",
    Lane.COMPLAINT: "Complaint",
    Lane.CLAIM: "Claim or regulator",
    Lane.SAFETY: "Safety",
    Lane.RECORDS_REQUEST: "Records request",
    Lane.SUCCESSOR_ENQUIRY: "Successor's enquiry",
    Lane.FEE_DISPUTE: "Fee dispute",
    Lane.REVIEW: "Public review",
}
IN_SENTENCES = {
    Lane.FEEDBACK: "the feedback",
    Lane.COMPLAINT: "the complaint",
    Lane.CLAIM: "the claim",
    Lane.SAFETY: "the message about safety",
    Lane.RECORDS_REQUEST: "the request for records",
    Lane.SUCCESSOR_ENQUIRY: "the successor's enquiry",
    Lane.FEE_DISPUTE: "the dispute about fees",
    Lane.REVIEW: "the public review",
}
REPLY_KINDS = {
    Lane.FEEDBACK: "feedback_reply",
    Lane.COMPLAINT: "complaint_acknowledgement",
    Lane.FEE_DISPUTE: "complaint_acknowledgement",
    Lane.RECORDS_REQUEST: "handover",
    Lane.SUCCESSOR_ENQUIRY: "successor_reply",
    Lane.REVIEW: "review_line",
}
ACKNOWLEDGES = "complaint_acknowledgement"  # the reply that says only that a message has arrived
# Signs of a claim: a word of fault alone, or money together with a lawyer, a court or a body.
_FAULT = re.compile(r"\bnegligen(?:t|ce|tly)\b|\bmalpractice\b")
_MONEY = re.compile(
    r"[£$€]\s?\d[\d,.]*|\b(?:money|compensation|compensate|damages|refund(?:ed|s)?|reimburse(?:d|ment)?|loss(?:es)?|"
    r"pay(?:ment|ments)?|owed?|costs?)\b"
)
_LAW = re.compile(
    r"\b(?:lawyers?|solicitors?|attorneys?|counsel|barristers?|courts?|tribunal|sue|suing|sued|lawsuit|"
    r"proceedings|ombudsman|regulator|licensing board|bar association|legal action)\b"
)
NEEDS_CONSENT = (Lane.SUCCESSOR_ENQUIRY, Lane.RECORDS_REQUEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The clock of one message: what it is, by when it must be acknowledged and answered, and how."""

    clock: ComplaintClock
    acknowledge_by_on: date | None
    answer_by_on: date | None


def recognised(yes: frozenset[Lane]) -> Lane:
    """The lane of a message from the questions answered with yes."""
    return next((lane for lane, _ in QUESTIONS if lane in yes), Lane.FEEDBACK)


def signs_of_claim(words: str) -> tuple[str, ...]:
    """The words that make it worth asking whether a message is a claim; empty where there are none."""
    folded = words.casefold()
    fault, money, law = (pattern.search(folded) for pattern in (_FAULT, _MONEY, _LAW))
    found = (fault, money, law) if money and law else (fault,)
    return tuple(one.group().strip() for one in found if one)


def waits_for(case: Case, paper: IssuedDocument) -> tuple[Feedback, ...]:
    """The open messages that an issued letter replies to; an acknowledgement only where none was given."""
    return tuple(
        item
        for item in case.feedback
        if REPLY_KINDS.get(item.lane) == paper.kind_id
        and item.received_on <= paper.issued_on
        and item.answered_on is None
        and item.closed_on is None
        and not (paper.kind_id == ACKNOWLEDGES and item.acknowledged_on)
    )


def running(item: Feedback, dossier: Dossier) -> Running | None:
    """The clock that runs for a message in this profession, or None where none is known."""
    clocks = (one for one in dossier.profession.complaint_clocks if one.holds(dossier.holding))
    clock = next((one for one in clocks if one.lane == item.lane), None)
    if clock is None:
        return None

    def due(days: int | None) -> date | None:
        return None if days is None else add_days(item.received_on, days, clock.unit, dossier.calendar)

    return Running(
        clock=clock, acknowledge_by_on=due(clock.acknowledge_days), answer_by_on=due(clock.answer_days)
    )


def must_ask_first(item: Feedback, clock: ComplaintClock | None) -> bool:
    """Whether somebody has to be told before anything is answered, and has not been."""
    return bool(clock and clock.stop_sign and not item.told_first)
