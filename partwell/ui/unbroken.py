"""What a widget does when it is used, done to its end although the next click is waiting already.

Streamlit breaks a script off at its next call where another click has come in, and a widget's callback
with it. A text left by a click on a button brings two clicks at once: the second one would end the saving
of the text before it began, and the text would be gone. (With `fastReruns`, which the settings switch off,
it would end the whole script, and nothing could be begun anew.)

A callback that is begun anew does not do twice what it had done: whatever it changes outside this tab goes
through `once`.
"""

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from partwell.domain.errors import PartwellError
from partwell.ui.unexpected import sentence_for

_P = ParamSpec("_P")
_T = TypeVar("_T")
_BREAKS = 4  # more clicks than a hand makes while one callback runs


class _Run:
    """One use of a widget: what was done in it, in order, and how far it has come since it began anew."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.place = 0


_RUN: ContextVar[_Run | None] = ContextVar("partwell_unbroken", default=None)


def unbroken(callback: Callable[_P, Any]) -> Callable[_P, None]:
    """The callback, begun anew where Streamlit broke it off; the waiting click is taken up afterwards.

    One inside another is part of it: the outer one is begun anew as a whole.
    """

    @functools.wraps(callback)
    def to_its_end(*arguments: _P.args, **named: _P.kwargs) -> None:
        if _RUN.get() is not None:
            callback(*arguments, **named)
            return
        run, waiting = _Run(), None
        mark = _RUN.set(run)
        try:
            for _ in range(_BREAKS):
                run.place = 0
                try:
                    _told_plainly(lambda: callback(*arguments, **named))
                except BaseException as click:  # noqa: BLE001 -- Streamlit's ends of a script are no Exceptions
                    waiting = click
                    continue
                break
        finally:
            _RUN.reset(mark)
        if waiting is not None:
            raise waiting

    return to_its_end


def _told_plainly(work: Callable[[], Any]) -> None:
    """Whatever goes wrong is said on the page that is drawn next: it has caught no error of a callback."""
    try:
        work()
    except PartwellError as error:
        sentence = error.sentence
    except Exception as error:  # noqa: BLE001 -- the last resort: a sentence, and the rest for the log
        sentence = sentence_for(error)
    else:
        return
    st.session_state.setdefault("_told", []).append((sentence, "trouble"))


def once(work: Callable[[], _T]) -> _T:
    """Do a thing that must not be done twice; what it gave the first time where a callback begins anew.

    The work makes no Streamlit call once it has changed something, so that it cannot be broken off there.
    """
    run = _RUN.get()
    if run is None:
        return work()
    if not was_done():
        run.done.append(work())
    run.place += 1
    return run.done[run.place - 1]  # type: ignore[no-any-return]


def was_done() -> bool:
    """Whether the callback was begun anew and what comes next was done before it was broken off."""
    run = _RUN.get()
    return run is not None and run.place < len(run.done)
