"""A picture of the notice window: today, sent, received, the client's deadlines and the last day."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from partwell.domain.dossier import Dossier
from partwell.ui import dates


def show(dossier: Dossier) -> None:
    """The days on one line, each with its name; the same in words for those who do not see it."""
    marks = _marks(dossier)
    frame = pd.DataFrame(marks)
    frame["day"] = pd.to_datetime(frame["day"])
    frame["label"] = [f"{name}, {day:%d %b}" for name, day in zip(frame["name"], frame["day"], strict=True)]
    base = alt.Chart(frame).encode(
        x=alt.X("day:T", axis=alt.Axis(title=None, format="%d %b", tickCount=6, grid=False))
    )
    line = base.mark_line(color="#8a8f8c", strokeWidth=2).encode(y=alt.value(70))
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        y=alt.value(70),
        color=alt.condition(alt.datum.strong, alt.value("#27766F"), alt.value("#8a8f8c")),
        tooltip=[
            alt.Tooltip("name:N", title="What"),
            alt.Tooltip("day:T", title="When", format="%A %d %B %Y"),
        ],
    )
    labels = base.mark_text(align="left", angle=330, dx=6, dy=-8, fontSize=12, color="#7a807d").encode(
        y=alt.value(62), text="label:N"
    )
    words = "; ".join(f"{mark['name']}: {dates.in_full(mark['day'])}" for mark in marks)
    chart = (line + points + labels).properties(height=110)
    st.altair_chart(chart, width="stretch", key="window_chart", alt=f"The notice window. {words}")


def _marks(dossier: Dossier) -> list[dict[str, Any]]:
    period, case = dossier.period, dossier.case
    named = [
        ("Today", dossier.on, False),
        ("Sent", period.given_on, False),
        ("Received", period.received_on, False),
        *((deadline.what[:28], deadline.due_on, False) for deadline in case.client_deadlines),
        ("Last day", period.ends_on, True),
    ]
    merged: dict[date, tuple[str, bool]] = {}
    for name, day, strong in named:
        if day is None:
            continue
        earlier, was_strong = merged.get(day, ("", False))
        merged[day] = (f"{earlier} and {name.lower()}" if earlier else name, strong or was_strong)
    return [{"name": name, "day": day, "strong": strong} for day, (name, strong) in sorted(merged.items())]
