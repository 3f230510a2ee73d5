"""A case: one ending, from the first doubt to the sealed record, as one immutable value."""

from dataclasses import dataclass, field
from datetime import date

from partwell.domain.case_entries import (
    AgreedTerm,
    Alternative,
    Answer,
    ClientDeadline,
    Consultation,
    DatedFact,
    Delivery,
    Engagement,
    Feedback,
    FollowUpCall,
    Hold,
    IssuedDocument,
    KeptWording,
    Letter,
    Notice,
    ParagraphEdit,
    Referral,
    Review,
    Task,
    Waiver,
    Warning,
)
from partwell.domain.case_words import (
    Audience,
    CallOutcome,
    CaseStatus,
    DeliveryOutcome,
    Lane,
    Outcome,
)
from partwell.domain.knowledge import Disclosure

__all__ = [
    "AgreedTerm",
    "Alternative",
    "Answer",
    "Audience",
    "CallOutcome",
    "Case",
    "CaseStatus",
    "ClientDeadline",
    "Consultation",
    "DatedFact",
    "Delivery",
    "DeliveryOutcome",
    "Engagement",
    "Feedback",
    "FollowUpCall",
    "Hold",
    "IssuedDocument",
    "KeptWording",
    "Lane",
    "Letter",
    "Notice",
    "Outcome",
    "ParagraphEdit",
    "Referral",
    "Review",
    "Task",
    "Waiver",
    "Warning",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One ending. Changes make a new value; the store keeps the history beside it."""

    case_id: str
    client_id: str
    profession_id: str
    opened_on: date
    status: CaseStatus = CaseStatus.PREPARING
    owner_id: str = ""
    follows: str = ""  # an earlier case on the same client
    is_sample: bool = False
    engagement: Engagement = field(default_factory=Engagement)
    # decision
    reason_ids: tuple[str, ...] = ()
    facts: tuple[DatedFact, ...] = ()
    objective_sentence: str = ""  # the sentence for the letter; empty uses the reason's framing
    disclosure: Disclosure | None = None  # None follows the profession and the reason
    doubts: str = ""  # the professional's own thoughts; file only
    alternatives: tuple[Alternative, ...] = ()
    warnings: tuple[Warning, ...] = ()
    answers: tuple[Answer, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    reviews: tuple[Review, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    decided_on: date | None = None
    decided_by: str = ""
    cooled_off: str = ""  # "waited" or the note why the pause was skipped
    # notice and letters
    client_deadlines: tuple[ClientDeadline, ...] = ()
    notice: Notice = field(default_factory=Notice)
    letters: tuple[Letter, ...] = ()
    documents: tuple[IssuedDocument, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    # call, handover, aftercare
    call_order: str = ""  # empty follows the profession
    calls: tuple[FollowUpCall, ...] = ()
    agreed_terms: tuple[AgreedTerm, ...] = ()
    tasks: tuple[Task, ...] = ()
    referrals: tuple[Referral, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    holds: tuple[Hold, ...] = ()
    # how it ended
    outcome: Outcome | None = None
    outcome_note: str = ""
    ended_on: date | None = None
    client_left_note: str = ""  # when and how we learnt that the client left first
    review_on: date | None = None  # for a client who is kept
    closed_on: date | None = None
    closed_by: str = ""

    def answer(self, circumstance_id: str) -> str:
        """The answer given to a circumstance, or an empty string."""
        return next((a.value for a in self.answers if a.circumstance_id == circumstance_id), "")

    def waiver(self, what: str) -> Waiver | None:
        """The waiver recorded for something, or None."""
        return next((waiver for waiver in self.waivers if waiver.what == what), None)

    def issued(self, kind_id: str) -> tuple[IssuedDocument, ...]:
        """Every issued version of one kind, oldest first."""
        return tuple(document for document in self.documents if document.kind_id == kind_id)

    @property
    def notice_given_on(self) -> date | None:
        """The day notice was given; None while it is only planned, and where it never was."""
        letters = {document.document_id for document in self.issued("ending")}
        sent = any(delivery.document_id in letters for delivery in self.deliveries)
        return self.notice.given_on if sent or self.status == CaseStatus.NOTICE_GIVEN else None

    def letter(self, kind_id: str) -> Letter:
        """The draft of this kind, a fresh one where none was begun."""
        return next((draft for draft in self.letters if draft.kind_id == kind_id), Letter(kind_id=kind_id))

    @property
    def open_holds(self) -> tuple[Hold, ...]:
        """Holds that were not lifted."""
        return tuple(hold for hold in self.holds if hold.lifted_on is None)
