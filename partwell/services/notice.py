"""Set the notice: the day it is given, how, and the last day that follows or was chosen."""

from dataclasses import replace
from datetime import date

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import Notice
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.day_counting import in_words
from partwell.domain.dossier import Dossier
from partwell.domain.errors import NotAllowed
from partwell.domain.handover import with_moved_end
from partwell.domain.notice_receipt import usual_method
from partwell.domain.running_notice import NewLastDay, with_last_day
from partwell.domain.timeline import NewEvent


def proposed(desk: Desk, opened: OpenCase, *, given_on: date | None = None) -> Dossier:
    """The dossier as it would stand if notice were given on a day, today where none was chosen."""
    dossier, notice = opened.dossier, opened.case.notice
    day = given_on or notice.given_on or desk.today
    method = usual_method(opened.case, dossier.profession)
    case = replace(opened.case, notice=replace(notice, given_on=day, method=method))
    return desk.dossier(case, dossier.client, dossier.practice, dossier.timeline)


def set_notice(desk: Desk, opened: OpenCase, notice: Notice, *, token: str) -> int:
    """Save day, method and last day together; the new version."""
    if opened.case.status not in lifecycle.BEFORE_NOTICE:
        raise NotAllowed(
            "Notice was already given. Nothing was changed; please move its last day, with the reason."
        )
    given_on, ends_on = notice.given_on, notice.ends_on
    if given_on and ends_on and ends_on < given_on:
        raise NotAllowed(
            "The last day lies before the day on which notice is given. "
            "Nothing was saved; please choose a later last day."
        )
    told = f"Notice planned for {given_on or 'no day yet'}, last day {ends_on or 'as worked out'}."
    event = NewEvent(kind="changed", what=told)
    return desk.save(opened, replace(opened.case, notice=notice), event, token=token)


def move_last_day(desk: Desk, opened: OpenCase, told: NewLastDay, *, token: str) -> int:
    """Give a running notice another last day, with the reason in the history; the new version."""
    tidy = replace(told, why=clean(told.why).strip(), agreed=clean(told.agreed).strip())
    case = with_moved_end(opened.dossier, with_last_day(opened.dossier, tidy))
    before, after = opened.dossier.period.ends_on, case.notice.ends_on
    what = f"Last day moved from {_named(before)} to {_named(after)}"
    if before == after:
        what = f"Last day stays {_named(after)}"
    agreed = f" As the client agreed: {case.notice.earlier_agreed}" if case.notice.earlier_agreed else ""
    event = NewEvent(kind="last_day", what=clean_line(f"{what}. Why: {tidy.why}{agreed}"))
    return desk.save(opened, case, event, token=token)


def _named(day: date | None) -> str:
    return in_words(day) if day else "no day"
