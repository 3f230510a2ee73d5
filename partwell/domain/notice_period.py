"""What the notice engine takes and gives: the facts of one notice, the steps of the sum, the answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from partwell.domain.case import ClientDeadline, Engagement
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.findings import Finding, Level
from partwell.domain.knowledge import Authority, NoticeRule

HARM_WINDOW_DAYS = 14  # a default of this program's own, editable; no rule gives a number
RENEWAL_MONTHS = 12  # how long another term is taken to last where nobody says


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Days that an open gate adds to the recommended last day, unless waived with a written reason."""

    gate_id: str
    label: str
    days: int
    waived_because: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeInputs:
    """Every fact the sum rests on. `on` is today; a missing `given_on` gives an answer without dates."""

    on: date
    given_on: date | None = None  # planned or actual day of sending
    method: str = ""
    letter_on: date | None = None  # the date printed on the letter, where it differs from given_on
    received_on: date | None = None  # actual receipt, once known
    rules: tuple[NoticeRule, ...] = ()
    engagement: Engagement = field(default_factory=Engagement)
    since_on: date | None = None
    warned_on: date | None = None  # day the warning or notice of breach was sent
    deadlines: tuple[ClientDeadline, ...] = ()
    holding: frozenset[str] = frozenset()
    country: str = ""
    region: str = ""
    extensions: tuple[Extension, ...] = ()  # of gates that lengthen the notice
    blocked_by: tuple[str, ...] = ()  # labels of STOP gates that are not cleared
    extend_days: int = 0  # courtesy days added by hand
    ends_on: date | None = None  # last day chosen by the professional
    ends_note: str = ""
    sent_again_on: date | None = None  # the sending that counts, where the first one came back
    sent_again_by: str = ""  # its method
    came_back: str = ""  # what became of the last sending, while none is on its way
    earlier_agreed: str = ""  # how the client agreed to a shorter notice
    harm_window_days: int = HARM_WINDOW_DAYS
    renewal_months: int = RENEWAL_MONTHS
    ask_first: str = "your insurer or your professional body"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeStep:
    """One step of the sum, as a sentence, with the day it leads to where there is one."""

    sentence: str
    on: date | None = None
    kind: Authority | None = None
    rule_id: str = ""
    source: str = ""

    def as_data(self) -> dict[str, str | None]:
        """The step as plain text and ISO dates."""
        return {
            "sentence": self.sentence,
            "on": _iso(self.on),
            "kind": self.kind.value if self.kind else None,
            "rule_id": self.rule_id,
            "source": self.source,
        }


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

    def as_data(self) -> dict[str, object]:
        """The answer as plain text, booleans and ISO dates, ready for JSON."""
        return {
            "given_on": _iso(self.given_on),
            "received_on": _iso(self.received_on),
            "earliest_on": _iso(self.earliest_on),
            "recommended_on": _iso(self.recommended_on),
            "ends_on": _iso(self.ends_on),
            "won_by": self.won_by,
            "won_kind": self.won_kind.value if self.won_kind else None,
            "recommended_by": self.recommended_by,
            "is_blocked": self.is_blocked,
            "steps": [step.as_data() for step in self.steps],
            "findings": [
                {
                    "code": finding.code,
                    "level": finding.level.value,
                    "what": finding.what,
                    "why": finding.why,
                    "instead": finding.instead,
                    "source": finding.source,
                }
                for finding in self.findings
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What every part of the sum counts from: the facts, the calendar and the day of receipt."""

    inputs: NoticeInputs
    calendar: WorkingCalendar
    given_on: date
    received_on: date
    rules: tuple[NoticeRule, ...]  # those that apply
    safety: NoticeRule | None = None  # the safety exception that applies, if any


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A day before which the last day must not, or better should not, fall, and the step that says why."""

    on: date
    by: str  # a notice rule's id, "contract", "contract_renewal", "contract_cure" …
    label: str  # as a sentence names it
    step: NoticeStep

    @property
    def kind(self) -> Authority | None:
        """What stands behind it."""
        return self.step.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one part of the sum contributes."""

    floors: tuple[Floor, ...] = ()
    steps: tuple[NoticeStep, ...] = ()  # beside those of the floors
    findings: tuple[Finding, ...] = ()


def joined(parts: Iterable[Part]) -> Part:
    """Several parts as one, in their order; the steps of floors stand among the others, each said once."""
    listed = tuple(parts)
    steps = chain.from_iterable((*part.steps, *(floor.step for floor in part.floors)) for part in listed)
    return Part(
        floors=tuple(chain.from_iterable(part.floors for part in listed)),
        steps=tuple(dict.fromkeys(steps)),
        findings=tuple(chain.from_iterable(part.findings for part in listed)),
    )


def noted(
    *, code: str, level: Level, what: str, why: str = "", instead: str = "", source: str = ""
) -> Finding:
    """A finding of the notice step."""
    return Finding(code=code, level=level, what=what, why=why, instead=instead, source=source, where="notice")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
