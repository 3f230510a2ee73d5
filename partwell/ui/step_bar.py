"""The step bar: eight steps with their state as icon, colour and word; a row on a desk, a menu on a phone."""

import streamlit as st

from partwell.domain.steps import LABELS, Step, StepProgress, StepState
from partwell.ui.unbroken import unbroken

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
COLOURS = {
    StepState.DONE: "green",
    StepState.OPEN: "primary",
    StepState.BLOCKED: "red",
    StepState.WAITING: "orange",
    StepState.LATER: "gray",
}
# Said aloud in the bar itself; the other states are what a reader expects there, and stand in the tip.
TOLD = (StepState.BLOCKED, StepState.WAITING)
MENU = "steps_phone_menu"
# A step opens at its head, wherever the one before was left; Streamlit keeps the place of the page.
TO_THE_TOP = "<script>document.querySelector('[data-testid=\"stMain\"]')?.scrollTo(0, 0)</script>"


def show(steps: tuple[StepProgress, ...], current: Step) -> None:
    """Draw the bar; a click puts the step into the address."""
    with st.container(horizontal=True, gap="xxsmall", key="steps_wide"):
        for one in steps:
            _button(one, current, "wide", f" :small[{WORDS[one.state].lower()}]" if one.state in TOLD else "")
    here = next(number for number, one in enumerate(steps, start=1) if one.step == current)
    with (
        st.container(key="steps_phone"),
        st.popover(
            f"Step {here} of {len(steps)}: {steps[here - 1].label}",
            width="stretch",
            key=MENU,
            on_change="rerun",
        ),
        st.container(gap="xxsmall"),
    ):
        for one in steps:
            _button(one, current, "phone", f" · :small[{WORDS[one.state].lower()}]")
    if st.session_state.pop("_step_opened", False):
        st.html(TO_THE_TOP, unsafe_allow_javascript=True)


def _button(one: StepProgress, current: Step, place: str, state: str) -> None:
    is_current = one.step == current
    icon = ICONS[one.state] if is_current else f":{COLOURS[one.state]}[{ICONS[one.state]}]"
    st.button(
        f"{icon} {one.label}{state}",
        key=f"step_{place}_{one.step}",
        type="primary" if is_current else "tertiary",
        help=f"{WORDS[one.state]}: {one.note}",
        on_click=go_to,
        args=(one.step,),
        width="stretch" if place == "phone" else "content",
    )


@unbroken
def go_to(step: Step) -> None:
    """Open a step of the case that is in the address, at its head."""
    st.query_params["step"] = step
    st.session_state["_step_opened"] = True
    st.session_state[MENU] = False


def way_to(where: str, *, key: str) -> None:
    """A small button to the step that is named, where a step is named and is not the open one."""
    named = next((step for step in Step if step == where.casefold()), None)
    if named is None or not st.query_params.get("case") or st.query_params.get("step") == named:
        return
    st.button(
        f"Go to {LABELS[named].lower()}",
        key=key,
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=go_to,
        args=(named,),
    )
