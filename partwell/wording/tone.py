"""What is counted rather than matched: shouting, piled-up softeners, piled-up apologies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from partwell.wording.findings import Category, Severity, WordingFinding
from partwell.wording.matching import Candidate, ReadSentence

_SHOUTED = re.compile(r"(?<![\w&.-])[A-Z]{2,}(?:['’][A-Z]+)?(?![\w&.-])")
_MARKS = re.compile(r"!\s*!|\?\s*!|!\s*\?|\?\s*\?")
_SINGLE_SHOUTS = re.compile(
    r"\b(?:NOT|NEVER|AGAIN|ALWAYS|STOP|NOW|NO|ALL|EVERY|ONLY|MUST|STILL|WHY|HOW|WHAT|YOU|YOUR|TWICE|THREE|EVER"
    r"|NOTHING|ENOUGH|REALLY|SO|ANY|REPEATEDLY|IMMEDIATELY|FINALLY|VERY)\b"
)
_OFTEN_HARMLESS = frozenset(("NO", "SO", "ALL", "ANY", "NOW"))  # abbreviations and headings hold them too


def tone_candidates(reading: ReadSentence) -> Iterator[Candidate]:
    """Shouting in capitals or marks, and softeners or apologies piled up in one sentence."""
    yield from _shouting(reading)
    whole = (0, len(reading.sentence.raw))
    strong, weak = _count(reading, "strong_softener"), _count(reading, "weak_softener")
    if strong >= 2 or (strong == 1 and weak >= 2) or weak >= 5:
        yield _candidate(reading, whole, _SOFTENERS, "")
    if _count(reading, "apologies") >= 2:
        yield _candidate(reading, whole, _APOLOGIES, "")


def _shouting(reading: ReadSentence) -> Iterator[Candidate]:
    raw = reading.sentence.raw
    capitals = list(_SHOUTED.finditer(raw))
    words = re.findall(r"[^\W\d_]{2,}", raw)
    lower = sum(1 for word in words if not word.isupper())
    loud = [m for m in capitals if _SINGLE_SHOUTS.fullmatch(m.group())]
    ending = raw.rstrip()[-1:]
    cried = len(words) >= 3 and ending == "!"
    all_loud = lower == 0 and (cried or (len(words) >= 4 and ending in ".?" and bool(loud)))
    spoken = len(loud) > 1 or (loud and loud[0].group() not in _OFTEN_HARMLESS)
    if all_loud or (loud and lower >= 2 and spoken):
        span = (0, len(raw)) if all_loud else (loud[0].start(), loud[-1].end())
        quiet = raw.capitalize() if all_loud else _SINGLE_SHOUTS.sub(_lowered, raw[span[0] : span[1]])
        yield _candidate(reading, span, _CAPITALS, quiet)
    mark = _MARKS.search(raw)
    if mark:
        end = mark.start() + len(raw[mark.start() :]) - len(raw[mark.start() :].lstrip("!? "))
        yield _candidate(reading, (mark.start(), end), _REPEATED_MARKS, "?" if "?" in mark.group() else ".")


def _lowered(match: re.Match[str]) -> str:
    return match.group().lower()


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


@dataclass(frozen=True, slots=True)
class _Tone:
    """A kind of finding made here: its rule, class, weight and words."""

    rule: str
    category: Category
    severity: Severity
    reason: str
    advice: str


_CAPITALS = _Tone(
    "heated-capitals",
    Category.HEATED,
    Severity.SHOULD_FIX,
    "Words in capitals read as shouting.",
    "Write it in plain type.",
)
_REPEATED_MARKS = _Tone(
    "heated-marks",
    Category.HEATED,
    Severity.SHOULD_FIX,
    "Repeated exclamation or question marks read as shouting.",
    "One mark is enough.",
)
_SOFTENERS = _Tone(
    "hedging-stacked-softeners",
    Category.HEDGING,
    Severity.CONSIDER,
    "Several softeners in one sentence hide what you want to say.",
    "Say it once and plainly: what, and by when.",
)
_APOLOGIES = _Tone(
    "hedging-stacked-apologies",
    Category.HEDGING,
    Severity.CONSIDER,
    "More than one apology reads as an admission or as grovelling.",
    "One plain apology is enough.",
)


def _candidate(reading: ReadSentence, span: tuple[int, int], tone: _Tone, suggestion: str) -> Candidate:
    start = reading.sentence.start
    finding = WordingFinding(
        rule=tone.rule,
        category=tone.category,
        code=tone.rule,
        severity=tone.severity,
        start=start + span[0],
        end=start + span[1],
        reason=tone.reason,
        suggestions=(suggestion,),
        source="plain letters hold up better in front of a judge, a board or a newspaper",
        advice=tone.advice,
        shown=reading.sentence.raw[span[0] : span[1]],
    )
    return Candidate(finding, start + span[0], start + span[1])
