"""Issue a letter (locked, hashed, versioned), send it, and follow it until it has arrived."""

from dataclasses import dataclass, replace
from datetime import date

from partwell.desk import Desk, OpenCase
from partwell.documents.letter import locked
from partwell.domain import letters, lifecycle
from partwell.domain.case import Case, CaseStatus, Delivery, DeliveryOutcome, IssuedDocument
from partwell.domain.clean_text import clean_line
from partwell.domain.errors import LetterIncomplete, NotAllowed
from partwell.domain.findings import Finding, Level, in_order
from partwell.domain.handover import usual_tasks, with_tasks
from partwell.domain.letter_check import check
from partwell.domain.letter_facts import Reader
from partwell.domain.letters import DraftLetter
from partwell.domain.lifecycle import Move
from partwell.domain.notice_receipt import is_as_agreed, sendings
from partwell.domain.steps import standing as standing_of
from partwell.domain.timeline import NewEvent
from partwell.exchange.email import email_draft
from partwell.store import NewDocument
from partwell.wording import Severity, WordingFinding
from partwell.wording import check as check_words
from partwell.wording.case_facts import known_from, strange_details
from partwell.wording.known_facts import OTHER_DETAIL

ENDING, EXTENSION = "ending", "extension"
NOTICES = (ENDING, EXTENSION, "warning")  # what an agreement's clause on notices is about
OTHER_CLIENTS = 5000  # names a letter is compared with; beyond that a list is a directory


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedOver:
    """A draft letter as it was read once more before it is locked."""

    draft: DraftLetter
    words: tuple[WordingFinding, ...]  # what the wording check points at and nobody kept with a note
    standing: tuple[Finding, ...]  # what stands in the way of issuing it today
    not_compared: int = 0  # clients whose names it was not compared with, because the list is so long


def looked_over(desk: Desk, opened: OpenCase, kind_id: str) -> LookedOver:
    """The draft with its open wording findings and with everything that stands in its way."""
    made = _draft(desk, opened, kind_id)
    words = _open_words(desk, opened, made)
    guards = {ENDING: lifecycle.before_issuing, EXTENSION: lifecycle.period_in_the_way}
    standing = guards[kind_id](opened.dossier) if kind_id in guards else ()
    musts = tuple(one for one in check(made, opened.dossier) if one.level == Level.STOP)
    return LookedOver(
        draft=made,
        words=words,
        standing=(*_unfit(opened, kind_id), *standing, *musts, *_words_in_the_way(words)),
        not_compared=max(0, desk.store.clients.count() - OTHER_CLIENTS),
    )


def before_issuing(desk: Desk, opened: OpenCase, kind_id: str) -> tuple[Finding, ...]:
    """What stands in the way of issuing this letter today: facts, musts, words, and the case itself."""
    return looked_over(desk, opened, kind_id).standing


def next_in_the_way(desk: Desk, opened: OpenCase) -> tuple[Finding, ...]:
    """What stands before the next move of the case: before notice the very list that issuing goes by."""
    kind_id = letters.kind_to_write(opened.dossier)
    if opened.case.status not in lifecycle.BEFORE_NOTICE or not kind_id or opened.case.issued(kind_id):
        return standing_of(opened.dossier)
    return in_order(before_issuing(desk, opened, kind_id))


def _unfit(opened: OpenCase, kind_id: str) -> tuple[Finding, ...]:
    """Why a letter of this kind is not written in this case today."""
    one = next((one for one in letters.kinds_that_fit(opened.dossier) if one.kind.id == kind_id), None)
    if one is None or one.fits:
        return ()
    return (Finding(code="unfit", level=Level.STOP, what=one.why_not, where="letter"),)


def _open_words(desk: Desk, opened: OpenCase, made: DraftLetter) -> tuple[WordingFinding, ...]:
    text = letters.plain_text(made)
    kept = {one.words for one in made.draft.kept}
    clients, dossier = desk.store.clients, opened.dossier
    details = clients.others_with(strange_details(dossier, text), besides=dossier.client.client_id)
    known = known_from(dossier, clients.names(OTHER_CLIENTS), details)
    kind = letters.wording_kind(made)
    found = check_words(text, kind=kind, profession=opened.dossier.profession.id, known=known)
    return tuple(one for one in found if one.start == one.end or text[one.start : one.end] not in kept)


def _words_in_the_way(words: tuple[WordingFinding, ...]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code=one.rule,
            level=Level.STOP,
            what=_what_it_says(one),
            why=one.reason,
            instead="Reword it, or keep it with a note.",
            source=one.source,
            where="letter",
        )
        for one in words
        if one.severity == Severity.MUST_FIX
    )


def _what_it_says(one: WordingFinding) -> str:
    if one.shown:
        return f"The letter says “{one.shown}”."
    if one.code == OTHER_DETAIL:
        return "The letter holds a contact detail or the reference of another client."
    return "The letter names another client."


def issue(desk: Desk, opened: OpenCase, kind_id: str, *, token: str) -> int:
    """Lock the letter: its bytes, exact text and hash go into the store and never change. The new version.

    Raises LetterIncomplete for missing facts and NotAllowed with the first thing in the way.
    """
    made = _draft(desk, opened, kind_id)
    if made.missing:
        raise LetterIncomplete(tuple(one.meaning for one in made.missing))
    standing = before_issuing(desk, opened, kind_id)
    if standing:
        told = " ".join(part for part in (standing[0].what, standing[0].instead) if part)
        raise NotAllowed(f"{told} Nothing was issued.")
    layout = desk.layout(made.plan.kind.layout)
    paper, data, text = locked(made, opened.dossier, layout, who=desk.who)
    case = replace(opened.case, documents=(*opened.case.documents, paper))
    event = NewEvent(
        kind="issued", what=f"{paper.title}, version {paper.version}, issued (sha256 {paper.sha256})."
    )
    new = NewDocument(document=paper, data=data, text=text)
    return desk.save(opened, case, event, token=token, documents=(new,))


def is_out_of_date(opened: OpenCase, paper: IssuedDocument) -> bool:
    """Whether a fact the paper rests on was changed after it was issued."""
    latest = opened.case.issued(paper.kind_id)[-1] == paper
    return latest and not letters.rests_on_facts(paper, opened.dossier)


def paper_to_show(opened: OpenCase, kind_id: str) -> IssuedDocument | None:
    """The latest paper of this kind; before it was sent only while its facts stand, else the draft shows.

    A letter that left, and every paper of a case that is over, stays what it was.
    """
    case = opened.case
    issued = case.issued(kind_id)
    if not issued:
        return None
    ids = {paper.document_id for paper in issued}
    was_sent = any(delivery.document_id in ids for delivery in case.deliveries)
    is_over = case.status in (CaseStatus.ENDED, *lifecycle.FINAL)
    return issued[-1] if was_sent or is_over or not is_out_of_date(opened, issued[-1]) else None


def send(desk: Desk, opened: OpenCase, delivery: Delivery, *, token: str) -> int:
    """Record that a paper went out; the first sending of an ending letter gives notice. The new version."""
    paper = _paper_of(opened.case, delivery.document_id)
    if delivery.sent_on > desk.today:
        raise NotAllowed("The day of sending lies ahead. Nothing was saved; please correct the date.")
    if delivery.sent_on < paper.issued_on:
        raise NotAllowed(
            "The letter was not issued yet on that day. Nothing was saved; please correct the date."
        )
    if needs_note(opened.case, paper, delivery.method) and not delivery.note.strip():
        raise NotAllowed(
            "The agreement asks for another way of sending. Nothing was saved; "
            "please note why it goes this way, or choose the agreement's own."
        )
    tidy = replace(
        delivery,
        tracking=clean_line(delivery.tracking),
        note=clean_line(delivery.note),
        sent_by=delivery.sent_by or desk.who,
    )
    case = replace(opened.case, deliveries=(*opened.case.deliveries, tidy))
    events = [NewEvent(kind="sent", what=_sent_words(paper, tidy))]
    if paper.kind_id == ENDING and case.status in lifecycle.BEFORE_NOTICE:
        planned = replace(case.notice, given_on=tidy.sent_on, method=tidy.method)
        dossier = desk.dossier(replace(case, notice=planned), opened.dossier.client, opened.dossier.practice)
        case, moved = lifecycle.make(dossier, Move.GIVE_NOTICE, who=desk.who, on=tidy.sent_on)
        given = desk.dossier(case, opened.dossier.client, opened.dossier.practice)
        case = with_tasks(case, usual_tasks(given))
        events.append(moved)
    return desk.save(opened, case, *events, token=token)


def needs_note(case: Case, paper: IssuedDocument, method: str) -> bool:
    """Whether sending a paper this way has to be explained: a notice that does not go as the clause says."""
    return paper.kind_id in NOTICES and not is_as_agreed(case, method)


def arrived(
    desk: Desk,
    opened: OpenCase,
    delivery: Delivery,
    outcome: DeliveryOutcome,
    *,
    token: str,
    on: date | None = None,
    note: str = "",
) -> int:
    """Record what became of a sending and on which day, today where left out; the new version.

    The day on which an ending letter first arrived is the day of its receipt.
    """
    day = on or desk.today
    if day < delivery.sent_on:
        raise NotAllowed(
            "The letter was not sent yet on that day. Nothing was saved; please correct the date."
        )
    if day > desk.today:
        raise NotAllowed("That day lies ahead. Nothing was saved; please correct the date.")
    notes = (delivery.note, clean_line(note))
    told = replace(
        delivery, outcome=outcome, outcome_on=day, note=" ".join(one for one in notes if one.strip())
    )
    case = _with_delivery(opened.case, delivery, told)
    paper = _paper_of(case, delivery.document_id)
    if paper.kind_id == ENDING and outcome == DeliveryOutcome.DELIVERED:
        case = replace(case, notice=replace(case.notice, received_on=_first_receipt(case)))
    what = f"{paper.title}, version {paper.version}: {outcome}"
    what += f" on {day.isoformat()}" if day != desk.today else ""
    event = NewEvent(kind="delivery", what=_with_note(what, clean_line(note)))
    return desk.save(opened, case, event, token=token)


def correct_delivery(
    desk: Desk, opened: OpenCase, delivery: Delivery, *, tracking: str, note: str, token: str
) -> int:
    """Put the tracking number and the note of a sending right; the new version."""
    told = replace(delivery, tracking=clean_line(tracking), note=clean_line(note))
    case = _with_delivery(opened.case, delivery, told)
    paper = _paper_of(case, delivery.document_id)
    if needs_note(case, paper, told.method) and not told.note:
        raise NotAllowed(
            "A notice that goes another way than the agreement says keeps its note. "
            "Nothing was changed; please write a few words."
        )
    if told == delivery:
        raise NotAllowed("Nothing was changed: number and note are what they were.")
    what = f"{paper.title}, version {paper.version}: sending of {delivery.sent_on.isoformat()} corrected"
    what += f", tracking {told.tracking or 'none'}" if told.tracking != delivery.tracking else ""
    event = NewEvent(kind="delivery", what=_with_note(what, told.note if told.note != delivery.note else ""))
    return desk.save(opened, case, event, token=token)


def _with_delivery(case: Case, before: Delivery, after: Delivery) -> Case:
    if before not in case.deliveries:
        raise NotAllowed("This delivery was changed meanwhile. Nothing was saved; please look at it again.")
    place = case.deliveries.index(before)
    return replace(case, deliveries=(*case.deliveries[:place], after, *case.deliveries[place + 1 :]))


def _first_receipt(case: Case) -> date | None:
    """The day on which an ending letter first arrived; a copy that arrives later moves nothing."""
    days = (one.outcome_on for one in sendings(case) if one.outcome == DeliveryOutcome.DELIVERED)
    return min((day for day in days if day), default=None)


def _with_note(what: str, note: str) -> str:
    return f"{what}. {note}" if note else f"{what}."


def email_of(desk: Desk, opened: OpenCase, paper: IssuedDocument) -> bytes:
    """A draft e-mail with the issued paper attached, a neutral subject, and nobody copied in.

    Only a letter to the client is addressed: whoever else reads one is not on the client list, and the
    words around it do not name the client.
    """
    practice, client = opened.dossier.practice, opened.dossier.client
    to_client = paper.audience == Reader.CLIENT
    if to_client and not client.email:
        raise NotAllowed(
            "The client has no e-mail address. Nothing was made; please add it on the first step."
        )
    name = client.salutation_name if to_client else paper.addressee
    greeting = f"Dear {name},\n\n" if name else ""
    body = f"{greeting}Please find attached a letter from {practice.name}.\n\nKind regards\n{practice.name}\n"
    data = desk.store.documents.data(paper.document_id)
    return email_draft(
        sender=practice.email,
        to=client.email if to_client else "",
        body=body,
        attachment_name=paper.file_name,
        attachment=data,
    )


def _draft(desk: Desk, opened: OpenCase, kind_id: str) -> DraftLetter:
    kind = desk.knowledge.letter_kind(kind_id)
    if kind is None:
        raise NotAllowed("There is no such kind of letter. Nothing was issued; please choose another.")
    return letters.fill(letters.plan(kind, opened.dossier), opened.dossier)


def _paper_of(case: Case, document_id: str) -> IssuedDocument:
    found = next((one for one in case.documents if one.document_id == document_id), None)
    if found is None:
        raise NotAllowed("That paper is not part of this case. Nothing was saved; please reload the page.")
    return found


def _sent_words(paper: IssuedDocument, delivery: Delivery) -> str:
    tracking = f", tracking {delivery.tracking}" if delivery.tracking else ""
    how = delivery.method.replace("_", " ")
    what = (
        f"{paper.title}, version {paper.version}, sent by {how} on {delivery.sent_on.isoformat()}{tracking}"
    )
    return _with_note(what, delivery.note)
