"""Step 7, Aftercare: what comes back, what it is, by when it is answered, and by whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import aftercare as rules
from partwell.domain.case import Feedback, Lane
from partwell.domain.steps import Step
from partwell.services import aftercare, closing
from partwell.ui import answering, dates, folding, lists, session, step_bar
from partwell.ui.facts import date_format
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken

ICONS = {
    Lane.SAFETY: ":red[:material/health_and_safety:]",
    Lane.CLAIM: ":red[:material/gavel:]",
    Lane.COMPLAINT: ":orange[:material/report:]",
    Lane.FEE_DISPUTE: ":orange[:material/payments:]",
}
EDITABLE = ListForm(
    list_name="feedback",
    item=Feedback,
    inputs=(
        Input(name="words", label="What was said", kind="area", required=True),
        Input(
            name="lane",
            label="What it is",
            kind="choice",
            options=tuple(Lane),
            words=rules.LANE_WORDS.__getitem__,
        ),
        Input(name="received_on", label="Came on", kind="day", required=True),
        Input(name="from_whom", label="From"),
        Input(name="handler", label="Who handles it"),
        Input(name="withheld", label="What was not released, and why (file only)", kind="area"),
    ),
    summary=lambda one: one.words,
    add="",
    empty="Nothing has come back so far. Feedback, complaints, requests and reviews will stand here.",
    saving=lambda old, new: (
        lambda desk, opened, token: aftercare.correct(desk, opened, old, new, token=token)
    ),
)
ANSWERED = replace(
    EDITABLE,
    inputs=(
        *EDITABLE.inputs,
        Input(name="answered_on", label="Answered on", kind="day"),
        Input(name="reply", label="What was replied", kind="area"),
        Input(name="lesson", label="What we learn from it", kind="area"),
    ),
)


def show(desk: Desk, opened: OpenCase) -> None:
    """The inbox of the case, and a form that recognises what has come."""
    del desk
    st.header("What comes back", anchor=False)
    if not opened.case.feedback:
        st.caption(EDITABLE.empty)
    for item in opened.case.feedback:
        _item(opened, item)
    _receive(opened)


def _item(opened: OpenCase, item: Feedback) -> None:
    clock = rules.running(item, opened.dossier)
    key = f"feedback_{item.feedback_id}"
    with st.container(border=True, key=key):
        icon = ICONS.get(item.lane, ":material/chat:")
        st.markdown(
            f"{icon} **{rules.LANE_WORDS[item.lane]}**, {dates.short(item.received_on)}{plain(_from(item))}"
        )
        st.text(item.words)
        _clock(item, clock, opened.dossier.on)
        if item.reply:
            st.text(item.reply)
        waits = item.answered_on is None and item.closed_on is None
        if clock and rules.must_ask_first(item, clock.clock):
            st.markdown(f":red[:material/front_hand: **{plain(clock.clock.stop_sign)}**]")
            _tell_first(opened, item)
        elif waits:
            answering.of_message(opened, item)
            _answer(opened, item, key)
        if waits and item.lane == Lane.CLAIM and not opened.case.open_holds:
            _offer_hold(opened, item, key)
        if item.lesson:
            st.caption(plain(f"Lesson: {item.lesson}"))
        form = ANSWERED if item.answered_on else EDITABLE
        edit = lists.edit_key(opened, form, item.feedback_id)
        with folding.popover("Edit", icon=":material/edit:", key=edit) as is_unfolded:
            if is_unfolded:
                lists.change_form(opened, form, item, item.feedback_id)


def _offer_hold(opened: OpenCase, item: Feedback, key: str) -> None:
    st.caption("A hold keeps everything as it is: nothing is closed or destroyed until it is lifted.")
    st.button(
        "Place a hold",
        key=f"{key}_hold",
        icon=":material/front_hand:",
        on_click=_place_hold,
        args=(opened.case.case_id, item),
    )


@unbroken
def _place_hold(case_id: str, item: Feedback) -> None:
    reason = f"Claim received on {dates.plain_day(item.received_on)}"
    session.save(
        case_id,
        f"hold/{item.feedback_id}",
        lambda desk, opened, token: closing.place_hold(desk, opened, reason, token=token),
        done="The hold stands.",
    )


def _from(item: Feedback) -> str:
    return f", from {item.from_whom}" if item.from_whom else ""


def _clock(item: Feedback, clock: rules.Running | None, today: date) -> None:
    """What was done, by when the rest is due, and the steps until then."""
    for line in _done(item):
        st.caption(plain(line))
    if clock is None or item.answered_on or item.closed_on:
        return
    to_acknowledge = clock.acknowledge_by_on if item.acknowledged_on is None else None
    for verb, by_on in (("Acknowledge", to_acknowledge), ("Answer", clock.answer_by_on)):
        if by_on:
            mark = "**" if by_on <= today else ""
            st.markdown(f":material/schedule: {mark}{verb} by {dates.with_distance(by_on, today)}{mark}")
    st.markdown("\n".join(f"1. {plain(step)}" for step in clock.clock.steps))
    st.caption(plain(f"{clock.clock.kind.capitalize()}, source: {clock.clock.source}"))


def _done(item: Feedback) -> Iterator[str]:
    if item.acknowledged_on:
        yield f"Acknowledged {dates.in_full(item.acknowledged_on)}."
    if item.answered_on:
        yield f"Answered {dates.in_full(item.answered_on)}."
    elif item.closed_on:
        yield f"Closed {dates.in_full(item.closed_on)}."
    if item.told_first:
        yield f"Told first: {item.told_first}, {dates.in_full(item.told_on)}."


def _tell_first(opened: OpenCase, item: Feedback) -> None:
    sheet = Sheet.of(opened, f"told_{item.feedback_id}")
    who = sheet.text("who", "Who was told (name and office)")
    if not sheet.sent("They have been told"):
        return
    sheet.save(
        lambda desk, shown, token: aftercare.tell_first(desk, shown, item, who, token=token), done="Noted."
    )


def _answer(opened: OpenCase, item: Feedback, key: str) -> None:
    case_id = opened.case.case_id
    with st.container(horizontal=True, key=f"{key}_actions"):
        if item.acknowledged_on is None and item.lane not in (Lane.REVIEW, Lane.FEEDBACK):
            st.button(
                "Acknowledged today", key=f"{key}_ack", on_click=_act, args=(case_id, item, "acknowledge")
            )
        if item.lane in rules.NEEDS_CONSENT and not item.consent_on_file:
            st.button(
                "The client's consent is on file",
                key=f"{key}_consent",
                on_click=_act,
                args=(case_id, item, "consent"),
            )
        if item.lane in rules.REPLY_KINDS:
            st.button(
                "Write the reply",
                key=f"{key}_write",
                icon=":material/edit:",
                on_click=_write,
                args=(item.lane,),
            )
    _finish(opened, item)


@unbroken
def _write(lane: Lane) -> None:
    st.query_params["letter"] = rules.REPLY_KINDS[lane]
    step_bar.go_to(Step.LETTER)


@unbroken
def _act(case_id: str, item: Feedback, verb: str) -> None:
    does = {"acknowledge": aftercare.acknowledge, "consent": aftercare.consent}[verb]
    session.save(
        case_id,
        f"{verb}/{item.feedback_id}",
        lambda desk, opened, token: does(desk, opened, item, token=token),
    )


def _finish(opened: OpenCase, item: Feedback) -> None:
    sheet = Sheet.of(opened, f"reply_{item.feedback_id}")
    reply = sheet.area("reply", "What was replied", height=80)
    lesson = sheet.text("lesson", "What we learn from it, or why there is no reply")
    with st.container(horizontal=True, key=f"feedback_{item.feedback_id}_finish"):
        answered = sheet.sent("Answered today", name="answered")
        closed = sheet.sent("Close without a reply", name="closed")
    if not (answered or closed):
        return

    def work(desk: Desk, shown: OpenCase, token: str) -> int:
        if closed:
            return aftercare.close(desk, shown, item, lesson, token=token)
        return aftercare.answer(desk, shown, item, reply, lesson, token=token)

    sheet.save(work, done="Noted.")


def _receive(opened: OpenCase) -> None:
    sheet, today = Sheet.of(opened, "came"), opened.dossier.on
    with st.expander(
        "Something has come",
        icon=":material/move_to_inbox:",
        key="receiving",
        expanded=not opened.case.feedback,
    ):
        words = sheet.area("words", "What was said, quoted or in neutral words", height=110)
        left, right = st.columns(2)
        item = Feedback(
            feedback_id="",
            lane=Lane.FEEDBACK,
            received_on=sheet.day(
                "on", "Came on", first=today, at=left, max_value=today, format=date_format(opened)
            )
            or today,
            from_whom=sheet.text("from", "From", at=right),
            words=words,
        )
        item = replace(item, lane=_lane(sheet, words))
        st.markdown(f"This is treated as: **{rules.LANE_WORDS[item.lane]}**")
        if not sheet.sent("Take it in", type="primary"):
            return
        sheet.save(
            lambda desk, shown, token: aftercare.receive(desk, shown, item, token=token),
            done="It is in the inbox; its clock runs.",
        )


def _lane(sheet: Sheet, words: str) -> Lane:
    """The lane from the questions ticked, with a word where a claim is worth a thought."""
    yes = frozenset(lane for lane, question in rules.QUESTIONS if sheet.yes(lane, question))
    signs = rules.signs_of_claim(words)
    if signs and not yes & {Lane.CLAIM, Lane.SAFETY}:
        named = " and ".join(f"“{sign}”" for sign in signs)
        st.markdown(
            f":orange[:material/gavel:] It says {plain(named)}. Is it a claim? "
            "If so, tick the second question; the insurer then comes first. You decide."
        )
    return rules.recognised(yes)
