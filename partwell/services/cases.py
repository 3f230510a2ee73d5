"""Flag a client, change what a case holds, undo it, note something, and move the case on."""

import secrets
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import Case, Outcome, Waiver
from partwell.domain.case_changes import put_back
from partwell.domain.case_fields import CASE_LISTS, field_of, value_of, with_value
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.portfolio import CaseFilter
from partwell.domain.running_notice import FIXED, notified_on
from partwell.domain.taking_away import more_than_preparation
from partwell.domain.timeline import NewEvent, TimelineEvent
from partwell.store.event_data import PUT_BACK, UNDONE, changes_in, out_of_force, taking_back

_WORDS_STAY_OUT = ("doubts",)  # the record and the sealed pack print what happened, never these words
_AFTERMATH = frozenset({"feedback", "holds", "deliveries"})  # what still comes in after a case is closed
_SEALED = (
    "This case is closed and its record is sealed. Nothing was changed; "
    "please open a new case that follows it."
)
_FIXED_DAY = (
    "Notice was given, and the client goes by its last day. Nothing was changed; "
    "please move the last day in the step Notice, with the reason."
)
_KEY_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none can be mistaken for another


def flag(desk: Desk, client_id: str, *, token: str, reason_id: str = "") -> str:
    """Open a case on a client; the new case's id. An open case on the same client is given back instead."""
    client = desk.store.clients.get(client_id)
    for stored in desk.store.cases.of_client(client_id):
        if stored.case.status not in lifecycle.FINAL:
            return stored.case.case_id
    practice = desk.practice
    earlier = [stored.case.case_id for stored in desk.store.cases.of_client(client_id)]
    case = Case(
        case_id=new_case_id(),
        client_id=client_id,
        profession_id=practice.profession_id or desk.profession("").id,
        opened_on=desk.today,
        owner_id=practice.people[0].person_id if practice.people else "",
        reason_ids=(reason_id,) if reason_id else (),
        follows=earlier[-1] if earlier else "",
        is_sample=client.is_sample,
    )
    event = NewEvent(kind="flagged", what="Client flagged for ending; the case was opened.")
    row = desk.row(case, client, practice)
    desk.store.cases.open_new(case, row, (event,), who=desk.who, token=token, only_one=True)
    return desk.store.cases.case_of(token)


def change(desk: Desk, opened: OpenCase, path: str, value: Any, *, token: str) -> int:
    """Change one plain fact of a case, such as `engagement.title`; the new version."""
    field = field_of(path)
    value = clean(value) if isinstance(value, str) else value
    before = value_of(opened.case, path)
    if before == value:
        return opened.version
    _refuse_when_final(opened.case)
    went = "changed" if path in _WORDS_STAY_OUT else _went(before, _in_words(desk, opened, path, value))
    event = NewEvent(kind="changed", what=clean_line(f"{field.label} {went}."))
    changed = with_value(opened.case, path, value)
    _refuse_a_fixed_day(opened.case, path)
    _refuse_an_end_before_the_notice(changed, path)
    return desk.save(opened, changed, event, token=token)


def add_item(desk: Desk, opened: OpenCase, list_name: str, item: Any, *, token: str) -> int:
    """Append one item to a list of the case, such as a dated fact or a call; the new version."""
    before = value_of(opened.case, list_name)
    return _save_list(desk, opened, list_name, (*before, item), verb="added", token=token)


def change_item(desk: Desk, opened: OpenCase, list_name: str, old: Any, new: Any, *, token: str) -> int:
    """Put a new value in the place of an item; refused where the item was changed or removed meanwhile."""
    before = value_of(opened.case, list_name)
    index = _place_of(old, before)
    return _save_list(
        desk, opened, list_name, (*before[:index], new, *before[index + 1 :]), verb="changed", token=token
    )


def remove_item(desk: Desk, opened: OpenCase, list_name: str, old: Any, *, token: str) -> int:
    """Take one item out of a list; its words stay in the history and undo brings it back."""
    before = value_of(opened.case, list_name)
    index = _place_of(old, before)
    return _save_list(
        desk, opened, list_name, (*before[:index], *before[index + 1 :]), verb="removed", token=token
    )


def waive(desk: Desk, opened: OpenCase, what: str, why: str, *, token: str) -> int:
    """Leave something out on purpose, with the reason written down; the new version."""
    if not why.strip():
        raise NotAllowed("An exception needs its reason. Nothing was saved; please write one sentence.")
    kept = tuple(waiver for waiver in opened.case.waivers if waiver.what != what)
    waiver = Waiver(what=what, why=clean(why), by_id=desk.who, on=desk.today)
    return _save_list(desk, opened, "waivers", (*kept, waiver), verb="added", token=token)


def undo(desk: Desk, opened: OpenCase, number: int, *, token: str) -> int:
    """Take back what one event changed, or put back what was taken back, by a further event.

    Raises NotAllowed for an event that changed nothing, and once one of its facts was changed again.
    """
    event = next((one for one in opened.dossier.timeline if one.number == number), None)
    changes = changes_in(event) if event else ()
    if event is None or not changes or event.kind == PUT_BACK:
        raise NotAllowed("This step cannot be undone. Nothing was changed.")
    if number in out_of_force(opened.dossier.timeline):
        raise NotAllowed("This was taken back meanwhile. Nothing was changed; please look at the history.")
    _refuse_what_is_sealed(opened, event)
    restored = put_back(opened.case, changes)
    _refuse_what_notice_forbids(opened, event, restored)
    kind, word = (PUT_BACK, "Put back") if event.kind == UNDONE else (UNDONE, "Undone")
    told = NewEvent(
        kind=kind, what=clean_line(f"{word}: {event.what.removeprefix('Undone: ')}"), data=taking_back(number)
    )
    return desk.save(opened, restored, told, token=token)


def last_undoable(opened: OpenCase) -> TimelineEvent | None:
    """The newest step that can be taken back, or None."""
    return next((event for event in _undoable(opened) if event.kind != UNDONE), None)


def undoable(opened: OpenCase, limit: int = 60) -> tuple[TimelineEvent, ...]:
    """The steps that can be taken back, and those taken back that can be put back, newest first."""
    return tuple(islice(_undoable(opened), limit))


def was_taken_back(event: TimelineEvent) -> bool:
    """Whether this entry of the history took another one back, so that it can be put back."""
    return event.kind == UNDONE


def _undoable(opened: OpenCase) -> Iterator[TimelineEvent]:
    gone, sealed_by = out_of_force(opened.dossier.timeline), _sealed_by(opened)
    for event in reversed(opened.dossier.timeline):
        if event.number <= sealed_by:
            return
        if event.number in gone or event.kind == PUT_BACK or event.data == "{}":
            continue
        try:
            _refuse_what_is_sealed(opened, event)
            if changes := changes_in(event):
                _refuse_what_notice_forbids(opened, event, put_back(opened.case, changes))
                yield event
        except NotAllowed:
            continue


def _refuse_what_is_sealed(opened: OpenCase, event: TimelineEvent) -> None:
    """In a closed or kept case only what came in afterwards can be taken back."""
    if opened.case.status not in lifecycle.FINAL:
        return
    if event.number <= _sealed_by(opened) or any(one.path not in _AFTERMATH for one in changes_in(event)):
        raise NotAllowed(_SEALED)


def _sealed_by(opened: OpenCase) -> int:
    """The number of the event that closed or kept the case; 0 while it is open."""
    return _last_move(opened) if opened.case.status in lifecycle.FINAL else 0


def _refuse_what_notice_forbids(opened: OpenCase, event: TimelineEvent, restored: Case) -> None:
    """While a letter is on its way or arrived, notice runs, and the client goes by the day they were told."""
    case = opened.case
    went_back = case.status != restored.status and restored.status in lifecycle.BEFORE_NOTICE
    endings = {one.document_id for one in restored.issued("ending")}
    if went_back and any(one.document_id in endings for one in restored.deliveries):
        raise NotAllowed(
            "Another sending of the ending letter is on file. Nothing was undone; "
            "please take that one back first."
        )
    if {case.status, restored.status}.isdisjoint(lifecycle.BEFORE_NOTICE) and _moves_a_fixed_day(
        case, restored
    ):
        told_on, ends_on = notified_on(restored), restored.notice.ends_on
        too_short = told_on and ends_on and ends_on < told_on and not restored.notice.earlier_agreed
        if event.number < _last_move(opened) or too_short:
            raise NotAllowed(_FIXED_DAY)


def _moves_a_fixed_day(case: Case, restored: Case) -> bool:
    return any(value_of(case, path) != value_of(restored, path) for path in FIXED)


def _last_move(opened: OpenCase) -> int:
    """The number of the event of the newest move of the case as a whole; 0 where none was made."""
    return max((one.number for one in opened.dossier.timeline if one.kind == "moved"), default=0)


def note(desk: Desk, case_id: str, text: str, *, token: str) -> TimelineEvent:
    """Append a note to the history; it is durable once this returns."""
    words = clean(text).strip()
    if not words:
        raise NotAllowed("The note is empty. Nothing was saved; please write a sentence.")
    return desk.store.cases.note(case_id, NewEvent(kind="noted", what=words), who=desk.who, token=token)


def move(
    desk: Desk,
    opened: OpenCase,
    to: lifecycle.Move,
    *,
    token: str,
    outcome: Outcome | None = None,
    on: date | None = None,
) -> int:
    """Make a move with the whole case; raises MoveRefused with every reason that stands in the way."""
    case, event = lifecycle.make(opened.dossier, to, who=desk.who, outcome=outcome, on=on)
    return desk.save(opened, case, event, token=token)


def follow_up(desk: Desk, opened: OpenCase, *, token: str) -> str:
    """Take a closed or kept case up again: a new case that follows the old one."""
    if opened.case.status not in lifecycle.FINAL:
        raise NotAllowed("This case is still open. Nothing was changed; please go on with it.")
    return flag(desk, opened.case.client_id, token=token)


def kept_for(desk: Desk, opened: OpenCase) -> tuple[str, ...]:
    """Why a case cannot be taken away as flagged by mistake, in a few words each; empty where it can."""
    noted = ("a restricted note is kept",) if desk.store.notes.of(opened.case.case_id) else ()
    return (*more_than_preparation(opened.dossier), *noted)


def take_away(desk: Desk, opened: OpenCase) -> None:
    """Destroy a case that was flagged by mistake; the client stays, and one line that there was a case.

    Raises NotAllowed once anything but preparation is in it, CaseChangedElsewhere where it was saved since.
    """
    if reasons := kept_for(desk, opened):
        raise NotAllowed(
            f"This case holds more than preparation: {'; '.join(reasons)}. "
            "Nothing was destroyed; please keep the client or close the case instead."
        )
    desk.store.cases.erase(opened.case.case_id, who=desk.who, version=opened.version)


def recent(desk: Desk, limit: int = 8) -> tuple[Any, ...]:
    """The cases that want attention first, as portfolio rows."""
    wanted = CaseFilter(statuses=lifecycle.STILL_OPEN)
    return desk.store.cases.rows(wanted, sort="next_action_on", limit=limit)


def new_case_id() -> str:
    """A short key that says nothing of the client, such as `C-7F3K2M9Q`."""
    return "C-" + "".join(secrets.choice(_KEY_LETTERS) for _ in range(8))


def new_token() -> str:
    """A key for one opened form, so that a double click writes once."""
    return secrets.token_hex(16)


# -- how a change is told --------------------------------------------------------------------------


def _save_list(
    desk: Desk, opened: OpenCase, list_name: str, items: tuple[Any, ...], *, verb: str, token: str
) -> int:
    _refuse_when_final(opened.case, list_name)
    event = NewEvent(kind="changed", what=f"{CASE_LISTS[list_name].capitalize()} {verb}.")
    return desk.save(opened, with_value(opened.case, list_name, items), event, token=token)


def _in_words(desk: Desk, opened: OpenCase, path: str, value: Any) -> Any:
    """A value as people say it: reasons, professions and people by name and not by key."""
    if path == "reason_ids":
        return tuple(reason.label if (reason := desk.knowledge.reason(one)) else one for one in value)
    if path == "profession_id":
        return pack.label if (pack := desk.knowledge.profession(value)) else value
    if path == "owner_id":
        return person.name if (person := opened.dossier.practice.person_ever(value)) else value
    return value


def _went(before: Any, after: Any) -> str:
    if after in (None, "", ()):
        return "cleared"
    shown = ", ".join(after) if isinstance(after, tuple) else str(after)
    short = shown if len(shown) <= 120 else shown[:117] + "…"
    return f"{'changed to' if before not in (None, '', ()) else 'set to'} “{short}”"


def _place_of(item: Any, items: tuple[Any, ...]) -> int:
    if item not in items:
        raise NotAllowed(
            "This entry was changed or removed meanwhile. Nothing was changed; please look at the list again."
        )
    return items.index(item)


def _refuse_an_end_before_the_notice(case: Case, path: str) -> None:
    given_on, ends_on = case.notice.given_on, case.notice.ends_on
    if path in ("notice.given_on", "notice.ends_on") and given_on and ends_on and ends_on < given_on:
        raise NotAllowed(
            "The last day lies before the day on which notice is given. "
            "Nothing was saved; please choose a later last day."
        )


def _refuse_a_fixed_day(case: Case, path: str) -> None:
    if case.status not in lifecycle.BEFORE_NOTICE and path in FIXED:
        raise NotAllowed(_FIXED_DAY)


def _refuse_when_final(case: Case, list_name: str = "") -> None:
    if case.status in lifecycle.FINAL and list_name not in _AFTERMATH:
        raise NotAllowed(_SEALED)
