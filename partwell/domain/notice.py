"""The notice engine: from the contract, the rules and the calendar to a last day that explains itself."""

from dataclasses import dataclass
from datetime import date

from partwell.domain.findings import Finding
from partwell.domain.knowledge import Authority


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeStep:
    """One step of the sum, as a sentence, with the day it leads to where there is one."""

    sentence: str
    on: date | None = None
    kind: Authority | None = None
    rule_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePeriod:
    """The engine's answer: two dates, which source won each, and every step that led there."""

    given_on: date | None = None
    received_on: date | None = None  # deemed or actual receipt; day 0 of the count
    earliest_on: date | None = None  # what binds; None while blocked or before a date is set
    recommended_on: date | None = None  # what is wise
    ends_on: date | None = None  # the day chosen by the professional, else the recommended one
    won_by: str = ""  # id of the rule that fixed earliest_on: a notice rule's id, "contract", …
    won_kind: Authority | None = None
    recommended_by: str = ""
    is_blocked: bool = False
    steps: tuple[NoticeStep, ...] = ()
    findings: tuple[Finding, ...] = ()
