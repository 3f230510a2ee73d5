"""The letters of many cases at once, one file each; nobody is skipped without saying."""

import os
import secrets
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from partwell.desk import Desk
from partwell.documents.letter import letter_document
from partwell.documents.plain_text import text_of
from partwell.domain import letters, lifecycle
from partwell.domain.dossier import Dossier
from partwell.domain.errors import LetterIncomplete, NotAllowed, PartwellError
from partwell.domain.file_names import file_name_for
from partwell.domain.letter_check import kept_from_reader
from partwell.domain.portfolio import CaseFilter
from partwell.store import write_whole
from partwell.wording import check
from partwell.wording.case_facts import known_from, strange_details
from partwell.wording.known_facts import OTHER_CLIENT, OTHER_DETAIL

OTHER_CLIENTS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkReport:
    """Which cases got their file, and which did not and why."""

    written: tuple[str, ...] = ()  # file names
    not_written: tuple[tuple[str, str], ...] = ()  # case id, reason
    not_compared: int = 0  # clients whose names no letter was compared with, because the list is so long


def write_letters(desk: Desk, target: Path, kind_id: str = "ending") -> BulkReport:
    """Write the letters of all open cases into a folder, or a .zip, one file a case."""
    if target.suffix.casefold() == ".zip":
        return _zipped(desk, target, kind_id)
    if target.suffix:
        raise NotAllowed(
            "Letters are written to a folder or a .zip. Nothing was written; please name one of these."
        )
    target.mkdir(parents=True, exist_ok=True)
    return _written(desk, kind_id, lambda name, data: write_whole(target / name, data))


def _zipped(desk: Desk, target: Path, kind_id: str) -> BulkReport:
    """All letters in one archive, which takes its place only when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
                report = _written(desk, kind_id, archive.writestr)
            out.flush()
            os.fsync(out.fileno())
        if report.written:
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return report


def _written(desk: Desk, kind_id: str, write: Callable[[str, bytes], object]) -> BulkReport:
    practice, written, not_written = desk.practice, [], []
    names = desk.store.clients.names(OTHER_CLIENTS)
    for stored in desk.store.cases.each(CaseFilter(statuses=lifecycle.STILL_OPEN)):
        case = stored.case
        client = desk.store.clients.get(case.client_id)
        try:
            dossier = desk.dossier(case, client, practice)
            data = _letter(desk, dossier, kind_id)
            _refuse_strangers(desk, data, dossier, names)
        except PartwellError as error:
            not_written.append((case.case_id, error.sentence))
            continue
        name = file_name_for((kind_id.replace("_", "-"), case.case_id), ".docx")
        write(name, data)
        written.append(name)
    return BulkReport(
        written=tuple(written),
        not_written=tuple(not_written),
        not_compared=max(0, desk.store.clients.count() - OTHER_CLIENTS),
    )


def _refuse_strangers(desk: Desk, data: bytes, dossier: Dossier, names: tuple[str, ...]) -> None:
    """Many letters at once are where one client's name or number gets into another's letter."""
    text, client_id = text_of(data), dossier.client.client_id
    details = desk.store.clients.others_with(strange_details(dossier, text), besides=client_id)
    found = {one.code for one in check(text, kind="sentence", known=known_from(dossier, names, details))}
    if OTHER_CLIENT in found:
        raise NotAllowed("The letter names another client. It was not written; please look at its words.")
    if OTHER_DETAIL in found:
        raise NotAllowed(
            "The letter holds the e-mail address, telephone number or reference of another client. "
            "It was not written; please look at its words."
        )


def _letter(desk: Desk, dossier: Dossier, kind_id: str) -> bytes:
    issued = dossier.case.issued(kind_id)
    if issued:
        return desk.store.documents.data(issued[-1].document_id)
    kind = desk.knowledge.letter_kind(kind_id)
    if kind is None:
        raise NotAllowed("There is no such kind of letter.")
    made = letters.fill(letters.plan(kind, dossier), dossier)
    if made.missing:
        raise LetterIncomplete(tuple(one.meaning for one in made.missing))
    for one in kept_from_reader(made, dossier):
        raise NotAllowed(f"{one.what} It was not written; {one.instead[:1].lower()}{one.instead[1:]}")
    return letter_document(made, dossier, desk.layout(kind.layout))
