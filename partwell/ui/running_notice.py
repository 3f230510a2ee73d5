"""A notice that runs: the day of receipt, and the form that moves its last day with the reason."""

from collections.abc import Callable

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.running_notice import NewLastDay, notified_on
from partwell.services import notice as notice_service
from partwell.ui import dates, facts
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet


def show(opened: OpenCase) -> None:
    """What can still change once notice is given."""
    facts.day(opened, "notice.received_on", tip="Once you know the day, the count follows it.")
    with st.container(border=True, key="running_notice"):
        st.subheader("Move the last day", anchor=False)
        _as_it_stands(opened)
        _form(opened)


def _as_it_stands(opened: OpenCase) -> None:
    notice, ends_on, told_on = opened.case.notice, opened.dossier.period.ends_on, notified_on(opened.case)
    lines = [f"The client was told {dates.in_full(told_on)}."]
    if ends_on and told_on and ends_on != told_on:
        days = (ends_on - told_on).days
        count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
        lines.append(f"Now it is {dates.in_full(ends_on)}, {count} {'later' if days > 0 else 'earlier'}.")
        if days > 0:
            lines.append("Issue and send the extension letter, so that the client knows.")
    if notice.ends_note:
        lines.append(f"Why: {notice.ends_note}")
    if notice.earlier_agreed:
        lines.append(f"The client agreed: {notice.earlier_agreed}")
    st.caption(plain(" ".join(lines)))


def _form(opened: OpenCase) -> None:
    sheet = Sheet.of(opened, "running_notice")
    left, right = st.columns(2)
    ends_on = sheet.day(
        "ends_on",
        "New last day",
        at=left,
        min_value=opened.dossier.on,
        format=facts.date_format(opened),
        help="Leave it empty to add days to the day that stands.",
    )
    add_days = sheet.number("add_days", "Days to add", at=right, min_value=0, max_value=400)
    why = sheet.text("why", "Why the last day is moved")
    agreed = sheet.text(
        "agreed",
        "How the client agreed, for an earlier day",
        placeholder="E-mail of 3 December 2026: agrees to 15 December",
    )
    if not sheet.sent("Move the last day", icon=":material/event_repeat:"):
        return
    told = NewLastDay(ends_on=ends_on, add_days=add_days or 0, why=why, agreed=agreed)
    sheet.save(_moving(told), done="The last day is moved.")


def _moving(told: NewLastDay) -> Callable[..., int]:
    return lambda desk, opened, token: notice_service.move_last_day(desk, opened, told, token=token)
