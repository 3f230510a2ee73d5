"""Every plain fact of a case that a form may change: its name for people and who may see it."""

from dataclasses import dataclass, replace
from typing import Any

from partwell.domain.case import Audience, Case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseField:
    """One changeable fact: its dotted path, its name on the page and in the history, its readers."""

    path: str
    label: str
    audience: Audience = Audience.FILE_ONLY


_CLIENT = Audience.CLIENT

CASE_FIELDS: tuple[CaseField, ...] = (
    CaseField(path="profession_id", label="Profession"),
    CaseField(path="owner_id", label="Who looks after this case"),
    CaseField(path="engagement.title", label="What the letter calls the work", audience=_CLIENT),
    CaseField(path="engagement.reference", label="Reference of the engagement", audience=_CLIENT),
    CaseField(path="engagement.agreement_on", label="Date of the agreement", audience=_CLIENT),
    CaseField(path="engagement.clause", label="Clause that allows ending", audience=_CLIENT),
    CaseField(path="engagement.notice_number", label="Notice in the agreement", audience=_CLIENT),
    CaseField(path="engagement.notice_unit", label="Unit of the notice in the agreement", audience=_CLIENT),
    CaseField(path="engagement.notice_counted", label="Where the agreement counts from", audience=_CLIENT),
    CaseField(path="engagement.notice_to_end_of", label="Notice to the end of", audience=_CLIENT),
    CaseField(path="engagement.notice_method", label="Delivery the clause demands", audience=_CLIENT),
    CaseField(path="engagement.deemed_days", label="Deemed receipt by the clause", audience=_CLIENT),
    CaseField(path="engagement.renewal_on", label="Renewal date", audience=_CLIENT),
    CaseField(path="engagement.renewal_notice_days", label="Notice before the renewal", audience=_CLIENT),
    CaseField(path="engagement.cure_days", label="Days to put a breach right", audience=_CLIENT),
    CaseField(path="engagement.last_service_on", label="Last service", audience=_CLIENT),
    CaseField(path="engagement.work_done", label="Work that is done", audience=_CLIENT),
    CaseField(path="engagement.work_in_progress", label="Work in progress", audience=_CLIENT),
    CaseField(path="engagement.work_not_started", label="Work not begun", audience=_CLIENT),
    CaseField(
        path="engagement.continues_until_end", label="What continues until the last day", audience=_CLIENT
    ),
    CaseField(path="engagement.stops_at_once", label="What stops with the letter", audience=_CLIENT),
    CaseField(path="engagement.fees_outstanding_amount", label="Fees outstanding", audience=_CLIENT),
    CaseField(path="engagement.refund_amount", label="Refund due", audience=_CLIENT),
    CaseField(path="engagement.client_money_amount", label="Money held for the client"),
    CaseField(path="engagement.final_invoice_on", label="Date of the final invoice", audience=_CLIENT),
    CaseField(path="engagement.surviving_terms", label="Terms that survive the end", audience=_CLIENT),
    CaseField(path="engagement.annual_hours", label="Hours a year on this client"),
    CaseField(path="reason_ids", label="Reason"),
    CaseField(path="objective_sentence", label="Reason as the letter says it", audience=_CLIENT),
    CaseField(path="disclosure", label="How much of the reason the letter says"),
    CaseField(path="doubts", label="Notes to yourself"),
    CaseField(path="decided_on", label="Date of the decision"),
    CaseField(path="decided_by", label="Who decided"),
    CaseField(path="cooled_off", label="Pause before deciding"),
    CaseField(path="notice.given_on", label="Day the notice is given", audience=_CLIENT),
    CaseField(path="notice.method", label="How the letter is delivered", audience=_CLIENT),
    CaseField(path="notice.received_on", label="Day of receipt", audience=_CLIENT),
    CaseField(path="notice.ends_on", label="Last day", audience=_CLIENT),
    CaseField(path="notice.ends_note", label="Why this last day"),
    CaseField(path="notice.extend_days", label="Days added as a courtesy"),
    CaseField(path="notice.earlier_agreed", label="How the client agreed to an earlier last day"),
    CaseField(path="call_order", label="Call before or after the letter"),
    CaseField(path="outcome", label="How it ended"),
    CaseField(path="outcome_note", label="Note on the outcome"),
    CaseField(path="client_left_note", label="When and how the client left"),
    CaseField(path="review_on", label="Date to look at it again"),
)

# Lists on a case, each with the word for one of its items in the history.
CASE_LISTS: dict[str, str] = {
    "facts": "dated fact",
    "alternatives": "alternative",
    "warnings": "written warning",
    "answers": "answer",
    "consultations": "consultation",
    "reviews": "second review",
    "waivers": "exception",
    "client_deadlines": "client deadline",
    "letters": "draft",
    "documents": "issued paper",
    "deliveries": "delivery",
    "calls": "call",
    "agreed_terms": "agreed term",
    "tasks": "task",
    "referrals": "referral",
    "feedback": "message from the client's side",
    "holds": "hold",
}


def field_of(path: str) -> CaseField:
    """The field with this path; a KeyError names one that does not exist."""
    return _BY_PATH[path]


def label_of(path: str) -> str:
    """The name of a fact or list for people."""
    if path in _BY_PATH:
        return _BY_PATH[path].label
    return CASE_LISTS.get(path, path.rpartition(".")[2].replace("_", " ")).capitalize()


_BY_PATH = {field.path: field for field in CASE_FIELDS}


def value_of(case: Case, path: str) -> Any:
    """What the case holds under a dotted path such as `engagement.title`."""
    value: Any = case
    for name in path.split("."):
        value = getattr(value, name)
    return value


def with_value(case: Case, path: str, value: Any) -> Case:
    """The case with one fact changed."""
    head, _, rest = path.partition(".")
    if not rest:
        return replace(case, **{head: value})
    part = getattr(case, head)
    return replace(case, **{head: replace(part, **{rest: value})})
