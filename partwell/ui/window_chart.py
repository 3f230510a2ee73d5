"""A picture of the notice window: today, sent, received, the client's deadlines and the last day."""

from datetime import date
from typing import Any

import streamlit as st

from partwell.domain.dossier import Dossier
from partwell.ui import dates

HEIGHT, LINE_AT = 120, 58
STRONG, QUIET, LABEL = "#27766F", "#8a8f8c", "#7d837f"  # readable on both grounds, light and dark
LABELS_AT = (8, 24, 40)  # three rows, so that days close to each other stay readable


def show(dossier: Dossier) -> None:
    """The days on one line, each with its name; the same in words for those who do not see it."""
    marks = _marks(dossier)
    words = "; ".join(f"{mark['name']}: {dates.in_full(mark['day'])}" for mark in marks)
    st.vega_lite_chart(_spec(marks), width="stretch", key="window_chart", alt=f"The notice window. {words}")


def _spec(marks: list[dict[str, Any]]) -> dict[str, Any]:
    """The picture in Vega-Lite's own words: checking it with Altair took most of a click's time."""
    days = {
        "field": "day",
        "type": "temporal",
        "axis": {"title": None, "format": "%d %b", "tickCount": 5, "grid": False, "domain": False},
        "scale": {"padding": 12},
    }
    return {
        # with an hour the browser reads its own day; a bare date would be midnight in Greenwich
        "data": {"values": [{**mark, "day": f"{mark['day']}T00:00"} for mark in marks]},
        "height": HEIGHT,
        "encoding": {"x": days},
        "layer": [_line(), _points(), *(_label(mark) for mark in marks)],
        "config": {"view": {"stroke": None}},
    }


def _line() -> dict[str, Any]:
    return {
        "mark": {"type": "line", "color": QUIET, "strokeWidth": 2},
        "encoding": {"y": {"value": LINE_AT}},
    }


def _points() -> dict[str, Any]:
    return {
        "mark": {"type": "point", "filled": True, "size": 120, "opacity": 1},
        "encoding": {
            "y": {"value": LINE_AT},
            "color": {"condition": {"test": "datum.strong", "value": STRONG}, "value": QUIET},
            "tooltip": [
                {"field": "name", "type": "nominal", "title": "What"},
                {"field": "day", "type": "temporal", "title": "When", "format": "%A %d %B %Y"},
            ],
        },
    }


def _label(mark: dict[str, Any]) -> dict[str, Any]:
    """One label, beginning at its day, or ending there where it is the last."""
    return {
        "transform": [{"filter": {"field": "name", "equal": mark["name"]}}],
        "mark": {
            "type": "text",
            "align": mark["align"],
            "fontSize": 12.5,
            "fontWeight": "bold" if mark["strong"] else "normal",
            "color": LABEL,
        },
        "encoding": {"y": {"value": LABELS_AT[mark["row"]]}, "text": {"field": "label"}},
    }


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
