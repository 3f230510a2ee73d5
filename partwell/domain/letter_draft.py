"""A letter in two steps, each a value: which paragraphs stand, and what they say with the facts in them."""

from dataclasses import dataclass, replace

from partwell.domain import gates
from partwell.domain.case import Letter, ParagraphEdit
from partwell.domain.clean_text import clean
from partwell.domain.day_counting import days_between
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import Disclosure, LetterElement, LetterKind, LetterParagraph
from partwell.domain.letter_facts import Reader, Reading
from partwell.domain.letter_fields import FIELDS, MissingFact, Value, missing, names_in, replaced, values

BULLET = "• "
BY_MAIL = frozenset({"post", "tracked_post", "courier"})
SHORT_DAYS = 7  # a notice so short is no time in which somebody relies on work going on
AMERICAN = frozenset({"US", "CA"})  # where a letter closes with "Sincerely"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPlan:
    """Which paragraphs of a kind stand in a case, in order, before any word is filled in."""

    kind: LetterKind
    reader: Reader
    disclosure: Disclosure
    paragraphs: tuple[LetterParagraph, ...]
    wanted: tuple[LetterElement, ...]  # what this letter must or should hold in this case


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParagraph:
    """One paragraph as it would be printed, and why it stands there."""

    id: str
    text: str  # lines that begin with "• " are bullets; an empty line parts paragraphs
    heading: str = ""
    elements: tuple[str, ...] = ()
    why: str = ""
    source: str = ""
    names: tuple[str, ...] = ()  # the fields its planned words use
    encloses: str = ""
    is_edited: bool = False
    is_own: bool = False
    is_struck: bool = False
    note: str = ""  # why it was struck out


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLetter:
    """A letter ready to be checked, edited further or issued."""

    plan: LetterPlan
    draft: Letter
    subject: str
    salutation: str
    paragraphs: tuple[DraftParagraph, ...]  # struck ones among them
    closing: str
    enclosures: tuple[str, ...]
    values: dict[str, Value]  # every field, as this reader may see it
    missing: tuple[MissingFact, ...]

    @property
    def standing(self) -> tuple[DraftParagraph, ...]:
        """The paragraphs that are printed."""
        return tuple(paragraph for paragraph in self.paragraphs if not paragraph.is_struck)


# -- plan ------------------------------------------------------------------------------------------


def plan(kind: LetterKind, dossier: Dossier) -> LetterPlan:
    """Which paragraphs stand, by condition, profession, disclosure and gates; one of each group."""
    allowed = gates.disclosure_allowed(dossier.case, dossier.profession, dossier.knowledge, dossier.holding)
    removed = gates.removed_elements(dossier.gates)
    standing: list[LetterParagraph] = []
    taken: set[str] = set()
    for paragraph in kind.paragraphs:
        if paragraph.alternative_group in taken or paragraph.element in removed:
            continue
        if _stands(paragraph, dossier, allowed):
            standing.append(paragraph)
            taken |= {paragraph.alternative_group} - {""}
    wanted = tuple(
        element
        for element in dossier.profession.letter_elements
        if kind.id in element.letters and element.holds(dossier.holding) and element.id not in removed
    )
    return LetterPlan(
        kind=kind,
        reader=Reader(kind.audience),
        disclosure=allowed,
        paragraphs=tuple(standing),
        wanted=wanted,
    )


def _stands(paragraph: LetterParagraph, dossier: Dossier, allowed: Disclosure) -> bool:
    profession = dossier.profession.id
    return (
        (not paragraph.professions or profession in paragraph.professions)
        and profession not in paragraph.not_professions
        and (not paragraph.disclosure or allowed in paragraph.disclosure)
        and paragraph.holds(dossier.holding)
    )


# -- fill ------------------------------------------------------------------------------------------


def fill(planned: LetterPlan, dossier: Dossier, draft: Letter | None = None) -> DraftLetter:
    """The plan with the facts in it and the professional's edits on it; what lacks is named in `missing`."""
    kind = planned.kind
    draft = draft or dossier.case.letter(kind.id)
    known = values(reading(planned, dossier, draft), (field.name for field in FIELDS))
    paragraphs = _edited(tuple(_filled(paragraph, known) for paragraph in planned.paragraphs), draft.edits)
    standing = [paragraph for paragraph in paragraphs if not paragraph.is_struck]
    enclosed = [paragraph.encloses for paragraph in standing if paragraph.encloses]
    used = [name for paragraph in standing if not paragraph.is_edited for name in paragraph.names]
    used += _asked(planned, standing, dossier)
    used += [*names_in(kind.subject), *names_in(kind.salutation), *_layout_needs(planned, dossier)]
    return DraftLetter(
        plan=planned,
        draft=draft,
        subject=replaced(kind.subject, known),
        salutation=f"{replaced(kind.salutation, known)}," if kind.salutation else "",
        paragraphs=paragraphs,
        closing=_closing(kind, dossier),
        enclosures=tuple(dict.fromkeys((*enclosed, *_texts(known["enclosures"])))),
        values=known,
        missing=missing({name: known.get(name, "") for name in used}),
    )


def reading(planned: LetterPlan, dossier: Dossier, draft: Letter) -> Reading:
    """The dossier as the reader of this letter may see it."""
    return Reading(dossier=dossier, draft=draft, disclosure=planned.disclosure, reader=planned.reader)


def _filled(paragraph: LetterParagraph, known: dict[str, Value]) -> DraftParagraph:
    items = _texts(known.get(paragraph.list_of, ())) if paragraph.list_of else ()
    words = replaced(paragraph.text.strip(), known)
    listed = (paragraph.list_of,) if paragraph.list_of else ()
    return DraftParagraph(
        id=paragraph.id,
        text="\n".join((*((words,) if words else ()), *(f"{BULLET}{item}" for item in items))),
        heading=replaced(paragraph.heading, known),
        elements=paragraph.elements,
        why=paragraph.why,
        source=paragraph.source,
        names=(*names_in(paragraph.text), *names_in(paragraph.heading), *listed),
        encloses=paragraph.encloses,
    )


def _edited(
    planned: tuple[DraftParagraph, ...], edits: tuple[ParagraphEdit, ...]
) -> tuple[DraftParagraph, ...]:
    """The paragraphs with edits applied; the words of an edit are literal and never a template."""
    paragraphs = list(planned)
    for edit in edits:
        place = next((i for i, one in enumerate(paragraphs) if one.id == edit.paragraph_id), None)
        if place is None and edit.paragraph_id.startswith("own-") and edit.text and edit.text.strip():
            own = DraftParagraph(
                id=edit.paragraph_id,
                text=clean(edit.text).strip(),
                is_own=True,
                is_struck=edit.struck,
                note=edit.note,
            )
            after = next((i for i, one in enumerate(paragraphs) if one.id == edit.after), len(paragraphs) - 1)
            heading = paragraphs[after].heading if paragraphs else ""
            paragraphs.insert(after + 1, replace(own, heading=heading))
        elif place is not None:
            paragraphs[place] = _with_edit(paragraphs[place], edit)
    return tuple(paragraphs)


def _with_edit(paragraph: DraftParagraph, edit: ParagraphEdit) -> DraftParagraph:
    text = clean(edit.text).strip() if edit.text is not None else paragraph.text
    emptied = edit.text is not None and not text  # emptying a paragraph strikes it out
    return replace(
        paragraph,
        text=text or paragraph.text,
        is_edited=edit.text is not None and not emptied and text != paragraph.text,
        is_struck=edit.struck or emptied,
        note=clean(edit.note).strip(),
    )


def _layout_needs(planned: LetterPlan, dossier: Dossier) -> tuple[str, ...]:
    """The fields that the sheet itself cannot do without."""
    if planned.reader == Reader.PUBLIC:
        return ("practice_name",)
    needed = ("practice_name", "practice_address_lines", "addressee_name", "signatory_name")
    by_mail = any(f"method.{method}" in dossier.holding for method in BY_MAIL)
    return (*needed, "client_address_lines") if planned.reader == Reader.CLIENT and by_mail else needed


def _asked(planned: LetterPlan, standing: list[DraftParagraph], dossier: Dossier) -> tuple[str, ...]:
    """The fields to be told before planned words may stand: silence promises neither work nor its end."""
    period, agreed = dossier.period, dossier.case.engagement
    if period.given_on is None or period.ends_on is None or agreed.stops_at_once.strip():
        return ()
    if days_between(period.given_on, period.ends_on) <= SHORT_DAYS:
        return ()
    as_planned = {paragraph.id for paragraph in standing if not paragraph.is_edited}
    return tuple(one.asks for one in planned.paragraphs if one.asks and one.id in as_planned)


def _closing(kind: LetterKind, dossier: Dossier) -> str:
    if not kind.closing:
        return ""
    american = dossier.practice.country.upper() in AMERICAN and kind.closing == "Yours sincerely"
    return "Sincerely," if american else f"{kind.closing},"


def _texts(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else tuple(value)
