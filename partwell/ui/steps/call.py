"""Step 5, Call: in which order, with which words, and what was said."""

from dataclasses import replace
from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.call_sheet import AgendaItem, CallSheetPaper, call_sheet_of
from partwell.domain.calls import CONFIRMATION, reached, to_confirm
from partwell.domain.case import CallOutcome, FollowUpCall
from partwell.domain.knowledge import CallOrder
from partwell.domain.promises import Promise
from partwell.domain.steps import Step
from partwell.services import calls, papers
from partwell.ui import clearing, dates, downloads, facts, lists, step_bar
from partwell.ui.facts import date_format
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken

ORDERS = {
    CallOrder.CALL_FIRST: "Speak first, then write",
    CallOrder.LETTER_FIRST: "Write first, then call",
    CallOrder.SESSION_FIRST: "Say it in a session, then write",
    CallOrder.NO_CALL: "No call",
}
CHANNELS = {"phone": "Telephone", "video": "Video", "in person": "In person"}
HOW_IT_WENT = {
    CallOutcome.HELD: ("Record as held", "held"),
    CallOutcome.NO_ANSWER: ("Nobody answered", "no_answer"),
    CallOutcome.DECLINED: ("Client declined", "declined"),
    CallOutcome.STOPPED: ("Stopped early", "stopped"),
}
LOGGED = ListForm(
    list_name="calls",
    item=FollowUpCall,
    inputs=(
        Input(name="on", label="Day", kind="day", required=True),
        Input(name="outcome", label="How it went", kind="choice", options=tuple(CallOutcome)),
        Input(name="at_time", label="Started at"),
        Input(name="minutes", label="Minutes", kind="number"),
        Input(name="spoke_with", label="Spoke with"),
        Input(
            name="channel", label="How", kind="choice", options=tuple(CHANNELS), words=CHANNELS.__getitem__
        ),
        Input(name="points", label="What was said", kind="area"),
        Input(name="concerns", label="Concerns", kind="area"),
        Input(name="next_step", label="Next step"),
    ),
    summary=lambda one: f"{dates.short(one.on)}, {one.outcome}: {one.points or 'no note'}",
    add="",
    empty="Calls will stand here as they are logged.",
    saving=lambda old, new: lambda desk, opened, token: calls.correct(desk, opened, old, new, token=token),
)


def show(desk: Desk, opened: OpenCase) -> None:
    """The order with its reason, the call sheet, and a form quick enough to use during the call."""
    st.header("Speak with the client", anchor=False)
    order = lifecycle.call_order(opened.dossier)
    with st.container(border=True, key="call_order_card"):
        st.markdown(f"**{ORDERS[order]}.** {plain(_why(opened, order))}")
        if order != CallOrder.NO_CALL or opened.case.call_order:
            facts.choice(
                opened,
                "call_order",
                [one.value for one in ORDERS],
                words=lambda one: ORDERS[CallOrder(one)],
                none_means="As is usual in this profession",
            )
    _to_confirm(opened)
    if order != CallOrder.NO_CALL:
        paper = call_sheet_of(opened.dossier, papers.call_script())
        sheet = None if opened.case.status in lifecycle.FINAL else Sheet(opened.case.case_id, form_of(opened))
        covered = _sheet(desk, opened, paper, sheet)
        if sheet:
            _form(opened, sheet, covered)
    _history(opened)
    if order != CallOrder.NO_CALL and not any(map(reached, opened.case.calls)):
        clearing.waiver(opened, "call", "No call is held, because")


def form_of(opened: OpenCase) -> str:
    """The name of the form for the next call of a case."""
    return f"{opened.case.case_id}_call".replace("-", "_")


def _why(opened: OpenCase, order: CallOrder) -> str:
    if order == CallOrder.NO_CALL and lifecycle.profession_order(opened.dossier) != CallOrder.NO_CALL:
        return "Safety, a lawyer on the other side or a duty of silence speaks against a free conversation."
    return opened.dossier.profession.policy.call_note


def _to_confirm(opened: OpenCase) -> None:
    """The way from a held call to the letter that sums it up."""
    call = to_confirm(opened.dossier)
    if call is None:
        return
    with st.container(border=True, key="confirm_call"):
        st.markdown(
            f"The call of {plain(dates.in_full(call.on))} is not confirmed in writing yet. "
            "A short summary on the same day keeps both sides to the same facts."
        )
        st.button(
            "Write the confirmation",
            key="write_confirmation",
            type="primary",
            icon=":material/edit:",
            on_click=_write,
        )
        clearing.waiver(opened, CONFIRMATION, "Or leave it out, because")


@unbroken
def _write() -> None:
    st.query_params["letter"] = CONFIRMATION
    step_bar.go_to(Step.LETTER)


def _sheet(desk: Desk, opened: OpenCase, paper: CallSheetPaper, sheet: Sheet | None) -> tuple[str, ...]:
    """The call sheet, each part to be ticked off while speaking; the parts that are."""
    with st.expander("Call sheet", icon=":material/phone_in_talk:", key="call_sheet"):
        if paper.facts:
            lines = (f"**{plain(row.label)}:** {plain(row.value)}" for row in paper.facts)
            st.markdown("  \n".join(lines))
        covered = tuple(item.label for item in paper.agenda if _part(item, sheet))
        if paper.avoid:
            st.markdown("**Words to avoid**")
            lines = (f"“{plain(one.words)}”: say {plain(one.instead)}" for one in paper.avoid)
            st.markdown("\n".join(f"- {line}" for line in lines))
        for rule in paper.rules:
            st.caption(plain(f"{rule.label}: {rule.text}"))
        downloads.paper(
            opened,
            "call_sheet",
            "Download the call sheet",
            lambda: papers.call_sheet_file(desk, opened.dossier),
        )
    with st.expander("If the client says …", icon=":material/forum:", key="replies"):
        for reply in paper.replies:
            st.markdown(f"**{plain(reply.reaction)}**")
            st.text(reply.reply)
    return covered


def _part(item: AgendaItem, sheet: Sheet | None) -> bool:
    """One part of the call with its words; whether it is ticked off."""
    with st.container(gap="xsmall", key=f"part_{item.id}"):
        if sheet is None:
            st.markdown(f"**{plain(item.label)}**")
        ticked = sheet.yes(f"told_{item.id}", f"**{plain(item.label)}**") if sheet else False
        if item.script:
            st.markdown(plain(item.script))
        st.caption(f"Minutes {plain(item.minutes)}")
    return ticked


def _form(opened: OpenCase, sheet: Sheet, covered: tuple[str, ...]) -> None:
    with st.container(border=True, key="log_call"):
        st.subheader("Log a call", anchor=False)
        points = sheet.area(
            "points", "What is said, in neutral words", height=140, help="Kept as you leave the field."
        )
        promises = sheet.area(
            "promises",
            "What you promise, one line each",
            height=70,
            help="Each line becomes an agreed term and a task, with a day to keep it.",
        )
        days = st.container(key="promise_days")
        call = replace(_circumstances(opened, sheet), points=points, promises=promises, covered=covered)
        with days:
            promised = tuple(_by(opened, sheet, one) for one in calls.promises_in(opened, call))
        with st.container(horizontal=True, key="call_outcomes"):
            pressed = [one for one in HOW_IT_WENT if _recorded(opened, sheet, one)]
    if not pressed:
        return
    told = replace(call, outcome=pressed[0])
    sheet.save(
        lambda desk, shown, token: calls.log(desk, shown, told, promised=promised, token=token),
        done="The call is logged.",
    )


def _recorded(opened: OpenCase, sheet: Sheet, outcome: CallOutcome) -> bool:
    label, name = HOW_IT_WENT[outcome]
    comes_first = outcome == CallOutcome.HELD and to_confirm(opened.dossier) is None
    return sheet.sent(label, name=name, type="primary" if comes_first else "secondary")


def _circumstances(opened: OpenCase, sheet: Sheet) -> FollowUpCall:
    """When, how long, with whom and by which way, and what is left to do."""
    today, name = opened.dossier.on, opened.dossier.client.salutation_name
    first, second, third = st.columns(3, vertical_alignment="bottom")
    at_time = sheet.text("at_time", "Started at", at=first, placeholder="14:05")
    minutes = sheet.number("minutes", "Minutes", at=second, min_value=0, max_value=1440)
    if not at_time:
        third.button("Start now", key=f"{sheet.form}_start", on_click=_start, args=(sheet, today))
    elif minutes is None:
        third.button("Call ended", key=f"{sheet.form}_end", on_click=_end, args=(sheet, at_time))
    left, right = st.columns(2)
    on = sheet.day("on", "Day", first=today, at=left, max_value=today, format=date_format(opened))
    channel = sheet.choice(
        "channel", "How", list(CHANNELS), first="phone", at=right, format_func=CHANNELS.__getitem__
    )
    return FollowUpCall(
        on=on or today,
        outcome=CallOutcome.HELD,
        at_time=at_time,
        minutes=minutes,
        channel=channel or "phone",
        spoke_with=sheet.text("with", "Spoke with", first=name, at=left),
        next_step=sheet.text("next_step", "Next step", at=right),
        concerns=sheet.area("concerns", "Concerns heard", height=70),
    )


@unbroken
def _start(sheet: Sheet, today: date) -> None:
    sheet.put("on", today)
    sheet.put("at_time", calls.time_now())


@unbroken
def _end(sheet: Sheet, at_time: str) -> None:
    sheet.put("minutes", calls.minutes_since(at_time))


def _by(opened: OpenCase, sheet: Sheet, one: Promise) -> Promise:
    """One promise with the day by which it is kept."""
    left, right = st.columns([2, 1], vertical_alignment="center")
    left.text(one.what)
    by_on = sheet.day(
        f"by_{lists.name_of(one.what)}",
        f"Keep it by: {one.what}",
        first=one.by_on,
        at=right,
        label_visibility="collapsed",
        format=date_format(opened),
    )
    return replace(one, by_on=by_on or one.by_on)


def _history(opened: OpenCase) -> None:
    if opened.case.calls:
        with st.container(border=True, key="calls_logged"):
            st.subheader("Calls so far", anchor=False)
            lists.entries(opened, LOGGED)
