"""What a saving changed in a case, fact by fact, and how the former facts are put back."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from typing import Any, get_type_hints

from partwell.domain.case import Case
from partwell.domain.case_fields import CASE_LISTS, label_of, value_of, with_value
from partwell.domain.errors import NotAllowed

NEVER = "documents"  # an issued paper is evidence: it stays, whatever else is taken back
_FOLLOWING = frozenset({"tasks", "agreed_terms"})  # what was worked on since stays on these lists
_KEYS = {
    "answers": "circumstance_id",
    "waivers": "what",
    "letters": "kind_id",
    "tasks": "task_id",
    "feedback": "feedback_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact before and after, or the entries of a list that came in the place of others."""

    path: str
    before: Any
    after: Any
    at: int | None = None  # where in the list the entries stand; None: `before` and `after` are whole values


def changes_between(old: Case, new: Case) -> tuple[Change, ...]:
    """Every fact in which two states of a case differ; of a list only the entries that differ."""
    return tuple(change for name in _names() for change in _changes(name, old, new))


def put_back(case: Case, changes: tuple[Change, ...]) -> Case:
    """The case with the former facts; raises NotAllowed where one of them was changed again since.

    Tasks and agreed terms that were added and worked on since stay on their lists.
    """
    restored = case
    for change in reversed(changes):
        restored = _put_back(restored, change)
    if restored == case:
        raise _changed_again(changes[0].path if changes else "")
    for name, key in _KEYS.items():
        entries = [getattr(one, key) for one in getattr(restored, name)]
        if len(entries) != len(set(entries)):
            raise _changed_again(name)
    return restored


@functools.cache
def type_of(path: str) -> Any:
    """The type of the fact under a dotted path."""
    kind: Any = Case
    for name in path.split("."):
        kind = get_type_hints(kind)[name]
    return kind


@functools.cache
def _names() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Case))


def _changes(name: str, old: Case, new: Case) -> Iterator[Change]:
    before, after = getattr(old, name), getattr(new, name)
    if before == after:
        return
    if is_dataclass(before) and is_dataclass(after):
        for inner in fields(before):
            was, became = getattr(before, inner.name), getattr(after, inner.name)
            if was != became:
                yield Change(path=f"{name}.{inner.name}", before=was, after=became)
    elif name in CASE_LISTS:
        yield from _exchanged(name, before, after)
    else:
        yield Change(path=name, before=before, after=after)


def _exchanged(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            yield Change(
                path=name,
                before=tuple(before[old_from:old_to]),
                after=tuple(after[new_from:new_to]),
                at=new_from,
            )


def _put_back(case: Case, change: Change) -> Case:
    present = value_of(case, change.path)
    if change.at is None:
        if present != change.after:
            raise _changed_again(change.path)
        return with_value(case, change.path, change.before)
    entries, places = list(present), []
    for entry in change.after:
        found = [at for at, one in enumerate(entries) if one == entry and at not in places]
        if found:
            places.append(min(found, key=lambda at: abs(at - (change.at or 0))))
        elif change.before or change.path not in _FOLLOWING:
            raise _changed_again(change.path)
    place = min(places, default=min(change.at, len(entries)))
    kept = [one for at, one in enumerate(entries) if at not in places]
    return with_value(case, change.path, (*kept[:place], *change.before, *kept[place:]))


def _changed_again(path: str) -> NotAllowed:
    what = f" ({label_of(path)})" if path else ""
    return NotAllowed(
        f"This was changed again since{what}. Nothing was undone; "
        "please take the later change back first, or change it by hand."
    )
