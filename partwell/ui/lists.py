"""One pattern for every list on a case: its entries, each to change or remove, and a form for the next."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.case_fields import value_of
from partwell.domain.lifecycle import FINAL
from partwell.services import cases
from partwell.ui import folding, session
from partwell.ui.facts import amount_of, date_format
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One question of a list's form: the field it fills and how it is asked."""

    name: str
    label: str
    kind: str = "text"  # text, area, day, money, number, yes, choice
    options: Sequence[Any] = ()
    words: Callable[[Any], str] = str
    required: bool = False
    tip: str = ""
    first: Any = None  # what a new entry starts with


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForm:
    """How one list of the case is shown and filled."""

    list_name: str
    item: Callable[..., Any]  # the type, or a function of the inputs that makes it
    inputs: tuple[Input, ...]
    summary: Callable[[Any], str]
    add: str  # the verb on the button
    empty: str  # what will be here
    saving: Callable[[Any, Any], session.Work] | None = None  # old and new; where more follows than the list
    actions: Callable[[OpenCase, Any], None] | None = None  # further buttons of an entry
    more: Callable[[OpenCase, Any, str], None] | None = None  # below its form, in the part with this key


def entries(opened: OpenCase, form: ListForm) -> None:
    """The entries of a list, each to change or remove, without a form for the next one."""
    for number, item in enumerate(value_of(opened.case, form.list_name)):
        _entry(opened, form, item, number, locked=opened.case.status in FINAL)


def edit_key(opened: OpenCase, form: ListForm, place: str) -> str:
    """The key of the folded part that holds the form of one entry; it closes once the form is saved."""
    return f"edit_{_key(opened, form, place)}"


def change_form(opened: OpenCase, form: ListForm, item: Any, place: str) -> None:
    """The form that changes one entry."""
    _form(opened, form, item, "Save", place)


def editor(opened: OpenCase, form: ListForm, *, where: Callable[[Any], bool] = lambda _: True) -> None:
    """The entries of a list that satisfy `where`, and a form for the next one."""
    shown = [item for item in value_of(opened.case, form.list_name) if where(item)]
    locked = opened.case.status in FINAL and form.list_name not in ("feedback", "holds", "deliveries")
    if not shown:
        st.caption(form.empty)
    for number, item in enumerate(shown):
        _entry(opened, form, item, number, locked)
    if not locked:
        with folding.expander(
            form.add, icon=":material/add:", key=_key(opened, form, "adding")
        ) as is_unfolded:
            if is_unfolded:
                _form(opened, form, None, form.add)


def _entry(opened: OpenCase, form: ListForm, item: Any, number: int, locked: bool) -> None:
    key = _key(opened, form, str(number))
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{key}"):
        st.text(form.summary(item), width="stretch")
        if locked:
            return
        if form.actions:
            form.actions(opened, item)
        with folding.popover("Edit", icon=":material/edit:", key=f"edit_{key}") as is_unfolded:
            if is_unfolded:
                _form(opened, form, item, "Save", str(number))
                if form.more:
                    form.more(opened, item, f"edit_{key}")
        st.button(
            "Remove",
            key=f"remove_{key}",
            icon=":material/delete:",
            type="tertiary",
            on_click=_remove,
            args=(opened.case.case_id, form, item),
        )


@unbroken
def _remove(case_id: str, form: ListForm, item: Any) -> None:
    session.save(
        case_id,
        f"{form.list_name}/remove",
        _saving(form, item, None),
        done="Removed. Undo brings it back.",
    )


def _as_pressed(place: str, key: str, item: Any) -> tuple[str, Any]:
    """The form as it stood when its button was pressed, though the entry was changed elsewhere meanwhile."""
    drawn: dict[str, tuple[str, Any]] = st.session_state.setdefault("_drawn", {})
    if place in drawn and st.session_state.get(f"{drawn[place][0]}_save"):
        return drawn[place]
    drawn[place] = key, item
    return key, item


def _form(opened: OpenCase, form: ListForm, item: Any, verb: str, place: str = "new") -> None:
    case_id, name = opened.case.case_id, form.list_name
    key = _key(opened, form, "new" if item is None else name_of(item))
    key, item = _as_pressed(f"{case_id}/{name}/{place}", key, item)
    sheet = Sheet(case_id, key)
    with st.container(key=key):
        answers = {one.name: ask(opened, one, item, sheet) for one in form.inputs}
        trouble = st.container()
        sent = sheet.sent(verb)
    if not sent:
        return
    missing = [one.label for one in form.inputs if one.required and answers[one.name] in (None, "")]
    if missing:
        trouble.error(f"Still needed: {', '.join(missing)}.", icon=":material/error:")
        return
    try:
        made = _made(form, answers, item)
    except ValueError as error:
        trouble.error(str(error), icon=":material/error:")
        return
    if session.save(case_id, f"{name}/{verb}", _saving(form, item, made), done="Saved.", then=sheet.saved):
        folding.close(edit_key(opened, form, place))
    elif item is not None and item not in value_of(session.the_desk().open_case(case_id).case, name):
        session.tell_words("Your words were not saved", _written(form, answers))
    st.rerun()


def name_of(item: Any) -> str:
    """What tells one entry from another, the same after a new start."""
    return hashlib.sha256(repr(item).encode("utf-8", "replace")).hexdigest()[:10]


def _written(form: ListForm, answers: dict[str, Any]) -> str:
    """What stands in a form, to be copied where the entry it belonged to is gone."""
    return "\n".join(f"{one.label}: {answers[one.name]}" for one in form.inputs if answers[one.name])


def _made(form: ListForm, answers: dict[str, Any], item: Any) -> Any:
    for one in form.inputs:
        if one.kind == "money":
            answers[one.name] = amount_of(answers[one.name] or "")
        elif answers[one.name] is None and one.kind in ("text", "area"):
            answers[one.name] = ""
    if item is None:
        return form.item(**answers)
    kept = {name: getattr(item, name) for name in item.__dataclass_fields__}
    return type(item)(**{**kept, **answers})


def _saving(form: ListForm, old: Any, made: Any) -> session.Work:
    name = form.list_name
    if form.saving:
        return form.saving(old, made)
    if made is None:
        return lambda desk, opened, token: cases.remove_item(desk, opened, name, old, token=token)
    if old is None:
        return lambda desk, opened, token: cases.add_item(desk, opened, name, made, token=token)
    return lambda desk, opened, token: cases.change_item(desk, opened, name, old, made, token=token)


def ask(opened: OpenCase, one: Input, item: Any, sheet: Sheet) -> Any:
    """One input of a form, filled with the entry's value or the form's first one."""
    value = one.first if item is None else getattr(item, one.name)
    tip = one.tip or None
    match one.kind:
        case "area":
            return sheet.area(one.name, one.label, first=value or "", help=tip, height=90)
        case "day":
            return sheet.day(one.name, one.label, first=value, help=tip, format=date_format(opened))
        case "money":
            written = "" if value is None else f"{value:,.2f}"
            return sheet.text(one.name, one.label, first=written, help=tip)
        case "number":
            return sheet.number(one.name, one.label, first=value, min_value=0, help=tip)
        case "yes":
            return sheet.yes(one.name, one.label, first=bool(value), help=tip)
        case "choice":
            first = value if value in one.options else next(iter(one.options), None)
            return sheet.choice(
                one.name, one.label, one.options, first=first, format_func=one.words, help=tip
            )
        case _:
            return sheet.text(one.name, one.label, first=value or "", help=tip)


def _key(opened: OpenCase, form: ListForm, part: str) -> str:
    return f"{opened.case.case_id}_{form.list_name}_{part}".replace("-", "_")
