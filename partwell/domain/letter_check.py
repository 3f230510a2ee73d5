"""What a draft letter still lacks: facts, elements it must hold, the last day, what has to be enclosed."""

from collections.abc import Callable, Iterator

from partwell.domain.case import Audience
from partwell.domain.client import PartyRole
from partwell.domain.dossier import Dossier
from partwell.domain.findings import Finding, Level, in_order
from partwell.domain.formats import format_date
from partwell.domain.knowledge import Disclosure, LetterElement, Mark
from partwell.domain.letter_draft import DraftLetter, DraftParagraph
from partwell.domain.letter_facts import MAY_SEE, Reader
from partwell.domain.pack_places import country_finding

# Elements that the sheet holds and no paragraph: each with the question whether it is there.
ON_THE_SHEET: dict[str, Callable[[DraftLetter], bool]] = {
    "letter_date": lambda letter: bool(letter.values["letter_date"] and letter.subject),
    "addressee": lambda letter: bool(letter.values["addressee_name"]),
    "delivery_line": lambda letter: bool(letter.values["delivery_line"]),
    "signature": lambda letter: bool(letter.values["signatory_name"]),
    "enclosures": lambda _: True,  # listed by itself wherever something is enclosed
}


def check(letter: DraftLetter, dossier: Dossier) -> tuple[Finding, ...]:
    """What stands between this draft and its reader, stops first; its wording is checked apart.

    A must that no paragraph serves is a stop unless the paragraph was struck out with a note, or a waiver
    `element:<id>` says why the letter does without it.
    """
    if letter.plan.reader == Reader.PUBLIC:
        return (*_missing(letter), *kept_from_reader(letter, dossier))
    found = (
        *_missing(letter),
        *kept_from_reader(letter, dossier),
        *(finding for element in letter.plan.wanted for finding in _element(element, letter, dossier)),
        *_referrals(letter, dossier),
        *_guardian(letter, dossier),
        *_last_day(letter, dossier),
        *_braces(letter),
        *_enclosed(letter),
        *country_finding(dossier.profession, dossier.knowledge.professions, dossier.practice.country),
        *_dated_back(letter, dossier),
    )
    return in_order(found)


def _missing(letter: DraftLetter) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code=f"missing:{fact.name}",
            level=Level.STOP,
            what=f"The letter needs a fact that is not known yet: {fact.meaning}.",
            instead=f"Enter it in {fact.where}.",
            where=fact.name,
        )
        for fact in letter.missing
    )


def _element(element: LetterElement, letter: DraftLetter, dossier: Dossier) -> tuple[Finding, ...]:
    if element.id == "reason" and letter.plan.disclosure == Disclosure.NONE:
        return ()
    sheet = ON_THE_SHEET.get(element.id)
    if sheet(letter) if sheet else _serves(letter.standing, element.id):
        return ()
    struck = tuple(one for one in letter.paragraphs if one.is_struck and element.id in one.elements)
    if any(one.note for one in struck) or dossier.case.waiver(f"element:{element.id}"):
        return ()
    must = element.mark == Mark.MUST
    if struck and not must:
        return ()
    mend = (
        "Put the paragraph back, or note why it is left out." if struck else "Add a paragraph that says it."
    )
    return (
        Finding(
            code=f"{element.mark}:{element.id}",
            level=Level.STOP if must else Level.ADVISE,
            what=f"The letter {element.mark} hold this: {element.label[:1].lower()}{element.label[1:]}.",
            why=element.why,
            instead=mend,
            source=element.source,
            where=struck[0].id if struck else "",
        ),
    )


def _serves(paragraphs: tuple[DraftParagraph, ...], element_id: str) -> bool:
    return any(element_id in paragraph.elements for paragraph in paragraphs)


def _last_day(letter: DraftLetter, dossier: Dossier) -> tuple[Finding, ...]:
    """An edit must not lose the one last day."""
    named = [one for one in letter.standing if "end_date" in one.elements]
    tells_the_end = any("ended_on" in one.names for one in named)
    day = (dossier.case.ended_on if tells_the_end else None) or dossier.period.ends_on
    if day is None or not named:
        return ()
    written = format_date(day, dossier.practice)
    if any(written in paragraph.text for paragraph in letter.standing):
        return ()
    return (
        Finding(
            code="last_day",
            level=Level.STOP,
            what=f"The last day, {written}, does not stand in the letter.",
            why="One certain date leaves no doubt about when the duties of both sides end.",
            instead="Write it into the paragraph that names the end, or change it in the step Notice.",
            where=named[0].id,
        ),
    )


def _referrals(letter: DraftLetter, dossier: Dossier) -> tuple[Finding, ...]:
    """Where guidance asks for several names, fewer are pointed out."""
    asked, named = dossier.profession.policy.referral_count, len(letter.values["referral_names"])
    if not _serves(letter.standing, "referral_route") or named >= asked:
        return ()
    return (
        Finding(
            code="referrals",
            level=Level.ADVISE,
            what=f"In this profession {asked} names to turn to are usual; the letter offers {named}.",
            instead="Add names in the step Handover; the letter promises nothing for them.",
            where="referral_names",
        ),
    )


def _guardian(letter: DraftLetter, dossier: Dossier) -> tuple[Finding, ...]:
    """A letter to somebody whom another person acts for may have to reach that person."""
    acting = [one for one in dossier.client.related_parties if one.role == PartyRole.GUARDIAN]
    if letter.plan.reader != Reader.CLIENT or not acting:
        return ()
    return (
        Finding(
            code="guardian",
            level=Level.ADVISE,
            what="A guardian or attorney is on file, and the letter is addressed to the client.",
            why="A notice may count only once it has reached the person who may act on it.",
            instead="Ask who has to receive it; enter that name with the client, or send a second copy.",
            where="addressee_name",
        ),
    )


def kept_from_reader(letter: DraftLetter, dossier: Dossier) -> tuple[Finding, ...]:
    """Stops for words of a fact that its mark keeps from this reader, however they came into the letter."""
    hidden = tuple(_hidden(dossier, letter.plan.reader))
    return tuple(
        Finding(
            code="not_for_reader",
            level=Level.STOP,
            what="The letter holds the words of a fact that its reader may not see.",
            why=f"The fact is marked “{mark}”; once it is in a letter, nobody can take it back.",
            instead="Reword the paragraph, or change at the fact who may read it.",
            where=paragraph.id,
        )
        for paragraph in letter.standing
        for words, mark in hidden
        if words in _bare(paragraph.text)
    )


SHORTEST_FACT = 12  # signs; fewer are words that anybody uses


def _hidden(dossier: Dossier, reader: Reader) -> Iterator[tuple[str, Audience]]:
    case = dossier.case
    told = (
        *((words, fact.audience) for fact in case.facts for words in (fact.what, fact.tried)),
        *((one.what, one.audience) for one in case.client_deadlines),
        *((one.what, one.audience) for one in case.agreed_terms),
    )
    open_to_reader = {_bare(words) for words, mark in told if mark in MAY_SEE[reader]}
    for words, mark in told:
        bare = _bare(words)
        if mark not in MAY_SEE[reader] and len(bare) >= SHORTEST_FACT and bare not in open_to_reader:
            yield bare, mark


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .;,:")


def _braces(letter: DraftLetter) -> tuple[Finding, ...]:
    """Words in braces that somebody typed are printed as they stand."""
    return tuple(
        Finding(
            code="braces",
            level=Level.ADVISE,
            what="A paragraph you wrote holds words in double braces; they will be printed as they stand.",
            instead="Write the words themselves in place of the braces.",
            where=paragraph.id,
        )
        for paragraph in letter.standing
        if (paragraph.is_edited or paragraph.is_own) and "{{" in paragraph.text
    )


def _enclosed(letter: DraftLetter) -> tuple[Finding, ...]:
    if not letter.enclosures:
        return ()
    return (
        Finding(
            code="enclose",
            level=Level.ADVISE,
            what=f"The letter says that this is enclosed: {'; '.join(letter.enclosures)}.",
            instead="Put it in before sending, or take the sentence out.",
        ),
    )


def _dated_back(letter: DraftLetter, dossier: Dossier) -> tuple[Finding, ...]:
    """A day that was chosen for the letter and has passed since."""
    day = letter.draft.dated_on
    if day is None or day >= dossier.on:
        return ()
    return (
        Finding(
            code="dated_back",
            level=Level.ADVISE,
            what=f"The letter bears the date {format_date(day, dossier.practice)}, which has passed.",
            why="A letter that is older on paper than it is invites the question of when it was written.",
            instead="Choose another date for the letter, or none, so that it bears its own day.",
            where="letter_date",
        ),
    )
