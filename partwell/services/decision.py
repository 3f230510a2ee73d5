"""Answer the questions on the situation, and record who cleared what stands in the way."""

from dataclasses import replace

from partwell.desk import Desk, OpenCase
from partwell.domain import circumstances
from partwell.domain import decision as deciding
from partwell.domain.case import Answer, Consultation
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.day_counting import in_words
from partwell.domain.errors import NotAllowed
from partwell.domain.gates import REOPENED
from partwell.domain.knowledge import Circumstance, by_id
from partwell.domain.lifecycle import FINAL
from partwell.domain.timeline import NewEvent

NO = "no"
WAITED = "waited"


def answer(desk: Desk, opened: OpenCase, answers: dict[str, str], *, token: str) -> int:
    """Save answers to circumstances, each "yes", "no", one of its choices, or "" to take it back."""
    _refuse_when_final(opened)
    asked = {one.id: one for one in circumstances.asked(opened.dossier.profession)}
    for key, value in answers.items():
        allowed = ("", "yes", NO, *(asked[key].choices if key in asked else ()))
        if key not in asked or value not in allowed:
            raise NotAllowed(
                "This question is not asked in this profession. Nothing was saved; please reload."
            )
    kept = tuple(one for one in opened.case.answers if one.circumstance_id not in answers)
    given = tuple(Answer(circumstance_id=key, value=value) for key, value in answers.items() if value)
    event_words = _told(answers, asked)
    event = NewEvent(kind="changed", what=event_words)
    return desk.save(opened, replace(opened.case, answers=(*kept, *given)), event, token=token)


def _told(answers: dict[str, str], asked: dict[str, Circumstance]) -> str:
    """What was answered, in a few words: the statements that hold, and how many do not."""
    open_to_all = {key: value for key, value in answers.items() if not asked[key].restricted}
    holding = [
        asked[key].label if value == "yes" else f"{asked[key].label}: {value}"
        for key, value in open_to_all.items()
        if value not in ("", NO)
    ]
    others = [asked[key].label for key, value in open_to_all.items() if value in ("", NO)]
    parts = [f"So: {'; '.join(holding)}." if holding else ""]
    if len(others) == 1:
        parts.append(f"Not so: {others[0]}.")
    elif others:
        parts.append(f"{len(others)} statements are not so.")
    return clean_line(f"Situation answered. {' '.join(parts)}")[:2000]


def answer_rest_with_no(desk: Desk, opened: OpenCase, *, token: str) -> int:
    """Answer every question that is still open with no; choices are left open."""
    asked = circumstances.asked(opened.dossier.profession)
    rest = {one.id: NO for one in asked if not one.choices and not opened.case.answer(one.id)}
    return answer(desk, opened, rest, token=token) if rest else opened.version


def slept_on(desk: Desk, opened: OpenCase, *, token: str) -> int:
    """Record that a night went by before deciding; refused on the day on which the case was opened."""
    first_on = deciding.slept_on_from(opened.case)
    if desk.today < first_on:
        raise NotAllowed(
            f"This case was opened today, and no night has passed. Nothing was saved; please come back on "
            f"{in_words(first_on)}, or note why it cannot wait."
        )
    _refuse_when_final(opened)
    event = NewEvent(kind="changed", what="The decision was slept on.")
    return desk.save(opened, replace(opened.case, cooled_off=WAITED), event, token=token)


def consult(desk: Desk, opened: OpenCase, told: Consultation, *, token: str) -> int:
    """Record who was asked about a gate and what they cleared: a named person, a date and a note."""
    if not (told.person.strip() and told.note.strip()):
        raise NotAllowed("A clearance needs a name and a note. Nothing was saved; please fill in both.")
    if told.on > desk.today:
        raise NotAllowed("The day of the clearance lies ahead. Nothing was saved; please correct the date.")
    _refuse_when_final(opened)
    tidy = replace(
        told, person=clean_line(told.person), note=clean(told.note), document=clean_line(told.document)
    )
    asked = f"{tidy.role.capitalize()} {tidy.person} asked about {tidy.gate_id} on {tidy.on.isoformat()}"
    gate = by_id(opened.dossier.profession.gates, tidy.gate_id)
    words = "A clearance was recorded." if gate and gate.restricted else f"{asked}: {tidy.note}"
    event = NewEvent(kind="changed", what=clean_line(words))
    after = (*opened.case.consultations, tidy)
    return desk.save(opened, replace(opened.case, consultations=after), event, token=token)


def reopen(desk: Desk, opened: OpenCase, gate_id: str, why: str, *, token: str) -> int:
    """Take a clearance back with the reason: the gate stands in the way again. The new version."""
    if not why.strip():
        raise NotAllowed("Opening it again needs its reason. Nothing was saved; please write one sentence.")
    _refuse_when_final(opened)
    if not any(one.gate.id == gate_id and one.is_cleared for one in opened.dossier.gates):
        raise NotAllowed("This is not cleared any more. Nothing was changed; please look at it again.")
    gate = by_id(opened.dossier.profession.gates, gate_id)
    told = Consultation(
        gate_id=gate_id, person=desk.who, role=REOPENED, on=desk.today, note=clean(why), clears=False
    )
    words = (
        "A clearance was taken back." if gate and gate.restricted else f"{gate_id} open again: {told.note}"
    )
    event = NewEvent(kind="changed", what=clean_line(words))
    after = (*opened.case.consultations, told)
    return desk.save(opened, replace(opened.case, consultations=after), event, token=token)


def _refuse_when_final(opened: OpenCase) -> None:
    if opened.case.status in FINAL:
        raise NotAllowed("This case is closed. Nothing was changed; please open a new case that follows it.")
