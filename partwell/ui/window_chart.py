"""A picture of the notice window: every day that matters on one line, each with its name."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from partwell.domain.case import CaseStatus
from partwell.domain.dossier import Dossier
from partwell.ui import dates

STRONG, QUIET = "#27766F", "#8a8f8c"  # to be seen on both grounds, light and dark
# Words and the ground behind them, where a leader passes; style.css gives both their colours in the dark,
# also when the light goes out while the page is open.
WORDS, GROUND = "#5b615e", "#fbfaf7"
NARROWEST, EDGE = 300, 12  # plot width on a phone, and the room kept beside the outermost days
SIGN, GAP = 6.5, 8  # estimated width of a sign and room between two labels, both in pixels
ROW, BELOW = 20, 26  # height of a row of labels, and room between the lowest row's middle and the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One day on the line, with all that falls on it."""

    day: date
    name: str  # in full, for the tooltip and the words beside the picture
    label: str
    strong: bool
    at: float  # pixels from the left at the narrowest width
    begins: bool  # the label begins at its day; otherwise it ends there
    row: int = 0  # counted from the line upwards

    @property
    def span(self) -> tuple[float, float]:
        """From where to where the label reaches at the narrowest width."""
        wide = width_of(self.label, strong=self.strong)
        return (self.at, self.at + wide) if self.begins else (self.at - wide, self.at)


def show(dossier: Dossier) -> None:
    """The days on one line, each with its name; the same in words for those who do not see it."""
    marks = marks_of(named_days(dossier))
    words = "; ".join(f"{mark.name}: {dates.in_full(mark.day)}" for mark in marks)
    with st.container(key="notice_window"):  # a chart's own key gives no hook for colours
        st.vega_lite_chart(
            _spec(marks), width="stretch", key="window_chart", alt=f"The notice window. {words}"
        )


def named_days(dossier: Dossier) -> list[tuple[str, date | None, bool]]:
    """What the line tells: each day's name, the day, and whether it is the one that matters most."""
    period, case = dossier.period, dossier.case
    running = case.status not in (CaseStatus.PREPARING, CaseStatus.REPAIRING)
    return [
        ("Today", dossier.on, False),
        ("Sent" if running else "To be sent", period.given_on, False),
        ("Received" if case.notice.received_on else "Counts as received", period.received_on, False),
        *((deadline.what, deadline.due_on, False) for deadline in case.client_deadlines),
        ("Earliest day", period.earliest_on, False),
        ("Last day", period.ends_on, True),
    ]


def marks_of(named: list[tuple[str, date | None, bool]]) -> list[Mark]:
    """One mark a day in order of time, in rows so that no label lies on another at the narrowest width."""
    by_day: dict[date, list[tuple[str, bool]]] = {}
    for name, day, strong in named:
        if day is not None:
            by_day.setdefault(day, []).append((name, strong))
    days = sorted(by_day)
    span = max((days[-1] - days[0]).days, 1)
    return _in_rows([_mark(day, by_day[day], (day - days[0]).days / span) for day in days])


def width_of(label: str, *, strong: bool) -> float:
    """How wide a label is drawn, as a careful estimate in pixels."""
    signs = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in label)
    return signs * SIGN * (1.06 if strong else 1)


def _mark(day: date, told: list[tuple[str, bool]], share: float) -> Mark:
    at = EDGE + share * (NARROWEST - 2 * EDGE)
    begins, strong = share < 0.5, any(one for _, one in told)
    names = [name if number == 0 else name[:1].lower() + name[1:] for number, (name, _) in enumerate(told)]
    name, when = ", ".join(names), f": {day.day} {day:%b}"
    room = (NARROWEST - at if begins else at) - width_of(when, strong=strong)
    return Mark(
        day=day,
        name=name,
        label=shortened(name, room, strong=strong) + when,
        strong=strong,
        at=at,
        begins=begins,
    )


def shortened(name: str, room: float, *, strong: bool = False) -> str:
    """The name where it fits, else cut at a word, or inside a single long one, with an ellipsis."""
    if width_of(name, strong=strong) <= room:
        return name
    kept = name
    while kept and width_of(f"{kept}…", strong=strong) > room:
        kept = kept[:-1]
    at_a_word = kept if name[len(kept) : len(kept) + 1] == " " else kept.rpartition(" ")[0]
    return f"{(at_a_word or kept).rstrip(' ,;:.')}…"


def _in_rows(marks: list[Mark]) -> list[Mark]:
    """Each label in the lowest free row whose leader crosses no other; never on another label.

    Labels that end at their day are placed from the left, those that begin there from the right, so that
    each one finds the leaders it must not cover already drawn.
    """
    placed: list[Mark] = []
    ends = [mark for mark in marks if not mark.begins]
    for mark in (*ends, *(mark for mark in reversed(marks) if mark.begins)):
        tries = [replace(mark, row=row) for row in range(len(marks))]
        free = [one for one in tries if not any(_overlap(one, other) for other in placed)]
        placed.append(min(free, key=lambda one: (sum(_crossed(one, other) for other in placed), one.row)))
    return sorted(placed, key=lambda mark: mark.day)


def _overlap(one: Mark, other: Mark) -> bool:
    (left, right), (from_, to) = one.span, other.span
    return one.row == other.row and left < to + GAP and from_ < right + GAP


def _crossed(one: Mark, other: Mark) -> bool:
    """Whether the leader of the upper label runs through the lower one."""
    upper, lower = (one, other) if one.row > other.row else (other, one)
    left, right = lower.span
    return upper.row != lower.row and left - 2 < upper.at < right + 2


def _spec(marks: list[Mark]) -> dict[str, Any]:
    """The picture in Vega-Lite's own words: checking it with Altair took most of a click's time."""
    rows = 1 + max(mark.row for mark in marks)
    line_at = ROW * (rows - 1) + ROW // 2 + BELOW
    days = {
        "field": "day",
        "type": "temporal",
        "axis": None,  # every label says its day
        "scale": {"padding": EDGE},
    }
    values = [
        {
            "key": mark.day.isoformat(),
            "name": mark.name,
            # with an hour the browser reads its own day; a bare date would be midnight in Greenwich
            "day": f"{mark.day}T00:00",
            "strong": mark.strong,
            "label": mark.label,
        }
        for mark in marks
    ]
    return {
        "data": {"values": values},
        "height": line_at + 14,
        "encoding": {"x": days},
        "layer": [
            _line(line_at),
            *(_leader(mark, line_at) for mark in marks),
            _points(line_at),
            *(_label(mark, line_at, behind=True) for mark in marks),
            *(_label(mark, line_at) for mark in marks),
        ],
        "config": {"view": {"stroke": None}},
    }


def _line(line_at: int) -> dict[str, Any]:
    return {
        "mark": {"type": "line", "color": QUIET, "strokeWidth": 2},
        "encoding": {"y": {"value": line_at}},
    }


def _leader(mark: Mark, line_at: int) -> dict[str, Any]:
    """A thin line from a label down to its point."""
    foot = line_at - BELOW - ROW * mark.row + ROW // 2 - 1
    return {
        "transform": [_only(mark)],
        "mark": {"type": "rule", "color": QUIET, "strokeWidth": 1, "opacity": 0.6},
        "encoding": {"y": {"value": foot}, "y2": {"value": line_at}},
    }


def _points(line_at: int) -> dict[str, Any]:
    return {
        "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
        "encoding": {
            "y": {"value": line_at},
            "color": {"condition": {"test": "datum.strong", "value": STRONG}, "value": QUIET},
            "tooltip": [
                {"field": "name", "type": "nominal", "title": "What"},
                {"field": "day", "type": "temporal", "title": "When", "format": "%A %d %B %Y"},
            ],
        },
    }


def _label(mark: Mark, line_at: int, *, behind: bool = False) -> dict[str, Any]:
    """One label, beginning at its day, or ending there; or only the ground behind it."""
    ground = {"stroke": GROUND, "strokeWidth": 5} if behind else {}
    return {
        "transform": [_only(mark)],
        "mark": {
            "type": "text",
            "align": "left" if mark.begins else "right",
            "baseline": "middle",
            "fontSize": 12.5,
            "fontWeight": "bold" if mark.strong else "normal",
            "color": WORDS,
            **ground,
        },
        "encoding": {"y": {"value": line_at - BELOW - ROW * mark.row}, "text": {"field": "label"}},
    }


def _only(mark: Mark) -> dict[str, Any]:
    return {"filter": {"field": "key", "equal": mark.day.isoformat()}}
