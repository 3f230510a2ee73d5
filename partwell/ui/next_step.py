"""The way on: one button at the foot of a step that opens the next."""

import streamlit as st

from partwell.domain.steps import LABELS, Step
from partwell.ui import step_bar


def show(current: Step) -> None:
    """A button to the step that mostly comes next; nothing on the last one."""
    order = list(Step)
    place = order.index(current) + 1
    if place < len(order):
        following = order[place]
        with st.container(horizontal=True, horizontal_alignment="right", key="next_step_row"):
            st.button(
                f"Go on to {LABELS[following].lower()}",
                key="next_step",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=step_bar.go_to,
                args=(following,),
            )
