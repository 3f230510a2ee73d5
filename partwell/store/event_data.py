"""What an event carries beside its sentence: which facts it changed, and which event it takes back."""

import json
from typing import Any

from partwell.domain.case import Case
from partwell.domain.case_changes import NEVER, Change, changes_between, type_of
from partwell.domain.timeline import NewEvent, TimelineEvent
from partwell.store.values import from_text, to_text

UNDONE, PUT_BACK = "undone", "put back"


def with_changes(event: NewEvent, old: Case, new: Case) -> NewEvent:
    """The event with everything that differs between two states of its case; nothing where a paper came."""
    changes = changes_between(old, new)
    if not changes or any(change.path == NEVER for change in changes):
        return event
    told = {**json.loads(event.data), "changes": [_written(change) for change in changes]}
    return NewEvent(kind=event.kind, what=event.what, data=_packed(told))


def taking_back(number: int) -> str:
    """The data of an event that takes back the one with this number."""
    return _packed({"undoes": number})


def changes_in(event: TimelineEvent) -> tuple[Change, ...]:
    """What an event changed; nothing for one that only tells. Raises StoreTrouble for unreadable data."""
    told = _told(event)
    if "path" in told:  # as the first version wrote it: one fact, whole
        return (_read(told),)
    return tuple(_read(one) for one in told.get("changes", ()))


def out_of_force(timeline: tuple[TimelineEvent, ...]) -> frozenset[int]:
    """The numbers of the events that were taken back and not put back again."""
    taken: dict[int, int] = {}  # event → the one that took it back
    for event in timeline:
        if event.kind not in (UNDONE, PUT_BACK):
            continue
        number = _undoes(event, timeline, taken)
        if number is not None:
            taken[number] = event.number
            for earlier in [one for one, by in taken.items() if by == number]:
                del taken[earlier]
    return frozenset(taken)


def _undoes(event: TimelineEvent, timeline: tuple[TimelineEvent, ...], taken: dict[int, int]) -> int | None:
    told = _told(event)
    if "undoes" in told:
        return int(told["undoes"])
    wanted = (told.get("path"), told.get("after"), told.get("before"))  # the first version named no number
    for earlier in reversed(timeline[: event.number - 1]):
        was = _told(earlier)
        same = (was.get("path"), was.get("before"), was.get("after")) == wanted
        if same and earlier.kind == "changed" and earlier.number not in taken:
            return earlier.number
    return None


def _told(event: TimelineEvent) -> dict[str, Any]:
    told = json.loads(event.data)
    return told if isinstance(told, dict) else {}


def _written(change: Change) -> dict[str, Any]:
    place = {} if change.at is None else {"at": change.at}
    return {"path": change.path, "before": to_text(change.before), "after": to_text(change.after), **place}


def _read(told: dict[str, Any]) -> Change:
    kind = type_of(told["path"])
    return Change(
        path=told["path"],
        before=from_text(told["before"], kind),
        after=from_text(told["after"], kind),
        at=told.get("at"),
    )


def _packed(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
