"""What an entry of the knowledge says, in sentences and plain words, without keys and empty fields."""

import re
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from typing import Any

from partwell.domain.countries import printed_name
from partwell.domain.knowledge_entries import Authority, ChecklistItem, Entry

AUTHORITIES = {
    Authority.STATUTE: "law",
    Authority.RULE: "professional rule",
    Authority.CONTRACT: "agreement",
    Authority.GUIDANCE: "guidance",
    Authority.CONVENTION: "custom",
    Authority.COURTESY: "courtesy",
    Authority.UNSOURCED: "our own proposal",
}
# field -> how its value is said; a field that is not named here is not shown
_SAID = {
    "question": "{}",
    "help": "{}",
    "basis": "{}",
    "what": "{}",
    "effect": "{}",
    "severity": "{}",
    "lifts": "What lifts it: {}",
    "protects": "Why: {}",
    "consult": "Whom to ask: {}",
    "needs_second_reviewer": "A second person looks at it first.",
    "extend_days": "Adds {} days to the notice.",
    "removes_elements": "The letter leaves out: {}.",
    "disclosure": "The reason in the letter: {}.",
    "restricted": "Kept apart: no history, record or export names it.",
    "min_days": "At least {} days.",
    "recommended_days": "Recommended: {} days.",
    "recommended_kind": "The recommendation rests on {}.",
    "counted": "Counted {}.",
    "survives_safety": "Stands even where safety shortens the notice.",
    "mark": "{}",
    "due_offset_days": "Due {}.",
    "owner": "Done by the {}.",
    "giver": "Handed over by: {}",
    "receiver": "Received by: {}",
    "proof": "Proof: {}",
    "acknowledge_days": "Acknowledge within {} days.",
    "answer_days": "Answer within {} days.",
    "steps": "Steps: {}.",
    "stop_sign": "Who comes first: {}",
    "years": "Keep for {} years.",
    "longest_years": "Up to {} years where guidance gives a range.",
    "trigger": "Counted from {}.",
    "fits": "When it helps: {}",
    "guard": "What keeps it from going wrong: {}",
    "used_when": "When: {}",
    "record": "For the file: {}",
    "skipped_when": "Left out when: {}",
    "needs_reason": "Leaving it out needs a written reason.",
    "countries": "Only in: {}.",
    "regions": "Only in these regions: {}.",
}
_VALUES = {
    "effect": {
        "block": "No last day while this holds.",
        "shorten": "The end may be sooner than the usual notice.",
        "advise": "",  # a sentence without a number: its basis says it all
        "period": "",
    },
    "severity": {
        "stop": "Stops the ending until it is lifted.",
        "consult": "Ask somebody first.",
        "extend": "Makes the notice longer.",
        "reword": "Changes what the letter says.",
    },
    "mark": {"must": "This has to be there.", "should": ""},
    "disclosure": {
        "full": "in full, as dated facts",
        "brief": "in a few neutral words",
        "coded": "only that it is no longer workable",
        "none": "none",
    },
    "counted": {
        "from_receipt": "from receipt",
        "from_mailing": "from the day it is sent",
        "from_letter_date": "from the date of the letter",
        "back_from_end": "back from the last day",
        "back_from_renewal": "back from the renewal",
    },
    "trigger": {
        "end": "the end of the relationship",
        "close": "the day the case is closed",
        "last_service": "the last service",
        "majority": "the day the client comes of age",
        "payment": "the last payment",
    },
}
_UNITS = {"working": "working days", "weeks": "weeks", "months": "months"}


def told(entry: Entry) -> tuple[str, ...]:
    """What the entry says, a sentence each; nothing for what it leaves open."""
    return tuple(line for line in _lines(entry) if line)


def _lines(entry: Entry) -> Iterator[str]:
    ours = {one.name: one.default for one in fields(entry)}
    for name, sentence in _SAID.items():
        value = getattr(entry, name, None)
        if name not in ours or value in (None, "", (), False) or value == ours[name]:
            continue
        said = _said(entry, name, value)
        if said:
            yield _as_sentence(_with_unit(entry, name, sentence).format(said))


def _said(entry: Entry, name: str, value: Any) -> str:
    if name == "due_offset_days":
        day = "notice is given" if getattr(entry, "due_from", "") == "notice" else "the last day"
        count = "1 day" if abs(value) == 1 else f"{abs(value)} days"
        return f"{count} {'before' if value < 0 else 'after'} {day}"
    if name == "recommended_kind":
        return AUTHORITIES[value]
    if name == "countries":
        return ", ".join(printed_name(code) for code in value)
    words = _VALUES.get(name, {})
    parts = value if isinstance(value, tuple) else (value,)
    listed = [words.get(str(part), _plain(part)) for part in parts]
    if name == "mark" and isinstance(entry, ChecklistItem):
        return "This has to be done."
    if len(listed) == 1:
        return listed[0]
    return (". " if name == "steps" else ", ").join(part.rstrip(".") for part in listed)


def _plain(value: Any) -> str:
    """Keys of the data without their underscores; sentences as they stand."""
    text = str(value)
    return text.replace("_", " ") if isinstance(value, StrEnum) or " " not in text else text


def _with_unit(entry: Entry, name: str, sentence: str) -> str:
    """A period in working days, weeks or months says so; one of them is said in the singular."""
    if not name.endswith(("_days", "years")) or name == "due_offset_days":
        return sentence
    unit = _UNITS.get(str(getattr(entry, "unit", "")), "days")
    sentence = sentence.replace("{} days", f"{{}} {unit}")
    if getattr(entry, name) != 1:
        return sentence
    return re.sub(r"(?<=\{\} )([a-z ]+)s\b", r"\1", sentence, count=1)


def _as_sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "”")) else f"{text}."
