"""The step bar: eight steps with their state as icon and word, one row on a desk, a menu on a phone."""

import streamlit as st

from partwell.domain.steps import Step, StepProgress, StepState

ICONS = {
    StepState.DONE: ":material/check_circle:",
    StepState.OPEN: ":material/radio_button_unchecked:",
    StepState.BLOCKED: ":material/block:",
    StepState.WAITING: ":material/hourglass_top:",
    StepState.LATER: ":material/more_horiz:",
}
WORDS = {
    StepState.DONE: "Done",
    StepState.OPEN: "To do",
    StepState.BLOCKED: "Blocked",
    StepState.WAITING: "Waiting",
    StepState.LATER: "Later",
}


def show(steps: tuple[StepProgress, ...], current: Step) -> None:
    """Draw the bar; a click puts the step into the address."""
    with st.container(horizontal=True, gap="xxsmall", key="steps_wide"):
        for one in steps:
            _button(one, current, "wide")
    here = next(number for number, one in enumerate(steps, start=1) if one.step == current)
    with (
        st.container(key="steps_phone"),
        st.popover(f"Step {here} of {len(steps)}: {steps[here - 1].label}", width="stretch"),
    ):
        for one in steps:
            _button(one, current, "phone")


def _button(one: StepProgress, current: Step, place: str) -> None:
    st.button(
        one.label,
        key=f"step_{place}_{one.step}",
        icon=ICONS[one.state],
        type="primary" if one.step == current else "tertiary",
        help=f"{WORDS[one.state]}: {one.note}",
        on_click=go_to,
        args=(one.step,),
        width="stretch" if place == "phone" else "content",
    )


def go_to(step: Step) -> None:
    """Open a step of the case that is in the address."""
    st.query_params["step"] = step
