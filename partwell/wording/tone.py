"""What is counted rather than matched: shouting, piled-up softeners, piled-up apologies."""

import re
from collections.abc import Iterator

from partwell.wording.findings import Category, Severity, WordingFinding
from partwell.wording.matching import Candidate, ReadSentence
from partwell.wording.rule_files import RuleBook

_SHOUTED = re.compile(r"(?<![\w&.-])[A-Z]{2,}(?:['’][A-Z]+)?(?![\w&.-])")
_MARKS = re.compile(r"!\s*!|\?\s*!|!\s*\?|\?\s*\?")
_SINGLE_SHOUTS = re.compile(
    r"\b(?:NOT|NEVER|AGAIN|ALWAYS|STOP|NOW|NO|ALL|EVERY|ONLY|MUST|STILL|WHY|HOW|WHAT|YOU|YOUR|TWICE|THREE|EVER|NOTHING|ENOUGH|REALLY|SO|ANY|REPEATEDLY|IMMEDIATELY|FINALLY|VERY)\b"
)


def tone_candidates(book: RuleBook, reading: ReadSentence) -> Iterator[Candidate]:
    """Shouting in capitals or marks, and softeners or apologies piled up in one sentence."""
    yield from _shouting(reading)
    strong, weak = _count(reading, "strong_softener"), _count(reading, "weak_softener")
    if strong >= 2 or (strong == 1 and weak >= 2) or weak >= 5:
        yield _piled_up(reading, "hedging-stacked-softeners", _SOFTENERS)
    if _count(reading, "apologies") >= 2:
        yield _piled_up(reading, "hedging-stacked-apologies", _APOLOGIES)


_SOFTENERS = (
    "Several softeners in one sentence hide what you want to say.",
    "Say it once and plainly: what, and by when.",
)
_APOLOGIES = ("More than one apology reads as an admission or as grovelling.", "One plain apology is enough.")


def _shouting(reading: ReadSentence) -> Iterator[Candidate]:
    raw = reading.sentence.raw
    capitals = [m for m in _SHOUTED.finditer(raw)]
    words = re.findall(r"[^\W\d_]{2,}", raw)
    lower = sum(1 for word in words if not word.isupper())
    loud = [m for m in capitals if _SINGLE_SHOUTS.fullmatch(m.group())]
    ends_line = raw.rstrip()[-1:] in ".!?"
    all_loud = len(words) >= 4 and lower == 0 and ends_line and len(loud) >= 1
    if all_loud or (loud and lower >= 2 and (len(loud) > 1 or loud[0].group() not in ("NO", "SO", "ALL", "ANY", "NOW"))):
        span = (0, len(raw)) if all_loud else loud[0].span()
        quiet = raw.capitalize() if all_loud else loud[0].group().lower()
        yield _tone(reading, span, "heated-capitals", Category.HEATED, quiet)
    mark = _MARKS.search(raw)
    if mark:
        end = mark.start() + len(raw[mark.start() :]) - len(raw[mark.start() :].lstrip("!? "))
        yield _tone(reading, (mark.start(), end), "heated-marks", Category.HEATED, "?" if "?" in mark.group() else ".")


def _tone(
    reading: ReadSentence, span: tuple[int, int], rule: str, category: Category, suggestion: str
) -> Candidate:
    return _candidate(
        reading,
        span,
        rule,
        category,
        ("Capitals and repeated marks read as shouting.", "Write it in plain type, with one mark."),
        (suggestion,),
    )


def occurrences(reading: ReadSentence, name: str) -> list[tuple[int, int]]:
    """Start and end, as word positions, of every entry of a list in the sentence, longer ones first."""
    found: list[tuple[int, int]] = []
    for length, starts in reading.reading.lists.get(name, {}).items():
        found.extend((at, at + length) for at in range(len(reading.words)) if starts >> at & 1)
    return sorted(found, key=lambda place: (place[0], -place[1]))


def _count(reading: ReadSentence, name: str) -> int:
    """How many entries of a list stand in the sentence, none counted inside another."""
    count = behind = 0
    for start, end in occurrences(reading, name):
        if start >= behind:
            count, behind = count + 1, end
    return count


def _piled_up(reading: ReadSentence, rule: str, words: tuple[str, str]) -> Candidate:
    return _candidate(reading, (0, len(reading.sentence.raw)), rule, Category.HEDGING, words, ("",))


def _candidate(
    reading: ReadSentence,
    span: tuple[int, int],
    rule: str,
    category: Category,
    words: tuple[str, str],
    suggestions: tuple[str, ...],
) -> Candidate:
    start = reading.sentence.start
    finding = WordingFinding(
        rule=rule,
        category=category,
        code=rule,
        severity=Severity.SHOULD_FIX if category == Category.HEATED else Severity.CONSIDER,
        start=start + span[0],
        end=start + span[1],
        reason=words[0],
        suggestions=suggestions,
        source="plain letters hold up better in front of a judge, a board or a newspaper",
        advice=words[1],
        shown=reading.sentence.raw[span[0] : span[1]],
    )
    return Candidate(finding, start + span[0], start + span[1])
