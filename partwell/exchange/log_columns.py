"""The columns of the case log: one line a column, in the order in which the sheets show them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from partwell.domain import lifecycle
from partwell.domain.aftercare import LANE_WORDS
from partwell.domain.agenda import next_action
from partwell.domain.case import Case
from partwell.domain.dossier import Dossier

Value = str | int | Decimal | date | datetime | None


class Kind(StrEnum):
    """How a column is typed and shown."""

    TEXT = "text"
    LONG = "long"  # text that wraps
    DATE = "date"
    INSTANT = "instant"  # in UTC
    MONEY = "money"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Line:
    """What one row of a sheet is made from: a dossier, and one entry of a list of its case."""

    dossier: Dossier
    item: Any = None

    @property
    def case(self) -> Case:
        """The case of the row."""
        return self.dossier.case

    def person(self, person_id: str) -> str:
        """The name of somebody of the practice, else what was written down."""
        person = self.dossier.practice.person_ever(person_id) if person_id else None
        return person.name if person else person_id


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the log."""

    sheet: str
    heading: str
    kind: Kind
    width: int  # in characters
    get: Callable[[Line], Value]


def _reasons(line: Line) -> str:
    known = line.dossier.knowledge
    found = [(reason_id, known.reason(reason_id)) for reason_id in line.case.reason_ids]
    return "; ".join(f"{reason_id} {reason.label}" if reason else reason_id for reason_id, reason in found)


def _window_days(line: Line) -> int | None:
    given_on, ends_on = line.case.notice.given_on, line.dossier.period.ends_on
    return (ends_on - given_on).days if given_on and ends_on else None


def _open_tasks(line: Line) -> int:
    return sum(1 for task in line.case.tasks if task.done_on is None and not line.case.waiver(task.task_id))


def _delivery(line: Line, name: str) -> Any:
    delivery = lifecycle.last_delivery(line.case, line.item.document_id)
    return getattr(delivery, name) if delivery else None


def _attempts(line: Line) -> int:
    return sum(1 for delivery in line.case.deliveries if delivery.document_id == line.item.document_id)


_T, _L, _D, _I, _M, _N = Kind.TEXT, Kind.LONG, Kind.DATE, Kind.INSTANT, Kind.MONEY, Kind.NUMBER


def _who(sheet: str) -> tuple[Column, Column]:
    """Every sheet begins with the case and the client."""
    return (
        Column(sheet, "Case", _T, 14, lambda line: line.case.case_id),
        Column(sheet, "Client", _T, 30, lambda line: line.dossier.client.name),
    )


COLUMNS: tuple[Column, ...] = (
    *_who("Cases"),
    Column("Cases", "Organisation", _T, 24, lambda line: line.dossier.client.organisation),
    Column("Cases", "Reference", _T, 14, lambda line: line.dossier.client.reference),
    Column("Cases", "Profession", _T, 20, lambda line: line.dossier.profession.label),
    Column("Cases", "Status", _T, 14, lambda line: line.case.status),
    Column("Cases", "Owner", _T, 18, lambda line: line.person(line.case.owner_id)),
    Column("Cases", "Reasons", _L, 36, _reasons),
    Column("Cases", "Opened on", _D, 12, lambda line: line.case.opened_on),
    Column("Cases", "Decided on", _D, 12, lambda line: line.case.decided_on),
    Column("Cases", "Decided by", _T, 18, lambda line: line.person(line.case.decided_by)),
    Column("Cases", "Client since", _D, 12, lambda line: line.dossier.client.since_on),
    Column("Cases", "Notice given on", _D, 14, lambda line: line.case.notice_given_on),
    Column("Cases", "Delivered by", _T, 14, lambda line: line.case.notice.method.replace("_", " ")),
    Column("Cases", "Received on", _D, 12, lambda line: line.dossier.period.received_on),
    Column("Cases", "Earliest last day", _D, 14, lambda line: line.dossier.period.earliest_on),
    Column("Cases", "Recommended last day", _D, 14, lambda line: line.dossier.period.recommended_on),
    Column("Cases", "Last day", _D, 12, lambda line: line.dossier.period.ends_on),
    Column("Cases", "Days of notice", _N, 10, _window_days),
    Column("Cases", "Ended on", _D, 12, lambda line: line.case.ended_on),
    Column("Cases", "Outcome", _T, 20, lambda line: line.case.outcome),
    Column("Cases", "Outcome note", _L, 36, lambda line: line.case.outcome_note),
    Column("Cases", "Closed on", _D, 12, lambda line: line.case.closed_on),
    Column("Cases", "Closed by", _T, 18, lambda line: line.person(line.case.closed_by)),
    Column("Cases", "Letters", _N, 9, lambda line: len(line.case.documents)),
    Column("Cases", "Calls", _N, 9, lambda line: len(line.case.calls)),
    Column("Cases", "Messages", _N, 10, lambda line: len(line.case.feedback)),
    Column("Cases", "Open tasks", _N, 10, _open_tasks),
    Column("Cases", "Open holds", _N, 10, lambda line: len(line.case.open_holds)),
    Column("Cases", "Annual fees", _M, 14, lambda line: line.dossier.client.annual_fees_amount),
    Column("Cases", "Fees outstanding", _M, 14, lambda line: line.case.engagement.fees_outstanding_amount),
    Column("Cases", "Refund due", _M, 14, lambda line: line.case.engagement.refund_amount),
    Column("Cases", "Next action", _T, 30, lambda line: next_action(line.dossier)[0]),
    Column("Cases", "Next action by", _D, 12, lambda line: next_action(line.dossier)[1]),
    Column("Cases", "Follows case", _T, 14, lambda line: line.case.follows),
    Column("Cases", "Sample", _T, 8, lambda line: "yes" if line.case.is_sample else ""),
    *_who("Timeline"),
    Column("Timeline", "Number", _N, 9, lambda line: line.item.number),
    Column("Timeline", "At (UTC)", _I, 18, lambda line: line.item.at),
    Column("Timeline", "Who", _T, 18, lambda line: line.item.who),
    Column("Timeline", "Kind", _T, 14, lambda line: line.item.kind),
    Column("Timeline", "What", _L, 70, lambda line: line.item.what),
    Column("Timeline", "Hash", _T, 20, lambda line: line.item.hash),
    *_who("Letters"),
    Column("Letters", "Title", _T, 30, lambda line: line.item.title),
    Column("Letters", "Kind", _T, 18, lambda line: line.item.kind_id),
    Column("Letters", "Version", _N, 9, lambda line: line.item.version),
    Column("Letters", "For", _T, 12, lambda line: line.item.audience),
    Column("Letters", "Issued on", _D, 12, lambda line: line.item.issued_on),
    Column("Letters", "Issued by", _T, 18, lambda line: line.person(line.item.issued_by)),
    Column("Letters", "Last day in it", _D, 12, lambda line: line.item.ends_on),
    Column("Letters", "Attempts", _N, 10, _attempts),
    Column("Letters", "Sent on", _D, 12, lambda line: _delivery(line, "sent_on")),
    Column("Letters", "Sent by", _T, 14, lambda line: str(_delivery(line, "method") or "").replace("_", " ")),
    Column("Letters", "Tracking", _T, 18, lambda line: _delivery(line, "tracking")),
    Column("Letters", "Delivery", _T, 14, lambda line: _delivery(line, "outcome")),
    Column("Letters", "Delivery on", _D, 12, lambda line: _delivery(line, "outcome_on")),
    Column("Letters", "File", _T, 30, lambda line: line.item.file_name),
    Column("Letters", "SHA-256", _T, 20, lambda line: line.item.sha256),
    *_who("Calls"),
    Column("Calls", "On", _D, 12, lambda line: line.item.on),
    Column("Calls", "Time", _T, 8, lambda line: line.item.at_time),
    Column("Calls", "Outcome", _T, 18, lambda line: line.item.outcome),
    Column("Calls", "Minutes", _N, 9, lambda line: line.item.minutes),
    Column("Calls", "By", _T, 18, lambda line: line.person(line.item.by_id)),
    Column("Calls", "Spoke with", _T, 20, lambda line: line.item.spoke_with),
    Column("Calls", "Channel", _T, 10, lambda line: line.item.channel),
    Column("Calls", "Points", _L, 50, lambda line: line.item.points),
    Column("Calls", "Concerns", _L, 36, lambda line: line.item.concerns),
    Column("Calls", "Promises", _L, 36, lambda line: line.item.promises),
    Column("Calls", "Next step", _L, 30, lambda line: line.item.next_step),
    *_who("Feedback"),
    Column("Feedback", "What it is", _T, 18, lambda line: LANE_WORDS[line.item.lane]),
    Column("Feedback", "Received on", _D, 12, lambda line: line.item.received_on),
    Column("Feedback", "From", _T, 20, lambda line: line.item.from_whom),
    Column("Feedback", "Words", _L, 50, lambda line: line.item.words),
    Column("Feedback", "Handled by", _T, 18, lambda line: line.person(line.item.handler)),
    Column("Feedback", "Told first", _T, 18, lambda line: line.item.told_first),
    Column("Feedback", "Told on", _D, 12, lambda line: line.item.told_on),
    Column("Feedback", "Acknowledged on", _D, 14, lambda line: line.item.acknowledged_on),
    Column("Feedback", "Answered on", _D, 12, lambda line: line.item.answered_on),
    Column("Feedback", "Reply", _L, 50, lambda line: line.item.reply),
    Column("Feedback", "Lesson", _L, 36, lambda line: line.item.lesson),
    Column("Feedback", "Closed on", _D, 12, lambda line: line.item.closed_on),
    *_who("Agreed terms"),
    Column("Agreed terms", "What", _L, 50, lambda line: line.item.what),
    Column("Agreed terms", "Agreed on", _D, 12, lambda line: line.item.agreed_on),
    Column("Agreed terms", "Owner", _T, 14, lambda line: line.item.owner),
    Column("Agreed terms", "Due on", _D, 12, lambda line: line.item.due_on),
    Column("Agreed terms", "Done on", _D, 12, lambda line: line.item.done_on),
    *_who("Tasks"),
    Column("Tasks", "Task", _L, 50, lambda line: line.item.label),
    Column("Tasks", "Mark", _T, 9, lambda line: line.item.mark),
    Column("Tasks", "Owner", _T, 14, lambda line: line.item.owner),
    Column("Tasks", "From", _T, 14, lambda line: line.item.giver),
    Column("Tasks", "To", _T, 14, lambda line: line.item.receiver),
    Column("Tasks", "Due on", _D, 12, lambda line: line.item.due_on),
    Column("Tasks", "Done on", _D, 12, lambda line: line.item.done_on),
    Column("Tasks", "Done by", _T, 18, lambda line: line.person(line.item.done_by)),
    Column("Tasks", "Proof", _L, 30, lambda line: line.item.proof),
    Column("Tasks", "Exception", _L, 30, lambda line: line.item.exception),
    *_who("Anchors"),
    Column("Anchors", "Events", _N, 9, lambda line: len(line.dossier.timeline)),
    Column("Anchors", "Last event at (UTC)", _I, 18, lambda line: line.dossier.timeline[-1].at),
    Column("Anchors", "Last hash", _T, 66, lambda line: line.dossier.timeline[-1].hash),
)

SHEETS = tuple(dict.fromkeys(column.sheet for column in COLUMNS))
BY_SHEET = {sheet: tuple(column for column in COLUMNS if column.sheet == sheet) for sheet in SHEETS}


def lines_of(dossier: Dossier) -> Iterator[tuple[str, Line]]:
    """Every row a dossier gives, with the sheet it belongs to."""
    case = dossier.case
    yield "Cases", Line(dossier)
    lists = (
        ("Timeline", dossier.timeline),
        ("Letters", case.documents),
        ("Calls", case.calls),
        ("Feedback", case.feedback),
        ("Agreed terms", case.agreed_terms),
        ("Tasks", case.tasks),
    )
    for sheet, items in lists:
        for item in items:
            yield sheet, Line(dossier, item)
    if dossier.timeline:
        yield "Anchors", Line(dossier)
