"""Folded parts of a page whose inside is drawn only once somebody has looked into them.

From then on it stays drawn for as long as the tab is open: what is typed there and not yet saved would
be gone with the inputs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st


@contextmanager
def popover(label: str, *, key: str, **looks: Any) -> Iterator[bool]:
    """A popover; the answer is whether its inside is to be drawn."""
    _put_to_rest(key)
    with (box := st.popover(label, key=key, on_change="rerun", **looks)):
        yield _looked_into(key, is_open=bool(box.open))


@contextmanager
def expander(label: str, *, key: str, **looks: Any) -> Iterator[bool]:
    """An expander; the answer is whether its inside is to be drawn."""
    with (box := st.expander(label, key=key, on_change="rerun", **looks)):
        yield _looked_into(key, is_open=bool(box.open))


def close(key: str) -> None:
    """Close a popover on the next run, because what it was opened for is done."""
    st.session_state.setdefault("_to_close", set()).add(key)


def _put_to_rest(key: str) -> None:
    waiting: set[str] = st.session_state.get("_to_close", set())
    if key in waiting:
        waiting.discard(key)
        st.session_state.get("_looked_into", set()).discard(key)
        st.session_state[key] = False


def _looked_into(key: str, *, is_open: bool) -> bool:
    seen: set[str] = st.session_state.setdefault("_looked_into", set())
    if is_open:
        seen.add(key)
    return key in seen
