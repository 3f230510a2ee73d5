"""The wording check: one pure function from a text to its findings."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

from partwell.wording.courtesies import missing_courtesies
from partwell.wording.findings import Known, Severity, WordingFinding
from partwell.wording.known_facts import known_candidates
from partwell.wording.matching import Candidate, doubted, merged, readings, rule_candidates, with_policy
from partwell.wording.personal_data import personal_candidates
from partwell.wording.rule_files import DATA_FOLDER, RuleBook, rule_book
from partwell.wording.sentences import sentences
from partwell.wording.tone import tone_candidates

KINDS = ("letter", "email", "reply", "script", "sentence")
_WHOLE_MESSAGES = ("letter", "email")


def check(
    text: str, *, kind: str = "letter", profession: str | None = None, known: Known | None = None
) -> tuple[WordingFinding, ...]:
    """What in a text could hurt the reader, a third party or the writer, in the order of the text.

    Kind is one of letter, email, reply, script, sentence; thanks, an end date and a next step are looked
    for in letters and e-mails only. An unknown kind is read as a sentence. Profession is a pack id.
    """
    return _remembered(text, kind, profession, known)


@lru_cache(maxsize=16)  # a page asks about the same words at every click
def _remembered(
    text: str, kind: str, profession: str | None, known: Known | None
) -> tuple[WordingFinding, ...]:
    return check_with(rule_book(DATA_FOLDER), text, kind=kind, profession=profession, known=known)


def check_with(
    book: RuleBook, text: str, *, kind: str, profession: str | None, known: Known | None
) -> tuple[WordingFinding, ...]:
    """The same check with rules from another folder."""
    whole_message = kind in _WHOLE_MESSAGES
    facts = known or Known()
    parts = sentences(text, whole_message=whole_message)
    read = list(readings(book, parts))
    candidates: list[Candidate] = []
    for reading in read:
        said = _widest(list(rule_candidates(book, reading, kind)), list(tone_candidates(reading)))
        candidates.extend(said or doubted(book, reading, kind))
    candidates.extend(personal_candidates(book, text, parts, facts))
    candidates.extend(known_candidates(text, parts, facts))
    if whole_message and read:
        candidates.extend(missing_courtesies(book, read, text))
    weighed = [
        Candidate(finding, candidate.core_start, candidate.core_end)
        for candidate in candidates
        if (finding := with_policy(book, candidate.finding, profession)) is not None
    ]
    return merged(weighed)


def _widest(ruled: list[Candidate], counted: list[Candidate]) -> list[Candidate]:
    """Both kinds of finding; where they share a class the narrower goes, as it would not mend enough."""
    kept: list[Candidate] = []
    for group, others in ((ruled, counted), (counted, ruled)):
        for one in group:
            rivals = [o for o in others if o.finding.category == one.finding.category]
            if all(_length(one) >= _length(other) for other in rivals):
                kept.append(one)
    return kept


def _length(candidate: Candidate) -> int:
    return candidate.finding.end - candidate.finding.start


def summary(findings: tuple[WordingFinding, ...]) -> dict[Severity, int]:
    """How many findings there are of each weight; every weight is named, also with 0."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in Severity}


def rule_problems(folder: Path = DATA_FOLDER) -> tuple[str, ...]:
    """Everything wrong with the rule data of a folder: what cannot be read, and examples that do not hold."""
    book = rule_book(folder)
    problems = list(book.problems)
    for rule in book.rules:
        if len(rule.hits) < 3 or len(rule.misses) < 3:
            problems.append(f"The rule '{rule.id}' needs at least three hits and three misses.")
        for example in rule.hits:
            found = _own(book, example, rule.id)
            if not found:
                problems.append(f"The rule '{rule.id}' does not find: {example}")
            problems.extend(_bad_suggestions(book, example, found))
        problems.extend(
            f"The rule '{rule.id}' wrongly finds: {example}"
            for example in rule.misses
            if _own(book, example, rule.id)
        )
    return tuple(problems)


def _own(book: RuleBook, example: str, rule_id: str) -> list[WordingFinding]:
    found: list[WordingFinding] = []
    for reading in readings(book, sentences(example, whole_message=False)):
        found.extend(
            c.finding
            for kind in KINDS[:1]
            for c in rule_candidates(book, reading, kind)
            if c.finding.rule == rule_id
        )
    return found


def _bad_suggestions(book: RuleBook, example: str, found: list[WordingFinding]) -> list[str]:
    problems: list[str] = []
    for finding in found:
        for suggestion in finding.suggestions:
            after = example[: finding.start] + suggestion + example[finding.end :]
            again = check_with(book, after, kind="sentence", profession=None, known=None)
            behind = finding.start + len(suggestion)
            if any(
                f.category == finding.category and f.start < behind + 1 and f.end > finding.start
                for f in again
            ):
                problems.append(f"The rule '{finding.rule}': '{suggestion}' does not mend: {example}")
    return problems
