"""A picture of the notice window: today, sent, received, the client's deadlines and the last day."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from partwell.domain.dossier import Dossier
from partwell.ui import dates

HEIGHT, LINE_AT = 120, 58
LABELS_AT = (8, 24, 40)  # three rows, so that days close to each other stay readable


def show(dossier: Dossier) -> None:
    """The days on one line, each with its name; the same in words for those who do not see it."""
    marks = _marks(dossier)
    frame = pd.DataFrame(marks)
    frame["day"] = pd.to_datetime(frame["day"])
    base = alt.Chart(frame).encode(
        x=alt.X(
            "day:T",
            axis=alt.Axis(title=None, format="%d %b", tickCount=5, grid=False, domain=False),
            scale=alt.Scale(padding=12),
        )
    )
    line = base.mark_line(color="#8a8f8c", strokeWidth=2).encode(y=alt.value(LINE_AT))
    points = base.mark_point(filled=True, size=120, opacity=1).encode(
        y=alt.value(LINE_AT),
        color=alt.condition(alt.datum.strong, alt.value("#27766F"), alt.value("#8a8f8c")),
        tooltip=[
            alt.Tooltip("name:N", title="What"),
            alt.Tooltip("day:T", title="When", format="%A %d %B %Y"),
        ],
    )
    labels = [_label(base, mark) for mark in marks]
    words = "; ".join(f"{mark['name']}: {dates.in_full(mark['day'])}" for mark in marks)
    chart = alt.layer(line, points, *labels).properties(height=HEIGHT).configure_view(strokeWidth=0)
    st.altair_chart(chart, width="stretch", key="window_chart", alt=f"The notice window. {words}")


def _label(base: alt.Chart, mark: dict[str, Any]) -> alt.Chart:
    """One label, beginning at its day, or ending there where it is the last."""
    label: alt.Chart = (
        base.transform_filter(alt.datum.name == mark["name"])
        .mark_text(
            align=mark["align"],
            fontSize=12.5,
            fontWeight="bold" if mark["strong"] else "normal",
            color="#7d837f",
        )
        .encode(y=alt.value(LABELS_AT[mark["row"]]), text="label:N")
    )
    return label


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
        merged[day] = (f"{earlier}, {name.lower()}" if earlier else name, strong or was_strong)
    in_time = sorted(merged.items())
    first, last = in_time[0][0], in_time[-1][0]
    return [
        {
            "name": name,
            "day": day,
            "strong": strong,
            "label": f"{name}: {day.day} {day:%b}",
            "row": number % len(LABELS_AT),
            "align": "right" if (day - first).days * 2 > (last - first).days else "left",
        }
        for number, (day, (name, strong)) in enumerate(in_time)
    ]
