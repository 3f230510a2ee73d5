"""What was promised in a call: a term with its day, and the task that keeps it, closed together."""

from dataclasses import dataclass, replace
from datetime import date

from partwell.domain.case import AgreedTerm, Case, Task, Waiver

PROMISE_DAYS = 5  # working days for a promise that names no day; a proposal of our own


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One thing that was promised, and the day by which it is kept."""

    what: str
    by_on: date


def term_key(term: AgreedTerm) -> str:
    """The name under which an agreed term is set aside."""
    return f"term:{term.what}"


def kept_by(case: Case) -> frozenset[str]:
    """The tasks on the list that each keep an agreed term."""
    listed = {task.task_id for task in case.tasks}
    return frozenset(term.task_id for term in case.agreed_terms if term.task_id in listed)


def next_id(case: Case, kind: str) -> str:
    """The next free key for a task, such as `promise-3`."""
    used = {task.task_id for task in case.tasks} | {term.task_id for term in case.agreed_terms}
    numbers = [one.removeprefix(f"{kind}-") for one in used if one.startswith(f"{kind}-")]
    return f"{kind}-{max((int(one) for one in numbers if one.isdigit()), default=0) + 1}"


def with_promises(case: Case, promised: tuple[Promise, ...], agreed_on: date) -> Case:
    """The case with a term and a task for each promise."""
    for one in promised:
        key = next_id(case, "promise")
        term = AgreedTerm(what=one.what, agreed_on=agreed_on, due_on=one.by_on, task_id=key)
        task = Task(task_id=key, label=one.what, due_on=one.by_on)
        case = replace(case, agreed_terms=(*case.agreed_terms, term), tasks=(*case.tasks, task))
    return case


def with_term(case: Case, old: AgreedTerm | None, new: AgreedTerm | None, *, who: str) -> Case:
    """The case with one term added, changed or gone; the task that keeps it follows."""
    terms = list(case.agreed_terms)
    if old is None:
        return replace(case, agreed_terms=(*terms, new) if new else tuple(terms))
    place = terms.index(old)
    terms[place : place + 1] = [new] if new else []
    changed = replace(case, agreed_terms=tuple(terms))
    if new is None:
        dropped = {old.task_id} if old.task_id else set()
        kept = tuple(task for task in case.tasks if task.task_id not in dropped)
        return replace(changed, tasks=kept, waivers=_without(case, (term_key(old), old.task_id)))
    tasks = tuple(_follows(task, new, who) if task.task_id == new.task_id else task for task in case.tasks)
    renamed = tuple(
        replace(one, what=term_key(new)) if one.what == term_key(old) else one for one in case.waivers
    )
    return replace(changed, tasks=tasks, waivers=renamed)


def with_task(case: Case, old: Task, new: Task) -> Case:
    """The case with one task changed; the term that it keeps follows."""
    tasks = tuple(new if task.task_id == old.task_id else task for task in case.tasks)
    for term in case.agreed_terms:
        if term.task_id == new.task_id:
            followed = replace(term, what=new.label, due_on=new.due_on, done_on=new.done_on)
            case = with_term(case, term, followed, who=new.done_by)
    return replace(case, tasks=tasks)


def set_aside(case: Case, keys: tuple[str, ...], why: str, *, who: str, on: date) -> Case:
    """The case with something left out on purpose, with the reason."""
    added = tuple(Waiver(what=key, why=why, by_id=who, on=on) for key in keys)
    return replace(case, waivers=(*_without(case, keys), *added))


def taken_up(case: Case, keys: tuple[str, ...]) -> Case:
    """The case in which something set aside is to be done after all."""
    return replace(case, waivers=_without(case, keys))


def both_keys(case: Case, key: str) -> tuple[str, ...]:
    """The keys of a term and of the task that keeps it, from either; of anything else its own."""
    for term in case.agreed_terms:
        if term.task_id and key in (term.task_id, term_key(term)):
            return term.task_id, term_key(term)
    return (key,)


def _follows(task: Task, term: AgreedTerm, who: str) -> Task:
    followed = replace(task, label=term.what, due_on=term.due_on)
    if task.done_on == term.done_on:
        return followed
    return replace(followed, done_on=term.done_on, done_by=who if term.done_on else "")


def _without(case: Case, keys: tuple[str, ...]) -> tuple[Waiver, ...]:
    return tuple(one for one in case.waivers if one.what not in keys)
