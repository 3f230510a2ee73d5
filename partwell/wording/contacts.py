"""Private contact details of somebody who is not the sender: telephone, e-mail, home address."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import phonenumbers

from partwell.wording.rule_files import RuleBook
from partwell.wording.sentences import Sentence, Zone

_SUGGESTIONS = {
    "PHONE": "[number on file]",
    "EMAIL": "[e-mail address on file]",
    "ADDRESS": "[address on file]",
}
_REGIONS = ("US", "GB")


@lru_cache(maxsize=16)
def _compiled(pattern: str, *, ignore_case: bool) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


def _is_telephone(value: str) -> bool:
    """Whether a run of digits can be dialled in one of the regions, or abroad with its country code."""
    for region in _REGIONS:
        try:
            number = phonenumbers.parse(value, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return True
    return False


def _private(words: Mapping[str, str], before: str, behind: str) -> bool:
    """Whether the nearest word before the value speaks of a private person rather than of an office."""
    near = max((m.end() for m in _compiled(words["near"], ignore_case=True).finditer(before)), default=-1)
    against = max(
        (m.end() for m in _compiled(words["not_near"], ignore_case=True).finditer(before)), default=-1
    )
    if near < 0 and against < 0:
        return (
            re.match(r"[ ,]*(?:\(?(?:her|his|their) (?:home|mobile|cell|private|personal))", behind)
            is not None
        )
    return near > against


def contact_candidates(
    book: RuleBook, sentence: Sentence
) -> Iterator[tuple[str, tuple[int, int], Mapping[str, str]]]:
    """Code, span in the text and words for each private contact detail in a sentence of the body."""
    words = book.settings.get("contact")
    if not words or sentence.zone not in (Zone.BODY, Zone.SUBJECT):
        return
    texts = {key: str(value) for key, value in words.items()}
    if "@" in sentence.raw:
        yield from _mails(texts, sentence)
    if not any(char.isdigit() for char in sentence.raw):
        return
    for code, key in (("PHONE", "phone"), ("ADDRESS", "address")):
        for match in _compiled(texts[key], ignore_case=False).finditer(sentence.raw):
            if code == "PHONE" and not _is_telephone(match.group()):
                continue
            if _private(
                texts,
                sentence.folded[max(0, match.start() - 60) : match.start()],
                sentence.folded[match.end() :],
            ):
                yield code, _span(sentence, match.start(), match.end()), _words(texts, code)


def _mails(
    texts: Mapping[str, str], sentence: Sentence
) -> Iterator[tuple[str, tuple[int, int], Mapping[str, str]]]:
    for match in _compiled(texts["email"], ignore_case=False).finditer(sentence.raw):
        value = match.group().rstrip(".-")
        if _compiled(texts["office_mail"], ignore_case=True).match(value):
            continue
        before = sentence.folded[max(0, match.start() - 60) : match.start()]
        private = _private(texts, before, sentence.folded[match.end() :])
        consumer = _compiled(texts["private_mail"], ignore_case=True).search(value) is not None
        own = re.search(r"\b(?:our|us|me|my|your)\b", before) is not None
        if private or (consumer and not own):
            yield "EMAIL", _span(sentence, match.start(), match.start() + len(value)), _words(texts, "EMAIL")


def _span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    return sentence.start + start, sentence.start + end


def _words(texts: Mapping[str, str], code: str) -> Mapping[str, str]:
    return {"reason": texts["reason"], "suggestion": _SUGGESTIONS[code]}
