"""What Partwell knows, as types: professions, notice rules, gates, letter elements, reasons, letters.

Every entry is text in `data/` that a professional can correct. An entry names conditions and never
holds code: `applies_when` lists condition names that must all hold, `applies_when_any` names of which
one must hold, `unless` names of which none may hold. `domain/circumstances.py` says which names exist.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from partwell.domain.knowledge_entries import (
    AlternativeOption,
    Authority,
    CallOrder,
    ChecklistItem,
    Circumstance,
    ComplaintClock,
    Condition,
    Counting,
    DayUnit,
    Disclosure,
    E,
    Entry,
    Gate,
    GateSeverity,
    LetterElement,
    LetterKind,
    LetterParagraph,
    Mark,
    NoticeRule,
    QuestionKind,
    Reason,
    RepairStep,
    Retention,
    RuleEffect,
)

__all__ = [
    "AlternativeOption",
    "Authority",
    "CallOrder",
    "ChecklistItem",
    "Circumstance",
    "ComplaintClock",
    "Condition",
    "Counting",
    "DayUnit",
    "Disclosure",
    "E",
    "Entry",
    "Gate",
    "GateSeverity",
    "Knowledge",
    "KnowledgeChange",
    "LetterElement",
    "LetterKind",
    "LetterParagraph",
    "Mark",
    "NoticeRule",
    "Policy",
    "Problem",
    "Profession",
    "QuestionKind",
    "Reason",
    "RepairStep",
    "Retention",
    "RuleEffect",
    "by_id",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The defaults of a profession that a user may change."""

    disclosure: Disclosure
    call_order: CallOrder
    call_note: str  # why this order, in one sentence
    writes_as: str = "we"  # how letters speak: "we", or "I" where one person works alone
    client_word: str = "client"
    service_word: str = "services"
    delivery_methods: tuple[str, ...] = ("post", "tracked_post", "courier", "email", "hand", "portal")
    delivery_default: str = "tracked_post"
    delivery_note: str = ""
    work_after_notice: str = ""
    records_note: str = ""  # whether records may wait for payment
    referral_note: str = ""
    referral_count: int = 0  # names a letter should offer; 0 means a directory is enough
    who_may_end: str = ""
    ask_first: str = "your insurer or your professional body"
    why: str = ""
    source: str = ""
    checked_on: date = date(2026, 11, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profession:
    """One pack: everything Partwell knows about ending a relationship in one profession."""

    id: str
    label: str
    policy: Policy
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # where it is offered first; empty means everywhere
    circumstances: tuple[Circumstance, ...] = ()
    gates: tuple[Gate, ...] = ()
    notice_rules: tuple[NoticeRule, ...] = ()
    letter_elements: tuple[LetterElement, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    complaint_clocks: tuple[ComplaintClock, ...] = ()
    retention: tuple[Retention, ...] = ()
    alternatives: tuple[AlternativeOption, ...] = ()
    repair: tuple[RepairStep, ...] = ()  # in the order in which they are tried
    leave_out: tuple[str, ...] = ()  # ids of common entries that do not apply here


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeChange:
    """One value a user set in place of the shipped one, kept apart so that an update never overwrites it.

    `profession_id` is a pack, or "common" for every profession and for reasons. `section` is a list of a
    pack ("notice_rules", …), "policy" or "reasons"; `value` is JSON text. An empty `field` with a JSON
    object is an entry of the user's own.
    """

    profession_id: str
    section: str
    entry_id: str
    field: str
    value: str
    note: str = ""
    who: str = ""
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in the data, named by file and entry."""

    file: str
    entry: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}: {self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that is known, common entries already merged into each profession."""

    professions: tuple[Profession, ...] = ()
    reasons: tuple[Reason, ...] = ()
    letter_kinds: tuple[LetterKind, ...] = ()
    problems: tuple[Problem, ...] = ()
    changed_ids: frozenset[str] = field(default_factory=frozenset)  # "profession/section/id" set by the user

    def profession(self, name: str) -> Profession | None:
        """The pack with this id, label or alias, whatever its case, or None."""
        wanted = name.strip().casefold().replace("-", "_").replace(" ", "_")
        for pack in self.professions:
            if wanted in {word.casefold().replace(" ", "_") for word in (pack.id, pack.label, *pack.aliases)}:
                return pack
        return None

    def is_changed(self, profession_id: str, section: str, entry_id: str) -> bool:
        """Whether the user set another value in this entry."""
        keys = {f"{scope}/{section}/{entry_id}" for scope in (profession_id, "common")}
        return not keys.isdisjoint(self.changed_ids)

    def reason(self, reason_id: str) -> Reason | None:
        """The reason with this key, or None."""
        return by_id(self.reasons, reason_id)

    def letter_kind(self, kind_id: str, language: str = "en") -> LetterKind | None:
        """The letter kind with this key in this language, or None."""
        return by_id((kind for kind in self.letter_kinds if kind.language == language), kind_id)


def by_id(entries: Iterable[E], entry_id: str) -> E | None:
    """The entry with this key, or None."""
    return next((entry for entry in entries if entry.id == entry_id), None)
