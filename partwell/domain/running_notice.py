"""A notice that runs: which last day the client was told, and what moving it asks for."""

from dataclasses import dataclass, replace
from datetime import date

from partwell.domain import letters
from partwell.domain.case import Case, CaseStatus, IssuedDocument
from partwell.domain.day_counting import in_words, moved
from partwell.domain.dossier import Dossier
from partwell.domain.errors import NotAllowed
from partwell.domain.findings import Finding, Level
from partwell.domain.notice_receipt import CAME_BACK

FIXED = ("notice", "notice.given_on", "notice.ends_on", "notice.extend_days", "notice.earlier_agreed")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLastDay:
    """Another last day for a running notice: a day, or days to add, or both; why; and the client's word."""

    ends_on: date | None = None  # None keeps the day that stands, to which days may be added
    add_days: int = 0
    why: str = ""
    agreed: str = ""  # how the client agreed, needed for a shorter notice


def notified_on(case: Case) -> date | None:
    """The last day the client was told by the newest letter that went out; an extension must have arrived."""
    told = case.notice.ends_on if case.notice.given_on else None
    for paper in case.documents:
        tries = [one for one in case.deliveries if one.document_id == paper.document_id]
        went_out = paper.kind_id == "ending" and tries
        reached = paper.kind_id == "extension" and any(one.outcome not in CAME_BACK for one in tries)
        if paper.ends_on and (went_out or reached):
            told = paper.ends_on
    return told


def too_early(dossier: Dossier) -> tuple[Finding, ...]:
    """The finding that the letter was received so late that the last day no longer keeps the period."""
    if dossier.case.status != CaseStatus.NOTICE_GIVEN:
        return ()
    found = dossier.period.findings
    return tuple(one for one in found if one.code == "received_late" and one.level == Level.STOP)


def with_last_day(dossier: Dossier, told: NewLastDay) -> Case:
    """The case with the last day of its running notice moved; raises NotAllowed with what is missing."""
    case, stands = dossier.case, dossier.period.ends_on
    if case.status != CaseStatus.NOTICE_GIVEN or stands is None:
        raise NotAllowed("Notice does not run in this case. Nothing was saved; please reload the page.")
    ends_on = moved(told.ends_on or stands, told.add_days)
    if ends_on == stands and told.agreed.strip() in ("", case.notice.earlier_agreed):
        raise NotAllowed("The last day would stay as it is. Nothing was saved; please enter a day or days.")
    if ends_on < dossier.on:
        raise NotAllowed("The new last day has passed already. Nothing was saved; please choose a later one.")
    if not told.why.strip():
        raise NotAllowed(
            "A change of a running notice needs its reason. Nothing was saved; please write one sentence."
        )
    limit_on = shortest(dossier)
    if limit_on and ends_on < limit_on and not told.agreed.strip():
        raise NotAllowed(
            f"A last day before {in_words(limit_on)} shortens the client's notice. Nothing was saved; "
            "please note how and when the client agreed to it."
        )
    agreed = told.agreed.strip() if limit_on and ends_on < limit_on else ""
    notice = replace(case.notice, ends_on=ends_on, ends_note=told.why.strip(), earlier_agreed=agreed)
    return replace(case, notice=notice)


def shortest(dossier: Dossier) -> date | None:
    """The first last day that needs no word of the client's: as they were told, or as a late receipt asks."""
    told_on = notified_on(dossier.case)
    late = any(one.code == "received_late" for one in dossier.period.findings)
    earliest_on = dossier.period.earliest_on if late else None
    return max((day for day in (told_on, earliest_on) if day), default=None)


def only_the_day_moved(dossier: Dossier, paper: IssuedDocument) -> bool:
    """Whether a letter rests on today's facts but for the last day, which was moved after it."""
    if dossier.case.status != CaseStatus.NOTICE_GIVEN or paper.ends_on in (None, dossier.period.ends_on):
        return False
    as_it_was = replace(dossier, period=replace(dossier.period, ends_on=paper.ends_on))
    return bool(paper.facts_sha256) and letters.rests_on_facts(paper, as_it_was)
