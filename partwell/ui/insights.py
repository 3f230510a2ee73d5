"""What the portfolio tells: stages, reasons and notice compared, with their numbers; and what was learnt."""

import altair as alt
import pandas as pd
import streamlit as st

from partwell.desk import Desk
from partwell.services import insights
from partwell.ui import dates
from partwell.ui.session import plain

HUE = "#27766F"


def show(desk: Desk) -> None:
    """Three questions answered in a sentence each, with the numbers one click away, and what was learnt."""
    st.header("What the endings have in common", anchor=False)
    stages, reasons = insights.stages(desk), insights.reasons(desk)
    left, right = st.columns(2, gap="large")
    with left:
        _bars(stages, "status", insights.said_of_stages(stages), "in_stages")
    with right:
        _bars(reasons, "reason", insights.said_of_reasons(reasons), "in_reasons")
    unlike = insights.unlike_notice(desk)
    st.subheader("Like cases, like notice?", anchor=False)
    if unlike.empty:
        st.caption(
            "No two cases with the same profession and reason differ by more than half in their notice."
        )
    else:
        st.caption(
            f"{'1 group' if len(unlike) == 1 else f'{len(unlike)} groups'} of like cases had unlike notice. "
            "There may be good reasons; the file should say."
        )
        st.dataframe(
            unlike, hide_index=True, key="in_unlike", alt="Groups of like cases whose notice differs"
        )
    _lessons(desk)


def _lessons(desk: Desk) -> None:
    st.subheader("What was learnt", anchor=False)
    learnt = insights.lessons(desk)
    if not learnt:
        st.caption("What you note as learnt when you answer or close a message will stand here.")
        return
    for number, one in enumerate(learnt):
        with st.container(horizontal=True, vertical_alignment="center", key=f"in_lesson_{number}"):
            st.markdown(
                f"{plain(one.words)}  \n:small[{plain(f'{one.what}, {dates.plain_day(one.on)}')}]",
                width="stretch",
            )
            st.page_link(
                "app.py",
                label="Open",
                icon=":material/open_in_new:",
                query_params={"case": one.case_id, "step": "aftercare"},
            )


def _bars(frame: pd.DataFrame, name: str, sentence: str, key: str) -> None:
    st.subheader(plain(sentence), anchor=False)
    if frame.empty:
        st.caption("No figures yet.")
        return
    base = alt.Chart(frame).encode(
        y=alt.Y(f"{name}:N", sort="-x", title=None, axis=alt.Axis(labelLimit=220)),
        x=alt.X("cases:Q", axis=None),
    )
    chart = base.mark_bar(color=HUE, height=16) + base.mark_text(align="left", dx=4, color="#7a807d").encode(
        text="cases:Q"
    )
    words = "; ".join(f"{row[0]}: {row[1]}" for row in frame.itertuples(index=False))
    st.altair_chart(
        chart.properties(height=alt.Step(28)), width="stretch", key=key, alt=f"{sentence} {words}"
    )
    with st.expander("The numbers", key=f"{key}_numbers"):
        st.dataframe(frame, hide_index=True, key=f"{key}_table", alt=f"{sentence} {words}")
