"""Inputs bound to one plain fact of a case: shown as stored, saved as entered."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.case_fields import field_of, value_of
from partwell.domain.formats import puts_month_first
from partwell.domain.lifecycle import FINAL
from partwell.domain.practice import Practice
from partwell.ui import session
from partwell.ui.unbroken import unbroken

_NOT_SEEN = object()


def _bind(opened: OpenCase, path: str, to_input: Callable[[Any], Any]) -> tuple[str, Any]:
    """The widget key of a fact, with the stored value put into it unless the tab already shows it."""
    key, stored = f"{opened.case.case_id}:{path}", value_of(opened.case, path)
    seen: dict[str, Any] = st.session_state.setdefault("_seen", {})
    if key not in st.session_state or seen.get(key, _NOT_SEEN) != stored:
        st.session_state[key] = to_input(stored)
        seen[key] = stored
    return key, stored


@unbroken
def _keep(case_id: str, path: str, key: str, from_input: Callable[[Any], Any]) -> None:
    """What a widget does when its value changes: save the fact, or say why not."""
    try:
        value = from_input(st.session_state[key])
    except ValueError as error:
        session.tell_trouble(str(error))
        return
    seen = st.session_state.get("_seen", {})
    if session.save_fact(case_id, path, value, seen.get(key)):
        seen[key] = value


def _arguments(opened: OpenCase, path: str, key: str, from_input: Callable[[Any], Any]) -> dict[str, Any]:
    return {
        "key": key,
        "on_change": _keep,
        "args": (opened.case.case_id, path, key, from_input),
        "disabled": opened.case.status in FINAL,
    }


def _same(value: Any) -> Any:
    return value


def _or_empty(value: Any) -> Any:
    return "" if value is None else value


def text(opened: OpenCase, path: str, *, label: str = "", tip: str = "", hint: str = "") -> str:
    """One line of text."""
    key, _ = _bind(opened, path, _or_empty)
    shown: str = st.text_input(
        label or field_of(path).label,
        help=tip or None,
        placeholder=hint,
        **_arguments(opened, path, key, _or_empty),
    )
    return shown


def area(
    opened: OpenCase, path: str, *, label: str = "", tip: str = "", hint: str = "", height: int = 100
) -> str:
    """Several lines of text."""
    key, _ = _bind(opened, path, _or_empty)
    shown: str = st.text_area(
        label or field_of(path).label,
        help=tip or None,
        placeholder=hint,
        height=height,
        **_arguments(opened, path, key, _or_empty),
    )
    return shown


def day(
    opened: OpenCase, path: str, *, label: str = "", tip: str = "", earliest: date | None = None
) -> date | None:
    """A calendar day, or none."""
    key, stored = _bind(opened, path, _same)
    lowest = min(earliest or date(1950, 1, 1), stored or date.max)
    return st.date_input(
        label or field_of(path).label,
        value=None,
        min_value=lowest,
        max_value=date(2100, 12, 31),
        format=date_format(opened),
        help=tip or None,
        **_arguments(opened, path, key, _same),
    )


def number(opened: OpenCase, path: str, *, label: str = "", tip: str = "", highest: int = 3650) -> int | None:
    """A whole number, or none."""
    key, _ = _bind(opened, path, _same)
    shown: int | None = st.number_input(
        label or field_of(path).label,
        value=None,
        min_value=0,
        max_value=highest,
        step=1,
        help=tip or None,
        **_arguments(opened, path, key, _same),
    )
    return shown


def money(opened: OpenCase, path: str, *, label: str = "", tip: str = "") -> str:
    """An amount in the practice's currency, or none."""
    key, _ = _bind(opened, path, lambda amount: "" if amount is None else f"{amount:,.2f}")
    shown: str = st.text_input(
        label or field_of(path).label,
        help=tip or None,
        placeholder="0.00",
        **_arguments(opened, path, key, amount_of),
    )
    return shown


def amount_of(written: str) -> Decimal | None:
    """The amount a person wrote, such as `1,250.00`; None for nothing. Raises ValueError with a sentence."""
    bare = "".join(sign for sign in written.strip() if sign.isdigit() or sign in ".,-")
    if not written.strip():
        return None
    comma, dot = bare.rfind(","), bare.rfind(".")
    if comma > dot and len(bare) - comma - 1 != 3:
        bare = bare.replace(".", "").replace(",", ".")
    else:
        bare = bare.replace(",", "")
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        amount = Decimal(-1)
    if amount < 0:
        raise ValueError("The amount could not be read. The old one stands; please write it like 1,250.00.")
    return amount


def choice(
    opened: OpenCase,
    path: str,
    options: Sequence[Any],
    *,
    label: str = "",
    tip: str = "",
    words: Callable[[Any], str] = str,
    none_means: str = "",
) -> Any:
    """One of several; `none_means` adds an empty choice and says what it stands for."""
    empty = value_empty(opened, path)
    listed = [empty, *options] if none_means else list(options)
    key, stored = _bind(opened, path, _same)
    if st.session_state[key] not in listed:
        listed = [*listed, stored]
    return st.selectbox(
        label or field_of(path).label,
        listed,
        format_func=lambda option: none_means if none_means and option == empty else words(option),
        help=tip or None,
        placeholder=none_means or "Choose",
        **_arguments(opened, path, key, _same),
    )


def value_empty(opened: OpenCase, path: str) -> Any:
    """What "nothing chosen" is for a fact: an empty text, or None."""
    return "" if isinstance(value_of(opened.case, path), str) and path != "disclosure" else None


def date_format(opened: OpenCase) -> Any:
    """How date inputs write a day in the practice's country."""
    return day_format(opened.dossier.practice)


def day_format(practice: Practice) -> Any:
    """The same outside a case."""
    return "MM/DD/YYYY" if puts_month_first(practice) else "DD/MM/YYYY"
