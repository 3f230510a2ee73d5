"""What can be wrong between letters, the elements they must hold, their fields, and the reasons."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from partwell.domain import letter_fields
from partwell.domain.case import CaseStatus
from partwell.domain.circumstances import is_known_condition
from partwell.domain.knowledge import (
    Condition,
    Knowledge,
    LetterElement,
    LetterKind,
    LetterParagraph,
    Mark,
    Problem,
    Profession,
)
from partwell.domain.letter_check import ON_THE_SHEET
from partwell.domain.letter_facts import Reader
from partwell.knowledge_files.tables import likely, read_document

BRACES = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def letter_problems(knowledge: Knowledge, folder: Path) -> Iterator[Problem]:
    """What is wrong in the letters, and which must-elements no letter can ever hold."""
    files = _files(folder)
    for kind in knowledge.letter_kinds:
        file = files.get((kind.language, kind.id), "letters")
        if file != f"letters/{kind.language}/{kind.id}.toml":
            sentence = "id and language should be the name of the file and of its folder."
            yield Problem(file=file, entry="the head of the file", sentence=sentence)
        for sentence in _kind_faults(kind, knowledge):
            yield Problem(file=file, entry="the head of the file", sentence=sentence)
        for paragraph in kind.paragraphs:
            for sentence in _paragraph_faults(paragraph, kind, knowledge):
                yield Problem(file=file, entry=f"paragraphs {paragraph.id}", sentence=sentence)
    if knowledge.letter_kinds:
        for profession in knowledge.professions:
            yield from _unserved(profession, knowledge)


def reason_problems(knowledge: Knowledge) -> Iterator[Problem]:
    """What is wrong in the reasons: gates, conditions or fields that do not exist, words that are missing."""
    gates = {gate.id for pack in knowledge.professions for gate in pack.gates}
    for reason in knowledge.reasons:
        faults = [f"“{key}” is empty." for key in _EMPTY_NOT_ALLOWED if not str(getattr(reason, key)).strip()]
        faults += [
            f"the gate “{gate}” is unknown{likely(gate, gates)}" for gate in reason.gates if gate not in gates
        ]
        faults += [
            f"nothing can make “{name}” hold."
            for name in reason.conditions
            if not is_known_condition(name, None, knowledge)
        ]
        faults += [*_fields(reason.framing), *_fields(reason.brief)]
        for sentence in faults:
            yield Problem(file="reasons.toml", entry=f"reasons {reason.id}", sentence=sentence)


_EMPTY_NOT_ALLOWED = ("label", "group", "framing", "brief", "evidence", "why", "source")


def _files(folder: Path) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for path in sorted((folder / "letters").glob("*/*.toml")):
        document = read_document(path, folder, ("paragraphs",), [])
        if document is not None:
            language = str(document.top.get("language", path.parent.name))
            found.setdefault((language, str(document.top.get("id", path.stem))), document.file)
    return found


def _kind_faults(kind: LetterKind, knowledge: Knowledge) -> Iterator[str]:
    empty = [key for key in ("label", "why", "source", "subject") if not str(getattr(kind, key)).strip()]
    yield from (f"“{key}” is empty." for key in empty)
    readers = [reader.value for reader in Reader]
    if kind.audience not in readers:
        yield f"“audience” has to be one of {', '.join(readers)}, not “{kind.audience}”."
    statuses = [status.value for status in CaseStatus]
    for status in kind.statuses:
        if status not in statuses:
            yield f"the status “{status}” is unknown{likely(status, statuses)}"
    yield from _unknown_names(kind, knowledge.professions, knowledge)
    if kind.names and not kind.unfit.strip():
        yield "“unfit” is empty; it says why the letter is not offered where its conditions do not hold."
    yield from (
        fault for text in (kind.subject, kind.salutation, kind.closing) for fault in _fields(text, kind)
    )
    if not kind.paragraphs:
        yield "it has no paragraphs."


def _paragraph_faults(paragraph: LetterParagraph, kind: LetterKind, knowledge: Knowledge) -> Iterator[str]:
    packs = {pack.id: pack for pack in knowledge.professions}
    elements = {element.id for pack in packs.values() for element in pack.letter_elements}
    for element in paragraph.elements:
        if element not in elements:
            yield f"the element “{element}” is unknown{likely(element, elements)}"
    for name in (*paragraph.professions, *paragraph.not_professions):
        if name not in packs:
            yield f"the profession “{name}” is unknown{likely(name, packs)}"
    meant = [packs[name] for name in paragraph.professions if name in packs]
    yield from _unknown_names(paragraph, meant or packs.values(), knowledge)
    if set(paragraph.professions) & set(paragraph.not_professions):
        yield "it can never stand: a profession is both named and excluded."
    if not paragraph.text.strip() and not paragraph.list_of:
        yield "it has neither text nor a list."
    named = [f"{{{{ {name} }}}}" for name in (paragraph.list_of, paragraph.asks) if name]
    yield from (
        fault for text in (paragraph.text, paragraph.heading, *named) for fault in _fields(text, kind)
    )


def _unknown_names(entry: Condition, packs: Iterable[Profession], knowledge: Knowledge) -> Iterator[str]:
    meant = tuple(packs)
    for name in entry.names:
        if not any(is_known_condition(name, pack, knowledge) for pack in meant):
            yield f"nothing can make “{name}” hold."
    if set(entry.applies_when) & set(entry.unless):
        yield "it can never stand: a condition is both required and excluded."


def _fields(text: str, kind: LetterKind | None = None) -> Iterator[str]:
    """What is wrong with the fields a text names, and with their reader where the text is in a letter."""
    for found in BRACES.finditer(text):
        name = (found.group(1) or "").strip()
        field = letter_fields.by_name(name)
        if not re.fullmatch("[a-z_]+", name):
            yield f"“{found.group(0)}” is not the plain name of a field."
        elif field is None:
            known = [listed.name for listed in letter_fields.FIELDS]
            yield f"the field “{name}” is unknown{likely(name, known)}"
        elif kind is not None and kind.audience not in field.audience:
            yield f"the field “{name}” may not be shown to this reader ({kind.audience})."


def _unserved(profession: Profession, knowledge: Knowledge) -> Iterator[Problem]:
    """Must-elements of a profession for which no letter has a paragraph."""
    by_id = {kind.id: kind for kind in knowledge.letter_kinds}
    for element in profession.letter_elements:
        entry = f"letter_elements {element.id}"
        file = f"professions/{profession.id}.toml"
        for kind_id in element.letters:
            if kind_id not in by_id:
                sentence = f"the letter “{kind_id}” is unknown{likely(kind_id, by_id)}"
                yield Problem(file=file, entry=entry, sentence=sentence)
        kinds = [by_id[kind_id] for kind_id in element.letters if kind_id in by_id]
        if element.mark == Mark.MUST and not _served(element, kinds, profession):
            sentence = (
                f"a letter must hold it, and none of {', '.join(element.letters)} has a paragraph for it."
            )
            yield Problem(file=file, entry=entry, sentence=sentence)


def _served(element: LetterElement, kinds: Iterable[LetterKind], profession: Profession) -> bool:
    return element.id in ON_THE_SHEET or any(
        element.id in paragraph.elements
        and (not paragraph.professions or profession.id in paragraph.professions)
        and profession.id not in paragraph.not_professions
        for kind in kinds
        for paragraph in kind.paragraphs
    )
