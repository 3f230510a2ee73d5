"""What a whole message should hold: a word of thanks, an end date for the calendar, a next step."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from partwell.wording.dates import dates_in
from partwell.wording.findings import Category, Severity, WordingFinding
from partwell.wording.matching import Candidate, ReadSentence
from partwell.wording.rule_files import RuleBook
from partwell.wording.sentences import folded

_SHORTEST_MESSAGE = 12  # words; less is a note or a fragment, and no letter to judge


def missing_courtesies(book: RuleBook, read: list[ReadSentence], text: str) -> Iterator[Candidate]:
    """One finding for each courtesy of the data that no sentence of the message holds."""
    if sum(len(reading.words) for reading in read) < _SHORTEST_MESSAGE:
        return
    for entry in book.settings.get("courtesy", []):
        if _about(entry, read) and not _present(entry, read, text):
            yield _missing(entry, len(text))


def _about(entry: Mapping[str, Any], read: list[ReadSentence]) -> bool:
    """Whether the message is of the sort this courtesy is asked of."""
    lists = entry.get("only_with", [])
    return not lists or any(name in reading.reading.lists for reading in read for name in lists)


def _present(entry: Mapping[str, Any], read: list[ReadSentence], text: str) -> bool:
    held = [reading for reading in read if any(name in reading.reading.lists for name in entry["lists"])]
    if not entry.get("with_date"):
        return bool(held)
    if any(next(dates_in(reading.sentence.folded), None) is not None for reading in read):
        return True
    span = re.compile(str(entry.get("or_text", r"(?!)")))
    return bool(span.search(folded(text)))


def _missing(entry: Mapping[str, Any], end: int) -> Candidate:
    finding = WordingFinding(
        rule=f"courtesy-{entry['code']}",
        category=Category.COURTESY,
        code=str(entry["code"]),
        severity=Severity.SHOULD_FIX,
        start=end,
        end=end,
        reason=str(entry["reason"]),
        suggestions=tuple(str(text) for text in entry["suggestions"]),
        source=str(entry["source"]),
        advice=str(entry["advice"]),
        shown="",
    )
    return Candidate(finding, -1 - len(str(entry["code"])), -1)
