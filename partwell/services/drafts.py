"""Work on a draft letter: change, strike out, add and put back paragraphs; keep words with a note."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from partwell.desk import Desk, OpenCase
from partwell.domain.case import KeptWording, Letter, ParagraphEdit
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.lifecycle import FINAL
from partwell.domain.timeline import NewEvent

Change = Callable[[Letter], Letter]


def rewrite(desk: Desk, opened: OpenCase, kind_id: str, paragraph_id: str, *, text: str, token: str) -> int:
    """Put other words in the place of a paragraph's; the new version."""
    edit = _edit(opened, kind_id, paragraph_id)
    return _put(
        desk,
        opened,
        kind_id,
        replace(edit, text=clean(text).strip(), struck=False),
        verb="reworded",
        token=token,
    )


def strike(desk: Desk, opened: OpenCase, kind_id: str, paragraph_id: str, *, note: str, token: str) -> int:
    """Leave a paragraph out, with the reason; the new version."""
    if not note.strip():
        raise NotAllowed(
            "Leaving a paragraph out needs its reason. Nothing was changed; please write a few words."
        )
    edit = _edit(opened, kind_id, paragraph_id)
    return _put(
        desk, opened, kind_id, replace(edit, struck=True, note=clean(note)), verb="left out", token=token
    )


def put_back(desk: Desk, opened: OpenCase, kind_id: str, paragraph_id: str, *, token: str) -> int:
    """Give a paragraph its planned words again; an added one goes. The new version."""

    def change(draft: Letter) -> Letter:
        return replace(draft, edits=tuple(one for one in draft.edits if one.paragraph_id != paragraph_id))

    return _save(desk, opened, kind_id, change, told=f"Paragraph “{paragraph_id}” put back.", token=token)


def add_own(desk: Desk, opened: OpenCase, kind_id: str, text: str, after: str, *, token: str) -> int:
    """Add a paragraph of one's own behind another; the new version."""
    if not text.strip():
        raise NotAllowed("The paragraph is empty. Nothing was added; please write it first.")
    edits = opened.case.letter(kind_id).edits
    number = max((_own_number(edit.paragraph_id) for edit in edits), default=0) + 1
    own = ParagraphEdit(paragraph_id=f"own-{number}", text=clean(text).strip(), after=after)
    return _put(desk, opened, kind_id, own, verb="added", token=token)


def keep_words(desk: Desk, opened: OpenCase, kind_id: str, kept: KeptWording, *, token: str) -> int:
    """Keep words that the check pointed out, with the reason; the new version."""
    if not kept.note.strip():
        raise NotAllowed(
            "Keeping these words needs its reason. Nothing was changed; please write a few words."
        )
    tidy = replace(kept, note=clean(kept.note))

    def change(draft: Letter) -> Letter:
        return replace(draft, kept=(*draft.kept, tidy))

    return _save(
        desk, opened, kind_id, change, told=f"Words kept in the letter: {clean_line(tidy.note)}", token=token
    )


def sign(desk: Desk, opened: OpenCase, kind_id: str, person_id: str, *, token: str) -> int:
    """Choose who signs the letter; the new version."""

    def change(draft: Letter) -> Letter:
        return replace(draft, signatory_id=person_id)

    return _save(desk, opened, kind_id, change, told="The signatory was chosen.", token=token)


def enclose(desk: Desk, opened: OpenCase, kind_id: str, enclosures: tuple[str, ...], *, token: str) -> int:
    """Name what lies in the envelope beside the letter; the new version."""
    named = tuple(filter(None, (clean_line(one) for one in enclosures)))

    def change(draft: Letter) -> Letter:
        return replace(draft, enclosures=named)

    return _save(desk, opened, kind_id, change, told="The enclosures were named.", token=token)


def date_letter(desk: Desk, opened: OpenCase, kind_id: str, day: date | None, *, token: str) -> int:
    """Choose the day printed on the letter, none for the day it would bear by itself; the new version."""
    given_on = opened.case.notice.given_on
    if day and day < desk.today:
        raise NotAllowed(
            "A letter is not dated back. Nothing was changed; please choose today or a later day."
        )
    if day and kind_id == "ending" and given_on and day > given_on:
        raise NotAllowed(
            "The letter would be dated after the day on which notice is given. "
            "Nothing was changed; please choose an earlier day, or change the day of notice first."
        )

    def change(draft: Letter) -> Letter:
        return replace(draft, dated_on=day)

    told = f"The letter is dated {day.isoformat()}." if day else "The letter bears its own day again."
    return _save(desk, opened, kind_id, change, told=told, token=token)


def _edit(opened: OpenCase, kind_id: str, paragraph_id: str) -> ParagraphEdit:
    edits = opened.case.letter(kind_id).edits
    return next(
        (one for one in edits if one.paragraph_id == paragraph_id), ParagraphEdit(paragraph_id=paragraph_id)
    )


def _own_number(paragraph_id: str) -> int:
    number = paragraph_id.removeprefix("own-")
    return int(number) if paragraph_id.startswith("own-") and number.isdigit() else 0


def _put(desk: Desk, opened: OpenCase, kind_id: str, edit: ParagraphEdit, *, verb: str, token: str) -> int:
    def change(draft: Letter) -> Letter:
        known = any(one.paragraph_id == edit.paragraph_id for one in draft.edits)
        if known:
            edits = tuple(edit if one.paragraph_id == edit.paragraph_id else one for one in draft.edits)
        else:
            edits = (*draft.edits, edit)
        return replace(draft, edits=edits)

    return _save(desk, opened, kind_id, change, told=f"Paragraph “{edit.paragraph_id}” {verb}.", token=token)


def _save(desk: Desk, opened: OpenCase, kind_id: str, change: Change, *, told: str, token: str) -> int:
    if opened.case.status in FINAL:
        raise NotAllowed("This case is closed. Nothing was changed; its record is sealed.")
    before = opened.case.letters
    changed = change(opened.case.letter(kind_id))
    others = tuple(draft for draft in before if draft.kind_id != kind_id)
    after = (*others, changed)
    event = NewEvent(kind="changed", what=told)
    return desk.save(opened, replace(opened.case, letters=after), event, token=token)
