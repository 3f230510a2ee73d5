"""Take in what comes back, run its clock, and answer it without breaking a confidence."""

import secrets
from dataclasses import replace

from partwell.desk import Desk, OpenCase
from partwell.domain import aftercare
from partwell.domain.case import Feedback, IssuedDocument, Lane
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.timeline import NewEvent


def receive(desk: Desk, opened: OpenCase, item: Feedback, *, token: str) -> int:
    """Put a message into the case's inbox; its clock starts on the day it came. The new version."""
    if item.received_on > desk.today:
        raise NotAllowed("The day it came lies ahead. Nothing was saved; please correct the date.")
    if not item.words.strip():
        raise NotAllowed("The message has no words. Nothing was saved; please quote or sum up what was said.")
    tidy = replace(item, feedback_id=f"F-{secrets.token_hex(3)}", words=clean(item.words))
    told = f"{aftercare.LANE_WORDS[tidy.lane]} received on {tidy.received_on.isoformat()}."
    case = replace(opened.case, feedback=(*opened.case.feedback, tidy))
    return desk.save(opened, case, NewEvent(kind="received", what=told), token=token)


def tell_first(desk: Desk, opened: OpenCase, item: Feedback, who_was_told: str, *, token: str) -> int:
    """Record that the insurer, counsel or supervisor was told; the stop sign is lifted. The new version."""
    if not who_was_told.strip():
        raise NotAllowed("Who was told is missing. Nothing was saved; please give the name.")
    told = replace(item, told_first=clean_line(who_was_told), told_on=desk.today)
    return _put(desk, opened, item, told, told=f"Told first: {told.told_first}.", token=token)


def acknowledge(desk: Desk, opened: OpenCase, item: Feedback, *, token: str) -> int:
    """Record that the message was acknowledged today; the new version."""
    _refuse_before_stop_sign(opened, item)
    told = replace(item, acknowledged_on=desk.today)
    return _put(
        desk, opened, item, told, told=f"{aftercare.LANE_WORDS[item.lane]} acknowledged.", token=token
    )


def answer(desk: Desk, opened: OpenCase, item: Feedback, reply: str, lesson: str, *, token: str) -> int:
    """Record the reply that went out and the lesson kept; the new version."""
    _refuse_before_stop_sign(opened, item)
    if item.lane in aftercare.NEEDS_CONSENT and not item.consent_on_file:
        raise NotAllowed(
            "There is no consent of the client on file for this. Nothing was saved; "
            "please obtain it first, or close the message with a note."
        )
    told = replace(item, answered_on=desk.today, reply=clean(reply), lesson=clean(lesson))
    return _put(desk, opened, item, told, told=f"{aftercare.LANE_WORDS[item.lane]} answered.", token=token)


def replied_by(desk: Desk, opened: OpenCase, item: Feedback, paper: IssuedDocument, *, token: str) -> int:
    """Record that an issued letter answers a message, or acknowledges it; the new version."""
    if paper.kind_id == aftercare.ACKNOWLEDGES:
        return acknowledge(desk, opened, item, token=token)
    reply = item.reply or f"{paper.title}, version {paper.version}"
    return answer(desk, opened, item, reply, item.lesson, token=token)


def correct(desk: Desk, opened: OpenCase, old: Feedback, new: Feedback, *, token: str) -> int:
    """Put right what was taken in or answered: words, days, lane, reply; the new version."""
    days = (new.received_on, new.acknowledged_on, new.answered_on)
    if any(day and day > desk.today for day in days):
        raise NotAllowed("A day in it lies ahead. Nothing was saved; please correct the date.")
    if new.answered_on and new.answered_on < new.received_on:
        raise NotAllowed(
            "The answer is dated before the message came. Nothing was saved; please correct the date."
        )
    if not new.words.strip():
        raise NotAllowed("The message has no words. Nothing was saved; please quote or sum up what was said.")
    tidy = replace(new, words=clean(new.words), reply=clean(new.reply), lesson=clean(new.lesson))
    return _put(desk, opened, old, tidy, told=f"{aftercare.LANE_WORDS[tidy.lane]} corrected.", token=token)


def close(desk: Desk, opened: OpenCase, item: Feedback, lesson: str, *, token: str) -> int:
    """Close a message without a reply, with a note why; the new version."""
    if not lesson.strip():
        raise NotAllowed(
            "Closing without a reply needs a note. Nothing was saved; please write one sentence."
        )
    told = replace(item, closed_on=desk.today, lesson=clean(lesson))
    return _put(
        desk, opened, item, told, told=f"{aftercare.LANE_WORDS[item.lane]} closed: {told.lesson}", token=token
    )


def consent(desk: Desk, opened: OpenCase, item: Feedback, *, token: str) -> int:
    """Record that the client's consent is on file; the new version."""
    return _put(
        desk,
        opened,
        item,
        replace(item, consent_on_file=True),
        told="The client's consent is on file.",
        token=token,
    )


def _refuse_before_stop_sign(opened: OpenCase, item: Feedback) -> None:
    clock = aftercare.running(item, opened.dossier)
    if clock and aftercare.must_ask_first(item, clock.clock):
        raise NotAllowed(f"{clock.clock.stop_sign} Nothing was saved; please record first who was told.")
    if item.lane == Lane.CLAIM and opened.case.open_holds:
        raise NotAllowed(
            "A hold is open on this case. Nothing was saved; counsel or the insurer answers a claim."
        )


def _put(desk: Desk, opened: OpenCase, old: Feedback, new: Feedback, *, told: str, token: str) -> int:
    if old not in opened.case.feedback:
        raise NotAllowed("This message was changed meanwhile. Nothing was saved; please look at it again.")
    items = tuple(new if item == old else item for item in opened.case.feedback)
    event = NewEvent(kind="feedback", what=clean_line(told)[:2000])
    return desk.save(opened, replace(opened.case, feedback=items), event, token=token)
