"""Whether a case opened by mistake may be taken away: as long as nothing but preparation is in it."""

import json
from collections.abc import Iterator

from partwell.domain.case import CaseStatus
from partwell.domain.dossier import Dossier
from partwell.domain.timeline import TimelineEvent

_OF_PREPARATION = ("flagged", "changed", "undone", "put back", "noted")  # kinds of events
_WITH_THE_CLIENT = {
    "documents": "a paper was issued",
    "deliveries": "something was sent",
    "calls": "a call is on file",
    "feedback": "something came in",
    "warnings": "a warning was given",
    "agreed_terms": "something was agreed with the client",
    "holds": "a hold was placed",
}


def more_than_preparation(dossier: Dossier) -> tuple[str, ...]:
    """What happened in a case beyond preparing it, in a few words each; empty where it may be taken away.

    What was recorded and removed again counts too: the history tells of it.
    """
    return tuple(dict.fromkeys(_happened(dossier)))


def _happened(dossier: Dossier) -> Iterator[str]:
    case = dossier.case
    if case.status != CaseStatus.PREPARING:
        yield f"the case is {case.status}"
    yield from (words for name, words in _WITH_THE_CLIENT.items() if getattr(case, name))
    if any(one.offered_on for one in case.alternatives):
        yield "something else was offered to the client"
    for event in dossier.timeline:
        if event.kind not in _OF_PREPARATION:
            yield "its history holds more than preparation"
        else:
            yield from (_WITH_THE_CLIENT[path] for path in _paths(event) if path in _WITH_THE_CLIENT)


def _paths(event: TimelineEvent) -> tuple[str, ...]:
    """The facts an event changed; the first version wrote one of them, without a list."""
    told = json.loads(event.data) if event.data else {}
    return (told.get("path", ""), *(one["path"] for one in told.get("changes", ())))
