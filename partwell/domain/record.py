"""The documentation record: every block of a case as facts with dates and names, ready to be printed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from partwell.domain import record_after as after
from partwell.domain import record_before as before
from partwell.domain.case import Case, CaseStatus, DeliveryOutcome, Outcome
from partwell.domain.dossier import Dossier
from partwell.domain.findings import Finding, Level, listed, quoted
from partwell.domain.formats import format_date
from partwell.domain.knowledge import CallOrder
from partwell.domain.lifecycle import call_order
from partwell.domain.move_guards import waiting_messages
from partwell.domain.record_entries import RecordRow, RecordSection, RecordTable, person_name
from partwell.domain.timeline import FIRST, TimelineEvent, first_break

IN_ORDER: tuple[Callable[[Dossier], RecordSection], ...] = (
    before.identity,
    before.relationship,
    before.decision,
    before.gate_checks,
    before.warnings,
    before.notice,
    before.delivery,
    after.conversations,
    after.client_response,
    after.transition,
    after.money,
    after.records,
    after.access,
    after.closure,
    after.retention,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPaper:
    """What the record prints: a cover, numbered sections, the history and its anchor."""

    title: str
    practice_name: str
    case_id: str
    client_name: str
    made_on: date
    made_line: str  # the same day in words, with what it stands for
    cover: tuple[RecordRow, ...]
    sections: tuple[RecordSection, ...]
    history: RecordTable
    anchor: tuple[RecordRow, ...]


def record_of(dossier: Dossier) -> RecordPaper:
    """The record of a case as it stands; the professional's own doubts and restricted notes are not in it."""
    made = tuple(block(dossier) for block in IN_ORDER)
    sections = tuple(replace(section, number=number) for number, section in enumerate(made, start=1))
    on = format_date(dossier.on, dossier.practice)
    return RecordPaper(
        title=f"{_what_of(dossier.case.status)}: {dossier.client.name}",
        practice_name=dossier.practice.name,
        case_id=dossier.case.case_id,
        client_name=dossier.client.name,
        made_on=dossier.on,
        made_line=f"As the file stood on {on}",
        cover=_cover(dossier),
        sections=sections,
        history=history_of(dossier.timeline),
        anchor=anchor_of(dossier.timeline),
    )


def _cover(dossier: Dossier) -> tuple[RecordRow, ...]:
    case = dossier.case
    last_on, ended_on = dossier.period.ends_on, case.ended_on
    kept = case.status == CaseStatus.KEPT  # nothing ends there, whatever day had been planned
    shown = (
        ("Client", dossier.client.name),
        ("Engagement", case.engagement.title),
        ("Profession", dossier.profession.label),
        ("Case", case.case_id),
        ("Status", _status(case.status)),
        ("Outcome", str(case.outcome or "").capitalize()),
        ("Last day", format_date(last_on, dossier.practice) if last_on and not kept else ""),
        ("Ended on", format_date(ended_on, dossier.practice) if ended_on and ended_on != last_on else ""),
        ("Looked after by", person_name(dossier, case.owner_id)),
    )
    return tuple(RecordRow(label=label, value=value) for label, value in shown if value)


def _what_of(status: CaseStatus) -> str:
    return "Record of the case" if status == CaseStatus.KEPT else "Record of the ending"


def _status(status: CaseStatus) -> str:
    return str(status).capitalize()


def history_of(timeline: tuple[TimelineEvent, ...]) -> RecordTable:
    """Every event in its order: number, when (UTC), who, what."""
    return RecordTable(
        columns=("No.", "When (UTC)", "Who", "What"),
        shape="history",
        rows=tuple(
            (str(event.number), f"{event.at:%Y-%m-%d %H:%M}", event.who, event.what) for event in timeline
        ),
    )


def anchor_of(timeline: tuple[TimelineEvent, ...]) -> tuple[RecordRow, ...]:
    """What proves on paper that no event was altered or left out: count, last hash, and whether it holds."""
    broken = first_break(timeline)
    holds = "Every entry follows from the one before it."
    return (
        RecordRow(label="Entries", value=str(len(timeline))),
        RecordRow(label="Anchor (SHA-256)", value=timeline[-1].hash if timeline else FIRST),
        RecordRow(
            label="Checked",
            value=f"Entry {broken.number} does not follow from the one before it." if broken else holds,
        ),
    )


_LACKS = " is not on file yet."


def completeness(dossier: Dossier) -> tuple[Finding, ...]:
    """What a full record of a case in this status still lacks, block by block."""
    asked = (*_wanted_of_the_decision(dossier), *_wanted_of_the_ending(dossier))
    return tuple(
        Finding(code=f"record_{code}", level=Level.ADVISE, what=f"{what}{_LACKS}", where=where)
        for due, there, code, what, where in asked
        if due and not there
    )


def thin_parts(found: tuple[Finding, ...]) -> str:
    """What a full record still lacks, on one line."""
    names = [finding.what.removesuffix(_LACKS).rstrip(",") for finding in found]
    return listed([f"{name[:1].lower()}{name[1:]}" for name in names])


# Whether it is due in this status, whether it is there, its code, what it is, and the step to enter it.
_Wanted = tuple[bool, bool, str, str, str]


def _wanted_of_the_decision(dossier: Dossier) -> tuple[_Wanted, ...]:
    case, client = dossier.case, dossier.client
    given = case.status not in {CaseStatus.PREPARING, CaseStatus.REPAIRING, CaseStatus.KEPT}
    by_client = case.outcome == Outcome.CLIENT_LEFT
    weighed = bool(case.alternatives or case.waiver("alternatives")) or by_client
    decided = bool(case.decided_on and case.decided_by) or by_client
    asked = listed(quoted(one.gate.label for one in dossier.gates if one.is_blocking))
    return (
        (True, client.address.has_enough_lines, "identity", "The client's address", "case"),
        (True, client.since_on is not None, "since", "The day the relationship began", "case"),
        (True, bool(case.engagement.title), "engagement", "What was agreed", "case"),
        (True, bool(case.reason_ids) or by_client, "reason", "The reason", "decision"),
        (True, bool(case.facts) or by_client, "facts", "A dated fact behind the reason", "decision"),
        (True, weighed, "alternatives", "What was weighed", "decision"),
        (given, decided, "decided", "Who decided, and when", "decision"),
        (True, not asked or by_client, "gates", f"The answer to what had to be asked, {asked},", "decision"),
    )


def _wanted_of_the_ending(dossier: Dossier) -> tuple[_Wanted, ...]:
    case = dossier.case
    ended = case.status in {CaseStatus.ENDED, CaseStatus.CLOSED}
    given = ended or case.status == CaseStatus.NOTICE_GIVEN
    by_client = case.outcome == Outcome.CLIENT_LEFT
    no_call = call_order(dossier) == CallOrder.NO_CALL
    spoken = bool(case.calls or case.waiver("call")) or by_client or no_call
    unproven = [task for task in case.tasks if task.done_on and not (task.proof or task.exception)]
    proofs = listed(quoted(task.label for task in unproven))
    waiting = listed(waiting_messages(case))
    return (
        (given, bool(case.documents) or by_client, "letter", "An issued letter", "letter"),
        (given, bool(case.deliveries) or by_client, "delivery", "How the letter was sent", "letter"),
        (ended, _is_proven(case) or by_client, "proof", "What became of the letter on its way", "letter"),
        (ended, spoken, "call", "The follow-up call, or why there was none,", "call"),
        (ended, not waiting, "answers", f"An answer to {waiting}", "aftercare"),
        (ended, bool(case.tasks) or by_client, "handover", "The list of handover tasks", "handover"),
        (ended, not unproven, "task_proof", f"A proof for {proofs}", "handover"),
        (ended, case.outcome is not None, "outcome", "How it ended", "record"),
        (case.status == CaseStatus.CLOSED, bool(case.closed_by), "closed", "Who closed the case", "record"),
    )


def _is_proven(case: Case) -> bool:
    return any(one.outcome != DeliveryOutcome.ON_ITS_WAY for one in case.deliveries)
