"""What one browser tab holds between two runs: the desk, the version shown, messages, tokens."""

import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from partwell.desk import DATA, TEMPLATES, Desk, OpenCase, default_home, open_desk, today, who_is_here
from partwell.domain.case_fields import field_of, value_of
from partwell.domain.errors import CaseChangedElsewhere, PartwellError
from partwell.services import cases, portfolio, practice
from partwell.ui.unbroken import once, unbroken, was_done

LOG = logging.getLogger("partwell")


@st.cache_resource(show_spinner=False, max_entries=2, on_release=lambda desk: desk.store.close())
def _desk(home: Path, database_url: str, data_stamp: float) -> Desk:
    """One store and one reading of the knowledge for all tabs; holds no client data."""
    del database_url, data_stamp  # part of the key only
    return open_desk(home, data=DATA, templates=TEMPLATES)


@st.cache_resource(show_spinner=False, max_entries=2)
def _begin(_desk: Desk, which: tuple[Path, str, float], practice_version: int, day: date) -> None:
    """What is done once for a day, and again for other rules or another profile, beside the work."""
    del which, practice_version  # part of the key only
    threading.Thread(target=_beside, args=(_desk.on_day(day),), name=BESIDE, daemon=True).start()


BESIDE = "partwell-beside-the-work"
REST_SECONDS = 0.003  # between two cases, each about a millisecond's work: the page comes first


def _beside(desk: Desk) -> None:
    """The copy of the day and the rows of the list; trouble is logged and stops nobody."""
    for what, work in (
        ("The daily backup was not made", lambda: practice.back_up_daily(desk)),
        ("The list was not renewed", lambda: portfolio.renew(desk, lambda: time.sleep(REST_SECONDS))),
    ):
        try:
            work()
        except PartwellError as error:
            LOG.warning("%s: %s", what, type(error).__name__)


def the_desk() -> Desk:
    """The desk of this run: the shared store, with today's date and who is here."""
    stamp = max((file.stat().st_mtime for file in DATA.rglob("*.toml")), default=0.0)
    which = default_home(), os.environ.get("PARTWELL_DATABASE_URL", ""), stamp
    desk = _desk(*which)
    _begin(desk, which, desk.store.practice.get()[1], today())
    return replace(desk, today=today(), who=_who(desk))


def _who(desk: Desk) -> str:
    """The name on every event: as set outside, as chosen in this tab, the only person, or the account."""
    people = [person.name for person in desk.practice.people]
    chosen = st.session_state.get("who_is_here")
    if os.environ.get("PARTWELL_WHO") or not people:
        return who_is_here()
    return chosen if chosen in people else people[0]


def forget_desk() -> None:
    """Close the store and read everything anew, after a restore or a change of the knowledge."""
    _desk.clear()
    _begin.clear()


# -- messages that survive a rerun -----------------------------------------------------------------


def tell(sentence: str) -> None:
    """Say something once, on the next page that is drawn."""
    _tell(sentence, "info")


def tell_trouble(sentence: str) -> None:
    """Say once what could not be done."""
    _tell(sentence, "trouble")


def _tell(sentence: str, kind: str) -> None:
    told: list[tuple[str, str]] = st.session_state.setdefault("_told", [])
    if (sentence, kind) not in told:  # a callback that was begun anew says it again
        told.append((sentence, kind))


def tell_words(title: str, words: str) -> None:
    """Keep words in sight that could not be saved, until they are put away."""
    st.session_state["_unsaved"] = (title, words)


def show_messages() -> None:
    """Draw what was said since the last run, and words that found no place."""
    if "_unsaved" in st.session_state:
        title, words = st.session_state["_unsaved"]
        with st.container(border=True, key="unsaved"):
            st.warning(f"{title}. They stand here to be copied.", icon=":material/content_copy:")
            st.code(words, language=None, wrap_lines=True)
            st.button("Put them away", key="unsaved_away", on_click=_put_away)
    for sentence, kind in st.session_state.pop("_told", []):
        if kind == "trouble":
            st.error(plain(sentence), title="This could not be done", icon=":material/error:")
        else:
            st.toast(plain(sentence), icon=":material/check:")


@unbroken
def _put_away() -> None:
    st.session_state.pop("_unsaved", None)


def plain(text: str) -> str:
    """Text safe where Markdown is read: every sign with a meaning is written out."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|~<>$:^" else sign for sign in text)
    # Backslashes do not stop addresses from becoming links; a zero-width joiner after the scheme does.
    return escaped.replace("http", "ht\u200btp").replace("www", "ww\u200bw").replace("\n", " ")


# -- tokens: a double click writes once ------------------------------------------------------------


def token_for(form: str) -> str:
    """The token of an opened form; the same until the form has been saved."""
    tokens: dict[str, str] = st.session_state.setdefault("_tokens", {})
    return tokens.setdefault(form, cases.new_token())


def used(form: str) -> None:
    """The form was saved: the next one opened gets a new token."""
    st.session_state.get("_tokens", {}).pop(form, None)


# -- the case this tab shows -----------------------------------------------------------------------


def opened(desk: Desk, case_id: str) -> OpenCase:
    """The case for drawing; remembers the version that this tab now shows."""
    found = desk.open_case(case_id)
    st.session_state.setdefault("_shown", {})[case_id] = found.version
    return found


def as_shown(desk: Desk, case_id: str) -> OpenCase:
    """The case for saving, with the version this tab showed last and not the one stored by now."""
    found = desk.open_case(case_id)
    version = st.session_state.get("_shown", {}).get(case_id, found.version)
    return replace(found, version=version)


Work = Callable[[Desk, OpenCase, str], int]


def _nothing_more() -> None:
    """What many a save leaves to do in its tab."""


def save(
    case_id: str,
    form: str,
    work: Work,
    *,
    done: str = "",
    is_value: bool = False,
    on_top: bool = True,
    then: Callable[[], None] = _nothing_more,
) -> bool:
    """Run one saving service on the case this tab shows; whether it was saved.

    What cannot be done is said on the next run and nothing is lost: the form keeps its words. The second
    press of a double click is no press of its own, unless it brings a value (`is_value`). What locks words
    for good is not done on top of another tab's change (`on_top=False`). `then` empties the form, whatever
    click is waiting: words that still stood there would be saved once more.
    """
    if not is_value and not was_done() and _is_second_press(f"{case_id}/{form}"):
        return False
    try:
        version = _once(case_id, form, work)
    except CaseChangedElsewhere as error:
        if on_top:
            return _save_on_top(case_id, form, work, done, then)
        tell_trouble(error.sentence)
        return False
    except PartwellError as error:
        tell_trouble(error.sentence)
        return False
    _saved(case_id, form, version, done, then)
    return True


def attempt(work: Callable[[], object]) -> bool:
    """Do what a button does outside a case, or say on the next run why it could not be done."""
    try:
        work()
    except PartwellError as error:
        tell_trouble(error.sentence)
        return False
    return True


DOUBLE_CLICK_SECONDS = 0.8  # the slowest double click that systems offer is 0.9 s; most are half of that


def _is_second_press(form: str) -> bool:
    """Whether this form was saved a moment ago: the page was drawn anew, the finger was still on its way."""
    last: tuple[str, float] = st.session_state.get("_last_saved", ("", 0.0))
    return last[0] == form and time.monotonic() - last[1] < DOUBLE_CLICK_SECONDS


_NOT_SEEN = object()


def bind(key: str, stored: Any) -> None:
    """Put the stored value into a widget that does not show it yet; what is typed is left alone."""
    shown: dict[str, Any] = st.session_state.setdefault("_seen", {})
    if key not in st.session_state or shown.get(key, _NOT_SEEN) != stored:
        st.session_state[key] = stored
        shown[key] = stored


def seen(key: str) -> Any:
    """The stored value a widget was drawn with."""
    value = st.session_state.get("_seen", {}).get(key)
    return tuple(value) if isinstance(value, list) else value


def _once(case_id: str, form: str, work: Work) -> int:
    """The saving itself, on the case this tab shows; all that asks for the session comes before it."""
    desk, token = the_desk(), token_for(f"{case_id}/{form}")
    shown = as_shown(desk, case_id)
    return once(lambda: work(desk, shown, token))


@unbroken
def do(case_id: str, form: str, work: Work) -> None:
    """`save` for a button, which asks for no answer."""
    save(case_id, form, work)


def _save_on_top(case_id: str, form: str, work: Work, done: str, then: Callable[[], None]) -> bool:
    """Something else was saved meanwhile: an entry of its own is added to what is there now."""
    desk = the_desk()
    fresh = desk.open_case(case_id)
    token = token_for(f"{case_id}/{form}")
    try:
        version = once(lambda: work(desk, fresh, token))
    except PartwellError as error:
        tell_trouble(error.sentence)
        return False
    _saved(case_id, form, version, done, then)
    tell("This case was also changed in another tab; both changes are kept.")
    return True


@unbroken
def _saved(case_id: str, form: str, version: int, done: str, then: Callable[[], None]) -> None:
    """The tab after a save: it shows the new version, the form has a new token and is empty."""
    st.session_state.setdefault("_shown", {})[case_id] = version
    st.session_state["_last_saved"] = (f"{case_id}/{form}", time.monotonic())
    used(f"{case_id}/{form}")
    then()
    if done:
        tell(done)


@unbroken
def put_fact(case_id: str, path: str, value: Any, seen: Any) -> None:
    """`save_fact` for a button, which asks for no answer."""
    save_fact(case_id, path, value, seen)


def save_fact(case_id: str, path: str, value: Any, seen: Any) -> bool:
    """Save one plain fact as it was entered, unless somebody else changed that very fact meanwhile."""
    return save_value(
        case_id,
        Value(
            form=path,
            label=field_of(path).label,
            typed=value,
            seen=seen,
            now=lambda _desk, opened: value_of(opened.case, path),
            put=lambda kept: lambda desk, opened, token: cases.change(desk, opened, path, kept, token=token),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Words typed over other words: both, where the present ones are read, how they are replaced."""

    form: str
    label: str
    typed: Any
    seen: Any  # what the input showed before
    now: Callable[[Desk, OpenCase], Any]
    put: Callable[[Any], Work]


def save_value(case_id: str, value: Value) -> bool:
    """Save what was typed; where somebody else changed the same meanwhile, both are kept to choose from."""
    work = value.put(value.typed)
    try:
        version = _once(case_id, value.form, work)
    except CaseChangedElsewhere:
        desk = the_desk()
        theirs = value.now(desk, desk.open_case(case_id))
        if theirs == value.seen:
            return _save_on_top(case_id, value.form, work, "", _nothing_more)
        keep_both(
            Conflict(case_id=case_id, label=value.label, mine=value.typed, theirs=theirs, put=value.put)
        )
        return False
    except PartwellError as error:
        tell_trouble(error.sentence)
        return False
    _saved(case_id, value.form, version, "", _nothing_more)
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The same thing written in two tabs; nothing is lost until somebody chooses."""

    case_id: str
    label: str
    mine: Any
    theirs: Any
    put: Callable[[Any], Work]


def keep_both(conflict: Conflict) -> None:
    """Hold both texts until somebody chooses."""
    st.session_state.setdefault("_conflicts", []).append(conflict)
