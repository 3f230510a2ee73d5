"""Make papers without issuing them: a draft letter, the record, the call sheet, and their previews."""

import functools
import os
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path

from partwell.desk import DATA, Desk
from partwell.documents.call_sheet import call_sheet
from partwell.documents.letter import letter_document
from partwell.documents.pdf import converter, to_pdf
from partwell.documents.preview import preview_html
from partwell.documents.record import case_record
from partwell.documents.sheet import sheet_of
from partwell.domain import letters
from partwell.domain.call_sheet import CallScript, call_sheet_of
from partwell.domain.dossier import Dossier
from partwell.domain.errors import LetterIncomplete, NotAllowed
from partwell.domain.knowledge import LetterKind
from partwell.domain.letter_check import kept_from_reader
from partwell.domain.letters import DraftLetter
from partwell.domain.record import record_of
from partwell.knowledge_files import load_call_script
from partwell.wording import Category, Severity, WordingFinding, check


def kind_named(desk: Desk, kind_id: str) -> LetterKind:
    """The kind of letter with this key; raises NotAllowed listing those there are."""
    kind = desk.knowledge.letter_kind(kind_id)
    if kind is None:
        known = ", ".join(one.id for one in desk.knowledge.letter_kinds)
        raise NotAllowed(f"There is no such kind of letter. Nothing was made; known are: {known}.")
    return kind


def draft(desk: Desk, dossier: Dossier, kind_id: str) -> DraftLetter:
    """The letter as it would be printed now, with what lacks named in it."""
    return letters.fill(letters.plan(kind_named(desk, kind_id), dossier), dossier)


def letter_file(desk: Desk, dossier: Dossier, kind_id: str = "ending") -> bytes:
    """The letter as .docx bytes: the issued paper itself where there is one, else the draft.

    Raises LetterIncomplete while a fact it names is missing, NotAllowed where it says what its reader may
    not see.
    """
    issued = dossier.case.issued(kind_id)
    if issued:
        return desk.store.documents.data(issued[-1].document_id)
    made = draft(desk, dossier, kind_id)
    if made.missing:
        raise LetterIncomplete(tuple(f"{one.meaning} ({one.where})" for one in made.missing))
    for one in kept_from_reader(made, dossier):
        raise NotAllowed(f"{one.what} {one.why} Nothing was made; {one.instead[:1].lower()}{one.instead[1:]}")
    return letter_document(made, dossier, desk.layout(made.plan.kind.layout))


def preview(desk: Desk, dossier: Dossier, kind_id: str = "ending") -> str:
    """The draft as safe HTML, made from the very Word file that would be issued."""
    made = draft(desk, dossier, kind_id)
    return preview_html(letter_document(made, dossier, desk.layout(made.plan.kind.layout)))


def issued_preview(desk: Desk, document_id: str) -> str:
    """An issued paper as safe HTML, from its locked bytes."""
    return preview_html(desk.store.documents.data(document_id))


def record_file(desk: Desk, dossier: Dossier) -> bytes:
    """The documentation record as .docx bytes; restricted notes are never in it."""
    return case_record(record_of(dossier), desk.layout("case_record"), **sheet_of(dossier.practice))


def call_sheet_file(desk: Desk, dossier: Dossier) -> bytes:
    """The call sheet as .docx bytes."""
    sheet = call_sheet_of(dossier, call_script())
    return call_sheet(sheet, desk.layout("call_sheet"), **sheet_of(dossier.practice))


@functools.lru_cache(maxsize=4)
def call_script(language: str = "en") -> CallScript:
    """What is known about the call: agenda, rules, words to avoid and graceful replies."""
    told = load_call_script(DATA, language)
    return CheckedCallScript(**{one.name: getattr(told, one.name) for one in fields(told)})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCallScript(CallScript):
    """The call script with the wording check at hand."""

    def may_be_said(self, words: str) -> bool:
        """Whether nothing in the words must be mended or puts somebody down."""
        harmful = (one for one in check(words, kind="script") if _hurts(one))
        return bool(words) and not any(harmful)


def _hurts(found: WordingFinding) -> bool:
    return found.severity == Severity.MUST_FIX or found.category == Category.DISPARAGING


def can_make_pdf() -> bool:
    """Whether a converter to PDF is installed on this computer."""
    return converter() is not None


def as_pdf(data: bytes) -> bytes:
    """A Word paper as PDF, where a converter is installed; raises NotAllowed where none is."""
    made = to_pdf(data)
    if made is None:
        raise NotAllowed(
            "No converter to PDF is installed here (LibreOffice). The Word file holds the same words."
        )
    return made


def write_beside(target: Path, data: bytes) -> None:
    """Write a file so that it is whole or not there at all: beside, to the disk, then renamed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".partwell-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
