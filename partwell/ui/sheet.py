"""A form whose words are kept as they are typed: a reload, another step or a lost connection takes none."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.errors import PartwellError
from partwell.services import unfinished
from partwell.ui import folding, session
from partwell.ui.unbroken import unbroken

EMPTIED = "\N{EMPTY SET}"  # kept for a day, a number or a choice that was taken out


class Sheet:
    """The inputs of one form. Its words are the person's alone until its button is pressed.

    `place` is the case, or whatever else the form belongs to; `form` names it there. The key of every
    input is the form's name and its own, so that the same form drawn again shows what was left in it.
    """

    def __init__(self, place: str, form: str) -> None:
        """Takes up the form where it was left."""
        self.place, self.form = place, form
        self._left: dict[str, Any] | None = None

    @classmethod
    def of(cls, opened: OpenCase, form: str) -> "Sheet":
        """A form of a case, named after it: another case opened in the same tab does not show its words."""
        return cls(opened.case.case_id, f"{opened.case.case_id}_{form}".replace("-", "_"))

    def text(self, name: str, label: str, *, first: str = "", at: Any = st, **looks: Any) -> str:
        """One line of text."""
        return str(at.text_input(label, **self._input(name, first, _as_text), **looks) or "")

    def area(self, name: str, label: str, *, first: str = "", at: Any = st, **looks: Any) -> str:
        """Several lines of text."""
        return str(at.text_area(label, **self._input(name, first, _as_text), **looks) or "")

    def day(
        self, name: str, label: str, *, first: date | None = None, at: Any = st, **looks: Any
    ) -> date | None:
        """A calendar day, or none."""
        bound = self._input(name, first, lambda left: _within(_as_day(left), looks))
        shown = at.date_input(label, **bound, **looks)
        return shown if isinstance(shown, date) else None

    def number(
        self, name: str, label: str, *, first: int | None = None, at: Any = st, **looks: Any
    ) -> int | None:
        """A whole number, or none."""
        bound = self._input(name, first, lambda left: _within(_as_number(left), looks))
        shown = at.number_input(label, step=1, **bound, **looks)
        return None if shown is None else int(shown)

    def yes(self, name: str, label: str, *, first: bool = False, at: Any = st, **looks: Any) -> bool:
        """A box to tick."""
        return bool(at.checkbox(label, **self._input(name, first, _as_truth), **looks))

    def choice(
        self,
        name: str,
        label: str,
        options: Sequence[Any],
        *,
        first: Any = None,
        at: Any = st,
        **looks: Any,
    ) -> Any:
        """One of several; none is chosen where `first` is none of them."""
        known = {str(option): option for option in options}
        other = looks.get("accept_new_options", False)  # words of one's own are no option and come back too
        bound = self._input(
            name,
            first if first in options else None,
            lambda left: known.get(str(left), _as_text(left) if other else None),
        )
        return at.selectbox(label, list(options), **bound, **looks)

    def sent(self, label: str, *, name: str = "", at: Any = st, **looks: Any) -> bool:
        """The button that saves; whether it was pressed just now. One of several has a name of its own."""
        key = f"{self.form}_{name}_save" if name else f"{self.form}_save"
        pressed = bool(at.button(label, key=key, **looks))
        if self.form in _came_back():
            st.caption(":material/history_edu: What you typed here before is not saved yet.")
            st.button(
                "Begin this form anew",
                key=f"{self.form}_{name}_anew_save",
                type="tertiary",
                on_click=self.saved,
            )
        return pressed

    def save(self, work: session.Work, *, done: str = "", folded_in: str = "") -> None:
        """Save what stands in the form on its case and draw the page anew, `folded_in` (a popover) closed.

        What cannot be done is said on the page, and the form keeps its words.
        """

        def put_away() -> None:
            self.saved()
            if folded_in:
                folding.close(folded_in)

        session.save(self.place, self.form, work, done=done, then=put_away)
        st.rerun()

    @unbroken
    def saved(self) -> None:
        """What stood in the form is saved or put away; nothing of it is kept any longer."""
        unfinished.forget(session.the_desk(), self.place, self.form)
        _came_back().discard(self.form)
        for key in [key for key in st.session_state if str(key).startswith(f"{self.form}_")]:
            if not str(key).endswith("_save"):
                st.session_state.setdefault("_emptied", set()).add(key)

    def put(self, name: str, value: Any) -> None:
        """Put words into an input from a button's callback, kept as if they had been typed."""
        st.session_state[f"{self.form}_{name}"] = value
        _keep(self.place, self.form, name, None)

    def _input(self, name: str, first: Any, read: Callable[[Any], Any]) -> dict[str, Any]:
        key = f"{self.form}_{name}"
        emptied: set[str] = st.session_state.get("_emptied", set())
        if key not in st.session_state or key in emptied:
            emptied.discard(key)
            left = self._left_in_it().get(name)
            kept = None if left is None else read(left)
            was_emptied = left == EMPTIED and read is not _as_text
            st.session_state[key] = first if kept is None and not was_emptied else kept
        return {"key": key, "on_change": _keep, "args": (self.place, self.form, name, first)}

    def _left_in_it(self) -> dict[str, Any]:
        if self._left is None:
            self._left = unfinished.left_in(session.the_desk(), self.place, self.form)
            if self._left:
                _came_back().add(self.form)
        return self._left


def _came_back() -> set[str]:
    """The forms of this tab that were drawn with words left in them earlier."""
    forms: set[str] = st.session_state.setdefault("_came_back", set())
    return forms


def _as_text(left: Any) -> str | None:
    return left if isinstance(left, str) else None


def _as_number(left: Any) -> int | None:
    return left if isinstance(left, int) and not isinstance(left, bool) else None


def _as_truth(left: Any) -> bool | None:
    return left if isinstance(left, bool) else None


def _as_day(left: Any) -> date | None:
    try:
        return date.fromisoformat(left)
    except (TypeError, ValueError):
        return None


def _within(value: Any, looks: Mapping[str, Any]) -> Any:
    """The value where the input takes it: its bounds may have moved since it was typed."""
    least, most = looks.get("min_value"), looks.get("max_value")
    if value is None or (least is not None and value < least) or (most is not None and value > most):
        return None
    return value


@unbroken
def _keep(place: str, form: str, name: str, first: Any) -> None:
    """What an input does when it is left: keep its words, or say why that is not possible."""
    value = st.session_state[f"{form}_{name}"]
    plain = EMPTIED if value is None else value.isoformat() if isinstance(value, date) else value
    try:
        unfinished.keep(session.the_desk(), place, form, name, None if value == first else plain)
    except PartwellError as error:
        session.tell_trouble(error.sentence)
