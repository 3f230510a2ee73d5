"""The other ways out of a case: repair, keep the client, or record that the client left."""

from datetime import date

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import Outcome, Warning
from partwell.domain.knowledge import RepairStep
from partwell.domain.lifecycle import MOVES, Move
from partwell.services import cases
from partwell.ui import clearing, dates, facts, findings, folding, lists, session
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken

WARNINGS = ListForm(
    list_name="warnings",
    item=Warning,
    inputs=(
        Input(name="given_on", label="Given on", kind="day", required=True),
        Input(name="channel", label="How it was given", tip="E-mail, letter, in person."),
        Input(name="what_must_change", label="What must change", kind="area", required=True),
        Input(name="by_on", label="By when", kind="day", required=True),
        Input(name="result", label="How it went", kind="area"),
    ),
    summary=lambda one: f"{dates.plain_day(one.given_on)}: {one.what_must_change} {one.result}".strip(),
    add="Record a written warning",
    empty="Written warnings and cure notices will stand here.",
)


def show(opened: OpenCase) -> None:
    """The turnings that are open from the case's status."""
    moves = lifecycle.possible_moves(opened.case)
    if not {Move.START_REPAIR, Move.KEEP, Move.CLIENT_LEFT} & set(moves):
        return
    with folding.expander(
        "Repair it, keep the client, or the client left", icon=":material/alt_route:", key="turnings"
    ) as is_unfolded:
        if is_unfolded:
            _turnings(opened, moves)


def _turnings(opened: OpenCase, moves: tuple[Move, ...]) -> None:
    _ladder(opened)
    lists.editor(opened, WARNINGS)
    facts.day(opened, "review_on")
    facts.area(opened, "outcome_note", tip="The new terms, or what both sides agreed.", height=70)
    if Move.START_REPAIR in moves:
        move_button(opened, Move.START_REPAIR)
    if Move.KEEP in moves:
        kept_as = MOVES[Move.KEEP].outcomes
        facts.choice(
            opened, "outcome", [*kept_as, Outcome.AGREED, Outcome.TRANSFERRED], none_means="Not yet known"
        )
        st.caption(
            "The letter “Confirmation that we go on” puts the new terms on paper and takes a notice back. "
            "It is written in the step Letter, before the client is kept."
        )
        move_button(opened, Move.KEEP)
    if Move.CLIENT_LEFT in moves:
        facts.text(opened, "client_left_note", hint="E-mail of 3 November 2026: has engaged another firm")
        move_button(opened, Move.CLIENT_LEFT)


def _ladder(opened: OpenCase) -> None:
    """The steps before notice, and the justification where one that is usually wanted was left out."""
    holding, steps = opened.dossier.holding, opened.dossier.profession.repair
    for one in steps:
        _rung(one, holding)
    if any(one.needs_reason and one.holds(holding) and one.done_when not in holding for one in steps):
        clearing.waiver(opened, "warning", "No written warning was given, because")


def _rung(one: RepairStep, holding: frozenset[str]) -> None:
    if one.done_when in holding:
        state = ":green[:material/check: on file]"
    elif one.holds(holding):
        state = ""
    else:
        state = ":gray[not asked for here]"
    st.markdown(f"**{plain(one.step)}**  {plain(one.what)}  {state}")
    left_out = f" Left out: {one.skipped_when}" if one.skipped_when else ""
    st.caption(plain(f"When: {one.used_when} To record: {one.record}{left_out}"))


def move_button(opened: OpenCase, move: Move, *, primary: bool = False, say: str = "") -> None:
    """A button for a move, disabled with its reasons while something stands in the way.

    Beside the button of an ending stands the day on which it ended, to be corrected there.
    """
    standing = lifecycle.in_the_way(opened.dossier, move)
    key = f"move_{move.name.lower()}"
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}_row"):
        if move in lifecycle.ENDINGS and not standing:
            _ended_on(opened, move, key)
        st.button(
            MOVES[move].label,
            key=key,
            type="primary" if primary else "secondary",
            disabled=bool(standing),
            on_click=_make,
            args=(opened.case.case_id, move, say),
        )
        if standing:
            with st.popover(findings.in_short(standing), key=f"{key}_why", type="tertiary"):
                findings.show(standing, key=key)


def _ended_on(opened: OpenCase, move: Move, key: str) -> None:
    st.date_input(
        "Ended on",
        value=lifecycle.usual_end(opened.dossier, move),
        min_value=date(1950, 1, 1),
        max_value=opened.dossier.on,
        format=facts.date_format(opened),
        key=f"{key}_on_{opened.case.case_id}",
        width=180,
    )


@unbroken
def _make(case_id: str, move: Move, say: str) -> None:
    ended_on = st.session_state.get(f"move_{move.name.lower()}_on_{case_id}")
    session.save(
        case_id,
        f"move/{move}",
        lambda desk, opened, token: cases.move(desk, opened, move, token=token, on=ended_on),
        done=say or f"{MOVES[move].label}: done.",
    )
