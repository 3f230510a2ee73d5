"""What a case is made of: engagement, decisions, papers, calls, tasks, what came back; one type each."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from partwell.domain.case_words import Audience, CallOutcome, DeliveryOutcome, Lane
from partwell.domain.knowledge import Counting, DayUnit, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """What was agreed with the client, as far as it matters to the ending."""

    title: str = ""  # as the letter names it: "2026 tax return", "the matter of …"
    reference: str = ""
    agreement_on: date | None = None
    clause: str = ""  # the clause that allows ending, as cited: "section 9.2"
    notice_number: int | None = None  # None: the agreement says nothing on notice
    notice_unit: DayUnit = DayUnit.CALENDAR
    notice_counted: Counting = Counting.FROM_RECEIPT
    notice_to_end_of: str = ""  # "", "month" or "quarter"
    notice_method: str = ""  # delivery the clause demands, such as "courier"
    deemed_days: int | None = None  # deemed receipt by the clause, in days after sending
    renewal_on: date | None = None
    renewal_notice_days: int | None = None  # notice needed before the renewal
    cure_days: int | None = None
    last_service_on: date | None = None
    work_done: str = ""
    work_in_progress: str = ""
    work_not_started: str = ""
    continues_until_end: str = ""  # what is still done until the last day
    stops_at_once: str = ""
    fees_outstanding_amount: Decimal | None = None
    refund_amount: Decimal | None = None
    client_money_amount: Decimal | None = None  # held for the client, such as on trust
    final_invoice_on: date | None = None
    surviving_terms: str = ""
    annual_hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """One observable thing: what happened, when, against which clause, and what was tried."""

    what: str
    happened_on: date | None = None
    clause: str = ""
    tried: str = ""
    audience: Audience = Audience.FILE_ONLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a circumstance: "yes", "no" or one of its choices."""

    circumstance_id: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Something offered instead of ending, and what came of it."""

    option: str  # modified services, pause, price, colleague, payment plan, referral
    offered_on: date | None = None
    terms: str = ""
    reply: str = ""  # the client's answer, or why it was not offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """A written warning or cure notice: what must change, by when, and how it went."""

    given_on: date
    what_must_change: str
    by_on: date | None = None
    result: str = ""
    document_id: str = ""
    channel: str = ""  # how it was given: letter, e-mail, in person


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """Who was asked about a gate and what they cleared; a named person, a date and a note."""

    gate_id: str
    person: str
    role: str  # insurer, counsel, supervisor, court, regulator, second reviewer
    on: date
    note: str
    document: str = ""  # reference of the paper that clears it, such as an order
    clears: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Something asked for that was left out on purpose, with the reason written down."""

    what: str  # key: gate id, checklist item id, "alternatives", "call", "notice_period", …
    why: str
    by_id: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A second pair of eyes on the decision."""

    reviewer: str
    on: date
    note: str
    agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientDeadline:
    """Something the client must do, by when, and what happens if it is missed."""

    what: str
    due_on: date
    consequence: str = ""
    source: str = ""  # where the date comes from and when it was learnt
    audience: Audience = Audience.CLIENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The notice as decided: when given, how, and the last day."""

    given_on: date | None = None  # planned or actual day of sending
    method: str = ""
    received_on: date | None = None  # actual receipt, once known
    ends_on: date | None = None  # last day chosen by the professional; None follows the engine
    ends_note: str = ""  # why another day than the engine's
    extend_days: int = 0  # courtesy days added by hand before notice was given
    earlier_agreed: str = ""  # how the client agreed to an earlier day than the one they were told


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphEdit:
    """What the professional did to one paragraph of a draft."""

    paragraph_id: str  # an id of the kind, or "own-1", "own-2" for added ones
    text: str | None = None  # None keeps the planned words
    struck: bool = False
    note: str = ""  # why it was struck out
    after: str = ""  # for an own paragraph: the paragraph id it follows


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWording:
    """A wording finding that stays, with the reason."""

    words: str
    rule: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft: the kind, the edits on its plan, and findings kept with a note."""

    kind_id: str
    edits: tuple[ParagraphEdit, ...] = ()
    kept: tuple[KeptWording, ...] = ()
    signatory_id: str = ""
    dated_on: date | None = None
    enclosures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument:
    """A paper that left the desk: locked, versioned and known by its hash. Its bytes lie in the store."""

    document_id: str
    kind_id: str
    version: int  # 1, 2 … within the kind
    title: str
    file_name: str
    sha256: str  # of the bytes
    text_sha256: str
    issued_on: date
    issued_at: datetime
    issued_by: str
    facts_sha256: str = ""  # of the facts it was made from, with the mark of its making
    ends_on: date | None = None
    audience: str = "client"
    addressee: str = ""  # to whom it was written; empty for a public answer and for papers of older versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One attempt to bring a paper to its reader."""

    document_id: str
    method: str
    sent_on: date
    tracking: str = ""
    sent_by: str = ""
    outcome: DeliveryOutcome = DeliveryOutcome.ON_ITS_WAY
    outcome_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpCall:
    """One attempt to speak with the client, as logged."""

    on: date
    outcome: CallOutcome
    at_time: str = ""  # "14:05", local
    minutes: int | None = None
    by_id: str = ""
    spoke_with: str = ""
    points: str = ""  # what was said, in neutral words
    concerns: str = ""
    promises: str = ""
    next_step: str = ""
    channel: str = "phone"
    covered: tuple[str, ...] = ()  # parts of the call sheet that were gone through


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedTerm:
    """Something both sides agreed, with who does it and by when."""

    what: str
    agreed_on: date
    owner: str = "professional"
    due_on: date | None = None
    done_on: date | None = None
    audience: Audience = Audience.CLIENT
    task_id: str = ""  # the task that keeps it, such as "promise-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A thing to do in the handover, from the profession's checklist or added by hand."""

    task_id: str  # checklist item id, or "own-1", "promise-1", "call-1" …
    label: str
    owner: str = "professional"
    due_on: date | None = None
    mark: Mark = Mark.SHOULD
    giver: str = ""
    receiver: str = ""
    proof: str = ""  # what proves it, filled when done
    exception: str = ""
    done_on: date | None = None
    done_by: str = ""
    handed_over_as: str = ""  # the format of records that were handed over: "PDF", "the paper originals"
    copy_kept: str = ""  # which copy stays here, and why


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Somebody the client might ask instead, named without any promise."""

    name: str
    contact: str = ""
    note: str = ""  # conflicts or why suitable; file only
    offered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Something that came back: feedback, complaint, claim, request or enquiry, with its reply."""

    feedback_id: str
    lane: Lane
    received_on: date
    from_whom: str = ""
    words: str = ""  # what was said, quoted or in neutral summary
    consent_on_file: bool = False  # for successor enquiries and records requests
    handler: str = ""
    told_first: str = ""  # insurer, counsel or supervisor told, with name
    told_on: date | None = None
    acknowledged_on: date | None = None
    answered_on: date | None = None
    reply: str = ""
    withheld: str = ""  # what was not released and why; file only
    lesson: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A reason why nothing may be closed, destroyed or sent: a claim, a complaint, litigation."""

    reason: str
    placed_on: date
    placed_by: str
    lifted_on: date | None = None
    lifted_note: str = ""
