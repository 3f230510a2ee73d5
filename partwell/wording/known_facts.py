"""What only the app can know: other clients' names and details, dates and sums that differ from the case."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from partwell.wording.dates import dates_in
from partwell.wording.findings import Category, Known, Severity, WordingFinding
from partwell.wording.matching import Candidate
from partwell.wording.sentences import Sentence, Zone, folded

OTHER_CLIENT, OTHER_DETAIL = "OTHER_CLIENT", "OTHER_DETAIL"  # codes of what belongs to another client
_SHORTEST_NAME = 4
_LEGAL_FORMS = re.compile(r"[,.]?\s+(?:ltd|limited|inc|llc|llp|plc|gmbh|corp|co|pc|pllc)\.?$", re.IGNORECASE)
_SUM = re.compile(r"(?<![\w.,])[£$€]\s?(\d[\d,]*(?:\.\d{2})?)(?![\d%])")
_ENDS = re.compile(
    r"(?:\b(?:services?|engagement|agreement|retainer|contract|work|relationship|appointment|representation"
    r"|coaching|management|sessions?)\b.{0,40}\b(?:ends?|ending|ended|ceases?|terminat\w+|concludes?)"
    r"|\blast day\b|\bcease to act\b|\bno longer (?:act|be able)\b).{0,40}$"
)
_OWED = re.compile(r"\b(?:outstanding|balance|owe|owing|in total|together|arrears)\b")


def known_candidates(text: str, parts: tuple[Sentence, ...], known: Known) -> Iterator[Candidate]:
    """Other clients' names anywhere in the message; another end date or open sum than the case holds."""
    yield from _other_clients(text, parts, known)
    yield from _other_details(text, parts, known)
    for sentence in parts:
        if sentence.zone in (Zone.BODY, Zone.SUBJECT):
            yield from _other_facts(sentence, known)


def _other_clients(text: str, parts: tuple[Sentence, ...], known: Known) -> Iterator[Candidate]:
    plain = folded(text)
    starts = [sentence.start for sentence in parts]
    own = " ".join(folded(name) for name in (*known.client_names, *known.own_details))
    for name in known.other_clients:
        # Thousands of names are compared with every letter: most are left behind by how they begin.
        start = name.strip()
        begins = (start if start.isascii() else folded(start))[:_SHORTEST_NAME].lower()
        if begins not in plain:
            continue
        short = _LEGAL_FORMS.sub("", folded(name).strip())
        if len(short) < _SHORTEST_NAME or short in own or short not in plain:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", plain):
            place = bisect_right(starts, match.start()) - 1
            if place >= 0 and parts[place].zone != Zone.QUOTED:
                yield _candidate(
                    (match.start(), match.end()),
                    OTHER_CLIENT,
                    Category.CONFIDENTIAL,
                    "This is the name of another client; that they are a client is itself confidential.",
                    ("another client", ""),
                )


def _other_details(text: str, parts: tuple[Sentence, ...], known: Known) -> Iterator[Candidate]:
    starts = [sentence.start for sentence in parts]
    for detail in known.other_details:
        for match in re.finditer(rf"(?<!\w){re.escape(detail)}(?!\w)", text):
            place = bisect_right(starts, match.start()) - 1
            if place >= 0 and parts[place].zone != Zone.QUOTED:
                yield _candidate(
                    match.span(),
                    OTHER_DETAIL,
                    Category.CONFIDENTIAL,
                    "This is the e-mail address, telephone number or reference of another client; "
                    "that they are a client is itself confidential.",
                    ("",),
                )


def _other_facts(sentence: Sentence, known: Known) -> Iterator[Candidate]:
    if known.dates:
        for start, end, day in dates_in(sentence.folded):
            ends_then = _ENDS.search(sentence.folded[:start]) is not None
            if ends_then and day is not None and day not in known.dates:
                yield _fact(sentence, (start, end), "OTHER_DATE", tuple(_written(d) for d in known.dates[:3]))
    if known.amounts and _OWED.search(sentence.folded):
        for match in _SUM.finditer(sentence.raw):
            if (amount := _amount(match.group(1))) is not None and amount not in known.amounts:
                sums = tuple(f"{match.group()[0]}{known_sum:,.2f}" for known_sum in known.amounts[:3])
                yield _fact(sentence, match.span(), "OTHER_AMOUNT", sums)


def _fact(sentence: Sentence, span: tuple[int, int], code: str, suggestions: tuple[str, ...]) -> Candidate:
    what = "date" if code == "OTHER_DATE" else "sum"
    return _candidate(
        (sentence.start + span[0], sentence.start + span[1]),
        code,
        Category.LIABILITY,
        f"The case does not hold this {what}; a letter that names another one can be held against you.",
        suggestions,
    )


def _candidate(
    span: tuple[int, int], code: str, category: Category, reason: str, suggestions: tuple[str, ...]
) -> Candidate:
    finding = WordingFinding(
        rule=f"known-{code.lower().replace('_', '-')}",
        category=category,
        code=code,
        severity=Severity.MUST_FIX if category == Category.CONFIDENTIAL else Severity.SHOULD_FIX,
        start=span[0],
        end=span[1],
        reason=reason,
        suggestions=suggestions,
        source="the case itself",
        advice="Compare with the case before the letter goes out.",
        shown="",
    )
    return Candidate(finding, *span)


def _amount(digits: str) -> Decimal | None:
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
