"""Holds, restricted notes and the sealed evidence pack: what protects once the case is over."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from partwell.desk import Desk, OpenCase
from partwell.documents.pack import PackEntry, PackManifest, write_pack
from partwell.documents.record import case_record
from partwell.documents.sheet import sheet_of
from partwell.domain.case import Hold
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.record import record_of
from partwell.domain.timeline import NewEvent, TimelineEvent, data_hash
from partwell.store import work_folder
from partwell.store.notes import PUT_BACK, TAKEN_BACK

_ON_ANOTHER = (TAKEN_BACK, PUT_BACK)  # kinds of a restricted note whose text is the number of another one


def place_hold(desk: Desk, opened: OpenCase, reason: str, *, token: str) -> int:
    """Keep everything as it is until the hold is lifted: nothing is closed or destroyed. The new version."""
    if not reason.strip():
        raise NotAllowed("A hold needs its reason. Nothing was saved; please write one sentence.")
    hold = Hold(reason=clean_line(reason), placed_on=desk.today, placed_by=desk.who)
    event = NewEvent(kind="hold", what=f"Hold placed: {hold.reason}")
    return desk.save(opened, replace(opened.case, holds=(*opened.case.holds, hold)), event, token=token)


def lift_hold(desk: Desk, opened: OpenCase, hold: Hold, note: str, *, token: str) -> int:
    """Lift a hold, with the reason; the new version."""
    if not note.strip():
        raise NotAllowed("Lifting a hold needs its reason. Nothing was saved; please write one sentence.")
    if hold not in opened.case.open_holds:
        raise NotAllowed("This hold was lifted meanwhile. Nothing was saved; please look at it again.")
    lifted = replace(hold, lifted_on=desk.today, lifted_note=clean_line(note))
    holds = tuple(lifted if one == hold else one for one in opened.case.holds)
    event = NewEvent(kind="hold", what=f"Hold lifted: {lifted.lifted_note}")
    return desk.save(opened, replace(opened.case, holds=holds), event, token=token)


def add_restricted_note(desk: Desk, case_id: str, text: str, kind: str) -> None:
    """Keep a note apart from the file: no letter, record, log or export ever shows it."""
    if not text.strip():
        raise NotAllowed("The note is empty. Nothing was saved; please write it first.")
    desk.store.notes.add(case_id, clean(text), kind, desk.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart:
    """A restricted note as its own page shows it, and who took it back and when, where somebody did."""

    number: int
    at: datetime  # UTC
    who: str
    kind: str
    text: str
    taken_back_by: str = ""
    taken_back_at: datetime | None = None


def restricted_notes(desk: Desk, case_id: str) -> tuple[KeptApart, ...]:
    """The restricted notes of a case, oldest first, each with whether it still stands."""
    stored = desk.store.notes.of(case_id)
    last = {one.text: one for one in stored if one.kind in _ON_ANOTHER}
    kept = []
    for one in stored:
        if one.kind in _ON_ANOTHER:
            continue
        note = KeptApart(number=one.number, at=one.at, who=one.who, kind=one.kind, text=one.text)
        by = last.get(str(one.number))
        if by and by.kind == TAKEN_BACK:
            note = replace(note, taken_back_by=by.who, taken_back_at=by.at)
        kept.append(note)
    return tuple(kept)


def take_restricted_note_back(desk: Desk, case_id: str, number: int) -> None:
    """Note that a restricted note no longer stands; its words stay in the store."""
    if any(note.number == number and not note.taken_back_at for note in restricted_notes(desk, case_id)):
        desk.store.notes.add(case_id, str(number), TAKEN_BACK, desk.who)


def put_restricted_note_back(desk: Desk, case_id: str, number: int) -> None:
    """Note that a restricted note stands after all."""
    if any(note.number == number and note.taken_back_at for note in restricted_notes(desk, case_id)):
        desk.store.notes.add(case_id, str(number), PUT_BACK, desk.who)


def evidence_pack(desk: Desk, opened: OpenCase) -> bytes:
    """Every issued paper in every version, the record, the history and their hashes in one ZIP."""
    with work_folder(desk.home) as folder:
        path = folder / "pack.zip"
        dossier = opened.dossier
        last = dossier.timeline[-1] if dossier.timeline else None
        write_pack(
            path,
            _entries(desk, opened),
            PackManifest(
                case_id=dossier.case.case_id,
                made_at=datetime.now(UTC),
                made_by=desk.who,
                events=len(dossier.timeline),
                anchor=last.hash if last else "",
            ),
        )
        return path.read_bytes()


def _entries(desk: Desk, opened: OpenCase) -> Iterator[PackEntry]:
    dossier = opened.dossier
    for paper in dossier.case.documents:
        data = desk.store.documents.data(paper.document_id)
        yield PackEntry(
            name=f"letters/{paper.file_name}", data=data, document_id=paper.document_id, version=paper.version
        )
    record = case_record(record_of(dossier), desk.layout("case_record"), **sheet_of(dossier.practice))
    yield PackEntry(name="record.docx", data=record)
    history = [_told(event) for event in dossier.timeline]
    packed = json.dumps(history, ensure_ascii=False, indent=1).encode("utf-8")
    yield PackEntry(name="history.json", data=packed)


def _told(event: TimelineEvent) -> dict[str, object]:
    """An event for outside eyes: its data by hash only, so that the chain can be checked unread."""
    told = {**asdict(event), "at": event.at.isoformat(), "data_sha256": data_hash(event.data)}
    del told["data"]
    return told
