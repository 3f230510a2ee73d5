"""The fixed words of a case: where it stands, who may read what, what came back, how things went."""

from enum import StrEnum


class CaseStatus(StrEnum):
    """Where a case stands; everything that depends on today is computed and never a status."""

    PREPARING = "preparing"
    REPAIRING = "repairing"
    NOTICE_GIVEN = "notice given"
    ENDED = "ended"
    CLOSED = "closed"
    KEPT = "kept"


class Audience(StrEnum):
    """Who may see a fact; a paper shows only what its reader may see."""

    CLIENT = "client"
    SUCCESSOR = "successor"
    REFERRAL = "referral"
    FILE_ONLY = "file only"


class Lane(StrEnum):
    """What something that comes back is, which decides its clock and its first call."""

    FEEDBACK = "feedback"
    COMPLAINT = "complaint"
    CLAIM = "claim"
    SAFETY = "safety"
    RECORDS_REQUEST = "records_request"
    SUCCESSOR_ENQUIRY = "successor_enquiry"
    FEE_DISPUTE = "fee_dispute"
    REVIEW = "review"


class CallOutcome(StrEnum):
    """How an attempt to speak with the client went."""

    HELD = "held"
    NO_ANSWER = "no answer"
    DECLINED = "declined by the client"
    STOPPED = "stopped early"


class DeliveryOutcome(StrEnum):
    """What became of a letter on its way."""

    ON_ITS_WAY = "on its way"
    DELIVERED = "delivered"
    REFUSED = "refused"
    RETURNED = "returned"
    UNCLAIMED = "unclaimed"


class Outcome(StrEnum):
    """How a case ended."""

    ENDED_BY_US = "ended by us"
    CLIENT_LEFT = "client left"
    AGREED = "ended by agreement"
    TRANSFERRED = "transferred to a colleague"
    MODIFIED = "kept with modified services"
    PAUSED = "paused"
    WITHDRAWN = "we changed our mind"
