"""The one list of what letters can say about a case: each field with its meaning, its reader and its source.

To let letters say something new, add one line to `FIELDS`. A field that has no value is a missing fact,
named by `ask`, and a letter that uses it cannot be issued.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from partwell.domain import letter_facts as facts
from partwell.domain import letter_people as people
from partwell.domain.clean_text import clean_line
from partwell.domain.knowledge import Disclosure
from partwell.domain.letter_facts import Reader, Reading

Value = str | tuple[str, ...]
Getter = Callable[[Reading], Value]

PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
VOICE = frozenset(
    {"we", "our", "us", "we_are"}
)  # written small in the data, with a capital where a sentence begins
_SENTENCE_ENDS = (".", "?", "\n")

ANYBODY = frozenset(Reader)
PRIVATE = frozenset({Reader.CLIENT})
NAMED = frozenset({Reader.CLIENT, Reader.SUCCESSOR, Reader.SECOND_PARTY})  # who knows of the relationship
WITH_SUCCESSOR = frozenset({Reader.CLIENT, Reader.SUCCESSOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing a letter can say: its name in braces, what it means, who may read it, an example."""

    name: str
    meaning: str
    getter: Getter
    audience: frozenset[Reader] = PRIVATE
    example: Value
    ask: str = ""  # where a missing value is entered; empty for what may stay empty


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFact:
    """A fact that a letter names and nobody has entered yet."""

    name: str
    meaning: str
    where: str


def by_name(name: str) -> Field | None:
    """The field with this name, or None."""
    return _BY_NAME.get(name)


def names_in(text: str) -> tuple[str, ...]:
    """The names in braces in a text, in order, each once."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def value_of(reading: Reading, name: str) -> Value:
    """What a reader may see of one field; empty where it is unknown, not known to exist or not theirs."""
    field = _BY_NAME.get(name)
    return field.getter(reading) if field and reading.reader in field.audience else ""


def values(reading: Reading, names: Iterable[str]) -> dict[str, Value]:
    """The values of the named fields, as one reader may see them."""
    return {name: value_of(reading, name) for name in names}


def missing(values_by_name: Mapping[str, Value]) -> tuple[MissingFact, ...]:
    """The named fields that have no value, each with where to enter it."""
    empty = [name for name, value in values_by_name.items() if not value]
    return tuple(_missing(name) for name in empty)


def replaced(text: str, values_by_name: Mapping[str, Value]) -> str:
    """The text with every name in braces replaced; one without a value says what is missing."""
    parts, last = [], 0
    for found in PLACEHOLDER.finditer(text):
        parts.append(text[last : found.start()])
        value = values_by_name.get(found.group(1), "")
        told = value if isinstance(value, str) else "; ".join(value)
        if found.group(1) in VOICE and _begins_sentence("".join(parts)):
            told = f"{told[:1].upper()}{told[1:]}"
        parts.append(told or f"[{_missing(found.group(1)).meaning}]")
        last = found.end()
    return "".join((*parts, text[last:]))


def _begins_sentence(before: str) -> bool:
    said = before.rstrip(" ")
    return not said or said.endswith(_SENTENCE_ENDS)


def _missing(name: str) -> MissingFact:
    field = _BY_NAME.get(name)
    if field is None:
        return MissingFact(name=name, meaning=f"unknown field “{name}”", where="the data folder")
    return MissingFact(name=name, meaning=field.meaning, where=field.ask or "the letter")


def _reason(reading: Reading) -> str:
    """The reason as far as this letter may say it: in full, in a few words, or not at all."""
    case, knowledge = reading.case, reading.dossier.knowledge
    reasons = [reason for reason in map(knowledge.reason, case.reason_ids) if reason]
    if reading.disclosure == Disclosure.FULL:
        if case.objective_sentence.strip():
            return clean_line(case.objective_sentence)
        return _framed(reading, tuple(reason.framing for reason in reasons))
    if reading.disclosure == Disclosure.BRIEF:
        return _framed(reading, tuple(reason.brief for reason in reasons))
    return ""


def _framed(reading: Reading, texts: tuple[str, ...]) -> str:
    """Sentences of the catalogue with their fields filled; empty where a field has no value."""
    names = {name for text in texts for name in names_in(text)} - {"reason_sentence"}
    known = values(reading, names)
    if any(not value for value in known.values()):
        return ""
    return " ".join(facts.sentence(replaced(text, known)) for text in texts if text.strip())


def _text(look: Callable[[Reading], str]) -> Getter:
    return lambda reading: facts.phrase(look(reading))


_CASE, _DECISION, _NOTICE = "the step Case", "the step Decision", "the step Notice"
_CALL, _HANDOVER, _AFTERCARE = "the step Call", "the step Handover", "the step Aftercare"
_PRACTICE, _CLIENTS = "the page Practice", "the client list"


def _field(
    name: str,
    meaning: str,
    getter: Getter,
    example: Value,
    ask: str = "",
    *,
    audience: frozenset[Reader] = PRIVATE,
) -> Field:
    return Field(name=name, meaning=meaning, getter=getter, audience=audience, example=example, ask=ask)


def _typed(look: Callable[[Reading], str]) -> Getter:
    """Words typed into a form, as part of a sentence."""
    return lambda reading: facts.phrase(look(reading))


def _listed(look: Callable[[Reading], str]) -> Getter:
    """Words typed line by line, as one part of a sentence."""
    return lambda reading: "; ".join(facts.lines(look(reading)))


# A table: the formatter would give every word of it a line of its own.
# fmt: off
_OF_PRACTICE = (
    _field("practice_name", "name of the practice", lambda r: clean_line(r.practice.name), "Hartley Moss",
           _PRACTICE, audience=ANYBODY),
    _field("practice_address_lines", "address of the practice",
           lambda r: tuple(map(clean_line, r.practice.address.printed_lines)),
           ("12 Mill Lane", "Leeds", "LS1 4AB"), _PRACTICE, audience=ANYBODY),
    _field("practice_contact_line", "telephone, email and website of the practice on one line",
           lambda r: facts.joined(" · ", (r.practice.phone, r.practice.email, r.practice.website)),
           "0113 496 0000 · office@hartleymoss.example", audience=ANYBODY),
    _field("practice_registration", "licence or registration line",
           lambda r: clean_line(r.practice.registration), "Registered in England, number 01234567",
           audience=ANYBODY),
    _field("practice_email", "email address of the practice", lambda r: clean_line(r.practice.email),
           "office@hartleymoss.example", _PRACTICE, audience=ANYBODY),
    _field("practice_phone", "telephone number of the practice", lambda r: clean_line(r.practice.phone),
           "0113 496 0000", _PRACTICE, audience=ANYBODY),
    _field("practice_website", "website of the practice", lambda r: clean_line(r.practice.website),
           "www.hartleymoss.example", _PRACTICE, audience=ANYBODY),
    _field("referral_directory", "directory where a client may look for somebody else",
           _typed(lambda r: r.practice.referral_directory), "the Law Society's Find a Solicitor service",
           _PRACTICE, audience=ANYBODY),
    _field("complaints_contact", "contact for complaints", _typed(lambda r: r.practice.complaints_contact),
           "Jo Moss, jo@hartleymoss.example", _PRACTICE, audience=ANYBODY),
    _field("signatory_name", "name of the person who signs", people.signatory_name, "Claire Moss",
           f"{_PRACTICE}, under people", audience=ANYBODY),
    _field("signatory_title", "title below that name", people.signatory_title, "Partner", audience=ANYBODY),
    _field("contact_person", "person who answers questions", people.contact_person, "Claire Moss",
           f"{_PRACTICE}, under people", audience=NAMED),
    _field("contact_route", "telephone or email for questions", people.contact_route,
           "0113 496 0000 or office@hartleymoss.example", _PRACTICE, audience=NAMED),
    _field("we", "we, or I where one person works alone", lambda r: facts.voice(r, "we", "I"), "we",
           audience=ANYBODY),
    _field("our", "our, or my", lambda r: facts.voice(r, "our", "my"), "our", audience=ANYBODY),
    _field("us", "us, or me", lambda r: facts.voice(r, "us", "me"), "us", audience=ANYBODY),
    _field("we_are", "we are, or I am", lambda r: facts.voice(r, "we are", "I am"), "we are",
           audience=ANYBODY),
    _field("client_word", "word for the people the practice works for",
           lambda r: r.dossier.profession.policy.client_word, "client", audience=ANYBODY),
    _field("service_word", "word for what the practice does",
           lambda r: r.dossier.profession.policy.service_word, "services", audience=ANYBODY),
)

_OF_LETTER = (
    _field("letter_date", "date of the letter", lambda r: r.day(facts.dated_on(r)), "4 December 2026",
           audience=ANYBODY),
    _field("our_reference", "reference of the practice",
           lambda r: clean_line(r.engagement.reference) or clean_line(r.client.reference), "HM/2041",
           audience=NAMED),
    _field("delivery_line", "how the letter is sent", facts.delivery_line, "By tracked post, signed for",
           audience=NAMED),
    _field("confidential_line", "line that keeps others from opening it",
           lambda _: "Personal and confidential", "Personal and confidential", audience=NAMED),
    _field("enclosures", "what is enclosed", lambda r: tuple(map(clean_line, r.draft.enclosures)),
           ("Final account",), audience=NAMED),
)

_OF_CLIENT = (
    _field("client_name", "full legal name of the client", lambda r: clean_line(r.client.name),
           "Bay & Co Ltd", _CLIENTS, audience=NAMED),
    _field("addressee_name", "name in the address block", people.addressee, "Bay & Co Ltd", _CLIENTS,
           audience=NAMED),
    _field("salutation_name", "name after Dear", people.salutation, "Ana Bay", _CLIENTS, audience=NAMED),
    _field("client_address_lines", "address of the client", people.addressee_lines,
           ("4 Quay Street", "Bristol", "BS1 5TX"), _CLIENTS),
    _field("since", "since when the practice has worked for the client", facts.since, "since March 2019",
           _CLIENTS),
    _field("successor_name", "the client's next adviser", people.successor, "Larch Advisers", _CLIENTS,
           audience=WITH_SUCCESSOR),
)

_OF_ENGAGEMENT = (
    _field("engagement_name", "name of the work, or what the practice does", facts.engagement_name,
           "Media planning", _CASE, audience=NAMED),
    _field("engagement_title", "name of the work in letters", _typed(lambda r: r.engagement.title),
           "Media planning", _CASE, audience=NAMED),
    _field("agreement_on", "date of the agreement", lambda r: r.day(r.engagement.agreement_on),
           "2 March 2019", _CASE),
    _field("clause", "clause that allows ending", _typed(lambda r: r.engagement.clause), "section 9.2",
           _CASE),
    _field("notice_days_phrase", "notice in the agreement", facts.notice_phrase, "45 calendar days", _CASE),
    _field("work_status", "state of the work: finished, in progress, not started", facts.work_status,
           ("Finished: spring plan", "Not started: summer plan"), _CASE),
    _field("work_done", "finished work", _listed(lambda r: r.engagement.work_done), "spring plan", _CASE),
    _field("work_in_progress", "work in progress", _listed(lambda r: r.engagement.work_in_progress),
           "booking", _CASE),
    _field("work_not_started", "work not begun", _listed(lambda r: r.engagement.work_not_started),
           "summer plan", _CASE),
    _field("continues_until_end", "what continues until the last day",
           _listed(lambda r: r.engagement.continues_until_end), "booked campaigns", _CASE),
    _field("stops_at_once", "what stops with the letter", _listed(lambda r: r.engagement.stops_at_once),
           "new bookings", _CASE),
    _field("last_session_on", "day of the last session or visit",
           lambda r: r.weekday(r.engagement.last_service_on), "Tuesday 12 January 2027", _CASE),
    _field("fees_outstanding", "fees outstanding", lambda r: r.amount(r.engagement.fees_outstanding_amount),
           "£1,250.00", _CASE),
    _field("refund", "refund due", lambda r: r.amount(r.engagement.refund_amount), "£300.00", _CASE),
    _field("final_invoice_on", "date of the final invoice", lambda r: r.day(r.engagement.final_invoice_on),
           "29 January 2027", _CASE),
    _field("surviving_terms", "terms that survive the end", _listed(lambda r: r.engagement.surviving_terms),
           "section 7, confidentiality", _CASE),
    _field("deadlines", "deadlines of the client", facts.deadlines,
           ("15 February 2027: renew the domain. If it is missed: it lapses.",), _NOTICE,
           audience=WITH_SUCCESSOR),
    _field("deadlines_with_source", "deadlines of the client with where each date comes from",
           lambda r: facts.deadlines(r, with_source=True),
           ("15 February 2027: file the reply. Source: order of 4 November 2026.",), _NOTICE,
           audience=WITH_SUCCESSOR),
    _field("retention_years", "how long the file is kept", facts.retention_years, "seven years",
           "the page Knowledge"),
)

_OF_ENDING = (
    _field("ends_on", "last day", facts.ends_on, "Friday 29 January 2027", _NOTICE, audience=NAMED),
    _field("ended_on", "day of the real end, the last day until then", facts.ended_on,
           "Friday 29 January 2027", _HANDOVER, audience=NAMED),
    _field("earlier_ends_on", "last day named in the earlier letter", facts.earlier_end, "15 January 2027",
           _NOTICE),
    _field("given_on", "day notice is given", lambda r: r.day(r.dossier.period.given_on), "4 December 2026",
           _NOTICE),
    _field("received_on", "day of receipt", lambda r: r.day(r.dossier.period.received_on), "7 December 2026",
           _NOTICE),
    _field("reason_sentence", "the reason as the letter says it", _reason,
           "The agreed scope was exceeded on 4 May and 2 June 2026.", _DECISION),
    _field("modified_terms", "terms offered instead", facts.modified_terms,
           ("a monthly retainer of six hours",), _DECISION),
    _field("review_on", "day by which an answer or a change is looked at", lambda r: r.day(r.case.review_on),
           "15 January 2027", _DECISION),
    _field("warning_given_on", "day of the written warning",
           lambda r: r.day(r.case.warnings[-1].given_on) if r.case.warnings else "", "2 November 2026",
           _DECISION),
    _field("warning_must_change", "what must change",
           lambda r: facts.lines(r.case.warnings[-1].what_must_change) if r.case.warnings else (),
           ("invoice 210 of 4 May 2026 is paid",), _DECISION),
    _field("warning_by_on", "day by which it must change",
           lambda r: r.weekday(r.case.warnings[-1].by_on) if r.case.warnings else "",
           "Monday 30 November 2026", _DECISION),
    _field("referral_names", "whom the client might ask", facts.referral_names,
           ("Larch Advisers, 0113 496 0011",), _HANDOVER),
    _field("agreed_terms", "what was agreed, with who does it and by when", facts.agreed_terms,
           ("Send the source files (us, by 15 January 2027)",), _CALL),
    _field("call_on", "day of the call", lambda r: r.weekday(call.on) if (call := facts.last_call(r)) else "",
           "Monday 7 December 2026", _CALL),
    _field("call_points", "what was said in the call",
           lambda r: facts.lines(call.points) if (call := facts.last_call(r)) else (),
           ("The last day stays as it is.",), _CALL),
    _field("promises", "what was promised in the call",
           lambda r: facts.lines(call.promises) if (call := facts.last_call(r)) else (),
           ("Send the source files",), _CALL),
    _field("feedback_received_on", "day on which the message came",
           lambda r: r.day(item.received_on) if (item := facts.answered(r)) else "", "9 December 2026",
           _AFTERCARE, audience=WITH_SUCCESSOR),
    _field("answer_within", "how long an answer may take", facts.answer_within, "28 calendar days",
           "the page Knowledge"),
)

# fmt: on

FIELDS: tuple[Field, ...] = (*_OF_PRACTICE, *_OF_LETTER, *_OF_CLIENT, *_OF_ENGAGEMENT, *_OF_ENDING)
_BY_NAME = {field.name: field for field in FIELDS}
