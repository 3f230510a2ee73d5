"""Callbacks: what a click saves is saved to its end, though the next click is waiting already."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from partwell.domain.errors import StoreTrouble
from partwell.ui.unbroken import unbroken

UI = Path(__file__).resolve().parents[2] / "partwell" / "ui"
HANDED_ON = {"go"}  # names a function that another one hands over, which is looked at where it is written


class TheNextClick(BaseException):
    """How Streamlit ends a script: no Exception, so that no page catches it."""


def test_a_callback_broken_off_is_done_and_the_click_is_taken_up_afterwards() -> None:
    waiting, done = [TheNextClick(), TheNextClick()], []

    @unbroken
    def save(words: str) -> None:
        if waiting:
            raise waiting.pop()
        done.append(words)

    with pytest.raises(TheNextClick):
        save("Typed and not yet left.")
    assert done == ["Typed and not yet left."]


def test_trouble_of_its_own_is_not_tried_again() -> None:
    tried = []

    @unbroken
    def save() -> None:
        tried.append(1)
        raise ValueError

    save()
    assert tried == [1]


def test_trouble_of_a_callback_is_one_sentence_on_the_next_page_and_names_nobody_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    st.session_state.pop("_told", None)

    @unbroken
    def unknown() -> None:
        raise ValueError("Bay & Co owes 300")

    @unbroken
    def known() -> None:
        raise StoreTrouble("The disk is full. Nothing was lost; please free some space and save again.")

    unknown()
    known()
    told = st.session_state.pop("_told")
    assert [kind for _, kind in told] == ["trouble", "trouble"]
    assert "unexpected happened (number" in told[0][0]
    assert told[1][0].startswith("The disk is full.")
    assert "Bay" not in caplog.text + told[0][0]


def test_every_callback_of_the_interface_is_done_to_its_end() -> None:
    decorated, used = set(), set()
    for path in UI.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(one, ast.Name) and one.id == "unbroken" for one in node.decorator_list
            ):
                decorated.add(node.name)
            used |= {(path.stem, name) for name in _callbacks(node)}
    assert len(used) > 60
    assert sorted((room, name) for room, name in used if name not in decorated | HANDED_ON) == []


def _callbacks(node: ast.AST) -> Iterator[str]:
    """The names of functions that a call or a table of arguments gives to a widget."""
    pairs: list[tuple[object, ast.expr]] = []
    if isinstance(node, ast.Call):
        pairs = [(one.arg, one.value) for one in node.keywords]
    elif isinstance(node, ast.Dict):
        named = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        pairs = list(zip(named, node.values, strict=True))
    for name, value in pairs:
        if name in ("on_change", "on_click") and isinstance(value, ast.Name | ast.Attribute):
            yield value.id if isinstance(value, ast.Name) else value.attr
