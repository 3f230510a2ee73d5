"""Look things up in what Partwell knows, and set the practice's own values beside the shipped ones."""

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from partwell.desk import DATA, TEMPLATES, Desk
from partwell.documents.layout_check import check_layout
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed, PartwellError
from partwell.domain.knowledge import Entry, KnowledgeChange, Problem, by_id
from partwell.domain.letter_fields import FIELDS
from partwell.knowledge_files import call_script_problems, load_knowledge
from partwell.knowledge_files.checking import check_knowledge
from partwell.wording import rule_problems

OLD_AFTER_DAYS = 548  # 18 months
_WORDS = {
    "min_days": "At least (days)",
    "recommended_days": "Recommended (days)",
    "recommended_kind": "The recommendation is",
    "counted": "Counted",
    "basis": "The rule, as the sum shows it",
    "what": "What it means",
    "lifts": "What lifts it",
    "extend_days": "Adds (days)",
    "due_from": "Due, counted from",
    "due_offset_days": "Due (days)",
    "acknowledge_days": "Acknowledge within (days)",
    "answer_days": "Answer within (days)",
}
Key = tuple[str, str, str, str]  # profession, section, entry, field


def matches(entry: Entry, words: str) -> bool:
    """Whether every word searched for stands somewhere in the entry."""
    whole = " ".join(str(getattr(entry, one.name)) for one in _all_fields(entry)).casefold()
    return all(word in whole for word in words.casefold().split())


def is_old(entry: Entry, today: date) -> bool:
    """Whether its source was last read more than 18 months ago."""
    return (today - entry.checked_on).days > OLD_AFTER_DAYS


def changeable(entry: Entry) -> dict[str, str]:
    """Which fields of an entry a practice may set for itself, as field → words."""
    names = [one.name for one in _all_fields(entry) if one.name not in ("id", "checked_on")]
    simple = [name for name in names if not isinstance(getattr(entry, name), tuple)]
    return {name: _named(name) for name in simple}


def _named(field: str) -> str:
    """A field as people call it, the same wherever it is shown."""
    return _WORDS.get(field, field.replace("_", " ").capitalize())


def shipped_value(desk: Desk, profession_id: str, section: str, entry_id: str, field: str) -> Any:
    """What the entry says as shipped, or None where it is the practice's own."""
    del desk
    pack = load_knowledge(DATA).profession(profession_id)
    entry = by_id(getattr(pack, section, ()), entry_id) if pack else None
    return getattr(entry, field, None) if entry else None


def change(desk: Desk, key: Key, value: str, note: str) -> None:
    """Use another value from now on; raises NotAllowed where it does not fit, with nothing saved."""
    profession_id, section, entry_id, field = key
    if not clean_line(note):
        raise NotAllowed("A change needs its reason. Nothing was saved; please say why, and on whose word.")
    packed = json.dumps(_typed(desk, key, clean(value)), ensure_ascii=False)
    trial = KnowledgeChange(
        profession_id=profession_id,
        section=section,
        entry_id=entry_id,
        field=field,
        value=packed,
        on=desk.today,
    )
    problems = [one for one in load_knowledge(DATA, (trial,)).problems if one.file == "your changes"]
    if problems:
        raise NotAllowed(f"This value does not fit: {problems[0].sentence} Nothing was saved.")
    desk.store.knowledge_changes.set(
        profession_id, section, entry_id, field, packed, note=clean_line(note), who=desk.who
    )


def reset(desk: Desk, key: Key) -> None:
    """Use the shipped value again."""
    desk.store.knowledge_changes.reset(*key)


def check(data: Path = DATA, templates: Path = TEMPLATES) -> tuple[str, ...]:
    """Everything that is wrong in a data folder and in the layouts, each named with file and entry."""
    known = load_knowledge(data)
    problems: tuple[Problem, ...] = (*known.problems, *check_knowledge(known, data))
    others = (*rule_problems(data / "wording"), *call_script_problems(data), *_layout_problems(templates))
    return tuple(dict.fromkeys((*map(str, problems), *others)))


def _layout_problems(templates: Path) -> Iterator[str]:
    """What is wrong with the layouts that ship."""
    more = {field.name: field.example for field in FIELDS}
    for kind in ("letter", "case_record", "call_sheet"):
        path = templates / f"{kind}.docx"
        try:
            report = check_layout(path.read_bytes(), kind=kind, more=more)
        except (OSError, PartwellError) as error:
            yield f"{path.name}: {getattr(error, 'sentence', 'the layout is missing or cannot be read.')}"
            continue
        yield from (f"{path.name}: the field {one.name} does not exist." for one in report.unknown)
        yield from (f"{path.name}: the field {name} is not printed." for name in report.missing)
        yield from (f"{path.name}: {one.what}" for one in report.findings)


def _typed(desk: Desk, key: Key, value: str) -> Any:
    profession_id, section, entry_id, field = key
    entry = by_id(getattr(desk.profession(profession_id), section, ()), entry_id)
    now = getattr(entry, field, None)
    if isinstance(now, bool):
        return value.strip().casefold() in ("yes", "true", "1")
    if isinstance(now, StrEnum):
        return value.strip()
    if isinstance(now, int) or field.endswith(("_days", "years", "_count")):
        bare = value.strip()
        if not bare.lstrip("-").isdigit():
            raise NotAllowed("A whole number is needed here. Nothing was saved; please write digits only.")
        if bare.startswith("-") and not field.endswith("offset_days"):
            raise NotAllowed("This number is zero or more. Nothing was saved; please write digits only.")
        return int(bare)
    return value


def _all_fields(entry: Entry) -> tuple[Any, ...]:
    return fields(entry)
