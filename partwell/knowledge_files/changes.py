"""What a user set in place of shipped values, laid over the tables one value at a time."""

import json
from dataclasses import replace

from partwell.domain.knowledge import KnowledgeChange, Policy, Problem
from partwell.knowledge_files.entries import TYPES, DoesNotFit, structured
from partwell.knowledge_files.tables import Shelf, Table, Values, likely


def apply_changes(
    shelf: Shelf, changes: tuple[KnowledgeChange, ...]
) -> tuple[Shelf, set[str], tuple[Problem, ...]]:
    """The shelf with every change that fits, the ids it touched, and a problem for each that does not."""
    result: Shelf = {section: dict(entries) for section, entries in shelf.items()}
    touched: set[str] = set()
    problems: list[Problem] = []
    for change in changes:
        try:
            table = _changed(result, change)
        except DoesNotFit as trouble:
            entry = f"{change.profession_id}/{change.section}/{change.entry_id}"
            problems.append(
                Problem(file="your changes", entry=entry, sentence=f"{trouble} The shipped value stands.")
            )
            continue
        result[change.section][table.id] = table
        touched.add(f"{change.profession_id}/{change.section}/{table.id}")
    return result, touched, tuple(problems)


def _changed(shelf: Shelf, change: KnowledgeChange) -> Table:
    """The table after one change; raises DoesNotFit with a sentence."""
    if change.section not in shelf:
        raise DoesNotFit(f"there is no list “{change.section}”{likely(change.section, shelf)}")
    try:
        value = json.loads(change.value)
    except ValueError:
        raise DoesNotFit("the value that was set cannot be read.") from None
    entry_id = change.entry_id or ("policy" if change.section == "policy" else "")
    table = shelf[change.section].get(entry_id)
    if not change.field:
        return _own_entry(change, entry_id, value)
    if table is None:
        raise DoesNotFit("the entry it belongs to is no longer there.")
    if change.field == "id":
        raise DoesNotFit("an id cannot be changed.")
    changed = replace(table, values={**table.values, change.field: value})
    _try(changed)
    return changed


def _own_entry(change: KnowledgeChange, entry_id: str, value: object) -> Table:
    if not isinstance(value, dict) or not entry_id or change.section == "policy":
        raise DoesNotFit("an entry of your own needs an id and its keys.")
    values: Values = {
        "why": change.note or "Added by this practice.",
        "source": "This practice's own entry",
        "checked_on": change.on,
        **value,
        "id": entry_id,
    }
    table = Table(file="your changes", section=change.section, id=entry_id, values=values)
    _try(table)
    return table


def _try(table: Table) -> None:
    wanted = Policy if table.section == "policy" else TYPES[table.section]
    structured(table.values, wanted)
