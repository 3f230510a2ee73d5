"""Letters in small steps, each a value: plan which paragraphs stand, fill them, check what came of it.

Issuing, the fourth step, is a service: it needs the layout, the store and the day.
"""

import hashlib
import json
from dataclasses import dataclass, replace

from partwell.domain.case import CaseStatus, IssuedDocument, Letter
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import LetterKind, LetterParagraph, by_id
from partwell.domain.letter_check import check
from partwell.domain.letter_draft import BULLET, DraftLetter, DraftParagraph, LetterPlan, fill, plan, reading
from partwell.domain.letter_fields import MissingFact, names_in
from partwell.domain.letter_people import signatory

__all__ = [
    "DraftLetter",
    "DraftParagraph",
    "FittingKind",
    "LetterPlan",
    "MissingFact",
    "Place",
    "check",
    "facts_sha256",
    "fill",
    "kind_to_write",
    "kinds_that_fit",
    "paper_values",
    "places",
    "plain_text",
    "plan",
    "rests_on_facts",
    "styled",
    "wording_kind",
]

ENDS_IT = ("ending", "client_left")  # ours first, else the confirmation of theirs
# What changes with the calendar alone makes no letter out of date.
CHANGES_BY_ITSELF = frozenset({"letter_date", "received_on", "since"})
# Nor does the course of a case: that notice was given, a call held, a message answered.
OF_THE_COURSE = frozenset({"notice_was_given", "call_held", "work_after_end"})
WITH_PARAGRAPHS = "2:"  # stands before a hash that covers which paragraphs stand


@dataclass(frozen=True, slots=True, kw_only=True)
class FittingKind:
    """A kind of letter, whether it fits the case, and if not why."""

    kind: LetterKind
    fits: bool
    why_not: str = ""


def kinds_that_fit(dossier: Dossier, language: str = "en") -> tuple[FittingKind, ...]:
    """Every kind of letter, those that fit this case today first."""
    kinds = [kind for kind in dossier.knowledge.letter_kinds if kind.language == language]
    listed = [_fitting(kind, dossier) for kind in kinds]
    return tuple(sorted(listed, key=lambda one: not one.fits))


def kind_to_write(dossier: Dossier) -> str:
    """The kind that ends the relationship on paper in this case today, or nothing where none fits."""
    fitting = {one.kind.id for one in kinds_that_fit(dossier) if one.fits}
    return next((kind_id for kind_id in ENDS_IT if kind_id in fitting), "")


def _fitting(kind: LetterKind, dossier: Dossier) -> FittingKind:
    if kind.statuses and dossier.case.status not in kind.statuses:
        when = " or ".join(kind.statuses)
        return FittingKind(
            kind=kind,
            fits=False,
            why_not=f"It is written while a case is {when}; this one is {dossier.case.status}.",
        )
    if not kind.holds(dossier.holding):
        return FittingKind(kind=kind, fits=False, why_not=kind.unfit)
    return FittingKind(kind=kind, fits=True)


# -- what a finished letter is good for ------------------------------------------------------------


def styled(letter: DraftLetter) -> tuple[dict[str, str], ...]:
    """The printed paragraphs in order, each as `{"style": text, heading or bullet, "text": words}`."""
    told: list[dict[str, str]] = []
    heading = ""
    for paragraph in letter.standing:
        if paragraph.heading and paragraph.heading != heading:
            told.append({"style": "heading", "text": paragraph.heading})
        heading = paragraph.heading or heading
        told.extend(_styled_lines(paragraph.text))
    return tuple(told)


def _styled_lines(text: str) -> list[dict[str, str]]:
    told = []
    for line in text.split("\n"):
        words = line.strip()
        if words[:2] in {BULLET, "- ", "* "}:
            told.append({"style": "bullet", "text": words[2:].strip()})
        elif words:
            told.append({"style": "text", "text": words})
    return told


def paper_values(letter: DraftLetter, dossier: Dossier) -> dict[str, object]:
    """Everything a Word layout may print: flat names, text, lists of text, and the two pictures.

    In a layout `client_name` and `client_address_lines` are those of whoever the letter goes to.
    """
    person = signatory(reading(letter.plan, dossier, letter.draft))
    return {
        **letter.values,
        "client_name": letter.values["addressee_name"],
        "client_address_lines": letter.values["client_address_lines"] or (),
        "subject": letter.subject,
        "salutation": letter.salutation,
        "paragraphs": styled(letter),
        "closing": letter.closing,
        "enclosures": letter.enclosures,
        "logo_png": dossier.practice.logo_png,
        "signature_png": person.signature_png if person else None,
    }


def wording_kind(letter: DraftLetter) -> str:
    """How the wording check should read it: a "letter", which has to name its last day, or a "reply"."""
    return "letter" if any("end_date" in one.elements for one in letter.standing) else "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paragraph stands in the plain text of its letter, its heading not counted."""

    paragraph_id: str
    start: int
    end: int


def plain_text(letter: DraftLetter) -> str:
    """The letter as plain text for reading, checking and comparing: subject to signature."""
    return "".join(f"{glue}{text}" for _, glue, text in _pieces(letter))


def places(letter: DraftLetter) -> tuple[Place, ...]:
    """The place of every printed paragraph in `plain_text`, in order."""
    found: dict[str, Place] = {}
    at = 0
    for paragraph_id, glue, text in _pieces(letter):
        start, at = at + len(glue), at + len(glue) + len(text)
        if paragraph_id:
            known = found.get(paragraph_id)
            first = known.start if known else start
            found[paragraph_id] = Place(paragraph_id=paragraph_id, start=first, end=at)
    return tuple(found.values())


def _pieces(letter: DraftLetter) -> list[tuple[str, str, str]]:
    """The lines of the plain text: whose paragraph each is, what parts it from the last one, its words."""
    signed = "\n".join(str(letter.values[name]) for name in ("signatory_name", "signatory_title"))
    lines = [("", letter.subject), ("", letter.salutation)]
    heading = ""
    for paragraph in letter.standing:
        if paragraph.heading and paragraph.heading != heading:
            lines.append(("", paragraph.heading))
        heading = paragraph.heading or heading
        lines += [(paragraph.id, _printed(line)) for line in _styled_lines(paragraph.text)]
    lines += [("", letter.closing), ("", signed.strip() if letter.closing else "")]
    pieces: list[tuple[str, str, str]] = []
    for paragraph_id, text in (line for line in lines if line[1]):
        is_next_bullet = bool(pieces) and pieces[-1][2].startswith(BULLET) and text.startswith(BULLET)
        glue = "" if not pieces else "\n" if is_next_bullet else "\n\n"
        pieces.append((paragraph_id, glue, text))
    return pieces


def _printed(line: dict[str, str]) -> str:
    return f"{BULLET}{line['text']}" if line["style"] == "bullet" else line["text"]


def facts_sha256(dossier: Dossier, kind_id: str, *, version: str = WITH_PARAGRAPHS) -> str:
    """A hash of the facts a letter of this kind rests on; another hash means that the letter is out of date.

    It covers what the letter names and which paragraphs stand; papers of older versions were hashed without
    the paragraphs and without a mark.
    What changes with the calendar alone, such as the date printed today, is left out, and so is the ending.
    """
    kind = by_id(dossier.knowledge.letter_kinds, kind_id)
    if kind is None:
        return ""
    dossier = _before_the_end(dossier)
    letter = fill(plan(kind, dossier), dossier, Letter(kind_id=kind_id))
    texts = [kind.subject, kind.salutation, *(paragraph.text for paragraph in kind.paragraphs)]
    names = {name for text in texts for name in names_in(text)}
    names |= {paragraph.list_of for paragraph in kind.paragraphs if paragraph.list_of}
    names |= {"addressee_name", "client_address_lines", "practice_name", "our_reference"}
    told = {name: letter.values.get(name, "") for name in sorted(names - CHANGES_BY_ITSELF)}
    rests_on: list[object] = [told, letter.plan.disclosure]
    if version:
        rests_on.append([one.id for one in letter.plan.paragraphs if not _comes_and_goes(one)])
    packed = json.dumps(rests_on, ensure_ascii=False, sort_keys=True)
    return version + hashlib.sha256(packed.encode("utf-8")).hexdigest()


def _comes_and_goes(paragraph: LetterParagraph) -> bool:
    """Whether it stands only for as long as the case is at some point of its course."""
    return any(
        name.startswith("status.") or name.endswith("_open") or name in OF_THE_COURSE
        for name in paragraph.names
    )


def rests_on_facts(paper: IssuedDocument, dossier: Dossier) -> bool:
    """Whether an issued paper rests on the facts as they stand, by the hash of the time it was issued."""
    kept = paper.facts_sha256
    version = WITH_PARAGRAPHS if kept.startswith(WITH_PARAGRAPHS) else ""
    return not kept or kept == facts_sha256(dossier, paper.kind_id, version=version)


def _before_the_end(dossier: Dossier) -> Dossier:
    """The dossier as it stood while the notice ran: that it ended makes no letter out of date."""
    case, over = dossier.case, {"status.ended", "status.closed", "notice_was_given"}
    if case.status not in (CaseStatus.ENDED, CaseStatus.CLOSED):
        return dossier
    given = case.notice_given_on is not None
    status = CaseStatus.NOTICE_GIVEN if given else CaseStatus.PREPARING
    names = {"status.notice_given", "notice_was_given"} if given else {"status.preparing"}
    running = replace(case, status=status, ended_on=None, closed_on=None, closed_by="")
    return replace(dossier, case=running, holding=(dossier.holding - over) | names)
