"""The entries of what Partwell knows: questions, gates, notice rules, letter elements, reasons, letters."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar


class Authority(StrEnum):
    """What stands behind an entry, strongest first."""

    STATUTE = "statute"  # statute, regulator or court
    RULE = "rule"  # a professional rule or code
    CONTRACT = "contract"
    GUIDANCE = "guidance"  # insurer, bar or professional body
    CONVENTION = "convention"  # commonly done, no rule behind it
    COURTESY = "courtesy"
    UNSOURCED = "unsourced"  # our own proposal


class GateSeverity(StrEnum):
    """What a gate does: stop, consult first, lengthen the notice, or change the wording."""

    STOP = "stop"
    CONSULT = "consult"
    EXTEND = "extend"
    REWORD = "reword"


class Disclosure(StrEnum):
    """How much of the reason a letter says."""

    FULL = "full"
    BRIEF = "brief"
    CODED = "coded"  # "the relationship is no longer workable"
    NONE = "none"


class Counting(StrEnum):
    """From where and in which direction a notice rule counts its days."""

    FROM_RECEIPT = "from_receipt"
    FROM_MAILING = "from_mailing"
    FROM_LETTER_DATE = "from_letter_date"
    BACK_FROM_END = "back_from_end"
    BACK_FROM_RENEWAL = "back_from_renewal"


class DayUnit(StrEnum):
    """The unit a period is stated in."""

    CALENDAR = "calendar"
    WORKING = "working"
    WEEKS = "weeks"
    MONTHS = "months"


class RuleEffect(StrEnum):
    """What a notice rule does to the last day."""

    PERIOD = "period"  # the usual: a number of days
    BLOCK = "block"  # no end date while its condition holds
    SHORTEN = "shorten"  # a safety exception: floors of convention, courtesy and contract fall away
    ADVISE = "advise"  # a sentence without a number


class CallOrder(StrEnum):
    """Whether the client is spoken to before or after the letter."""

    CALL_FIRST = "call_first"
    LETTER_FIRST = "letter_first"
    SESSION_FIRST = "session_first"
    NO_CALL = "no_call"


class Mark(StrEnum):
    """How much a letter element is wanted."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When an entry applies, in names of circumstances only."""

    applies_when: tuple[str, ...] = ()
    applies_when_any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def holds(self, holding: frozenset[str]) -> bool:
        """Whether the entry applies where exactly the named conditions hold."""
        return (
            all(name in holding for name in self.applies_when)
            and (not self.applies_when_any or any(name in holding for name in self.applies_when_any))
            and not any(name in holding for name in self.unless)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Every condition name the entry uses."""
        return (*self.applies_when, *self.applies_when_any, *self.unless)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Condition):
    """What every entry carries: a key, a reason to exist, where it comes from and when that was read."""

    id: str
    label: str
    why: str
    source: str
    checked_on: date
    kind: Authority = Authority.UNSOURCED


E = TypeVar("E", bound=Entry)


class QuestionKind(StrEnum):
    """How a circumstance is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance(Entry):
    """A question asked about the client's situation; a yes makes the condition `id` hold.

    A choice makes `id.choice` hold. `label` is the statement to tick ("A hearing is set within the
    notice window"), `question` the same as a question.
    """

    question: str
    help: str = ""
    group: str = "situation"  # situation, money, people, safety, engagement
    answer: QuestionKind = QuestionKind.YES_NO
    choices: tuple[str, ...] = ()
    restricted: bool = False  # the answer decides, but no history, record or export tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Entry):
    """Something that blocks, delays, lengthens or re-words an ending (G01 to G32 and a user's own)."""

    severity: GateSeverity
    what: str  # what is in the way, in one sentence to the professional
    lifts: str  # what lifts or clears it
    protects: str = ""  # why it protects both sides
    consult: tuple[str, ...] = ()  # whom: insurer, counsel, supervisor, court, regulator
    extend_days: int = 0
    removes_elements: tuple[str, ...] = ()  # letter elements that must not appear while it holds
    disclosure: Disclosure | None = None  # the most a letter may say of the reason while it holds
    needs_second_reviewer: bool = False
    clearable: bool = True  # False: only a changed circumstance lifts it, no clearance can be recorded
    restricted: bool = False  # no history, record or export names it


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule(Entry):
    """One source of a notice period. `min_days` binds, `recommended_days` is what is wise.

    A missing number means that no number exists. `countries` and `regions` limit where it applies
    (ISO codes, regions as the holidays library names them); empty means everywhere.
    """

    effect: RuleEffect = RuleEffect.PERIOD
    min_days: int | None = None
    recommended_days: int | None = None
    unit: DayUnit = DayUnit.CALENDAR
    counted: Counting = Counting.FROM_RECEIPT
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    basis: str = ""  # the rule in one sentence, as shown in the sum
    recommended_kind: Authority = Authority.UNSOURCED  # what stands behind recommended_days
    survives_safety: bool = False  # a statute floor that a safety exception does not shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterElement(Entry):
    """Something a letter must or should hold; paragraphs of `data/letters` are tied to it by `id`."""

    mark: Mark = Mark.SHOULD
    letters: tuple[str, ...] = ("ending",)  # letter kinds it belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem(Entry):
    """A task of the handover; due days are counted from the day notice is given or the last day."""

    owner: str = "professional"  # professional, client, office, successor
    due_from: str = "end"  # notice or end
    due_offset_days: int = 0
    mark: Mark = Mark.SHOULD
    giver: str = ""  # both set: a two-sided handover item with proof
    receiver: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintClock(Entry):
    """How fast something that comes back must be handled."""

    lane: str  # feedback, complaint, claim, safety, records_request, successor_enquiry, review, fee_dispute
    acknowledge_days: int | None = None
    answer_days: int | None = None
    unit: DayUnit = DayUnit.CALENDAR
    steps: tuple[str, ...] = ()
    stop_sign: str = ""  # who comes first before anything is sent; empty means nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Entry):
    """How long something is kept after its trigger, on whose authority."""

    what: str
    years: int
    longest_years: int | None = None  # upper end where guidance gives a range
    trigger: str = "end"  # end, close, last_service, majority, payment
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeOption(Entry):
    """Something that may be offered instead of ending; its conditions say when it may be."""

    fits: str  # when it helps
    guard: str  # what keeps it from going wrong: "a written quote with a day on which it expires"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairStep(Entry):
    """A rung of the ladder before notice; its conditions say in which cases it is wanted."""

    step: str  # its place on the ladder: W1, W2 and so on
    what: str
    used_when: str
    record: str  # what the file should hold of it
    skipped_when: str = ""
    done_when: str = ""  # the condition that shows it was taken; empty where nothing on file shows it
    needs_reason: bool = False  # leaving it out where it is wanted needs a written justification


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Entry):
    """A reason to end (R01 to R30 and a user's own) with how it may be said."""

    group: str
    framing: str  # objective sentence for a letter; may name letter fields in {{ }}
    brief: str  # the same in a few neutral words, for brief disclosure
    evidence: str  # what the file should hold
    avoid: tuple[str, ...] = ()
    disclosure: Disclosure = Disclosure.BRIEF
    gates: tuple[str, ...] = ()  # gates to look at when this reason is chosen
    conditions: tuple[str, ...] = ()  # circumstances this reason makes likely, asked first


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterParagraph(Condition):
    """One paragraph of a letter kind: its words, the element it serves, and when it stands.

    `text` holds field names in {{ }} as listed in `domain/letter_fields.py`. A paragraph may be a
    bulleted `list_of` a known list, or a heading. `professions` limits it to packs (by id); empty means all.
    """

    id: str
    text: str
    element: str = ""
    also: tuple[str, ...] = ()  # further elements the same words serve
    encloses: str = ""  # what these words say is enclosed; the letter lists it
    asks: str = ""  # a field to be told before these words may stand in a longer notice
    heading: str = ""
    list_of: str = ""
    professions: tuple[str, ...] = ()
    not_professions: tuple[str, ...] = ()
    disclosure: tuple[Disclosure, ...] = ()  # stands only in these modes; empty means any
    alternative_group: str = ""  # the first applicable paragraph of a group stands, the others do not
    why: str = ""
    source: str = ""

    @property
    def elements(self) -> tuple[str, ...]:
        """Every letter element these words serve."""
        return (*((self.element,) if self.element else ()), *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind(Entry):
    """A kind of letter: who reads it, when it fits, and its paragraphs in order."""

    language: str = "en"
    subject: str
    audience: str = "client"  # client, successor, referral, public
    salutation: str = "Dear {{ salutation_name }}"
    closing: str = "Yours sincerely"
    statuses: tuple[str, ...] = ()  # case statuses in which it is offered; empty means all
    unfit: str = ""  # why it is not offered where its conditions do not hold
    layout: str = "letter"  # templates/<layout>.docx
    paragraphs: tuple[LetterParagraph, ...] = ()
