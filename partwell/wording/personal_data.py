"""Personal data recognised by shape, checksum and the words around it; masked wherever it is shown."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from stdnum import iban, luhn
from stdnum.gb import nhs

from partwell.wording.contacts import contact_candidates
from partwell.wording.findings import Category, Known, Severity, WordingFinding, masked
from partwell.wording.matching import Candidate
from partwell.wording.rule_files import RuleBook
from partwell.wording.sentences import Sentence, Zone, folded

_BEFORE, _BEHIND = 70, 30
_CHECKSUMS: Mapping[str, Callable[[str], bool]] = {
    "iban": iban.is_valid,
    "card": lambda value: luhn.is_valid(re.sub(r"\D", "", value)) and len(set(value)) > 3,
    "nhs": lambda value: nhs.is_valid(re.sub(r"\D", "", value)),
}


@lru_cache(maxsize=256)
def compiled(pattern: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """A pattern of the data, compiled once."""
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


def nearest(pattern: str, window: str) -> int:
    """Where the last word of the pattern ends in the window, or -1."""
    end = -1
    for match in compiled(pattern).finditer(window):
        end = match.end()
    return end


def personal_finding(code: str, text: str, span: tuple[int, int], words: Mapping[str, str]) -> Candidate:
    """A finding for a piece of personal data, masked in `shown`; no suggestion ever repeats it."""
    start, end = span
    suggestions = tuple(dict.fromkeys((words.get("suggestion", ""), "")))
    finding = WordingFinding(
        rule=f"personal-{code.lower().replace('_', '-')}",
        category=Category.CONFIDENTIAL,
        code=code,
        severity=Severity.MUST_FIX,
        start=start,
        end=end,
        reason=words["reason"],
        suggestions=suggestions,
        source=words.get("source", "data protection: only what the reader needs, by a safe channel"),
        advice="Pass it on by a secure channel, or point to the record that already holds it.",
        shown=masked(text[start:end]),
    )
    return Candidate(finding, start, end)


def _speaks_for_it(entry: Mapping[str, Any], general_not: str, value: str, before: str, behind: str) -> bool:
    """Whether shape, checksum and the nearest word around a value make it personal data."""
    near, against = nearest(entry["near"], before), nearest(entry.get("not_near", general_not), before)
    against = max(against, nearest(entry["not_near_first"], before)) if "not_near_first" in entry else against
    cued = near >= against and near >= 0
    if not cued and entry.get("cue_behind") and against < 0:
        cued = compiled(entry["near"]).search(behind) is not None
    if cued:
        return True
    if entry["needs"] == "cue" or against > near:
        return False
    if entry["needs"] == "shape":
        return True
    return _CHECKSUMS[entry["checksum"]](value) and (
        "only_with_cue_unless" not in entry or re.fullmatch(entry["only_with_cue_unless"], value) is not None
    )


def _identifiers(book: RuleBook, sentence: Sentence, text: str) -> Iterator[Candidate]:
    general_not = str(book.settings.get("personal", {}).get("not_near", r"(?!)"))
    for entry in book.settings.get("identifier", []):
        pattern = compiled(entry["pattern"], ignore_case=bool(entry.get("ignore_case")))
        for match in pattern.finditer(sentence.raw):
            before = folded(sentence.raw[max(0, match.start() - _BEFORE) : match.start()])
            behind = folded(sentence.raw[match.end() : match.end() + _BEHIND])
            if _speaks_for_it(entry, general_not, match.group(), before, behind):
                span = (sentence.start + match.start(), sentence.start + match.end())
                yield personal_finding(entry["code"], text, span, entry)


def _credentials(book: RuleBook, sentence: Sentence, text: str) -> Iterator[Candidate]:
    words = book.settings.get("credential")
    if not words:
        return
    for cue in compiled(words["cue"]).finditer(sentence.folded):
        behind = sentence.raw[cue.end() : cue.end() + 120]
        plain = folded(behind)
        link = compiled(words["link"] + f"(?P<value>{words['value']})").match(plain)
        if link is None:
            continue
        value = behind[link.start("value") : link.end("value")].rstrip(".?:!")
        if _is_secret(value, cue.group(), plain[: link.start("value")], words["plain_words"]):
            start = sentence.start + cue.end() + link.start("value")
            yield personal_finding("CREDENTIAL", text, (start, start + len(value)), words)


def _is_secret(value: str, cue: str, link: str, plain_words: str) -> bool:
    """Whether what follows a cue such as "password is" can be the secret itself."""
    if len(value) < 3 or compiled(plain_words).match(value):
        return False
    digits = sum(char.isdigit() for char in value)
    stated = re.search(r"\b(?:is|was|are|remains?|to)\s*:?\s*[\"'(]?$|[:=]\s*[\"'(]?$", link) is not None
    quoted = link.rstrip().endswith(('"', "'"))
    if digits >= 2 and (stated or quoted or link.strip() == ""):
        return not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}[:.]\d{2}", value)
    mixed = any(char in "!@#$%^&*_+=" for char in value) or re.search(r"[a-z][A-Z]|\d", value) is not None
    return (quoted and stated) or (stated and (mixed or (value[:1].isupper() and "pass" in cue)))


def personal_candidates(
    book: RuleBook, text: str, parts: tuple[Sentence, ...], known: Known
) -> Iterator[Candidate]:
    """All personal data in the text but the firm's own details; contact details count in the body only."""
    own = {_bare(detail) for detail in known.own_details if len(_bare(detail)) > 4}
    for sentence in parts:
        if sentence.zone == Zone.QUOTED:
            continue
        if any(char.isdigit() for char in sentence.raw) or "pass" in sentence.folded or ":" in sentence.raw:
            for candidate in (*_identifiers(book, sentence, text), *_credentials(book, sentence, text)):
                if not _is_own(text[candidate.core_start : candidate.core_end], own):
                    yield candidate
        for code, span, words in contact_candidates(book, sentence):
            if not _is_own(text[span[0] : span[1]], own):
                yield personal_finding(code, text, span, words)


def _bare(detail: str) -> str:
    return "".join(char for char in detail.casefold() if char.isalnum())


def _is_own(value: str, own: set[str]) -> bool:
    bare = _bare(value)
    return any(bare in detail or detail in bare for detail in own)
