"""Run the handover: the checklist with its due days, agreed terms, and what was done with its proof."""

from dataclasses import replace
from typing import Any

from partwell.desk import Desk, OpenCase
from partwell.domain import promises
from partwell.domain.case import AgreedTerm, Case, Task
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.handover import needs_proof, usual_tasks, with_tasks
from partwell.domain.lifecycle import FINAL
from partwell.domain.timeline import NewEvent

HANDED_OVER = {"handed_over_as": "Handed over as", "copy_kept": "Copy kept here"}


def fill_checklist(desk: Desk, opened: OpenCase, *, token: str) -> int:
    """Add the tasks that are usual in this profession and not on the list yet; the new version."""
    _refuse_when_final(opened)
    added = usual_tasks(opened.dossier)
    if not added:
        return opened.version
    case = with_tasks(opened.case, added)
    event = NewEvent(kind="changed_list", what=f"{len(added)} usual tasks put on the handover list.")
    return desk.save(opened, case, event, token=token)


def done(
    desk: Desk, opened: OpenCase, task_id: str, proof: str = "", *, without_proof: str = "", token: str
) -> int:
    """Mark a task as done today, with its proof or with why there is none; the new version.

    The agreed term that the task keeps is done with it.
    """
    task = _task(opened, task_id)
    if needs_proof(task) and not (proof.strip() or without_proof.strip()):
        what = "a handover between two sides" if task.giver else "a must for closing the case"
        raise NotAllowed(
            f"This is {what} and needs a proof, such as a receipt or an e-mail. "
            "Nothing was saved; please name it, or write why there is none."
        )
    finished = replace(
        task, done_on=desk.today, done_by=desk.who, proof=clean(proof), exception=clean(without_proof)
    )
    shown = proof.strip() or (
        f"none, because {without_proof.strip()}" if without_proof.strip() else "none given"
    )
    return _save_task(desk, opened, task, finished, told=f"Done: {task.label}. Proof: {shown}.", token=token)


def describe(desk: Desk, opened: OpenCase, task_id: str, field: str, words: str, *, token: str) -> int:
    """Record in which format records were handed over, or which copy stays here; the new version.

    `field` is a key of `HANDED_OVER`.
    """
    task = _task(opened, task_id)
    told = clean_line(words)
    if getattr(task, field) == told:
        return opened.version
    changes: dict[str, Any] = {field: told}
    changed = replace(task, **changes)
    event = f"{HANDED_OVER[field]}, {task.label}: {told or 'taken out'}."
    return _save_task(desk, opened, task, changed, told=event, token=token)


def reopen(desk: Desk, opened: OpenCase, task_id: str, *, token: str) -> int:
    """Take back that a task is done or set aside; the new version."""
    task = _task(opened, task_id)
    again = replace(task, done_on=None, done_by="", exception="")
    case = promises.taken_up(opened.case, promises.both_keys(opened.case, task_id))
    case = promises.with_task(case, task, again)
    return desk.save(opened, case, NewEvent(kind="task", what=f"Open again: {task.label}."), token=token)


def add_task(desk: Desk, opened: OpenCase, task: Task, *, token: str) -> int:
    """Put a task of one's own on the list; the new version."""
    _refuse_when_final(opened)
    added = replace(_tidy(task), task_id=promises.next_id(opened.case, "own"))
    event = NewEvent(kind="changed_list", what=f"Task added: {added.label}.")
    return desk.save(opened, with_tasks(opened.case, (added,)), event, token=token)


def change_task(desk: Desk, opened: OpenCase, old: Task, new: Task, *, token: str) -> int:
    """Put a task right: its words, its day, who does it and what changes hands; the new version."""
    if _task(opened, old.task_id) != old:
        raise NotAllowed("This task was changed meanwhile. Nothing was saved; please look at it again.")
    tidy = _tidy(new)
    return _save_task(desk, opened, old, tidy, told=f"Task changed: {tidy.label}.", token=token)


def put_term(
    desk: Desk, opened: OpenCase, old: AgreedTerm | None, new: AgreedTerm | None, *, token: str
) -> int:
    """Add an agreed term, change it, or take it out; the task that keeps it follows. The new version."""
    _refuse_when_final(opened)
    if old is not None and old not in opened.case.agreed_terms:
        raise NotAllowed("This term was changed meanwhile. Nothing was saved; please look at it again.")
    tidy = replace(new, what=clean(new.what)) if new else None
    case = promises.with_term(opened.case, old, tidy, who=desk.who)
    verb = "added" if old is None else "changed" if new else "removed"
    named = tidy or old
    event = NewEvent(kind="changed_list", what=_line(f"Agreed term {verb}: {named.what if named else ''}"))
    return desk.save(opened, case, event, token=token)


def term_done(desk: Desk, opened: OpenCase, term: AgreedTerm, *, token: str) -> int:
    """Mark an agreed term as kept today, and the task that keeps it as done; the new version."""
    return put_term(desk, opened, term, replace(term, done_on=desk.today), token=token)


def set_aside(desk: Desk, opened: OpenCase, key: str, why: str, *, token: str) -> int:
    """Leave a task or an agreed term out on purpose, with the reason; the new version.

    `key` is a task's key, or `term:` and the words of a term; the two that belong together go together.
    """
    _refuse_when_final(opened)
    if not why.strip():
        raise NotAllowed("Setting it aside needs its reason. Nothing was saved; please write one sentence.")
    keys = promises.both_keys(opened.case, key)
    case = promises.set_aside(opened.case, keys, clean(why), who=desk.who, on=desk.today)
    return desk.save(
        opened,
        case,
        NewEvent(kind="task", what=_line(f"Set aside: {_named(opened.case, key)}. {why}")),
        token=token,
    )


def take_up(desk: Desk, opened: OpenCase, key: str, *, token: str) -> int:
    """What was set aside or kept is to be done after all; the new version."""
    _refuse_when_final(opened)
    case = promises.taken_up(opened.case, promises.both_keys(opened.case, key))
    for term in case.agreed_terms:
        if promises.term_key(term) == key and term.done_on:
            case = promises.with_term(case, term, replace(term, done_on=None), who=desk.who)
    event = NewEvent(kind="task", what=_line(f"Open again: {_named(opened.case, key)}"))
    return desk.save(opened, case, event, token=token)


def _named(case: Case, key: str) -> str:
    labels = {task.task_id: task.label for task in case.tasks}
    return labels.get(key, key.removeprefix("term:"))


def _line(words: str) -> str:
    return clean_line(words)[:2000]


def _tidy(task: Task) -> Task:
    if not task.label.strip():
        raise NotAllowed("A task needs a few words. Nothing was saved; please say what is to be done.")
    return replace(
        task, label=clean(task.label), giver=clean_line(task.giver), receiver=clean_line(task.receiver)
    )


def _task(opened: OpenCase, task_id: str) -> Task:
    _refuse_when_final(opened)
    found = next((task for task in opened.case.tasks if task.task_id == task_id), None)
    if found is None:
        raise NotAllowed("This task is not on the list any more. Nothing was changed; please look again.")
    return found


def _refuse_when_final(opened: OpenCase) -> None:
    if opened.case.status in FINAL:
        raise NotAllowed("This case is closed. Nothing was changed; its record is sealed.")


def _save_task(desk: Desk, opened: OpenCase, old: Task, new: Task, *, told: str, token: str) -> int:
    case = promises.with_task(opened.case, old, new)
    return desk.save(opened, case, NewEvent(kind="task", what=_line(told)), token=token)
