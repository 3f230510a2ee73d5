"""The history of a case: appended events, each carrying the hash of the one before it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

FIRST = "0" * 64  # what the first event of a case carries as the hash before it


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """Something that happened, before the store gives it a place in the history."""

    kind: str  # flagged, changed, moved, issued, sent, called, noted, exported, undone, …
    what: str  # one sentence, facts only
    data: str = "{}"  # canonical JSON with what the sentence leaves out, such as before and after


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """One appended event of a case's history, in its final place."""

    case_id: str
    number: int  # 1, 2, 3 … within the case: order comes from here and not from the clock
    at: datetime  # UTC
    who: str
    kind: str
    what: str
    data: str
    hash_before: str
    hash: str

    @property
    def event_id(self) -> str:
        """The key printed for an event, such as `C-7F3K2M9Q.12`."""
        return f"{self.case_id}.{self.number}"


def hash_of(event: NewEvent, *, case_id: str, number: int, at: datetime, who: str, hash_before: str) -> str:
    """The SHA-256 that binds an event to its place, its words and everything before it."""
    # The data goes in by its own hash, so that a chain can be checked by somebody who may not read it.
    return hash_of_parts(
        case_id, number, at.isoformat(), who, event.kind, event.what, data_hash(event.data), hash_before
    )


def hash_of_parts(*parts: str | int) -> str:
    """The SHA-256 of case, number, instant, who, kind, words, data by its hash, and the hash before it."""
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8")).hexdigest()


def data_hash(data: str) -> str:
    """The SHA-256 of an event's data."""
    return hashlib.sha256(data.encode("utf-8")).hexdigest()


def placed(
    event: NewEvent, *, after: TimelineEvent | None, case_id: str, at: datetime, who: str
) -> TimelineEvent:
    """The event in its place behind the last one of the same case."""
    number = after.number + 1 if after else 1
    hash_before = after.hash if after else FIRST
    return TimelineEvent(
        case_id=case_id,
        number=number,
        at=at,
        who=who,
        kind=event.kind,
        what=event.what,
        data=event.data,
        hash_before=hash_before,
        hash=hash_of(event, case_id=case_id, number=number, at=at, who=who, hash_before=hash_before),
    )


def first_break(events: tuple[TimelineEvent, ...]) -> TimelineEvent | None:
    """The first event that was altered, removed before, or moved; None where the chain holds."""
    before, number = FIRST, 1
    for event in events:
        plain = NewEvent(kind=event.kind, what=event.what, data=event.data)
        right = hash_of(
            plain, case_id=event.case_id, number=number, at=event.at, who=event.who, hash_before=before
        )
        if (event.number, event.hash_before, event.hash) != (number, before, right):
            return event
        before, number = event.hash, number + 1
    return None
