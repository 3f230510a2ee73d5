"""What the portfolio tells: how far cases have come, why they began, and whether like had like notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from partwell.desk import Desk
from partwell.domain.aftercare import LANE_WORDS
from partwell.domain.case import Case, CaseStatus
from partwell.domain.move_guards import BEFORE_NOTICE
from partwell.domain.portfolio import CaseFilter, CaseRow

MOST_CASES = 20_000  # rows looked at for the comparison; counts come from the store itself
LIKE_CASES = 20  # earlier cases a decision is compared with
LESSON_CASES = 300  # latest cases looked through for lessons
NOTICED = tuple(status for status in CaseStatus if status not in BEFORE_NOTICE)
UNLIKE = 1.5  # the longest notice is more than half as long again as the shortest


def stages(desk: Desk) -> pd.DataFrame:
    """Cases by status: columns status, cases; the fullest first."""
    counts = desk.store.cases.status_counts()
    frame = pd.DataFrame(
        [(status.capitalize(), count) for status, count in counts.items()], columns=["status", "cases"]
    )
    return frame.sort_values("cases", ascending=False, ignore_index=True)


def said_of_stages(frame: pd.DataFrame) -> str:
    """The finding in one sentence."""
    if frame.empty:
        return "No cases yet"
    status, cases = frame.iloc[0]
    return f"Most cases are {status.lower()}: {cases} of {frame['cases'].sum()}"


def reasons(desk: Desk) -> pd.DataFrame:
    """Cases by reason: columns reason, cases; the commonest first. Two reasons count for both."""
    known = {reason.id: reason.label for reason in desk.knowledge.reasons}
    rows = _rows(desk)
    listed = rows["reason_ids"].str.split().explode().dropna()
    frame = (
        listed.map(lambda one: known.get(one, one))
        .value_counts()
        .rename_axis("reason")
        .reset_index(name="cases")
    )
    return frame.head(10)


def said_of_reasons(frame: pd.DataFrame) -> str:
    """The finding in one sentence."""
    if frame.empty:
        return "No reason has been chosen yet"
    return f"The commonest reason: {frame['reason'].iloc[0].lower()}"


def unlike_notice(desk: Desk) -> pd.DataFrame:
    """Groups of cases with the same profession and reasons whose notice differs by more than half.

    Columns: profession, reason, cases, shortest_days, longest_days.
    """
    rows = _rows(desk).dropna(subset=["given_on", "ends_on"])
    if rows.empty:
        return pd.DataFrame(columns=["profession", "reason", "cases", "shortest_days", "longest_days"])
    rows["days"] = (pd.to_datetime(rows["ends_on"]) - pd.to_datetime(rows["given_on"])).dt.days
    groups = rows.groupby(["profession_id", "reason_ids"])["days"].agg(["count", "min", "max"]).reset_index()
    groups = groups[(groups["count"] > 1) & (groups["max"] > groups["min"] * UNLIKE)]
    labels = {pack.id: pack.label for pack in desk.knowledge.professions}
    known = {reason.id: reason.label for reason in desk.knowledge.reasons}
    return pd.DataFrame(
        {
            "profession": [labels.get(one, one) for one in groups["profession_id"]],
            "reason": [", ".join(known.get(one, one) for one in ids.split()) for ids in groups["reason_ids"]],
            "cases": groups["count"].to_list(),
            "shortest_days": groups["min"].to_list(),
            "longest_days": groups["max"].to_list(),
        }
    )


def like_cases(desk: Desk, case: Case) -> tuple[tuple[CaseRow, int], ...]:
    """Earlier cases with the same profession and main reason, each with its days of notice, newest first."""
    if not case.reason_ids:
        return ()
    wanted = CaseFilter(profession_id=case.profession_id, reason_id=case.reason_ids[0], statuses=NOTICED)
    rows = desk.store.cases.rows(wanted, sort="given_on", descending=True, limit=LIKE_CASES + 1)
    noticed = ((row, row.given_on, row.ends_on) for row in rows if row.case_id != case.case_id)
    return tuple((row, (end - given).days) for row, given, end in noticed if given and end)[:LIKE_CASES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """How an earlier case was treated, in words."""

    offered: str  # what was offered first instead of ending
    outcome: str


def treatment(desk: Desk, case_id: str) -> Treatment:
    """What was offered first in an earlier case, and what came of the case."""
    case = desk.store.cases.get(case_id).case
    offers = sorted(case.alternatives, key=lambda one: one.offered_on or date.max)
    waiver = case.waiver("alternatives")
    offered = f"nothing offered: {waiver.why}" if waiver else "nothing offered on file"
    if offers:
        reply = f" ({offers[0].reply.strip()})" if offers[0].reply.strip() else ""
        offered = f"offered first: {offers[0].option}{reply}"
    return Treatment(offered=offered, outcome=str(case.outcome or case.status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was learnt from one message, and where it came from."""

    on: date
    what: str
    words: str
    case_id: str


def lessons(desk: Desk) -> tuple[Lesson, ...]:
    """What was learnt from what came back in the latest cases, newest first."""
    rows = desk.store.cases.rows(CaseFilter(), sort="opened_on", descending=True, limit=LESSON_CASES)
    found = [lesson for row in rows for lesson in _learnt(desk.store.cases.get(row.case_id).case)]
    return tuple(sorted(found, key=lambda one: (one.on, one.case_id), reverse=True))


def _learnt(case: Case) -> Iterator[Lesson]:
    for item in case.feedback:
        if item.lesson.strip():
            on = item.answered_on or item.closed_on or item.received_on
            yield Lesson(on=on, what=LANE_WORDS[item.lane], words=item.lesson, case_id=case.case_id)


def _rows(desk: Desk) -> pd.DataFrame:
    found = desk.store.cases.rows(CaseFilter(), sort="opened_on", limit=MOST_CASES)
    names = ("profession_id", "reason_ids", "given_on", "ends_on")
    return pd.DataFrame([[getattr(row, name) for name in names] for row in found], columns=list(names))
