"""Tables as typed entries: unknown keys are refused, and what does not fit is said in plain words."""

import dataclasses
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import AttributeValidationNote, ClassValidationError, ForbiddenExtraKeysError

from partwell.domain.knowledge import (
    AlternativeOption,
    ChecklistItem,
    Circumstance,
    ComplaintClock,
    Entry,
    Gate,
    LetterElement,
    NoticeRule,
    Policy,
    Reason,
    RepairStep,
    Retention,
)
from partwell.knowledge_files.tables import Table, Values, likely

T = TypeVar("T")

TYPES: dict[str, type[Entry]] = {
    "circumstances": Circumstance,
    "gates": Gate,
    "notice_rules": NoticeRule,
    "letter_elements": LetterElement,
    "checklist": ChecklistItem,
    "complaint_clocks": ComplaintClock,
    "retention": Retention,
    "alternatives": AlternativeOption,
    "repair": RepairStep,
    "reasons": Reason,
}


class DoesNotFit(ValueError):
    """A value is of another kind than its key wants; the text says which kind."""


def structured(values: Values, wanted: type[T]) -> T:
    """The table as this type; raises DoesNotFit with everything that is wrong, one sentence each."""
    try:
        return _QUICK.structure(values, wanted)
    except (ForbiddenExtraKeysError, KeyError, TypeError, ValueError, AttributeError):
        return _explained(values, wanted)


def _explained(values: Values, wanted: type[T]) -> T:
    """As `structured`, several times slower, with everything that is wrong."""
    try:
        return _THOROUGH.structure(values, wanted)
    except ClassValidationError as error:
        raise DoesNotFit(" ".join(_sentences(error, values, wanted))) from error
    except (AttributeError, TypeError) as error:
        raise DoesNotFit("it is not written as keys and values.") from error


class Bench:
    """Gives every table its type once, however many professions share it."""

    def __init__(self) -> None:
        self._done: dict[int, Entry | str] = {}
        self._kept: list[Table] = []  # tables stay alive so that no two can share a number

    def entry(self, table: Table) -> Entry | str:
        """The typed entry, or the sentences that say why there is none."""
        if id(table) not in self._done:
            self._kept.append(table)
            try:
                self._done[id(table)] = structured(table.values, TYPES[table.section])
            except DoesNotFit as trouble:
                self._done[id(table)] = str(trouble)
        return self._done[id(table)]


def _sentences(error: ClassValidationError, values: Values, wanted: type[object]) -> list[str]:
    names = [field.name for field in dataclasses.fields(wanted)]  # type: ignore[arg-type]  # always a dataclass
    found: list[str] = []
    for part in error.exceptions:
        if isinstance(part, ForbiddenExtraKeysError):
            found += [f"the key “{key}” is unknown{likely(key, names)}" for key in sorted(part.extra_fields)]
            continue
        notes = [note for note in getattr(part, "__notes__", ()) if isinstance(note, AttributeValidationNote)]
        key = notes[-1].name if notes else "entry"
        if isinstance(part, ClassValidationError):  # the policy inside a profession
            found += [f"{key}: {sentence}" for sentence in _sentences(part, values[key], Policy)]
            continue
        if isinstance(part, KeyError) and key not in values:
            found.append(f"it has no “{key}”.")
        elif isinstance(part, DoesNotFit):
            said = str(part)
            found.append(f"“{key}” {said}" if said.endswith((".", "?")) else f"“{key}” {said}.")
        else:
            found.append(f"“{key}” cannot be {values.get(key)!r}.")
    return found


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise DoesNotFit(f"has to be text in quotation marks, not {value}")
    return value


def _number(value: object, _: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise DoesNotFit(f"has to be a whole number, not {value!r}")
    return value


def _yes_or_no(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise DoesNotFit(f"has to be true or false, not {value!r}")
    return value


def _day(value: object, _: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise DoesNotFit(f"has to be a day such as 2026-11-01, not {value!r}") from None


def _choice(value: object, wanted: type[StrEnum]) -> StrEnum:
    try:
        return wanted(str(value))
    except ValueError:
        words = [choice.value for choice in wanted]
        guess = likely(str(value), words)
        raise DoesNotFit(f"has to be one of {', '.join(words)}, not {value!r}{guess}") from None


def _list_hook(wanted: Any, converter: Converter) -> Callable[[object, object], tuple[object, ...]]:
    inner = get_args(wanted)[0]
    item = converter.get_structure_hook(inner)

    def items(value: object, _: object) -> tuple[object, ...]:
        if isinstance(value, str):  # a lone name is a list of one
            value = [value]
        if not isinstance(value, list | tuple):
            raise DoesNotFit(f"has to be a list in square brackets, not {value!r}")
        return tuple(item(one, inner) for one in value)

    return items


def _is_list(wanted: Any) -> bool:
    return get_origin(wanted) is tuple


def _make_converter(*, detailed: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)
    # by identity: a hook for str would also catch every StrEnum, which is a str too
    converter.register_structure_hook_func(lambda wanted: wanted is str, _text)
    converter.register_structure_hook(int, _number)
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook(StrEnum, _choice)
    converter.register_structure_hook_factory(_is_list, _list_hook)
    return converter


_QUICK = _make_converter(detailed=False)
_THOROUGH = _make_converter(detailed=True)
